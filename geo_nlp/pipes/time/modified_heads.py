"""The verb or noun that a date phrase modifies, where the parser is right and where it is known to err.

Known errors: a date between two clauses goes to the wrong one, a date before a subject is read as its attribute, and a
main clause is read as a relative clause of the date.
"""

from __future__ import annotations

from collections.abc import Mapping

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PREMODIFIER_DEPS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token


def modified_by(span: Span, nouns: Mapping[int, int | None], *, near: bool) -> tuple[Token, bool] | None:
    """The verb or noun that a phrase modifies, and whether it is its attribute: "the 2015 deal", "the Monday raid"."""
    token, inside = span[-1] if near and span.root.dep_ == "det" else span.root, True
    opening = span.start > 0 and span.doc[span.start - 1].text == ";"
    for _ in range(10):
        head = token.head
        if head is token or (opening and token.i == span.root.i):
            if not span.start <= token.i < span.end:
                return token, False
            if (main := _main_verb_as_relative(token, span)) is not None:
                return main, False
            if head is token:
                return None
        if head.pos_ in VERBAL and not (token.dep_ == "pobj" and head.dep_ == "prep"):
            return _verb_of_its_clause(span, head), False
        timed = _is_time(head) or span.start <= head.i < span.end
        if not timed and (head.pos_ == "NOUN" or head.i in nouns):
            return _noun_or_its_verb(span, token, head, inside=inside, event=head.i in nouns)
        inside = inside and (timed or token.dep_ != "prep")
        token = head
    return None


def _main_verb_as_relative(date: Token, span: Span) -> Token | None:
    """The main verb where a date is read as its noun: "The same day Iran condemned Israel"."""
    return next((c for c in date.rights if c.dep_ == "relcl" and c.pos_ == "VERB" and c.i > span.end), None)


def _is_time(noun: Token) -> bool:
    """Whether a noun is a time of day, with a date after it: "at dawn on Tuesday"."""
    return noun.lower_ in words("hour_noun") or noun.lemma_ in words("hour_noun")


def _noun_or_its_verb(span: Span, token: Token, noun: Token, *, inside: bool, event: bool) -> tuple[Token, bool]:
    """The noun that a date modifies, and whether as attribute; its verb where the date only looks like an attribute."""
    of = token.dep_ == "prep" and token.lower_ == "of"
    attribute = inside and (of or token.dep_ in PREMODIFIER_DEPS)
    if attribute and not of and not event and _is_adverbial_of_clause(span, noun):
        return noun.head, False
    return noun, attribute


def _is_adverbial_of_clause(span: Span, noun: Token) -> bool:
    """Whether a date that is parsed as an attribute of a subject is the verb's: "in May Turkish guards killed"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    free = before in ("in", "on") and noun.lemma_ not in words("dated_event_noun")
    return free and noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL


def _verb_of_its_clause(span: Span, verb: Token) -> Token:
    """The verb that a date belongs to, where the parser attaches it to `verb` and another one is near."""
    verb = verb.head if verb.dep_ in AUXILIARIES else verb
    return _verb_after_conjunction(span, verb) or _reporting_verb(span, verb) or verb


def _verb_after_conjunction(span: Span, verb: Token) -> Token | None:
    """The second of two clauses, which a date opens: "arrested him on Monday and on Friday a court sentenced him"."""
    doc, at = span.doc, span.start - 1
    at -= at > 0 and doc[at].tag_ == "IN"
    if at < 0 or (doc[at].dep_ != "cc" and doc[at].text != ";"):
        return None
    following = next((t for t in doc[span.end : span[0].sent.end] if t.pos_ == "VERB"), None)
    joined = following is not None and following.dep_ == "conj" and following.head is verb
    return following if joined else None


def _reporting_verb(span: Span, verb: Token) -> Token | None:
    """The verb of saying, where the date stands between it and what is said: "Iran said on Monday it attacked"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ != "VERB":
        return None
    start = span.start - (span.start > 0 and span.doc[span.start - 1].dep_ == "prep")
    return above if above.i == start - 1 or span.start < above.i < verb.i else None
