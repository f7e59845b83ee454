"""Balance from window to window, and the ties whose sign changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.balance import Triads, triads
from geo_nlp.analysis.counting import Places
from geo_nlp.analysis.frustration import Frustration, frustration
from geo_nlp.analysis.signed import PairActs, Projection, SignedGraph
from geo_nlp.analysis.windows import Calendar


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The signed network of the acts of one window alone."""

    window: int
    graph: SignedGraph
    triads: Triads
    frustration: Frustration


@dataclass(frozen=True, slots=True)
class Turn:
    """A tie with another sign than in the last window in which the pair had one.

    `a` and `b` are places in `Acts.nodes`; `rows` are the acts of the new sign in the window.
    """

    window: int
    since: int
    a: int
    b: int
    sign: int
    rows: tuple[int, ...]


def snapshots(
    pairs: PairActs, time: Calendar, how: Projection, *, seconds: float, seed: int
) -> list[Snapshot]:  # fmt: skip
    """The network of each window that has a tie; the exact frustration index may take `seconds` for all together."""
    place = time.place[pairs.row]
    shown = np.unique(place[place >= 0]).tolist()
    found = []
    for window in shown:
        graph = pairs.project(how, (place == window).astype(np.float64))
        if graph.ties:
            index = frustration(graph, seconds=seconds / len(shown), seed=seed)
            found.append(Snapshot(window, graph, triads(graph), index))
    return found


def turns(pairs: PairActs, time: Calendar, found: Sequence[Snapshot]) -> list[Turn]:
    """Ties that turned, window by window. A pair that nobody writes about for a while keeps its last sign."""
    place = time.place[pairs.row]
    rows_of = _index(pairs, place)
    known: dict[tuple[int, int], tuple[int, int]] = {}
    turned = []
    for snapshot in found:
        for pair, sign in ends_and_signs(snapshot.graph):
            last, since = known.get(pair, (sign, snapshot.window))
            if last != sign:
                told = rows_of.get((snapshot.window, *pair), np.zeros(0, dtype=np.intp))
                rows = told[pairs.sign[told] == sign] if len(told) else told
                shown = tuple(pairs.row[rows].tolist())
                turned.append(Turn(snapshot.window, since, *pair, sign, shown))
            known[pair] = (sign, snapshot.window)
    return turned


def ends_and_signs(graph: SignedGraph) -> Iterator[tuple[tuple[int, int], int]]:
    """The ends of each tie, as places in `Acts.nodes`, and its sign."""
    a, b = graph.nodes[graph.u].tolist(), graph.nodes[graph.v].tolist()
    yield from zip(zip(a, b, strict=True), graph.sign.tolist(), strict=True)


def _index(pairs: PairActs, place: Places) -> dict[tuple[int, int, int], Places]:
    """The places in `pairs` by window and pair."""
    inside = np.flatnonzero(place >= 0)
    order = inside[np.lexsort((pairs.pair[inside], place[inside]))]
    if not len(order):
        return {}
    step = (np.diff(place[order]) != 0) | (np.diff(pairs.pair[order]) != 0)
    groups = np.split(order, np.flatnonzero(step) + 1)
    return {(int(place[g[0]]), int(pairs.a[pairs.pair[g[0]]]), int(pairs.b[pairs.pair[g[0]]])): g for g in groups}
