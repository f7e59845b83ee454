"""The signed network of acts: who is with whom and who against, by a rule that is stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geo_nlp.analysis.counting import Numbers, Places, distinct, joined
from geo_nlp.errors import InputError
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes
from geo_nlp.suggest import unknown

Rule = Literal["acts", "score"]
RULES: tuple[Rule, ...] = get_args(Rule)
HIGHEST_SCORE = 10.0


@dataclass(frozen=True, slots=True)
class Projection:
    """How acts become signed ties.

    A tie's value lies between -1 and 1. By `acts` it is (cooperative acts - hostile acts) / all of these, ties and
    stances among them; by `score` it is the mean PLOVER score of the events, divided by 10. The tie is positive from
    `dead_band` on, negative from minus that, and there is none in between, where a pair does both. A pair with fewer
    than `min_acts` signed acts has no tie.
    """

    rule: Rule = "acts"
    dead_band: float = 0.2
    min_acts: int = 1

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise InputError(unknown("sign rule", self.rule, RULES))
        if not 0 <= self.dead_band < 1:
            raise InputError(f"dead band {self.dead_band}: must be from 0 to less than 1")
        if self.min_acts < 1:
            raise InputError(f"min acts {self.min_acts}: must be 1 or more")


@dataclass(frozen=True, slots=True)
class SignedGraph:
    """An undirected graph of n nodes, with at most one tie a pair, 1 or -1.

    `nodes` are places in `Acts.nodes`; `u < v` are places in `nodes`; ties are sorted by them.
    """

    nodes: Codes
    u: Codes
    v: Codes
    sign: Codes

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def ties(self) -> int:
        """How many ties there are."""
        return len(self.sign)

    def broken_by(self, group: Codes) -> NDArray[np.bool_]:
        """Which ties break a partition: negative ones inside a group, positive ones between groups."""
        return np.asarray((group[self.u] == group[self.v]) != (self.sign > 0))


def signed_graph(edges: Sequence[tuple[int, int, int]]) -> SignedGraph:
    """A signed graph of (node, node, sign).

    >>> graph = signed_graph([(7, 3, -1), (3, 5, 1)])
    >>> graph.nodes.tolist(), graph.u.tolist(), graph.v.tolist(), graph.sign.tolist()
    ([3, 5, 7], [0, 0], [1, 2], [1, -1])
    """
    if any(sign not in (1, -1) or a == b for a, b, sign in edges):
        raise InputError("a signed graph needs two different ends, and 1 or -1 as the sign of a tie")
    table = np.array(edges, dtype=np.int32).reshape(-1, 3)
    if len({(min(a, b), max(a, b)) for a, b, _ in edges}) < len(edges):
        raise InputError("a signed graph has at most one tie a pair")
    return _graph(table[:, 0], table[:, 1], table[:, 2])


def _graph(a: Codes, b: Codes, sign: Codes) -> SignedGraph:
    nodes, places = np.unique(np.concatenate([a, b]), return_inverse=True)
    left, right = np.split(places.astype(np.int32), 2)
    u, v = np.minimum(left, right), np.maximum(left, right)
    order = np.lexsort((v, u))
    return SignedGraph(nodes.astype(np.int32), u[order], v[order], sign[order].astype(np.int32))


@dataclass(frozen=True, slots=True)
class PairActs:
    """What the sign of each pair rests on, kept so that it can be counted again with other weights of stories.

    A row is a distinct act of a pair and a sign; `pair` is a place in `a` and `b`, the ends of the pairs, `a < b`;
    `row` is a place in the acts.
    """

    pair: Places
    sign: Codes
    score: Numbers
    row: Places
    a: Codes
    b: Codes

    def values(self, rule: Rule, weight: Numbers | None = None) -> tuple[Numbers, Numbers]:
        """Of each pair the value of its tie, between -1 and 1, and how many acts it rests on."""
        if rule == "score":
            known = ~np.isnan(self.score)
            one = np.ones(len(self.pair)) if weight is None else weight
            count = _sums(self.pair[known], one[known], len(self.a))
            total = _sums(self.pair[known], one[known] * self.score[known] / HIGHEST_SCORE, len(self.a))
        else:
            sides = _sums(self.pair * 2 + (self.sign > 0), weight, 2 * len(self.a))
            count, total = sides[0::2] + sides[1::2], sides[1::2] - sides[0::2]
        return np.divide(total, count, out=np.zeros_like(total), where=count > 0), count

    def signs(self, how: Projection, weight: Numbers | None = None) -> Codes:
        """Of each pair the sign of its tie, 0 for none."""
        value, count = self.values(how.rule, weight)
        value = np.round(value, 9)  # a value that is the dead band itself is no matter of the last bit
        sign = np.where(value >= how.dead_band, 1, np.where(value <= -how.dead_band, -1, 0))
        return np.where((count >= how.min_acts) & (value != 0), sign, 0).astype(np.int32)

    def project(self, how: Projection, weight: Numbers | None = None) -> SignedGraph:
        """The signed graph of the pairs."""
        return self.graph(self.signs(how, weight))

    def graph(self, sign: Codes) -> SignedGraph:
        """The signed graph of the pairs by their signs."""
        kept = sign != 0
        return _graph(self.a[kept], self.b[kept], sign[kept])

    def where(self, places: Places) -> PairActs:
        """Some of the acts, with the same pairs."""
        return PairActs(self.pair[places], self.sign[places], self.score[places], self.row[places], self.a, self.b)


def _sums(group: Places, weight: Numbers | None, size: int) -> Numbers:
    return np.bincount(group, weight, minlength=size).astype(np.float64)


def pair_acts(acts: Acts) -> PairActs:
    """Acts with a sign by unordered pair; one reported with two signs counts for both."""
    sign = acts.polarity()
    signed = np.flatnonzero(sign != 0)
    a, b = np.minimum(acts.source, acts.target)[signed], np.maximum(acts.source, acts.target)[signed]
    first = distinct(a, b, sign[signed], acts.act[signed]) if len(signed) else signed
    rows, a, b = signed[first], a[first], b[first]
    _, ends, pair = np.unique(joined(a, b), return_index=True, return_inverse=True)
    return PairActs(pair.astype(np.intp), sign[rows], acts.score[rows], rows, a[ends], b[ends])
