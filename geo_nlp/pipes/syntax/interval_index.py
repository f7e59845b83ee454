"""Stretches of a text by where they lie, so that those around a place are had without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Generic, TypeVar

from geo_nlp.types import Attribution

T = TypeVar("T")


class Stretches(Generic[T]):
    """Stretches, each from its start up to its end and with what it is; they may lie within each other."""

    def __init__(self, stretches: Iterable[tuple[int, int, T]]) -> None:
        self.ordered = sorted(stretches, key=itemgetter(0))
        self.starts = [start for start, _, _ in self.ordered]
        self.reach = list(accumulate((end for _, end, _ in self.ordered), max))

    def meeting(self, start: int, end: int) -> list[T]:
        """What has a character between two offsets, in text order.

        >>> told = Stretches([(0, 9, "all"), (2, 4, "part"), (20, 30, "rest")])
        >>> told.meeting(3, 21), told.around(4), told.around(9)
        (['all', 'part', 'rest'], ['all'], [])
        """
        return list(self._back(start, end))[::-1]

    def around(self, at: int) -> list[T]:
        """What holds the character at an offset, in text order."""
        return self.meeting(at, at + 1)

    def _back(self, start: int, end: int) -> Iterator[T]:
        for i in range(bisect_left(self.starts, end) - 1, -1, -1):
            if self.reach[i] <= start:
                return  # nothing that starts before reaches so far
            _, last, what = self.ordered[i]
            if last > start:
                yield what


def contents(attributions: Iterable[Attribution]) -> Stretches[Attribution]:
    """What is said, each with its attribution."""
    return Stretches((a.content.start, a.content.end, a) for a in attributions)


def innermost(around: Iterable[Attribution]) -> Attribution | None:
    """The attribution with the shortest content, of several the first."""
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)
