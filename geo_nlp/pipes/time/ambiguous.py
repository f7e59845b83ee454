"""Words that are a date only in some sentences: "Theresa May", "2014 soldiers", "the 2003 law", "the Sun".

Whether they are one here follows from the model's entities and tags, and from the words around.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECT_OR_DOBJ, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.described_events import EVENTS
from geo_nlp.pipes.time.ranges import DatePhrase

OWNERS = frozenset({"the", "his", "her", "its", "their", "'s", "’s"})  # "the 2004 election", "its 2015 raid"
NAMED_DAYS = words("named_day_word")
YEARS_AFTER = frozenset("in of since by until till from during early late mid year before after between and".split())
EARLIEST_YEAR = "1800"  # what is less and counts something is no year: "in 1600 villages"
PERSON_OR_THING_LABELS = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART"})  # entity labels
GIVEN_NAMES = frozenset({"april", "august", "may", "june", "march"})  # months that are names or places too
AMBIGUOUS_DAYS = frozenset({"sat", "sun", "wed", "mon"})  # "sat", "the Sun", "wed": also other words


def is_meant(phrase: DatePhrase, span: Span) -> bool:
    """Whether words that may be others are a date here."""
    if phrase.kind == "year" and "until" not in phrase.parts:
        return _is_year(span[-1], phrase.parts["year"])
    if phrase.kind == "named_period":
        return _is_time_of(span)
    if phrase.kind == "month" and "year" not in phrase.parts:
        return _is_month(span)
    return phrase.kind != "weekday" or _is_weekday(span)


def _is_time_of(span: Span) -> bool:
    """Whether a named war says when: "in the Korean War", not "opposed the Korean War"; a list of wars does not.

    So does a clause of time about it: "When the first shots of the Korean War were fired".
    """
    prep = span.root.head
    listed = any(c.dep_ == "conj" for c in span.root.children)
    if listed or span.root.dep_ != "pobj" or prep.lower_ not in ("in", "during", "throughout", "of"):
        return False
    if prep.lower_ == "of":
        verb = next((t for t in prep.ancestors if t.pos_ in VERBAL), None)
        return verb is not None and verb.dep_ == "advcl" and any(c.lower_ == "when" for c in verb.lefts)
    return prep.head.pos_ in VERBAL or prep.i == prep.sent.start


def _is_year(number: Token, digits: str) -> bool:
    """Whether a number of four digits is a year: "in 2014", not "2014 soldiers" nor "the 2003 law"."""
    before = number.nbor(-1).lower_ if number.i else ""
    if _is_count(number, digits, before) or _is_year_of_law(number):
        return False
    of_event = before in OWNERS and number.dep_ == "nummod" and number.head.lemma_ in EVENTS
    return number.ent_type_ == "DATE" or before in YEARS_AFTER or of_event  # "the 2020 border skirmishes"


def _is_count(number: Token, digits: str, before: str) -> bool:
    """Whether a number counts a plural noun: "2014 soldiers", "in 1600 villages", not "in 2014 protests spread"."""
    counts = number.dep_ == "nummod" and number.head.tag_ == "NNS"
    return counts and (digits < EARLIEST_YEAR or (before != "the" and before not in YEARS_AFTER))


def _is_year_of_law(year: Token) -> bool:
    """Whether a year only tells which law is meant: "under the 2003 law", "its 2018 Press Act"."""
    attribute = year.dep_ in ("amod", "compound", "nmod", "nummod") and year.i < year.head.i
    return attribute and year.head.lower_ in words("dated_law_noun")


def _is_month(span: Span) -> bool:
    """Whether the name of a month is no modal verb, surname or other name: "in May", not "May said", "Theresa May"."""
    last = span[-1]
    if last.dep_ == "pobj" and last.head.lower_ == "in" and last.lower_ not in GIVEN_NAMES:
        return True
    if last.tag_ == "MD" or last.ent_type_ in PERSON_OR_THING_LABELS or last.dep_ in SUBJECT_OR_DOBJ:
        return False
    return not any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.i < span.start for c in last.children)


def _is_weekday(span: Span) -> bool:
    """Whether the name of a weekday is no other word or name: "on Sunday", not "the Sun", "Bloody Sunday"."""
    first, last = span[0], span[-1]
    if last.text.rstrip(".").lower() in AMBIGUOUS_DAYS and last.ent_type_ != "DATE":
        return False
    if last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == last.i + 1:
        return False
    return not first.i or first.nbor(-1).text not in NAMED_DAYS
