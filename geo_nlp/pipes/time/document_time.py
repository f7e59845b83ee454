"""The year in which the text says that somebody did something, where that is not the article's own."""

from __future__ import annotations

import re

from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.time.attachment import attach
from geo_nlp.pipes.time.grammar import find_dates

YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# Who tells of the past names its years, so many and all so long ago, and no day of his own.
FEWEST, LONG_AGO = 4, 40
OWN_DAYS = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this year|last (?:week|month|year))\b|(?:mon|tues|wednes|thurs|fri)day",
    re.I,
)


def year_told(word: Token) -> str | None:
    """The year of the verb that a word hangs on: "in 1756 Elizabeth attacked Prussia"."""
    told = _years(word.sent[0])
    verb = next((t for t in word.ancestors if t.pos_ in VERBAL), None) if told else None
    return next((year for site, year in told if verb is not None and site == verb.i), None)


def time_of(doc: Doc, published: str | None) -> str | None:
    """When it is that an article tells of: its date, or the middle one of its years if all are of another time."""
    years = sorted(YEAR.findall(doc.text)) if published else []
    if published is None or len(years) < FEWEST or int(years[-1]) > int(published[:4]) - LONG_AGO:
        return published
    return published if OWN_DAYS.search(doc.text) else years[len(years) // 2]


@remembered
def _years(opening: Token) -> tuple[tuple[int, str], ...]:
    """The years that the sentence tells which a word opens, with the places of the words that they date."""
    sentence = opening.sent
    if not YEAR.search(sentence.text):
        return ()
    whole = (p for p in find_dates(sentence.text) if "year" in p.parts and "until" not in p.parts and not p.ranged)
    found = ((attach(phrase, sentence, {}), phrase.parts["year"]) for phrase in whole)
    return tuple((d.site, year) for d, year in found if d is not None and d.second is None)  # no "events of 1917"
