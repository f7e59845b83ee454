"""How well stated probabilities fit what came true, and how well they separate it from what did not."""

from __future__ import annotations

import math
import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

EDGES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
ENOUGH, NEAR = 30, 0.05  # records of a bin, and how far stated and true share may be apart in it
DRAWS, SEED = 200, 12345


class Bin(NamedTuple):
    """Records whose stated probability lies in one range: bounds, mean stated, share that was right, how many."""

    low: float
    high: float
    said: float
    was: float
    n: int


def bins(chances: Sequence[float], right: Sequence[bool]) -> list[Bin]:
    """The reliability table: records by stated probability.

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
    """Mean squared distance between what was stated and what came true.

    >>> brier([1.0, 0.5], [True, False])
    0.125
    """
    return sum((c - r) ** 2 for c, r in zip(chances, right, strict=True)) / len(right)


def expected_error(chances: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error: the distance between stated and true share of each bin, weighted by its records."""
    return sum(b.n * abs(b.said - b.was) for b in bins(chances, right)) / len(right)


def log_loss(chances: Sequence[float], right: Sequence[bool]) -> float:
    """Mean negative logarithm of the probability that was stated for what came true.

    >>> round(log_loss([0.5, 0.5], [True, False]), 3)
    0.693
    """
    return -sum(math.log(c if r else 1 - c) for c, r in zip(chances, right, strict=True)) / len(right)


def within(chances: Sequence[float], right: Sequence[bool]) -> tuple[int, int]:
    """How many bins of at least `ENOUGH` records are true within `NEAR`, and how many there are of that size.

    >>> within([0.65] * 30 + [0.75] * 30 + [0.1], [True] * 20 + [False] * 40 + [True])
    (1, 2)
    """
    large = [b for b in bins(chances, right) if b.n >= ENOUGH]
    return sum(abs(b.said - b.was) <= NEAR for b in large), len(large)


def by_chance(chances: Sequence[float]) -> tuple[float, float]:
    """What samples of this size show of probabilities that are just right: their mean expected error, and how often all
    their large bins are true within `NEAR`.

    >>> by_chance([1.0] * 40)
    (0.0, 1.0)
    """
    draw = random.Random(SEED)
    errors, whole = 0.0, 0
    for _ in range(DRAWS):
        right = [draw.random() < c for c in chances]
        errors += expected_error(chances, right)
        near, large = within(chances, right)
        whole += near == large
    return errors / DRAWS, whole / DRAWS


def discrimination(chances: Sequence[float], right: Sequence[bool]) -> float:
    """How often a record that is right has a higher chance than one that is wrong; ties count half (AUC).

    >>> discrimination([0.9, 0.5, 0.5], [True, True, False])
    0.75
    """
    wrong = sorted(c for c, r in zip(chances, right, strict=True) if not r)
    good = [c for c, r in zip(chances, right, strict=True) if r]
    won = sum(bisect_left(wrong, c) + bisect_right(wrong, c) for c in good)
    return won / (2 * len(good) * len(wrong))
