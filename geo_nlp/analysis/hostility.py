"""Asymmetric hostility: whether A is reported to be as hostile to B as B is to A."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from geo_nlp.analysis.counting import Directed, Places, distinct, joined
from geo_nlp.graph.acts import Acts

LEAST = 5
"""Hostile acts that a pair needs; with fewer, no share could differ from a half."""
Z = 1.959964
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """The hostile acts of a pair by direction; `source` is who does more of them.

    `share` is its part of all, with its 95 % interval; `clear` where that leaves out a half. `rows` and `back` are the
    rows of the acts from source to target and back.
    """

    source: int
    target: int
    acts: int
    answered: int
    share: float
    interval: Interval
    rows: Places
    back: Places

    @property
    def clear(self) -> bool:
        """Whether one side is clearly the more hostile."""
        return self.interval[0] > 0.5


def wilson(count: int, total: int) -> Interval:
    """The 95 % score interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001).

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, square = count / total, Z * Z / total
    middle, half = share + square / 2, Z * sqrt(share * (1 - share) / total + square / total / 4)
    return (middle - half) / (1 + square), (middle + half) / (1 + square)


def asymmetries(acts: Acts, directed: Directed, least: int = LEAST) -> list[Asymmetry]:
    """Pairs with enough hostile acts, the clearest asymmetry first. What is the same both ways says nothing here."""
    hostile = directed.where((directed.sign < 0) & ~directed.mutual)
    low, high = np.minimum(hostile.source, hostile.target), np.maximum(hostile.source, hostile.target)
    one = distinct(low, high, hostile.source, hostile.act)
    key = joined(low[one], high[one])
    found = []
    for places in np.split(one, np.flatnonzero(np.diff(key)) + 1):
        if len(places) < least:
            continue
        from_low = hostile.source[places] == low[places[0]]
        there, back = hostile.row[places[from_low]], hostile.row[places[~from_low]]
        ends = int(low[places[0]]), int(high[places[0]])
        if len(back) > len(there):
            there, back, ends = back, there, ends[::-1]
        found.append(_asymmetry(ends, there, back))
    return sorted(found, key=lambda item: (-item.interval[0], acts.nodes[item.source], acts.nodes[item.target]))


def _asymmetry(ends: tuple[int, int], there: Places, back: Places) -> Asymmetry:
    count, total = len(there), len(there) + len(back)
    return Asymmetry(*ends, count, len(back), count / total, wilson(count, total), there, back)
