"""The year of a clause, and the time that a whole article is about, where these are not the article's own date."""

from __future__ import annotations

import re

from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.time.attachment import attach
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.narrative import YEAR

# A text about the past names its years, at least so many and so long ago, and no day of its own.
FEWEST, LONG_AGO = 4, 40
OWN_DAYS = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|this year|last (?:week|month|year))\b|(?:mon|tues|wednes|thurs|fri)day",
    re.I,
)


def year_given(word: Token) -> str | None:
    """The year of the verb above a word: "in 1756 Elizabeth attacked Prussia"."""
    years = _dated_years(word.sent[0])
    verb = next((t for t in word.ancestors if t.pos_ in VERBAL), None) if years else None
    return next((year for site, year in years if verb is not None and site == verb.i), None)


def time_of(doc: Doc, published: str | None) -> str | None:
    """The time that an article is about: its date, or the middle one of its years if all are long past."""
    years = sorted(YEAR.findall(doc.text)) if published else []
    if published is None or len(years) < FEWEST or int(years[-1]) > int(published[:4]) - LONG_AGO:
        return published
    return published if OWN_DAYS.search(doc.text) else years[len(years) // 2]


@remembered
def _dated_years(opening: Token) -> tuple[tuple[int, str], ...]:
    """The years in the sentence that a word opens, with the positions of the words that they date."""
    sentence = opening.sent
    if not YEAR.search(sentence.text):
        return ()
    whole = (p for p in find_dates(sentence.text) if "year" in p.parts and "until" not in p.parts and not p.ranged)
    found = ((attach(phrase, sentence, {}), phrase.parts["year"]) for phrase in whole)
    return tuple((d.site, year) for d, year in found if d is not None and d.second is None)  # no "events of 1917"
