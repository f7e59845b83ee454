"""Intervals by bootstrap over stories: how far figures depend on which stories happened to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.balance import triads, walk_balance
from geo_nlp.analysis.counting import Numbers
from geo_nlp.analysis.partition import Neighbours, frustration_of, improved
from geo_nlp.analysis.signed import PairActs, Projection, SignedGraph
from geo_nlp.graph.coding import Codes

Interval = tuple[float, float]
LEVEL = 0.95
LEAST_STORIES = 5
WALKED = 160
"""Nodes up to which closed walks are measured in every draw."""


def draws(stories: int, times: int, seed: int) -> Iterator[Numbers]:
    """How often each story is drawn, with replacement, as many as there are (Efron and Tibshirani 1993)."""
    random = np.random.default_rng(seed)
    for _ in range(times):
        yield np.bincount(random.integers(0, stories, stories), minlength=stories).astype(np.float64)


def interval(values: Sequence[float | None]) -> Interval | None:
    """The 95 % percentile interval; None where fewer than half of the draws have a value.

    >>> interval([1.0, 1.0, None])
    (1.0, 1.0)
    """
    known = [value for value in values if value is not None]
    if not values or len(known) * 2 < len(values):
        return None
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Intervals:
    """Of the signed network; None where stories are too few, or a figure has no value."""

    positive: Interval | None = None
    strict: Interval | None = None
    weak: Interval | None = None
    walk: Interval | None = None
    frustrated: Interval | None = None


def network_intervals(
    pairs: PairActs, story: Codes, how: Projection, graph: SignedGraph, side: Codes, *, times: int, seed: int
) -> Intervals:  # fmt: skip
    """Intervals of the signed network's figures, drawn from stories.

    `story` numbers the story of each row of `pairs`. A draw leaves out about a third of the stories, and with them
    ties of one story alone, so that counts shrink; shares are compared, which do so little. The frustration of a draw
    is by local search from the sides of the whole network.
    """
    stories = int(story.max(initial=-1)) + 1
    if times < 1 or stories < LEAST_STORIES:
        return Intervals()
    found: list[list[float | None]] = [[] for _ in range(5)]
    start = np.zeros(int(pairs.b.max(initial=0)) + 1, dtype=np.int32)
    start[graph.nodes] = side
    for count in draws(stories, times, seed):
        drawn = pairs.project(how, count[story])
        for values, value in zip(found, _figures(drawn, start[drawn.nodes]), strict=True):
            values.append(value)
    return Intervals(*map(interval, found))


def _figures(graph: SignedGraph, side: Codes) -> Iterator[float | None]:
    if not graph.ties:
        yield from (None,) * 5
        return
    census = triads(graph)
    yield float((graph.sign > 0).mean())
    yield census.strict
    yield census.weak
    yield walk_balance(graph) if len(graph) <= WALKED else None
    yield frustration_of(graph, improved(graph, Neighbours(graph), side, 2)) / graph.ties


def share_interval(there: Codes, back: Codes, *, times: int, seed: int) -> Interval | None:
    """The interval of the share of acts of one direction, by the stories that report each; None with too few stories.

    >>> share_interval(np.array([0, 1, 2]), np.array([3]), times=100, seed=0) is None
    True
    """
    names, story = np.unique(np.concatenate([there, back]), return_inverse=True)
    if times < 1 or len(names) < LEAST_STORIES:
        return None
    per = np.bincount(story[: len(there)], minlength=len(names))
    all_ = np.bincount(story, minlength=len(names))
    random = np.random.default_rng(seed)
    drawn = random.integers(0, len(names), (times, len(names)))
    shares = per[drawn].sum(axis=1) / all_[drawn].sum(axis=1)
    return interval(shares.tolist())
