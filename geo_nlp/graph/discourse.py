"""Discourse networks: who stands with whom by what they are for and against (Leifeld 2017).

Of an actor, each position on a concept counts once within a window, however often it is reported: what Discourse
Network Analyzer (DNA) calls duplicates across the date range. With P and N the actors by concepts that are for and
against:

- affiliation: actors × concepts, for minus against, by the number of statements;
- congruence: P P' + N N', the positions that two actors share;
- conflict: P N' + N P', those in which they are opposed;
- subtract: congruence minus conflict.

Normalised by `activity`, an affiliation is divided by all statements of its actor. Between actors, `average` divides by
the mean number of positions of the two, `jaccard` by the number of positions that either of them has; to be for and
against one concept is two positions.

Leifeld, P. (2017): Discourse network analysis: policy debates as dynamic networks. In: The Oxford Handbook of Political
Networks. Positions are found, not coded by hand: read the quotes before you rest a claim on one tie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, get_args

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.dates import Window, check_window, window_of
from geo_nlp.graph.positions import Position, Positions
from geo_nlp.suggest import unknown

Network = Literal["affiliation", "congruence", "conflict", "subtract"]
Stand = tuple[str, int]
Norm = Literal["none", "activity", "average", "jaccard"]
SIDES = {1: "for", -1: "against"}
NORMS: Mapping[str, tuple[Norm, ...]] = {
    "affiliation": ("none", "activity"),
    **dict.fromkeys(("congruence", "conflict", "subtract"), ("none", "average", "jaccard")),
}


@dataclass(frozen=True, slots=True)
class Matrix:
    """Numbers by row and column; what is not in `cells` is 0."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], float]

    def line(self, row: str) -> list[float]:
        """The numbers of one row."""
        return [self.cells.get((row, column), 0.0) for column in self.columns]


def discourse_matrix(
    positions: Iterable[Position], *, network: Network, norm: Norm = "none", min_statements: int = 1
) -> Matrix:
    """A network as a matrix; actors of fewer than `min_statements` are left out.

    >>> def position(actor, concept, sign):
    ...     return Position(actor, concept, sign, "support", None, "a", None, "")
    >>> positions = [position("FRA", "RUS", -1), position("DEU", "RUS", -1), position("HUN", "RUS", 1)]
    >>> discourse_matrix(positions, network="subtract").cells
    {('DEU', 'FRA'): 1.0, ('FRA', 'DEU'): 1.0, ('DEU', 'HUN'): -1.0, ('HUN', 'DEU'): -1.0, ('FRA', 'HUN'): -1.0,
    ('HUN', 'FRA'): -1.0}
    """
    check_network(network, norm)
    kept = _of_active(positions, min_statements)
    counts = Counter((p.actor, p.concept, p.sign) for p in kept)
    actors, concepts = (tuple(sorted({getattr(p, name) for p in kept})) for name in ("actor", "concept"))
    if network == "affiliation":
        said = Counter(p.actor for p in kept)
        pairs = sorted({(p.actor, p.concept) for p in kept})
        nets = {(a, c): float(counts[a, c, 1] - counts[a, c, -1]) for a, c in pairs}
        divided = {pair: net / said[pair[0]] if norm == "activity" else net for pair, net in nets.items() if net}
        return Matrix(actors, concepts, divided)
    weights = _weights(counts, network)
    stands: dict[str, set[Stand]] = {}
    for actor, concept, sign in counts:
        stands.setdefault(actor, set()).add((concept, sign))
    cells: dict[tuple[str, str], float] = {}
    for (one, other), weight in sorted(weights.items()):
        if weight:
            cells[one, other] = cells[other, one] = weight / _divisor(stands[one], stands[other], norm)
    return Matrix(actors, actors, cells)


def _weights(positions: Iterable[tuple[str, str, int]], network: Network) -> Counter[tuple[str, str]]:
    """Positions that pairs of actors share, or in which they are opposed, by the concepts that they have in common."""
    on: dict[str, list[Stand]] = {}
    for actor, concept, sign in positions:
        on.setdefault(concept, []).append((actor, sign))
    weights: Counter[tuple[str, str]] = Counter()
    for stands in on.values():
        for (one, sign), (other, its) in combinations(sorted(stands), 2):
            if one == other:
                continue
            if sign == its and network != "conflict":
                weights[one, other] += 1
            elif sign != its and network != "congruence":
                weights[one, other] += -1 if network == "subtract" else 1
    return weights


def raw_matrix(positions: Iterable[Position]) -> Matrix:
    """Statements of actors by concept, for and against in columns of their own: what everything else is made of.

    >>> positions = [Position("FRA", "RUS", -1, "concern", None, "a", None, "")] * 2
    >>> raw_matrix(positions)
    Matrix(rows=('FRA',), columns=('RUS (against)',), cells={('FRA', 'RUS (against)'): 2.0})
    """
    counts = Counter((p.actor, f"{p.concept} ({SIDES[p.sign]})") for p in positions)
    rows, columns = (tuple(sorted({pair[place] for pair in counts})) for place in (0, 1))
    return Matrix(rows, columns, {pair: float(counts[pair]) for pair in sorted(counts)})


def raw_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """What actors and the columns of `raw_matrix` are called.

    >>> raw_labels({"RUS": "Russia"})
    {'RUS': 'Russia', 'RUS (for)': 'Russia (for)', 'RUS (against)': 'Russia (against)'}
    """
    sided = {f"{node} ({side})": f"{label} ({side})" for node, label in labels.items() for side in SIDES.values()}
    return {**labels, **sided}


def discourse_graph(
    positions: Positions, *, network: Network, norm: Norm = "none", min_statements: int = 1
) -> nx.MultiDiGraph:
    """A network as an undirected graph for `write_graph`; nodes say by `mode` whether they are actors or concepts."""
    matrix = discourse_matrix(positions.taken, network=network, norm=norm, min_statements=min_statements)
    graph = nx.MultiDiGraph(directed=False, network=network, normalisation=norm)
    two_modes = network == "affiliation"
    said = Counter(p.actor for p in positions.taken)
    on = Counter(p.concept for p in positions.taken)
    for actor in matrix.rows:
        graph.add_node(actor, label=positions.labels.get(actor, actor), mode="actor", statements=said[actor])
    for concept in matrix.columns if two_modes else ():
        label = positions.labels.get(concept, concept)
        graph.add_node(f"concept:{concept}", label=label, mode="concept", statements=on[concept])
    for (row, column), weight in matrix.cells.items():
        if two_modes or row < column:
            target = f"concept:{column}" if two_modes else column
            sign = (weight > 0) - (weight < 0)
            polarity = -sign if network == "conflict" else sign
            graph.add_edge(row, target, key=network, label=network, weight=weight, polarity=polarity, symmetric=True)
    return graph


def by_window(positions: Positions, window: Window) -> dict[str, Positions]:
    """Positions by day, week, month or year, in order; those whose date is too coarse are left out."""
    check_window(window)
    found: dict[str, Positions] = {}
    for position in positions.taken:
        if name := window_of(position.date, window):
            found.setdefault(name, Positions(labels=positions.labels)).taken.append(position)
    return dict(sorted(found.items()))


def _of_active(positions: Iterable[Position], least: int) -> list[Position]:
    taken = list(positions)
    said = Counter(p.actor for p in taken)
    return [p for p in taken if said[p.actor] >= least]


def _divisor(one: set[Stand], other: set[Stand], norm: Norm) -> float:
    if norm == "average":
        return (len(one) + len(other)) / 2
    return float(len(one | other)) if norm == "jaccard" else 1.0


def check_network(network: str, norm: str) -> None:
    """Refuse a network or a normalisation that there is not, or that do not go together."""
    if network not in get_args(Network):
        raise InputError(unknown("discourse network", network, get_args(Network)))
    if norm not in NORMS[network]:
        raise InputError(f"{unknown('normalisation', norm, NORMS[network])} for {network}")
