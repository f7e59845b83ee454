"""What a node is called and is: as most articles have it, states as the gazetteer does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from geo_nlp.gazetteer.countries import state_names
from geo_nlp.graph.acts import Described
from geo_nlp.ontology import load_ontology

DESCRIBED = ("label", "type", "country", "sector")
VOTED = (*DESCRIBED, "actor")


class Votes:
    """How often each value of a field is given for a name.

    >>> votes = Votes()
    >>> for label in ("Lavrov", "Sergei Lavrov", "Sergei Lavrov"):
    ...     votes.add("person:lavrov", {"label": label, "country": None})
    >>> votes.best("person:lavrov")
    {'label': 'Sergei Lavrov'}
    """

    __slots__ = ("held",)

    def __init__(self) -> None:
        self.held: dict[str, dict[str, Counter[str]]] = {}

    def add(self, name: str, said: Mapping[str, Any], times: int = 1) -> None:
        """Count what is said of a name."""
        votes = self.held.setdefault(name, {})
        for field in VOTED:
            if value := said.get(field):
                votes.setdefault(field, Counter())[value] += times

    def best(self, name: str) -> dict[str, str]:
        """What is said most, of two equally frequent values the first in the alphabet."""
        votes = self.held.get(name, {})
        return {field: min(votes[field].items(), key=lambda v: (-v[1], v[0]))[0] for field in VOTED if field in votes}


def described(nodes: Sequence[str], actors: Votes, ends: Votes) -> dict[str, Described]:
    """Label, type, country and sector of nodes by the lists of actors; of those in no list, by who takes part."""
    return {node: _described(node, actors if node in actors.held else ends) for node in nodes}


def _described(node: str, votes: Votes) -> Described:
    if node in state_names():
        sector = load_ontology().actor_types["state"].sector
        return {"label": state_names()[node], "type": "state", "country": node, "sector": sector}
    best = {field: value for field, value in votes.best(node).items() if field in DESCRIBED}
    return {"label": node, "type": _type(node)} | best


def _type(node: str) -> str:
    prefix, colon, _ = node.partition(":")
    types = load_ontology().actor_types.items()
    return next((name for name, entry in types if entry.id_prefix == prefix), "group") if colon else "state"
