"""Parties by their names without the state: "Workers Party" in Brazil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from geo_nlp.gazetteer import Body, Entry, Gazetteer, gazetteer

if TYPE_CHECKING:
    from geo_nlp.pipes.linking.country_of_body import Spoken


@cache
def parties_of(country: str) -> Mapping[str, Entry]:
    """The parties of a state by their names without it: "Democratic Party" of "Democratic Party of Korea"."""
    known = gazetteer().entries
    own = [known[entry] for entry in _ids_by_state().get(country.lower(), ())]
    return {plain(e.name.split(" of ")[0].split(" (")[0]): e for e in reversed(own)}


@cache
def _ids_by_state() -> Mapping[str, list[str]]:
    """The ids of the parties of each state, which have its code in them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in gazetteer().entries:
        if entry.startswith("party:"):
            found[entry.split(":")[1]].append(entry)
    return found


def plain(name: str) -> str:
    """A name without apostrophes: "the Workers Party" is the Workers' Party."""
    return name.replace("'", "").replace("’", "")


def local_party(entry: Entry, spoken: Spoken, text: str, gazetteer: Gazetteer) -> Entry:
    """The party of a common name that is of the state the article speaks of, before the world's best known.

    "The Democratic Party" of a report from Seoul is South Korea's, if no name in it is American.
    """
    if entry.type not in ("armed_group", "party"):
        return entry
    body = gazetteer.bodies.get(text.lower())
    own = known_party(body, spoken, text, gazetteer) if body is not None and body.type == "party" else None
    own = own or _namesake_at_home(entry, spoken, text)
    return own if own and spoken.near[own.country or ""] > spoken.near[entry.country or ""] else entry


def is_foreign_namesake(entry: Entry, spoken: Spoken, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a party is only called like the one of a state that the article, about another, never names.

    "The PPP" of a report from Bangkok is not Pakistan's.
    """
    common = text.isupper() or text.lower() in gazetteer.bodies
    elsewhere = spoken.main is not None and entry.country not in (None, spoken.main)
    return entry.type == "party" and common and elsewhere and not spoken.near[entry.country or ""]


def _namesake_at_home(entry: Entry, spoken: Spoken, text: str) -> Entry | None:
    """A party of the same name in a state that the article speaks of: Tunisia's National Salvation Front."""
    if entry.country is None or spoken.near[entry.country]:
        return None
    found = (parties_of(c).get(plain(text)) for c in sorted(spoken.near, key=lambda c: (-spoken.near[c], c)))
    return next((party for party in found if party is not None), None)


def known_party(body: Body, spoken: Spoken, text: str, gazetteer: Gazetteer) -> Entry | None:
    """The party that the tables have by the state's name or adjective: "Social Democrats" among Germans."""
    countries = sorted(spoken.near, key=lambda c: (-spoken.near[c], c))
    for country in countries:
        state = gazetteer.entries.get(country)
        forms = [f"{body.name} of {state.name}"] if state else []
        forms += [f"{word} {form}" for word in sorted(spoken.demonyms.get(country, ())) for form in (text, body.name)]
        for form in forms:
            for entry in gazetteer.names.get(form, ()):
                if (entry.type, entry.country) == ("party", country):
                    return entry
    own = parties_of(countries[0]) if countries else {}
    return own.get(plain(text)) or own.get(plain(body.name))
