"""The verb or noun that a date phrase modifies, where the parser is right and where it is known to err.

Known errors: a date between two clauses goes to the wrong one, a date before a subject is read as its attribute.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, COMMON_NOUN_TAGS, NOMINAL_POS, PREMODIFIER_DEPS, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token

DATED_NOUNS = words("dated_event_noun") | words("encounter_noun") | words("agreed_noun")
OTHER_TIMES = frozenset({"after", "before", "despite", "following"})
ASIDE = frozenset({"after", "although", "because", "though"})


def modified_by(span: Span, nouns: Mapping[int, int | None], *, near: bool) -> tuple[Token, bool] | None:
    """The verb or noun that a phrase modifies, and whether it is its attribute: "the 2015 deal", "the Monday raid"."""
    if (dated := _event_after_comma(span, nouns)) is not None:
        return dated, True
    before = span.doc[span.start - 1].lower_ if span.start else ""
    blamed = before == "for" or before in OTHER_TIMES  # "is blamed for the 1994 genocide", "after the 2020 clashes"
    known = near or blamed or _is_no_event(span.root.head, nouns)
    partial = len(span) > 1 and span[0].lower_ == "as" and span[1].lower_ == "part"  # "as part of the June 9 deal"
    token, inside = span[-1] if partial or (known and span.root.dep_ == "det") else span.root, True
    if (bereft := _verb_of_bare_preposition(span)) is not None:
        return _verb_of_its_clause(span, bereft), False
    for _ in range(10):
        head = token.head
        if head is token:
            return None if span.start <= token.i < span.end else (token, False)
        if head.pos_ in VERBAL and not (token.dep_ == "pobj" and head.dep_ == "prep"):
            return _verb_of_its_clause(span, head), False
        timed = _is_time(head) or span.start <= head.i < span.end
        if not timed and (head.pos_ == "NOUN" or head.i in nouns):
            return _noun_or_its_verb(span, token, head, inside=inside, event=head.i in nouns)
        inside = inside and (timed or token.dep_ != "prep")
        token = head
    return None


def _event_after_comma(span: Span, nouns: Mapping[int, int | None]) -> Token | None:
    """The event of "the September 11, 2001, terrorist attacks", which the parser takes for another phrase."""
    doc, at = span.doc, span.end
    if span[0].lower_ != "the" or at >= len(doc) or doc[at].text != "," or not span[-1].text.isdigit():
        return None
    named = takewhile(lambda t: t.pos_ in NOMINAL_POS, doc.tokens[at + 1 : at + 5])  # "Fort Hood massacre"
    event = next((t for t in named if t.i in nouns or t.lemma_ in DATED_NOUNS), None)
    return event if event is not None and event.tag_ in COMMON_NOUN_TAGS else None


def _is_no_event(noun: Token, nouns: Mapping[int, int | None]) -> bool:
    """Whether a date only tells which one an argument means: "arrested the 2018 candidate"; events have the date."""
    return noun.i not in nouns and noun.lemma_ not in DATED_NOUNS and (noun.dep_ == "dobj" or noun.dep_ in SUBJECTS)


def _verb_of_bare_preposition(span: Span) -> Token | None:
    """The verb of a preposition whose object, the date, is read as part of a name: "In April National Guardsmen"."""
    prep = span.doc[span.start - 1] if span.start else None
    if prep is None or prep.lower_ not in ("in", "on") or prep.dep_ != "prep" or prep.head.pos_ not in VERBAL:
        return None
    return prep.head if not prep.rights and prep.head.i > span.end else None


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
    """Whether a date that is parsed as an attribute of a subject is the verb's: "in May Turkish guards killed".

    In lists a day opens the line without a preposition: "18 May 2003 Indian soldiers attacked".
    """
    before = span.doc[span.start - 1].lower_ if span.start else ""
    bare = span.start == noun.sent.start and len(span) > 1
    free = (before in ("in", "on") or bare) and noun.lemma_ not in words("dated_event_noun")
    return free and noun.dep_ in SUBJECTS and noun.head.pos_ in VERBAL


def _verb_of_its_clause(span: Span, verb: Token) -> Token:
    """The verb that a date belongs to, where the parser attaches it to `verb` and another one is near."""
    verb = verb.head if verb.dep_ in AUXILIARIES else verb
    return _main_verb_after_aside(span, verb) or _reporting_verb(span, verb) or verb


def _main_verb_after_aside(span: Span, verb: Token) -> Token | None:
    """The main verb, where a date opens the sentence before a clause: "On May 3, after Iran left, Qatar protested"."""
    doc, at = span.doc, span.end
    opening = span.start <= verb.sent.start + 1 and at < len(doc) and doc[at].text == ","
    if not opening or verb.dep_ not in ("advcl", "ccomp") or verb.head.pos_ not in VERBAL:
        return None
    aside = any(c.lower_ in ASIDE and c.i == at + 1 for c in verb.lefts)
    return verb.head if aside and verb.head.i > verb.i else None


def _reporting_verb(span: Span, verb: Token) -> Token | None:
    """The verb of saying, where the date stands between it and what is said: "Iran said on Monday it attacked"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.pos_ != "VERB":
        return None
    start = span.start - (span.start > 0 and span.doc[span.start - 1].dep_ == "prep")
    return above if above.i == start - 1 or span.start < above.i < verb.i else None
