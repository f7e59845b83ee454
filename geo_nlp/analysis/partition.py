"""Signed partitions by local search: groups with few negative ties inside and few positive ones between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo_nlp.analysis.signed import SignedGraph
from geo_nlp.graph.coding import Codes

STEPS = 100_000
Wins = NDArray[np.int32]


class Neighbours:
    """The ties of each node, as slices of two arrays."""

    def __init__(self, graph: SignedGraph) -> None:
        ends = np.concatenate([graph.u, graph.v])
        order = np.argsort(ends, kind="stable")
        self.other = np.concatenate([graph.v, graph.u])[order]
        self.sign = np.concatenate([graph.sign, graph.sign])[order]
        self.start = np.searchsorted(ends[order], np.arange(len(graph) + 1))

    def of(self, node: int) -> tuple[Codes, Codes]:
        """The neighbours of a node, and the signs of its ties."""
        part = slice(self.start[node], self.start[node + 1])
        return self.other[part], self.sign[part]


def frustration_of(graph: SignedGraph, group: Codes) -> int:
    """How many ties break a partition."""
    return int(graph.broken_by(group).sum())


def best_partition(
    graph: SignedGraph, groups: int, *, restarts: int, seed: int, start: Codes | None = None
) -> Codes:  # fmt: skip
    """The best partition into at most `groups` groups that local search finds, numbered by their sizes.

    From `start`, from every node in one group, and from random starts, the best single move is made until none is
    better (Doreian and Mrvar 1996, with equal weight of both faults). No bound says how far it is from the optimum.
    Networks of more than `STEPS` ties have fewer random starts.
    """
    random = np.random.default_rng(seed)
    links = Neighbours(graph)
    restarts = min(restarts, max(1, STEPS // max(1, graph.ties)))
    starts = [np.zeros(len(graph), dtype=np.int32)] + ([] if start is None else [start.astype(np.int32)])
    best, fewest = starts[0], frustration_of(graph, starts[0])
    for number in range(len(starts) + restarts):
        first = starts[number] if number < len(starts) else random.integers(0, groups, len(graph), dtype=np.int32)
        found = improved(graph, links, first, groups)
        faults = frustration_of(graph, found)
        if faults < fewest:
            best, fewest = found, faults
    return renumbered(best)


def improved(graph: SignedGraph, links: Neighbours, start: Codes, groups: int) -> Codes:
    """A partition in which no single move of a node is better. What a move gains is kept for each node."""
    group = start.copy()
    wins = wins_of(graph, group, groups)
    rows = np.arange(len(graph))
    gain = wins.max(axis=1, initial=0) - wins[rows, group]
    while len(graph):
        node = int(gain.argmax())
        if gain[node] <= 0:
            break
        old, new = int(group[node]), int(wins[node].argmax())
        others, signs = links.of(node)
        wins[others, old] -= signs
        wins[others, new] += signs
        group[node] = new
        gain[others] = wins[others].max(axis=1) - wins[others, group[others]]
        gain[node] = 0
    return group


def wins_of(graph: SignedGraph, group: Codes, groups: int) -> Wins:
    """For each node and group, its positive ties into the group less its negative ones."""
    gain = np.zeros((len(graph), groups), dtype=np.int32)
    np.add.at(gain, (graph.u, group[graph.v]), graph.sign)
    np.add.at(gain, (graph.v, group[graph.u]), graph.sign)
    return gain


def renumbered(group: Codes) -> Codes:
    """The same partition with the largest group as 0; of two equal ones, that of the first node comes first."""
    names, first, inverse, count = np.unique(group, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -count))
    new = np.empty(len(names), dtype=np.int32)
    new[order] = np.arange(len(names), dtype=np.int32)
    return new[inverse]
