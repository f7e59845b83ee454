"""Limits in time and the windows of a timeline, by ISO dates of any granularity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geo_nlp.errors import InputError
from geo_nlp.periods import Period, period
from geo_nlp.suggest import unknown

Window = Literal["day", "week", "month", "year"]


def within(text: str | None, limits: Period) -> bool:
    """Whether a date touches the limits; one that is not known does so only where there are none.

    >>> from geo_nlp.periods import bounds
    >>> within("2014", bounds("2014-06", None)), within(None, bounds("2014-06", None)), within(None, bounds(None, None))
    (True, False, True)
    """
    days = period(text)
    if days is None:
        return limits == (date.min, date.max)
    return days[0] <= limits[1] and limits[0] <= days[1]


def window_of(text: str | None, window: Window) -> str | None:
    """The day, week, month or year that a date lies in; None where the date is too coarse to tell.

    >>> window_of("2025-02-27", "week"), window_of("2025-02-27", "month"), window_of("2025", "month")
    ('2025-W09', '2025-02', None)
    """
    days = period(text)
    if days is None:
        return None
    names = {_name(day, window) for day in days}
    return names.pop() if len(names) == 1 else None


def windows_of(dates: Sequence[str], window: Window) -> tuple[NDArray[np.int32], list[str]]:
    """For each date the place of its window among the names of windows, sorted; -1 where the date is too coarse.

    A last place, -1, is for acts without a date, whose code is -1.

    >>> windows_of(["2024-12-31", "2025", "2025-01-01"], "month")
    (array([ 0, -1,  1, -1], dtype=int32), ['2024-12', '2025-01'])
    """
    windows = [window_of(text, window) for text in dates]
    names = sorted({name for name in windows if name})
    place = {name: number for number, name in enumerate(names)}
    return np.array([*(-1 if name is None else place[name] for name in windows), -1], dtype=np.int32), names


def check_window(window: str | None) -> None:
    """Refuse a window that is none of day, week, month and year."""
    if window is not None and window not in get_args(Window):
        raise InputError(unknown("window", window, get_args(Window)))


def _name(day: date, window: Window) -> str:
    if window == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[window]]
