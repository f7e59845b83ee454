"""The frustration index: the fewest ties whose removal leaves the network balanced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Literal

import networkx as nx
import numpy as np

from geo_nlp.analysis.balance import neighbours
from geo_nlp.analysis.cycles import cycle_bound
from geo_nlp.analysis.partition import best_partition, frustration_of
from geo_nlp.analysis.program import solve, solver
from geo_nlp.analysis.signed import SignedGraph
from geo_nlp.graph.coding import Codes

Method = Literal["exact", "heuristic"]
RESTARTS = 20
LARGEST = 6_000
"""Ties of a block up to which the integer program is tried."""


@dataclass(frozen=True, slots=True)
class Frustration:
    """The index and the two sides that it leaves.

    Attributes:
        index: the number of broken ties: the least there is where `method` is exact, else the least that was found.
        bound: no partition into two has fewer; equal to the index where that is exact.
        side: the side of each node, 0 or 1. Other partitions may be as good.
        method: exact, or heuristic where no solver is installed, or it was stopped by the time limit.
    """

    index: int
    bound: int
    side: Codes
    method: Method


def frustration(
    graph: SignedGraph, *, seconds: float = 10.0, seed: int = 0, restarts: int = RESTARTS
) -> Frustration:  # fmt: skip
    """The frustration index of a graph (Harary 1959; line index of imbalance, Abelson and Rosenberg 1958).

    It adds up over the blocks of the graph (parts that no single node holds together), which are solved one by one: by
    local search, which is proved by unbalanced triangles that share no tie, else by the linear relaxation over
    unbalanced cycles, else by the integer program. With `seconds` 0 only the first is tried. NP-hard: dense graphs of
    some hundred nodes may take longer than the time limit.

    >>> from geo_nlp.analysis.signed import signed_graph
    >>> found = frustration(signed_graph([(0, 1, 1), (1, 2, 1), (0, 2, -1), (2, 3, -1)]))
    >>> found.index, found.method
    (1, 'exact')
    """
    end = monotonic() + seconds
    index = bound = 0
    side = np.full(len(graph), -1, dtype=np.int32)
    for block in _blocks(graph):
        part = _solved(block.graph, end - monotonic() if seconds else 0.0, seed, restarts)
        index, bound = index + part.index, bound + part.bound
        _join(side, block.places, part.side)
    side[side < 0] = 0
    return Frustration(index, bound, side, "exact" if index == bound else "heuristic")


def _solved(graph: SignedGraph, seconds: float, seed: int, restarts: int) -> Frustration:
    if graph.ties == 1 or (graph.sign > 0).all():
        return Frustration(0, 0, np.arange(len(graph), dtype=np.int32) * (graph.sign[0] < 0), "exact")
    side = best_partition(graph, 2, restarts=restarts, seed=seed)
    index, bound = frustration_of(graph, side), packed(graph)
    end = monotonic() + seconds
    if index > bound and graph.ties <= LARGEST and seconds > 0 and solver():
        bound = max(bound, cycle_bound(graph, enough=index, seconds=seconds))
    tried = index > bound and graph.ties <= LARGEST and monotonic() < end
    if tried and (found := solve(graph, side, seconds=end - monotonic(), seed=seed)):
        bound = max(bound, found.bound)
        if found.side is not None and (fewer := frustration_of(graph, found.side)) < index:
            side, index = found.side, fewer
    return Frustration(index, bound, side, "exact" if index == bound else "heuristic")


def packed(graph: SignedGraph) -> int:
    """Unbalanced triangles that share no tie, as many as are met: each holds a broken tie of its own.

    >>> from geo_nlp.analysis.signed import signed_graph
    >>> packed(signed_graph([(0, 1, -1), (1, 2, 1), (0, 2, 1), (2, 3, 1), (0, 3, 1)]))
    1
    """
    friends, foes = neighbours(graph)
    count = 0
    for u, v, sign in zip(graph.u.tolist(), graph.v.tolist(), graph.sign.tolist(), strict=True):
        if not (friends[u] | foes[u]) >> v & 1:
            continue  # used by an earlier triangle
        like, unlike = friends[u] & friends[v] | foes[u] & foes[v], friends[u] & foes[v] | foes[u] & friends[v]
        if third := unlike if sign > 0 else like:
            w = (third & -third).bit_length() - 1
            for a, b in ((u, v), (u, w), (v, w)):
                for side in (friends, foes):
                    side[a] &= ~(1 << b)
                    side[b] &= ~(1 << a)
            count += 1
    return count


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of the graph, and where its nodes are in the whole."""

    graph: SignedGraph
    places: Codes


def _blocks(graph: SignedGraph) -> Iterator[_Block]:
    """The biconnected parts, each after one that it shares a node with, so that sides can be joined on the way."""
    whole = nx.Graph(zip(graph.u.tolist(), graph.v.tolist(), strict=True))
    tie = {pair: n for n, pair in enumerate(zip(graph.u.tolist(), graph.v.tolist(), strict=True))}
    parts = [sorted((min(e), max(e)) for e in edges) for edges in nx.biconnected_component_edges(whole)]
    parts.sort()
    at: dict[int, list[int]] = {}
    for number, edges in enumerate(parts):
        for node in {end for edge in edges for end in edge}:
            at.setdefault(node, []).append(number)
    done: set[int] = set()
    for first in range(len(parts)):
        waiting = [first] if first not in done else []
        while waiting:
            number = waiting.pop()
            if number in done:
                continue
            done.add(number)
            places = sorted({end for edge in parts[number] for end in edge})
            chosen = np.array([tie[edge] for edge in parts[number]], dtype=np.int32)
            own = np.array(places, dtype=np.int32)
            u, v = (np.searchsorted(own, ends[chosen]).astype(np.int32) for ends in (graph.u, graph.v))
            yield _Block(SignedGraph(own, u, v, graph.sign[chosen]), own)
            waiting.extend(other for node in places for other in at[node] if other not in done)


def _join(side: Codes, places: Codes, found: Codes) -> None:
    """Write the sides of a block, turned round where a node that has a side already asks for it."""
    known = np.flatnonzero(side[places] >= 0)
    turn = len(known) > 0 and side[places[known[0]]] != found[known[0]]
    side[places] = 1 - found if turn else found
