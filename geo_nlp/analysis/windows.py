"""Days, weeks, months and years as numbers, so that a million dates are placed at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import NO_DAY, Acts
from geo_nlp.graph.coding import used
from geo_nlp.graph.dates import Window, window_of
from geo_nlp.periods import period

Steps = NDArray[np.int64]
OUTSIDE = -1
EPOCH = date(1970, 1, 1).toordinal()
UNITS = {"month": "M", "year": "Y"}


def step_of(days: NDArray[np.int32], window: Window) -> Steps:
    """The number of the window that each day (an ordinal) lies in; consecutive windows have consecutive numbers.

    >>> days = np.array([date(2024, 12, 29).toordinal(), date(2024, 12, 30).toordinal()], dtype=np.int32)
    >>> [np.diff(step_of(days, unit)).tolist() for unit in ("day", "week", "month", "year")]
    [[1], [1], [0], [0]]
    """
    wide = days.astype(np.int64)
    if window == "day":
        return wide
    if window == "week":
        return (wide - 1) // 7  # the first day of the calendar was a Monday
    return (wide - EPOCH).astype("datetime64[D]").astype(f"datetime64[{UNITS[window]}]").astype(np.int64)


def name_of(step: int, window: Window) -> str:
    """The name of a window: 2025-02-27, 2025-W09, 2025-02 or 2025.

    >>> name_of(int(step_of(np.array([739309], dtype=np.int32), "week")[0]), "week")
    '2025-W09'
    """
    if window in UNITS:
        return str(np.array(step).astype(f"datetime64[{UNITS[window]}]"))
    day = date.fromordinal(step if window == "day" else step * 7 + 1)
    return window_of(day.isoformat(), window) or ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The windows that a corpus covers, in order, and which of them each act lies in.

    Attributes:
        names: every window from the first to the last day on which an article ran, those without acts too.
        place: of each act the place in `names`, or `OUTSIDE`: undated, or too coarse, or of another time.
        undated: acts whose date is too coarse for the window.
        elsewhere: acts of before the first or after the last article, which news of the time may or may not recall.
    """

    window: Window
    names: Sequence[str]
    place: NDArray[np.int64]
    undated: int
    elsewhere: int


def calendar(acts: Acts, window: Window) -> Calendar:
    """The calendar of acts: it runs as long as articles do, since what is older is mentioned by chance only.

    Without a dated article it runs as long as the acts do.
    """
    first, last = step_of(acts.first, window), step_of(acts.last, window)
    known = (acts.first != NO_DAY) & (first == last)
    low, high = _span(acts, window, first[known])
    inside = known & (first >= low) & (first <= high)
    names = [name_of(step, window) for step in range(low, high + 1)]
    return Calendar(
        window, names, np.where(inside, first - low, OUTSIDE), int((~known).sum()), int((known & ~inside).sum())
    )


def _span(acts: Acts, window: Window, steps: Steps) -> tuple[int, int]:
    dates = acts.articles.date[used(acts.article)[0]]
    days = [days for date in np.unique(dates[dates >= 0]).tolist() if (days := period(acts.articles.dates[date]))]
    if days:
        ends = np.array([[first.toordinal(), last.toordinal()] for first, last in days], dtype=np.int32)
        around = step_of(ends, window)
        return int(around[:, 0].min()), int(around[:, 1].max())
    return (int(steps.min()), int(steps.max())) if len(steps) else (0, -1)
