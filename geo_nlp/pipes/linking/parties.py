"""Parties by their names without the state: "Democrats" of "Australian Democrats", "Workers Party" in Brazil."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter

from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.tables import slug
from geo_nlp.pipes.linking.people import Link
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc


@cache
def parties_of(country: str) -> Mapping[str, Entry]:
    """The parties of a state by their names without it: "Democratic Party" of "Democratic Party of Korea"."""
    known = gazetteer().entries
    own = [known[entry] for entry in known if entry.startswith(f"party:{country.lower()}:")]
    return {plain(e.name.split(" of ")[0].split(" (")[0]): e for e in reversed(own)}


def plain(name: str) -> str:
    """A name without apostrophes: "the Workers Party" is the Workers' Party."""
    return name.replace("'", "").replace("’", "")


def party_of_people(doc: Doc, name: Name, entry: Entry, names: Sequence[Name]) -> Link | None:
    """The party of the state whose adjective stands before a party's name: "Australian Democrats" are no Americans."""
    n = bisect_left(names, name.first, key=attrgetter("first"))
    before = names[n - 1] if n else name
    state = before.entries[0] if before.last == name.first - 1 and before.entries else None
    if entry.type != "party" or state is None or (state.type, state.how) != ("state", "adjective"):
        return None
    if state.country is None or state.country == entry.country or entry.name.startswith(doc[name.first - 1].text):
        return None
    text = doc[name.first : name.last + 1].text
    if (own := parties_of(state.country).get(plain(text))) is not None:
        return Link("party", own.id, own.name, own.country, own.sector)
    return Link("party", f"party:{state.country.lower()}:{slug(text)}", text, state.country, "PTY")
