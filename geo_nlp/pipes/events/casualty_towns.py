"""Whether casualties are in another town than an act, so that they are not of it: by the distance of the two."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, radians

from geo_nlp.gazetteer.toponyms import Toponym, toponyms
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token
from geo_nlp.types import Place

BEFORE_TOWNS = frozenset({"in", "at", "near", "outside"})
FAR = 25.0  # kilometres
KM_PER_DEGREE = 111.2
LONGEST_TOWN_NAME = 4  # words


def is_in_another_town(word: Token, victims: Span, place: Place | None) -> bool:
    """Whether a clause of harm has a town of its own, far from that of an act: "13 were killed near Sake" of Kinshasa.

    Only of one state: a town whose name is known in another alone tells nothing.
    """
    if place is None or place.lat is None or place.lon is None or not _is_town(place):
        return False
    towns = list(_towns_of(word, victims, place.country))
    return bool(towns) and all(_distance(town, place.lat, place.lon) > FAR for town in towns)


def _is_town(place: Place) -> bool:
    """Whether a place is a town, not a division: "Kinshasa", not "Sisaket province"."""
    if place.admin1 is None or place.text.rpartition(" ")[2].lower() in words("division_noun"):
        return False
    return any(t.kind == "city" and t.country == place.country for t in toponyms().lookup(place.name))


def _towns_of(word: Token, victims: Span, country: str | None) -> Iterator[Toponym]:
    """The towns after "in", "at", "near" in the clause of a word of harm or in the phrase of its victims."""
    verb = word
    while verb.pos_ not in VERBAL and verb.head is not verb:  # "spoke of 60 dead in a tower in Tehran"
        verb = verb.head
    inside = {t.i for t in word.subtree} | {t.i for head in victims for t in head.subtree}
    inside |= {t.i for t in verb.subtree if t.i > word.i}
    for i in sorted(inside):
        if word.doc[i].lower_ not in BEFORE_TOWNS or i + 1 >= len(word.doc):
            continue
        for end in range(min(i + LONGEST_TOWN_NAME, len(word.doc) - 1), i, -1):
            found = toponyms().lookup(word.doc[i + 1 : end + 1].text) if word.doc[i + 1].text[0].isupper() else ()
            if found:
                yield from (t for t in found if t.kind == "city" and t.country == country and t.lat is not None)
                break


def _distance(town: Toponym, lat: float, lon: float) -> float:
    """About how many kilometres a town is from a point."""
    north, east = (town.lat or 0.0) - lat, ((town.lon or 0.0) - lon) * cos(radians(lat))
    return hypot(north, east) * KM_PER_DEGREE
