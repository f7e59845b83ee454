"""A lower bound of the frustration index by its linear relaxation over unbalanced cycles, which is often tight.

Each unbalanced cycle holds a broken tie (Harary 1959): the odd-cycle inequalities of the cut polytope (Barahona and
Mahjoub 1986). They are too many to write down, so that those are added which a solution violates.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from math import ceil
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.analysis.counting import Numbers
from geo_nlp.analysis.program import MOST_CUTS, unbalanced
from geo_nlp.analysis.signed import SignedGraph

LARGEST = 300
"""Nodes up to which shortest paths between all are looked for in each round, which takes the cube of that."""
ROUNDS = 50
NEAR = 1e-6
HOP = 1e-5
Cycle = tuple[int, ...]


def cycle_bound(graph: SignedGraph, *, enough: int, seconds: float) -> int:
    """No partition into two breaks fewer ties than this; it stops where the bound reaches `enough`.

    0 where highspy is not installed, or the graph has more than `LARGEST` nodes.

    >>> from geo_nlp.analysis.signed import signed_graph
    >>> square = signed_graph([(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 3, -1)])
    >>> cycle_bound(square, enough=1, seconds=1) if find_spec("highspy") else 1
    1
    """
    if not find_spec("highspy") or len(graph) > LARGEST:
        return 0
    end, bound = monotonic() + seconds, 0
    known = {tuple(sorted(triangle)) for triangle, _ in zip(unbalanced(graph), range(MOST_CUTS), strict=False)}
    model = _model(graph.ties)
    fresh: Iterable[Cycle] = sorted(known)
    for _ in range(ROUNDS):
        _add(model, fresh)
        model.run()
        info = model.getInfo()
        broken = np.array(model.getSolution().col_value)
        bound = max(bound, ceil(float(info.objective_function_value) - NEAR))
        fresh = sorted(violated(graph, broken) - known) if bound < enough and monotonic() < end else []
        if not fresh:
            break
        known.update(fresh)
    return bound


def _model(ties: int) -> Any:
    import highspy

    model: Any = vars(highspy)["_Highs"]()
    for option, setting in (("output_flag", False), ("threads", 1)):
        model.setOptionValue(option, setting)
    empty = np.zeros(0, dtype=np.int32)
    model.addCols(ties, np.ones(ties), np.zeros(ties), np.ones(ties), 0, empty, empty, np.zeros(0))
    return model


def _add(model: Any, cycles: Iterable[Cycle]) -> None:
    import highspy

    rows = list(cycles)
    if not rows:
        return
    sizes = np.array([len(row) for row in rows])
    start = (np.cumsum(sizes) - sizes).astype(np.int32)
    places = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
    high = np.full(len(rows), highspy.kHighsInf)
    model.addRows(len(rows), np.ones(len(rows)), high, len(places), start, places, np.ones(len(places)))


def violated(graph: SignedGraph, broken: Numbers) -> set[Cycle]:
    """Unbalanced cycles whose ties are broken by less than one in all: through each node the least broken, if any.

    Every node is there twice, once on each side; positive ties stay on a side and negative ones change it, so that a
    path from one copy of a node to the other is an unbalanced closed walk. Ties walked twice cancel out.
    """
    size = len(graph)
    far, step, tie = _ways(graph, broken)
    found = set()
    for node in range(size):
        if far[node, node + size] >= 1:
            continue
        at, walked = node, set[int]()
        while at != node + size:
            to = int(step[at, node + size])
            walked ^= {int(tie[at, to])}
            at = to
        cycle = tuple(sorted(walked))
        if broken[list(cycle)].sum() < 1 - NEAR:
            found.add(cycle)
    return found


def _ways(graph: SignedGraph, broken: Numbers) -> tuple[Numbers, NDArray[np.int64], NDArray[np.int64]]:
    """Shortest ways between all copies of nodes (Floyd 1962), the next node on each, and the tie between neighbours.

    A hop costs a little, too, so that short cycles are found.
    """
    size = len(graph)
    far = np.full((2 * size, 2 * size), np.inf)
    tie = np.full(far.shape, -1, dtype=np.int64)
    for one, other in ((graph.u, graph.v), (graph.v, graph.u)):
        for side in (0, size):
            there = np.where(graph.sign > 0, other + side, other + (size - side))
            far[one + side, there] = np.maximum(broken, 0) + HOP
            tie[one + side, there] = np.arange(graph.ties)
    step = np.where(np.isfinite(far), np.arange(2 * size)[None, :], -1)
    for middle in range(2 * size):
        through = far[:, middle : middle + 1] + far[middle : middle + 1, :]
        nearer = through < far - 1e-12
        np.copyto(far, through, where=nearer)
        np.copyto(step, step[:, middle : middle + 1], where=nearer)
    return far, step, tie
