"""Whom a filter names: nodes, speakers and outlets of acts, by any name that the gazetteer or the acts know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.dyads import is_apart
from geo_nlp.errors import InputError
from geo_nlp.gazetteer import gazetteer
from geo_nlp.graph.acts import Acts, Described
from geo_nlp.graph.levels import Ends
from geo_nlp.graph.outlets import outlet
from geo_nlp.queries.actors import Asked, whom
from geo_nlp.suggest import did_you_mean

Mask = NDArray[np.bool_]
ARTICLE, ANYONE = "article", "anyone"
"""Whose word is meant, beside names: the article's own, and that of whoever is quoted."""
FEW = 10


@dataclass(frozen=True, slots=True)
class Known:
    """Names that acts hold, as `geo_nlp.queries.actors.whom` looks them up: ids with their names and records."""

    known: Sequence[tuple[str | None, str]]
    count: Callable[[str], int]
    name: str = "the input"

    def records_of(self, ids: Iterable[str]) -> dict[str, int]:
        """How many records each of some actors has."""
        return {id_: count for id_ in ids if (count := self.count(id_))}

    def called(self, given: str) -> list[tuple[str | None, str]]:
        """Id and name of those with this name or id."""
        return [pair for pair in self.known if pair[1].casefold() == given.casefold() or pair[0] == given]

    def names(self) -> list[str]:
        """All names and ids."""
        return sorted({name for pair in self.known for name in pair if name})


def nodes_called(given: str, acts: Acts, *, what: str) -> Mask:
    """Which nodes a name means: the actor itself, or with `what` "country" the state with all that rolls up to it."""
    labels = [(node, acts.about[node].get("label", node)) for node in acts.nodes]
    records = np.bincount(acts.source, minlength=len(acts.nodes)) + np.bincount(acts.target, minlength=len(acts.nodes))
    counts = dict(zip(acts.nodes, records.tolist(), strict=True))
    held = Known(labels, lambda id_: counts.get(_node(id_, acts), 0))
    asked = whom(given, held, exact=what != "country")
    if what == "country":
        if asked.country is None:
            raise InputError(f"{given!r} is {asked.label}, no country; name it as an actor")
        found = [_of_country(node, acts.about[node], asked.country) for node in acts.nodes]
    else:
        meant = {_node(id_, acts) for id_ in asked.ids}
        if not meant.intersection(acts.nodes):  # actors of a table with ids of its own, named as it names them
            meant = {node for node, label in labels if label.casefold() == given.casefold()}
        found = [node in meant for node in acts.nodes]
    return np.array(found, dtype=np.bool_)


def _node(id_: str, acts: Acts) -> str:
    """The node of an actor: by country, that of an actor whose country the gazetteer knows."""
    entry = gazetteer().entries.get(id_)
    if acts.level != "country" or entry is None:
        return id_
    return Ends("country", {}).node({"actor": id_, "country": entry.country, "sector": entry.sector}) or id_


def _of_country(node: str, about: Described, code: str) -> bool:
    return node == code or (about.get("country") == code and not is_apart({"actor": node, **about}))


def speakers_called(names: Iterable[str], acts: Acts) -> Mask:
    """Which speakers some names mean; the last place is for what the article says in its own voice."""
    voices = acts.voices()
    known = [(voice.get("actor"), name) for voice, name in zip(voices, acts.speakers, strict=True)]
    counts = Counter(voice["actor"] for voice in voices if voice.get("actor"))
    held = Known(known, counts.__getitem__)
    found = np.zeros(len(acts.speakers) + 1, dtype=np.bool_)
    for given in names:
        if given.casefold() == ARTICLE:
            found[-1] = True
        elif given.casefold() == ANYONE:
            found[:-1] = True
        else:
            found[:-1] |= _speakers(given, acts.speakers, voices, held)
    return found


def _speakers(given: str, speakers: Sequence[str], voices: Sequence[Described], held: Known) -> Mask:
    called = np.array([name.casefold() == given.casefold() for name in speakers], dtype=np.bool_)
    try:
        asked = whom(given, held)
    except InputError:
        if not called.any():
            raise
        return called
    return called | np.array([_speaks(voice, asked) for voice in voices], dtype=np.bool_)


def _speaks(voice: Described, asked: Asked) -> bool:
    actor = voice.get("actor")
    if asked.country and actor:
        return _of_country(actor, voice, asked.country)
    return actor in asked.ids if actor else False


def articles_by(names: Iterable[str], acts: Acts) -> Mask:
    """Which articles some outlets published."""
    known = acts.articles.outlets
    asked = {outlet(name, None): name for name in names}
    for plain, name in asked.items():
        if plain not in known:
            held = [other for other in known if other]
            few = f"; there are {', '.join(held)}" if 0 < len(held) <= FEW else "" if held else "; none is named there"
            raise InputError(f"no outlet {name!r} in the input{did_you_mean(name, held) or few}")
    wanted = np.array([name in asked for name in known], dtype=np.bool_)
    return wanted[acts.articles.outlet]
