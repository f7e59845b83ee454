"""Who is in the middle: acts that touch an actor, PageRank, and betweenness."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.counting import Directed, Numbers, distinct, ties_between
from geo_nlp.graph.coding import Codes

DAMPING = 0.85
ROUNDS = 200
ENOUGH = 1e-12
LEAST = 12
STEPS = 10_000_000
"""What all shortest paths may cost, as nodes times ties, before betweenness is estimated from pivots."""


@dataclass(frozen=True, slots=True)
class Degrees:
    """Distinct acts by node: that touch it, that it does, that are done to it, and those with a sign."""

    acts: Codes
    out: Codes
    into: Codes
    positive: Codes
    negative: Codes


def degrees(directed: Directed, nodes: int) -> Degrees:
    """Count acts by node (Freeman 1978, with acts for ties); an act with several targets counts once for its source."""
    both = np.concatenate([directed.source, directed.target])
    act, sign = np.concatenate([directed.act, directed.act]), np.concatenate([directed.sign, directed.sign])

    def count(node: Codes, of: Codes) -> Codes:
        return np.bincount(node[distinct(node, of)], minlength=nodes).astype(np.int32)

    kinds = (count(both[sign == which], act[sign == which]) for which in (1, -1))
    return Degrees(count(both, act), count(directed.source, directed.act), count(directed.target, directed.act), *kinds)


def pagerank(source: Codes, target: Codes, weight: Numbers, nodes: int) -> Numbers:
    """PageRank by power iteration, acts as weights (Brin and Page 1998): attention that comes from who gets it.

    >>> rank = pagerank(np.array([0, 1]), np.array([2, 2]), np.array([3.0, 1.0]), 3)
    >>> rank.round(3).tolist()
    [0.213, 0.213, 0.574]
    """
    if not nodes:
        return np.zeros(0)
    given = np.bincount(source, weight, minlength=nodes)
    idle = given == 0
    rank = np.full(nodes, 1 / nodes)
    for _ in range(ROUNDS):
        share = np.divide(rank, given, out=np.zeros(nodes), where=~idle)
        fresh = np.bincount(target, weight * share[source], minlength=nodes)
        fresh = DAMPING * (fresh + rank[idle].sum() / nodes) + (1 - DAMPING) / nodes
        done = float(np.abs(fresh - rank).sum()) < ENOUGH
        rank = fresh
        if done:
            break
    return rank


@dataclass(frozen=True, slots=True)
class Betweenness:
    """The share of shortest paths between others that lead through a node, and from how many nodes they were traced.

    `pivots` is the number of nodes where all were traced; fewer are an estimate.
    """

    value: Numbers
    pivots: int


def betweenness(a: Codes, b: Codes, acts: Numbers, nodes: int, *, seed: int = 0) -> Betweenness:
    """Betweenness of undirected ties of length 1/acts (Freeman 1977; Newman 2001), by Brandes (2001).

    Where nodes times ties are more than `STEPS`, paths are traced from a random sample of nodes and scaled up (Brandes
    and Pich 2007). Divided by the number of pairs of other nodes.

    >>> line = betweenness(np.array([0, 1]), np.array([1, 2]), np.array([1.0, 4.0]), 3)
    >>> line.value.tolist(), line.pivots
    ([0.0, 1.0, 0.0], 3)
    """
    value = np.zeros(nodes)
    if nodes < 3 or not len(a):
        return Betweenness(value, nodes)
    links = _links(a, b, 1 / acts, nodes)
    pivots = min(nodes, max(LEAST, STEPS // (2 * len(a))))
    starts = range(nodes)
    if pivots < nodes:
        starts = np.sort(np.random.default_rng(seed).choice(nodes, pivots, replace=False)).tolist()
    for start in starts:
        _trace(links, start, value)
    return Betweenness(value * (nodes / pivots) / ((nodes - 1) * (nodes - 2)), pivots)


Links = Sequence[Sequence[tuple[int, float]]]


def _links(a: Codes, b: Codes, length: Numbers, nodes: int) -> Links:
    links: list[list[tuple[int, float]]] = [[] for _ in range(nodes)]
    for one, other, far in zip(a.tolist(), b.tolist(), length.tolist(), strict=True):
        links[one].append((other, far))
        links[other].append((one, far))
    return links


def _trace(links: Links, start: int, value: Numbers) -> None:
    """Add what the shortest paths from a node give the nodes between; lengths that differ by rounding are equal."""
    far: dict[int, float] = {}
    seen = {start: 0.0}
    paths = {start: 1.0}
    before: dict[int, list[int]] = {start: []}
    order = []
    waiting = [(0.0, start)]
    while waiting:
        distance, node = heapq.heappop(waiting)
        if node in far:
            continue
        far[node] = distance
        order.append(node)
        for other, length in links[node]:
            if other in far:
                continue
            reach = distance + length
            known = seen.get(other)
            if known is None or reach < known * (1 - 1e-12):
                seen[other] = reach
                paths[other] = paths[node]
                before[other] = [node]
                heapq.heappush(waiting, (reach, other))
            elif reach <= known * (1 + 1e-12):
                paths[other] += paths[node]
                before[other].append(node)
    share = dict.fromkeys(order, 0.0)
    for node in reversed(order):
        part = (1 + share[node]) / paths[node]
        for prior in before[node]:
            share[prior] += paths[prior] * part
        if node != start:
            value[node] += share[node]


def undirected(directed: Directed) -> tuple[Codes, Codes, Numbers]:
    """Pairs of actors and their distinct acts, in whichever direction."""
    a, b = np.minimum(directed.source, directed.target), np.maximum(directed.source, directed.target)
    return ties_between(a, b, directed.act)


def reciprocity(directed: Directed) -> float | None:
    """The share of acts that is answered: the smaller of both directions, over all acts (Squartini et al. 2013).

    Acts that are the same both ways are left out. None where nothing else is there.
    """
    source, target, count = ties_between(
        *(column[~directed.mutual] for column in (directed.source, directed.target, directed.act))
    )
    if not len(count):
        return None
    nodes = int(max(source.max(), target.max())) + 1
    there, back = source.astype(np.int64) * nodes + target, target.astype(np.int64) * nodes + source
    place = np.searchsorted(there, back)
    place[place == len(there)] = 0
    answered = np.where(there[place] == back, np.minimum(count, count[place]), 0.0)
    return float(answered.sum() / count.sum())
