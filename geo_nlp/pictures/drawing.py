"""What is drawn of a graph: its strongest actors, and one line for each pair and sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import LAYERS, Acts, Layer

Contact = tuple[str, str, int, bool, float]  # source, target, sign, whether the ends may be exchanged, acts
LINES = 2.4
"""Lines that can be distinguished, for each disc."""
SAID_TO_BE: tuple[Layer, ...] = ("asserted", "claimed")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as a disc; `acts` counts those of its drawn lines."""

    id: str
    label: str
    kind: str
    acts: float


@dataclass(frozen=True, slots=True)
class Line:
    """The acts of one sign between two actors, places in `Drawing.nodes`: those from first to second, and back.

    `mutual` are ties whose ends may be exchanged.
    """

    first: int
    second: int
    sign: int
    forth: float
    back: float
    mutual: float

    @property
    def acts(self) -> float:
        """All of them."""
        return self.forth + self.back + self.mutual


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and of how many actors and lines.

    `least` is the number of acts that a line must have to be drawn; `roles` counts those, which are no acts and are
    never drawn.
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    all_nodes: int
    all_lines: int
    least: int
    roles: int


def drawing_of(graph: nx.MultiDiGraph, *, most: int) -> Drawing:
    """The `most` actors of a graph with the most acts, and the lines between them.

    >>> graph = nx.MultiDiGraph([("FRA", "RUS", {"weight": 3.0, "polarity": -1, "kind": "event"})])
    >>> drawing_of(graph, most=10).lines
    (Line(first=0, second=1, sign=-1, forth=3.0, back=0.0, mutual=0.0),)
    """
    edges = list(graph.edges(data=True))
    contacts = [
        (source, target, int(data.get("polarity") or 0), bool(data.get("symmetric")), float(data.get("weight") or 1.0))
        for source, target, data in edges
        if data.get("kind") != "role" and source != target
    ]
    about = {
        node: (str(data.get("label") or node), str(data.get("type") or "")) for node, data in graph.nodes(data=True)
    }
    return _drawing(contacts, about, most, sum(data.get("kind") == "role" for *_, data in edges))


def drawing_of_acts(acts: Acts, *, most: int, layers: Sequence[Layer] = SAID_TO_BE) -> Drawing:
    """The same of acts of some layers; an act counts once for each sign."""
    said = np.isin(acts.layer, [LAYERS.index(layer) for layer in layers]) & (acts.source != acts.target)
    is_role = np.array([key.kind == "role" for key in acts.keys], dtype=bool)
    role = is_role[acts.key] if len(acts) else said
    rows = np.flatnonzero(said & ~role)
    columns = [column[rows] for column in (acts.source, acts.target, acts.polarity(), acts.symmetric, acts.act)]
    first_of_act = _distinct(columns)
    ends = [column[first_of_act] for column in columns[:4]]
    firsts = _distinct(ends)
    counts = np.diff(np.append(np.flatnonzero(_differs(ends)), len(first_of_act)))
    contacts = [
        (acts.nodes[source], acts.nodes[target], sign, mutual, float(number))
        for source, target, sign, mutual, number in zip(
            *(column[firsts].tolist() for column in ends), counts.tolist(), strict=True
        )
    ]
    about = {node: (acts.label(place), acts.about[node].get("type", "")) for place, node in enumerate(acts.nodes)}
    return _drawing(contacts, about, most, int((said & role).sum()))


def _distinct(columns: Sequence[NDArray[Any]]) -> NDArray[np.intp]:
    """Places of the first row of each kind, in the order of the columns."""
    order = np.lexsort(list(reversed(columns)))
    return order[_differs([column[order] for column in columns])]


def _differs(columns: Sequence[NDArray[Any]]) -> NDArray[np.bool_]:
    """Which rows differ from the one before."""
    found = np.ones(len(columns[0]), dtype=np.bool_)
    if len(found):
        found[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return found


def _drawing(contacts: Iterable[Contact], about: dict[str, tuple[str, str]], most: int, roles: int) -> Drawing:
    lines: dict[tuple[str, str, int], list[float]] = {}
    for source, target, sign, mutual, acts in contacts:
        first, second = (source, target) if source < target else (target, source)
        weights = lines.setdefault((first, second, sign), [0.0, 0.0, 0.0])
        weights[2 if mutual else int(source != first)] += acts
    kept = set(_strongest(lines, most))
    drawn = dict(sorted((ends, weights) for ends, weights in lines.items() if ends[0] in kept and ends[1] in kept))
    least = _least([sum(weights) for weights in drawn.values()], round(most * LINES))
    drawn = {ends: weights for ends, weights in drawn.items() if sum(weights) >= least}
    acts_of = _acts_of(drawn)
    ids = sorted(acts_of, key=lambda node: (-acts_of[node], node))
    place = {node: number for number, node in enumerate(ids)}
    return Drawing(
        tuple(Node(node, *about.get(node, (node, "")), acts_of[node]) for node in ids),
        tuple(Line(place[a], place[b], sign, *weights) for (a, b, sign), weights in drawn.items()),
        len(_acts_of(lines)),
        len(lines),
        least,
        roles,
    )


def _least(acts: Sequence[float], most: int) -> int:
    """The fewest acts of a line at which no more than `most` are left; 1 where that would leave none."""
    for least in [1, *sorted({int(number) for number in acts})]:
        if sum(number >= least for number in acts) <= most:
            return least
    return 1


def _strongest(lines: dict[tuple[str, str, int], list[float]], most: int) -> list[str]:
    acts_of = _acts_of(lines)
    return sorted(acts_of, key=lambda node: (-acts_of[node], node))[:most]


def _acts_of(lines: dict[tuple[str, str, int], list[float]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (first, second, _), weights in lines.items():
        found[first] += sum(weights)  # type: ignore[assignment]
        found[second] += sum(weights)  # type: ignore[assignment]
    return found
