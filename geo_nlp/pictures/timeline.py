"""The acts of a dyad by window and quad class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from geo_nlp.errors import InputError
from geo_nlp.graph.acts import LAYERS, NOBODY, Acts
from geo_nlp.graph.dates import Window, check_window, window_of
from geo_nlp.periods import period
from geo_nlp.pictures.drawing import SAID_TO_BE
from geo_nlp.suggest import unknown

LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Timeline:
    """Acts between two nodes by window, both directions together.

    Attributes:
        windows: every window from the first to the last, those without an act too.
        counts: a row for each window, a column for each quad class.
        coarse: acts whose date is unknown or too coarse for the window; unsigned: ties and attitudes, which have no
            quad class; other: acts of either kind, where a source does not tell them apart. They are not in `counts`.
    """

    first: str
    second: str
    window: Window
    windows: tuple[str, ...]
    counts: NDArray[np.int64]
    coarse: int
    unsigned: int
    other: int = 0


def timeline_of(acts: Acts, first: str, second: str, *, window: Window = "month") -> Timeline:
    """The timeline of two nodes (`RUS`, `igo:nato`): acts that articles assert or report on a speaker's word."""
    check_window(window)
    nodes = list(acts.nodes)
    for node in (first, second):
        if node not in nodes:
            raise InputError(unknown("actor", node, nodes))
    ends = nodes.index(first), nodes.index(second)
    there = (acts.source == ends[0]) & (acts.target == ends[1])
    between = there | (acts.source == ends[1]) & (acts.target == ends[0])
    said = np.isin(acts.layer, [LAYERS.index(layer) for layer in SAID_TO_BE])
    quads: dict[int, tuple[int, str | None]] = {}
    unsigned: set[int] = set()
    for row in np.flatnonzero(between & said).tolist():
        key, act, day = acts.keys[acts.key[row]], int(acts.act[row]), int(acts.date[row])
        if key.quad is not None:
            quads.setdefault(act, (key.quad, None if day == NOBODY else window_of(acts.dates[day], window)))
        elif key.kind != "role":
            unsigned.add(act)
    dated = [(quad, name) for quad, name in quads.values() if name]
    windows = windows_between([name for _, name in dated], window)
    counts = np.zeros((len(windows), 4), dtype=np.int64)
    for quad, name in dated:
        counts[windows.index(name), quad - 1] += 1
    labels = acts.label(ends[0]), acts.label(ends[1])
    return Timeline(*labels, window, windows, counts, len(quads) - len(dated), len(unsigned - quads.keys()))


def windows_between(names: Sequence[str], window: Window) -> tuple[str, ...]:
    """All windows from the first to the last of some, without a gap.

    >>> windows_between(["2025-02", "2024-12"], "month")
    ('2024-12', '2025-01', '2025-02')
    """
    if not names:
        return ()
    days = [span for name in names if (span := period(name))]
    day, last = min(start for start, _ in days), max(start for start, _ in days)
    found: list[str] = []
    while day <= last:
        found.append(str(window_of(day.isoformat(), window)))
        if len(found) > LONGEST:
            raise InputError(f"more than {LONGEST} windows of one {window}; take a longer one")
        day = _next(day, window)
    return tuple(found)


def _next(day: date, window: Window) -> date:
    if window in ("day", "week"):
        return day + timedelta(days=1 if window == "day" else 7)
    months = 1 if window == "month" else 12
    return date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
