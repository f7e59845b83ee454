"""The state of a place that has namesakes, by the name that a comma parts from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from geo_nlp.gazetteer import Entry, Gazetteer
from geo_nlp.gazetteer.toponyms import divisions_alone, toponyms
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc


def state_of_place(doc: Doc, name: Name, names: Sequence[Name], gazetteer: Gazetteer) -> Entry | None:
    """The state after a comma in which a place of this name lies: "Tripoli, Lebanon", not "Rome, France".

    A division of it may stand there: "Southport, North Carolina".
    """
    start = name.last + 2
    if start >= len(doc) or doc[start - 1].text != ",":
        return None
    n = bisect_left(names, start, key=attrgetter("first"))
    after = names[n] if n < len(names) and names[n].first == start else None
    state = after.entries[0] if after and after.entries else None
    if after is not None and state is not None and state.how == "place":
        division = divisions_alone(doc[after.first : after.last + 1].text)
        state = gazetteer.entries.get(state.country or "") if division else None
    if after is None or state is None or (state.type, state.how) != ("state", "name"):
        return None
    if doc[after.last + 1 : after.last + 2].text.lower() in ("and", "or"):
        return None
    places = toponyms().lookup(doc[name.first : name.last + 1].text)
    return state if any(place.country == state.country for place in places) else None


def state_of_region(doc: Doc, name: Name, names: Sequence[Name]) -> str | None:
    """The state of the town before a region that has namesakes: Pakistan in "Lahore, Punjab"."""
    n = bisect_left(names, name.first, key=attrgetter("first")) - 1
    town = names[n] if n >= 0 and names[n].last == name.first - 2 and doc[name.first - 1].text == "," else None
    if town is None or not town.entries or town.entries[0].type != "place":
        return None
    country = town.entries[0].country
    regions = [t for t in toponyms().lookup(doc[name.first : name.last + 1].text) if t.kind == "division"]
    return country if any(region.country == country for region in regions) else None
