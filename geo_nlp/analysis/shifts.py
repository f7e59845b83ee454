"""Balance from window to window, and the ties whose sign changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.balance import Triads, triads
from geo_nlp.analysis.counting import Places
from geo_nlp.analysis.frustration import Frustration, frustration
from geo_nlp.analysis.signed import PairActs, Projection, SignedGraph
from geo_nlp.analysis.windows import Calendar
from geo_nlp.graph.coding import Codes

EXACT = 2_000
RESTARTS = 5


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
    rows: Places


def through_time(
    pairs: PairActs, time: Calendar, how: Projection, *, seconds: float, seed: int
) -> tuple[list[Snapshot], list[Turn]]:  # fmt: skip
    """The network of each window that has a tie, and the ties that turned. A pair keeps its last sign meanwhile.

    The exact frustration index may take `seconds` for all windows together. It is tried for networks of up to `EXACT`
    ties, so that the time limit stops none of them without need.
    """
    place = time.place[pairs.row]
    order = np.flatnonzero(place >= 0)
    order = order[np.argsort(place[order], kind="stable")]
    parts = np.split(order, np.flatnonzero(np.diff(place[order])) + 1) if len(order) else []
    last, since = (np.zeros(len(pairs.a), dtype=np.int32) for _ in range(2))
    found: list[Snapshot] = []
    turned: list[Turn] = []
    for part in parts:
        window, inside = int(place[part[0]]), pairs.where(part)
        sign = inside.signs(how)
        graph = pairs.graph(sign)
        if not graph.ties:
            continue
        limit = seconds / len(parts) if graph.ties <= EXACT else 0.0
        index = frustration(graph, seconds=limit, seed=seed, restarts=RESTARTS)
        found.append(Snapshot(window, graph, triads(graph), index))
        turned.extend(_turns(inside, window, sign, last, since))
        since[sign != 0] = window
        last = np.where(sign != 0, sign, last)
    return found, turned


def _turns(inside: PairActs, window: int, sign: Codes, last: Codes, since: Codes) -> Iterator[Turn]:
    for pair in np.flatnonzero(sign * last < 0).tolist():
        rows = inside.row[(inside.pair == pair) & (inside.sign == sign[pair])]
        ends = int(inside.a[pair]), int(inside.b[pair])
        yield Turn(window, int(since[pair]), *ends, int(sign[pair]), rows)
