"""Whose government or parliament publishes an article, by the name of its source."""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import tokenise

OFFICES = frozenset("chancellery department government house kremlin minister ministry president".split())
HOUSES = frozenset({"congress", "parliament", "senate"})
# What a government writes about other states.
REPORTS = frozenset({"historian", "history", "report", "reports"})
TELLING = frozenset({"government", "legislature", "state"})


def publisher_of(source: str | None) -> str | None:
    """The state whose government or parliament publishes an article; None of the press and of reports on other states.

    >>> publisher_of("Prime Minister of Australia"), publisher_of("Bangkok Post"), publisher_of(None)
    ('AUS', None, None)
    """
    return _state(source, OFFICES | HOUSES)


def parliament_of(source: str | None) -> str | None:
    """The state whose parliament publishes an article.

    >>> parliament_of("US Senate press releases"), parliament_of("White House")
    ('USA', None)
    """
    return _state(source, HOUSES)


def _state(source: str | None, bodies: frozenset[str]) -> str | None:
    words = tokenise(source or "")
    lower = {word.lower() for word in words}
    if lower.isdisjoint(bodies) or not lower.isdisjoint(REPORTS):
        return None
    for i in range(len(words)):
        _, entries = gazetteer().at(words, i)
        if entries and entries[0].type in TELLING and entries[0].country:
            return entries[0].country
    return None
