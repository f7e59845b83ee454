"""Whether words that may be others are a date in their sentence: "Theresa May", "2014 soldiers", "the 2003 law"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.pipes.time.ranges import Phrase

NAMED_DAYS = words("named_day_word")
YEARS_AFTER = frozenset("in of since by until till from during early late mid year before after between and".split())
FIRST_YEAR = "1800"  # what is less and counts something is no year: "in 1600 villages"


def is_meant(phrase: Phrase, span: Span) -> bool:
    """Whether words that may be others are a date here, by the model's entities and tags."""
    first, last = span[0], span[-1]
    if "month" in phrase.parts and (_names(span) or (phrase.kind == "british" and _is_named_so(span))):
        return False
    if phrase.kind == "year" and "until" not in phrase.parts:
        token = last
        before = token.nbor(-1).lower_ if token.i else ""
        if _opens_heading(token):
            return True
        follows = token.dep_ == "nummod" and token.head.tag_ == "NNS"
        follows = follows and (phrase.parts["year"] < FIRST_YEAR or before not in YEARS_AFTER | {"the"})
        return not (follows or _of_law(token)) and (token.ent_type_ == "DATE" or before in YEARS_AFTER)
    if phrase.kind == "month" and "year" not in phrase.parts:
        named = last.ent_type_ in ("PERSON", "ORG", "FAC", "WORK_OF_ART") or last.dep_ in ("nsubj", "nsubjpass", "dobj")
        surname = any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.i < span.start for c in last.children)
        return last.tag_ != "MD" and not named and not surname
    if phrase.kind == "weekday":
        if last.text.rstrip(".").lower() in ("sat", "sun", "wed", "mon") and last.ent_type_ != "DATE":
            return False
        before = first.nbor(-1).text if first.i else ""
        named = last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == last.i + 1
        return not named and before not in NAMED_DAYS
    return True


def _names(span: Span) -> bool:
    """Whether a day is the name of what follows: "the 6th of October Bridge", "the November 17 group"."""
    doc, at = span.doc, span.end
    while at < len(doc) and doc[at].dep_ == "compound" and at < span.end + 2:
        at += 1
    return at < len(doc) and doc[at].lower_ in words("date_named_noun")


def _is_named_so(span: Span) -> bool:
    """Whether a day ends a name: "the Revolutionary Organisation 17 November"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.pos_ == "PROPN" and before.lower_ in words("date_named_noun")


def _opens_heading(year: Token) -> bool:
    """Whether a year opens a heading about an event: "2026 Iranian strikes on Kuwait"."""
    event = year.head
    opens = year.i == year.sent.start and year.text >= FIRST_YEAR and year.dep_ in ("nummod", "compound", "amod")
    return opens and event.head is event and event.tag_ in ("NN", "NNS") and event.lemma_ in words("dated_event_noun")


def _of_law(year: Token) -> bool:
    """Whether a year only tells which law is meant: "under the 2003 law", "its 2018 Press Act"."""
    before = year.dep_ in ("amod", "compound", "nmod", "nummod") and year.i < year.head.i
    return before and year.head.lower_ in words("dated_law_noun")
