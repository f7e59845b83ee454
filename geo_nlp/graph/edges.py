"""Acts to edges: one (source, target, key) and window, with what is counted on it, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import LAYERS, Acts, Codes, Layer
from geo_nlp.graph.coding import Longs, combined, distinct, starts_of
from geo_nlp.periods import period

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges as parallel columns, in the order of source, target, key and window.

    Attributes:
        of: the edge of each act.
        source, target, key: as in the acts; span: the place of the window.
        weight: acts; records, articles and stories beside it, and sources: outlets that ran these stories first.
        score: mean over acts, NaN where none has one.
        first, last: places in `dates` of the acts, -1 where no act has a date.
        layers: how many acts there are in each layer.
    """

    of: Longs
    source: Codes
    target: Codes
    key: Codes
    span: Codes
    weight: Longs
    records: Longs
    articles: Longs
    stories: Longs
    sources: Longs
    score: NDArray[np.float64]
    polarity: Codes
    symmetric: Mask
    first: Codes
    last: Codes
    layers: dict[Layer, Longs]

    def __len__(self) -> int:
        return len(self.source)


def edges_of(acts: Acts, spans: Codes) -> Edges:
    """The edges of acts, of which each is in one window."""
    of = combined(acts.source, acts.target, acts.key, spans)
    order = np.argsort(of, kind="stable")
    begin = starts_of(of[order])
    one = order[begin]
    size = len(begin)
    articles = acts.articles
    polarity = np.array([key.polarity for key in acts.keys], dtype=np.int32)[acts.key[one]] if size else acts.key
    denied = acts.layer == LAYERS.index("denied")
    first, last = seen(acts.date, of, size, acts.dates)
    layers: dict[Layer, Longs] = {}
    for place, name in enumerate(LAYERS):
        inside = acts.layer == place
        if inside.any():
            layers[name] = distinct(of[inside], acts.act[inside], size=size)
    return Edges(
        of=of, source=acts.source[one], target=acts.target[one], key=acts.key[one], span=spans[one],
        weight=distinct(of, acts.act, size=size),
        records=np.bincount(of, weights=acts.records, minlength=size).astype(np.int64),
        articles=distinct(of, acts.article, size=size),
        stories=distinct(of, articles.story[acts.article], size=size),
        sources=distinct(of, articles.credited[acts.article], size=size),
        score=_scores(acts, of, size),
        polarity=np.where(np.bincount(of, weights=~denied, minlength=size) == 0, 0, polarity).astype(np.int32),
        symmetric=np.bincount(of, weights=acts.symmetric, minlength=size) > 0, first=first, last=last, layers=layers,
    )  # fmt: skip


def _scores(acts: Acts, of: Longs, size: int) -> NDArray[np.float64]:
    """The mean of the acts' scores; that of an act is the mean of its records, in whatever layers."""
    known = ~np.isnan(acts.score)
    act = combined(of[known], acts.act[known])
    count = np.bincount(act, weights=acts.records[known])
    means = np.bincount(act, weights=acts.score[known] * acts.records[known]) / count
    edge = np.zeros(len(count), dtype=np.int64)
    edge[act] = of[known]
    counts = np.bincount(edge, minlength=size)
    sums = np.bincount(edge, weights=means, minlength=size)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def seen(date: Codes, group: NDArray[np.integer], size: int, dates: Sequence[str]) -> tuple[Codes, Codes]:
    """Places in `dates` of the first and the last date of each group, by the days that they cover; -1 without any."""
    spans = [days if (days := period(text)) else None for text in dates]
    known = [place for place, days in enumerate(spans) if days]
    by_first = sorted(known, key=lambda place: (spans[place], dates[place]))
    by_last = sorted(known, key=lambda place: (spans[place][1], spans[place][0]))  # type: ignore[index]
    found = []
    for order, latest in ((by_first, False), (by_last, True)):
        rank = np.full(len(dates) + 1, -1, dtype=np.int64)
        rank[order] = np.arange(len(order))
        ranks = rank[date]
        dated = ranks >= 0
        best = np.full(size, -1 if latest else len(order), dtype=np.int64)
        (np.maximum if latest else np.minimum).at(best, group[dated], ranks[dated])
        place_of = np.array([*order, -1], dtype=np.int32)
        found.append(place_of[np.where(best < len(order), best, -1)])
    return found[0], found[1]
