"""Intervals of a text, sorted by their start, so that those around an offset are found without a look at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Generic

from geo_nlp.pipes.syntax.tree import T
from geo_nlp.types import Attribution


class Stretches(Generic[T]):
    """Intervals (start, end, value) that may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int, T]]) -> None:
        self.ordered = sorted(stretches, key=itemgetter(0))
        self.starts = [start for start, _, _ in self.ordered]
        self.reach = list(accumulate((end for _, end, _ in self.ordered), max))

    def meeting(self, start: int, end: int) -> list[T]:
        """The values of the intervals that overlap with one, in text order.

        >>> found = Stretches([(0, 9, "all"), (2, 4, "part"), (20, 30, "rest")])
        >>> found.meeting(3, 21), found.around(4), found.around(9)
        (['all', 'part', 'rest'], ['all'], [])
        """
        return list(self._back(start, end))[::-1]

    def around(self, at: int) -> list[T]:
        """The values of the intervals around an offset, in text order."""
        return self.meeting(at, at + 1)

    def _back(self, start: int, end: int) -> Iterator[T]:
        for i in range(bisect_left(self.starts, end) - 1, -1, -1):
            if self.reach[i] <= start:
                return  # nothing that starts before reaches so far
            _, last, what = self.ordered[i]
            if last > start:
                yield what


def contents(attributions: Iterable[Attribution]) -> Stretches[Attribution]:
    """The attributions by their contents."""
    return Stretches((a.content.start, a.content.end, a) for a in attributions)


def innermost(around: Iterable[Attribution]) -> Attribution | None:
    """The attribution with the shortest content, of several the first."""
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)
