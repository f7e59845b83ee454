"""Dyads over time: acts of a pair by window, quad class and sign, and when their number changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo_nlp.analysis.changepoints import Segment, segments
from geo_nlp.analysis.counting import Numbers, Places, distinct, joined, quads_of
from geo_nlp.analysis.windows import OUTSIDE, Calendar
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes

MOST = 500
QUADS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Change:
    """The number of acts of one sign changed with a window: mean acts a window before and after.

    `rows` are the acts that made it: those of the new level where it is higher, the last ones of the old where it fell.
    """

    sign: int
    window: int
    before: float
    after: float
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dyad:
    """A pair of actors through all windows of a calendar.

    Attributes:
        a, b: places in `Acts.nodes`, in the order of their names.
        acts: distinct acts in either direction, undated ones too.
        quads: by quad class (1 to 4), in each window.
        positive, negative: acts by sign, in each window, events, ties and stances.
        score: mean PLOVER score of the events in each window, NaN where there are none.
        changes: when the number of positive or negative acts changed.
    """

    a: int
    b: int
    acts: int
    quads: tuple[Numbers, Numbers, Numbers, Numbers]
    positive: Numbers
    negative: Numbers
    score: Numbers
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The acts of one pair that lie in a window, as parallel columns."""

    row: Places
    window: Places
    sign: Codes
    quad: Codes


def dyads(acts: Acts, time: Calendar, most: int = MOST) -> list[Dyad]:
    """The pairs with the most acts, through time."""
    a, b = np.minimum(acts.source, acts.target), np.maximum(acts.source, acts.target)
    if not len(a):
        return []
    pair = joined(a, b)
    names, group = np.unique(pair, return_inverse=True)
    count = np.bincount(group[distinct(group, acts.act)], minlength=len(names))
    chosen = np.lexsort((np.arange(len(names)), -count))[:most]
    rank = np.full(len(names), -1)
    rank[chosen] = np.arange(len(chosen))
    rows = np.flatnonzero(rank[group] >= 0)
    rows = rows[np.argsort(rank[group[rows]], kind="stable")]
    starts = np.searchsorted(rank[group[rows]], np.arange(len(chosen) + 1))
    signs, quads = acts.polarity(), quads_of(acts)
    found = []
    for number, place in enumerate(chosen.tolist()):
        mine = rows[starts[number] : starts[number + 1]]
        inside = mine[time.place[mine] != OUTSIDE]
        series = Series(inside, time.place[inside], signs[inside], quads[inside])
        ends = sorted((int(a[mine[0]]), int(b[mine[0]])), key=lambda node: acts.nodes[node])
        found.append(_dyad(acts, ends, int(count[place]), series, len(time.names)))
    return sorted(found, key=lambda dyad: (-dyad.acts, acts.nodes[dyad.a], acts.nodes[dyad.b]))


def _dyad(acts: Acts, ends: list[int], count: int, series: Series, windows: int) -> Dyad:
    def counted(mask: Codes | np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Numbers:
        window, row = series.window[mask], series.row[mask]
        one = distinct(window, acts.act[row]) if len(row) else row
        return np.bincount(window[one], minlength=windows).astype(np.float64)

    quads = tuple(counted(series.quad == quad) for quad in QUADS)
    positive, negative = counted(series.sign > 0), counted(series.sign < 0)
    score = acts.score[series.row]
    known = ~np.isnan(score)
    sums = np.bincount(series.window[known], score[known], minlength=windows)
    scored = np.bincount(series.window[known], minlength=windows)
    mean = np.divide(sums, scored, out=np.full(windows, np.nan), where=scored > 0)
    changes = [*_changes(1, positive, series), *_changes(-1, negative, series)]
    changes.sort(key=lambda change: (change.window, change.sign))
    return Dyad(ends[0], ends[1], count, quads, positive, negative, mean, tuple(changes))  # type: ignore[arg-type]


def _changes(sign: int, counts: Numbers, series: Series) -> Iterator[Change]:
    found = segments(counts)
    for old, new in pairwise(found):
        shown = new if new.mean > old.mean else old
        yield Change(sign, new.start, old.mean, new.mean, _rows(sign, shown, series, rose=new.mean > old.mean))


def _rows(sign: int, part: Segment, series: Series, *, rose: bool) -> tuple[int, ...]:
    """The acts of a segment nearest to the change: of its first half where the number rose, else of its second."""
    middle = (part.start + part.end + 1) // 2
    low, high = (part.start, middle) if rose else (part.start + part.end - middle, part.end)
    inside = (series.sign == sign) & (series.window >= low) & (series.window < high)
    return tuple(series.row[inside].tolist())
