"""The verb or noun that a date phrase modifies, also where the parser attaches it to what is said after it."""

from __future__ import annotations

from collections.abc import Mapping

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PREMODIFIER_DEPS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token

DATED_NOUNS = words("dated_event_noun") | words("encounter_noun") | words("agreed_noun")
OTHER_TIMES = frozenset({"after", "before", "despite", "following"})
TOPICS = frozenset({"about", "against", "for", "from", "like", "over", "to"})


def modified_by(span: Span, nouns: Mapping[int, int | None], *, near: bool) -> tuple[Token, bool] | None:
    """The verb or noun that a phrase modifies, and whether it is its attribute: "the 2015 deal", "the Monday raid"."""
    token, inside = _modifying_word(span, nouns, near=near), True
    for _ in range(10):
        head = token.head
        if head is token:
            return None if span.start <= token.i < span.end else (token, False)
        if head.pos_ in VERBAL and not (token.dep_ == "pobj" and head.dep_ == "prep"):
            verb = head.head if head.dep_ in AUXILIARIES else head
            return _reporting_verb(span, verb) or verb, False
        hour = not words("hour_noun").isdisjoint((head.lower_, head.lemma_))  # "at dawn on Tuesday"
        timed = hour or span.start <= head.i < span.end
        if not timed and (head.pos_ == "NOUN" or head.i in nouns):
            of = token.dep_ == "prep" and token.lower_ == "of"
            return head, inside and (of or token.dep_ in PREMODIFIER_DEPS)
        inside = inside and (timed or token.dep_ != "prep")
        token = head
    return None


def _modifying_word(span: Span, nouns: Mapping[int, int | None], *, near: bool) -> Token:
    """The root of a phrase; its last word where that only tells which event: "is blamed for the 1994 genocide"."""
    if len(span) > 1 and span[0].lower_ == "as" and span[1].lower_ == "part":
        return span[-1]  # "as part of the June 9 deal"
    root = span.root
    if root.dep_ != "det":
        return root
    before = span.doc[span.start - 1].lower_ if span.start else ""
    known = near or before in TOPICS or before in OTHER_TIMES  # "after the 2020 clashes"
    return span[-1] if known or _is_no_event(root.head, nouns) else root


def _is_no_event(noun: Token, nouns: Mapping[int, int | None]) -> bool:
    """Whether a date only tells which one an argument means: "arrested the 2018 candidate"; events have the date."""
    return noun.i not in nouns and noun.lemma_ not in DATED_NOUNS and (noun.dep_ == "dobj" or noun.dep_ in SUBJECTS)


def _reporting_verb(span: Span, verb: Token) -> Token | None:
    """The verb of saying, where the date stands between it and what is said: "Iran said on Monday it attacked"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ != "VERB":
        return None
    start = span.start - (span.start > 0 and span.doc[span.start - 1].dep_ == "prep")
    return above if above.i == start - 1 or span.start < above.i < verb.i else None
