"""The frustration index as an integer program, by HiGHS through `highspy` or SciPy, whichever is installed.

A node is on one of two sides, a tie is broken or not (Aref, Mason and Wilson 2020). An unbalanced triangle has at least
one broken tie, which the relaxation does not know: these cuts are what makes the program quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.analysis.balance import neighbours
from geo_nlp.analysis.counting import Numbers
from geo_nlp.analysis.signed import SignedGraph
from geo_nlp.graph.coding import Codes

MOST_CUTS = 50_000
SOLVERS = {"highspy": "highspy", "scipy": "scipy.optimize"}


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solver found: sides of the nodes (None: it found none), and the bound below which no solution lies."""

    side: Codes | None
    bound: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The constraints `lower <= matrix @ x` by rows; x are the sides, and after them the ties."""

    start: NDArray[np.int32]
    column: NDArray[np.int32]
    value: Numbers
    lower: Numbers


def solver() -> str | None:
    """The solver that is installed: highspy, scipy, or None."""
    return next((name for name in SOLVERS if find_spec(name)), None)


def solve(graph: SignedGraph, first: Codes, *, seconds: float, seed: int, by: str | None = None) -> Solved | None:
    """Solve the program, from a partition into two as a first solution; None where no solver is installed."""
    name = by or solver()
    if name is None:
        return None
    anchor = int(np.bincount(np.concatenate([graph.u, graph.v])).argmax())
    rows = constraints(graph)
    found = (_highs if name == "highspy" else _scipy)(graph, rows, anchor, first != first[anchor], seconds, seed)
    side, bound = found
    return Solved(None if side is None else (np.round(side[: len(graph)]) > 0).astype(np.int32), bound)


def unbalanced(graph: SignedGraph) -> Iterator[tuple[int, int, int]]:
    """Unbalanced triangles, each once, as the places of its three ties."""
    place = {pair: n for n, pair in enumerate(zip(graph.u.tolist(), graph.v.tolist(), strict=True))}
    friends, foes = neighbours(graph)
    signs = graph.sign.tolist()
    for (u, v), tie in place.items():
        like = friends[u] & friends[v] | foes[u] & foes[v]
        unlike = friends[u] & foes[v] | foes[u] & friends[v]
        later = (unlike if signs[tie] > 0 else like) >> (v + 1) << (v + 1)  # u < v < w: each triangle from one tie
        while later:
            w = (later & -later).bit_length() - 1
            later &= later - 1
            yield tie, place[u, w], place[v, w]


def constraints(graph: SignedGraph) -> Rows:
    """Two rows per tie, which is broken if its ends disagree with it, and a row per unbalanced triangle."""
    nodes, ties = len(graph), graph.ties
    positive = graph.sign > 0
    tie = np.arange(ties, dtype=np.int32) + nodes
    one = np.ones(ties)
    column = np.stack([tie, graph.u, graph.v, tie, graph.u, graph.v], axis=1)
    # broken >= u - v and v - u where positive; >= 1 - u - v and u + v - 1 where negative
    value = np.stack([one, np.where(positive, -1.0, 1.0), one, one, np.where(positive, 1.0, -1.0), -one], axis=1)
    lower = np.stack([np.where(positive, 0.0, 1.0), np.where(positive, 0.0, -1.0)], axis=1)
    cuts = np.array([cut for cut, _ in zip(unbalanced(graph), range(MOST_CUTS), strict=False)], dtype=np.int32)
    cuts = cuts.reshape(-1, 3) + nodes
    count = 2 * ties + len(cuts)
    return Rows(
        np.arange(count + 1, dtype=np.int32) * 3,
        np.concatenate([column.reshape(-1), cuts.reshape(-1)]).astype(np.int32),
        np.concatenate([value.reshape(-1), np.ones(cuts.size)]),
        np.concatenate([lower.reshape(-1), np.ones(len(cuts))]),
    )


def _highs(
    graph: SignedGraph, rows: Rows, anchor: int, first: NDArray[np.bool_], seconds: float, seed: int
) -> tuple[Numbers | None, int]:  # fmt: skip
    import highspy

    model: Any = vars(highspy)["_Highs"]()  # Highs() greets on stdout before it can be silenced
    for option, setting in (
        ("output_flag", False), ("threads", 1), ("random_seed", seed % 2**31), ("time_limit", float(seconds)),
        ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-6),
    ):  # fmt: skip
        model.setOptionValue(option, setting)
    nodes, ties = len(graph), graph.ties
    size = nodes + ties
    upper = np.ones(size)
    upper[anchor] = 0.0  # of two mirrored solutions one is enough
    empty = np.zeros(0, dtype=np.int32)
    cost = np.concatenate([np.zeros(nodes), np.ones(ties)])
    model.addCols(size, cost, np.zeros(size), upper, 0, empty, empty, np.zeros(0))
    count = len(rows.lower)
    high = np.full(count, highspy.kHighsInf)
    model.addRows(count, rows.lower, high, len(rows.column), rows.start[:-1], rows.column, rows.value)
    whole = np.full(nodes, highspy.HighsVarType.kInteger)
    model.changeColsIntegrality(nodes, np.arange(nodes, dtype=np.int32), whole)
    known = highspy.HighsSolution()
    known.col_value = [*first.astype(float).tolist(), *graph.broken_by(first.astype(np.int32)).astype(float).tolist()]
    model.setSolution(known)
    model.run()
    info = model.getInfo()
    return np.array(model.getSolution().col_value), _bound(float(info.mip_dual_bound))


def _scipy(
    graph: SignedGraph, rows: Rows, anchor: int, first: NDArray[np.bool_], seconds: float, seed: int
) -> tuple[Numbers | None, int]:  # fmt: skip
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    nodes, ties = len(graph), graph.ties
    upper = np.ones(nodes + ties)
    upper[anchor] = 0.0
    matrix = csr_array((rows.value, rows.column, rows.start), shape=(len(rows.lower), nodes + ties))
    found = milp(
        np.concatenate([np.zeros(nodes), np.ones(ties)]),
        integrality=np.concatenate([np.ones(nodes), np.zeros(ties)]), bounds=Bounds(0, upper),
        constraints=LinearConstraint(matrix, lb=rows.lower), options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )  # fmt: skip
    return found.x, _bound(found.mip_dual_bound)


def _bound(value: float | None) -> int:
    """The least whole number that is not below a bound, which floating point may have a little too high."""
    return max(0, int(np.ceil(value - 1e-6))) if value is not None and np.isfinite(value) else 0
