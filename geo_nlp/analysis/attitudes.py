"""Who speaks about whom: stances by holder and target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.analysis.counting import STANCE, Places, distinct, joined, kinds_of
from geo_nlp.graph.acts import Acts


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a holder is reported to feel towards a target: acts by sign, their mean, and the attitudes by name.

    `source` and `target` are places in `Acts.nodes`; `rows` are the acts' rows.
    """

    source: int
    target: int
    acts: int
    positive: int
    neutral: int
    negative: int
    mean: float
    attitudes: tuple[tuple[str, int], ...]
    rows: Places


def attitudes(acts: Acts) -> list[Attitude]:
    """Stances by holder and target, the most frequent first; an act with two attitudes counts for both."""
    stances = np.flatnonzero((kinds_of(acts) == STANCE) & (acts.source != acts.target))
    if not len(stances):
        return []
    rows = stances[distinct(acts.source[stances], acts.target[stances], acts.key[stances], acts.act[stances])]
    _, first, group = np.unique(joined(acts.source[rows], acts.target[rows]), return_index=True, return_inverse=True)
    size, sign, act = len(first), acts.polarity()[rows], acts.act[rows]

    def count(mask: NDArray[np.bool_]) -> Sequence[int]:
        one = distinct(group[mask], act[mask])
        counts: list[int] = np.bincount(group[mask][one], minlength=size).tolist()
        return counts

    named = _named(acts, rows, group, size)
    order = np.argsort(group, kind="stable")
    rows_of = np.split(rows[order], np.flatnonzero(np.diff(group[order])) + 1)
    found = []
    columns = zip(first.tolist(), count(sign > -2), *(count(sign == which) for which in (1, 0, -1)), strict=True)
    for place, (one, all_, positive, neutral, negative) in enumerate(columns):
        mean = (positive - negative) / (positive + neutral + negative)
        ends = int(acts.source[rows[one]]), int(acts.target[rows[one]])
        found.append(Attitude(*ends, all_, positive, neutral, negative, mean, named[place], rows_of[place]))
    return sorted(found, key=lambda item: (-item.acts, acts.nodes[item.source], acts.nodes[item.target]))


def _named(acts: Acts, rows: Places, group: Places, size: int) -> list[tuple[tuple[str, int], ...]]:
    """The attitudes of each group and how many acts have them, the most frequent first."""
    keys = acts.key[rows]
    _, first, count = np.unique(joined(group, keys), return_index=True, return_counts=True)
    found: list[list[tuple[str, int]]] = [[] for _ in range(size)]
    for place, key, times in zip(group[first].tolist(), keys[first].tolist(), count.tolist(), strict=True):
        found[place].append((acts.keys[key].attitude or "", times))
    return [tuple(sorted(each, key=lambda item: (-item[1], item[0]))) for each in found]
