"""Measures of how well told probabilities fit what came true, and tell it from what did not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

EDGES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


class Bin(NamedTuple):
    """Records whose told probability lies in one range: bounds, mean told, share that was right, how many."""

    low: float
    high: float
    said: float
    was: float
    n: int


def bins(chances: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The reliability table: records by told probability.

    >>> [(b.low, b.said, b.was, b.n) for b in bins([0.1, 0.65, 0.65], [False, True, False])]
    [(0.0, 0.1, 0.0, 1), (0.6, 0.65, 0.5, 2)]
    """
    found = []
    bounds = (0.0, *EDGES, 1.0)
    for n, (low, high) in enumerate(pairwise(bounds)):
        some = [(c, r) for c, r in zip(chances, right, strict=True) if bisect_right(EDGES, c) == n]
        if some:
            said, was = (sum(pair[i] for pair in some) / len(some) for i in (0, 1))
            found.append(Bin(low, high, said, was, len(some)))
    return found


def brier(chances: Sequence[float], right: Sequence[bool]) -> float:
    """Mean squared distance between what was told and what came true.

    >>> brier([1.0, 0.5], [True, False])
    0.125
    """
    return sum((c - r) ** 2 for c, r in zip(chances, right, strict=True)) / len(right)


def expected_error(chances: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error: the distance between told and true of each bin, weighted by its records."""
    return sum(b.n * abs(b.said - b.was) for b in bins(chances, right)) / len(right)


def discrimination(chances: Sequence[float], right: Sequence[bool]) -> float:
    """How often a record that is right has a higher chance than one that is wrong; ties count half (AUC).

    >>> discrimination([0.9, 0.5, 0.5], [True, True, False])
    0.75
    """
    wrong = sorted(c for c, r in zip(chances, right, strict=True) if not r)
    good = [c for c, r in zip(chances, right, strict=True) if r]
    won = sum(bisect_left(wrong, c) + bisect_right(wrong, c) for c in good)
    return won / (2 * len(good) * len(wrong))
