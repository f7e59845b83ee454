"""The logistic regression behind confidence: what rules have earned, and weights for the features of a record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.reliability import log_loss
from geo_nlp.pipes.relations.confidence import Kind, chance, experience, log_odds
from geo_nlp.pipes.relations.end_features import Features

RIDGE: Mapping[Kind, float] = {"relations": 100.0, "stances": 60.0}
"""The penalty on squared weights of features with mean 0 and deviation 1, chosen by `held_out` on the part `learn`."""
CROWD = 8
"""Of the records that one rule has in one article, such as pairs of twenty ministers, at most so many are fitted to."""
RARE = 12  # a feature that fewer records have is left out
POOLED = 100
"""How many of the least probable records share one probability: a share of .3 among fewer is no closer than .05."""
FOLDS = 10
MODEL = "logistic regression"
# Weights that common sense gives a direction; one that comes out the other way is chance, and is left out.
LOWERING = (
    "actor by reference", "brackets", "conjoined", "depth",
    "holder of no country", "holder unnamed", "modifier", 
    "negated", "no agent", "no full stop", "no verb", "nobody official", "planned", "possible", "reduced by tense",
    "semicolon", "sentence length", "several sources", "source antecedent",
    "source by nominal", "source by pronoun",
    "source distance", "source missing", "source not official", "source of no country", "source path",
    "source unknown", "target antecedent",
    "target by nominal", "target by pronoun", "target distance",
    "target in a clause", "target missing", "target not official", "target of no country", "target path",
    "target unknown",
)  # fmt: skip
RAISING = ("same act", "same pair", "same pair and sign", "same pair and type", "target by name")
# What stances are judged by: there are too few of them for all features.
OF_STANCES = frozenset({
    "actor by reference", "adjective", "brackets", "conjoined", "constrained", "depth", "holder of no country",
    "holder unnamed", "light verb", "modifier", "no full stop", "nobody official", "noun",
    "present tense", "same pair and sign", "same pair and type", "semicolon", "sentence length", "several sources",
    "several targets", "source distance", "source path", "target distance", "target in a clause", "target missing",
    "target not official", "target of no country", "target path", "target unknown",
})  # fmt: skip
DIRECTION = {"rule": 1, **dict.fromkeys(LOWERING, -1), **dict.fromkeys(RAISING, 1)}


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted record: the article it is from, what made it, its features, and whether the annotator signs it.

    `signed` is what the annotations say without the optional ones.
    """

    article: str
    rule: str
    group: str
    features: Features
    right: bool
    signed: bool


class Counts:
    """Of each rule, of each predicate or attitude, and of all: records that are right, and all of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.right: Counter[tuple[str, str]] = Counter()
        self.seen: Counter[tuple[str, str]] = Counter()
        for row in rows:
            for key in self._keys(row):
                self.seen[key] += 1
                self.right[key] += row.right

    @staticmethod
    def _keys(row: Row) -> tuple[tuple[str, str], ...]:
        return (("rule", row.rule), ("group", row.group), ("total", ""))

    def pair(self, key: tuple[str, str]) -> tuple[int, int]:
        """(right, all) of one rule or group."""
        return self.right[key], self.seen[key]

    def of(self, row: Row, without: Counts | None = None) -> float:
        """The log odds of a record by its rule, `without` what one article taught."""
        pairs = []
        for key in self._keys(row):
            right, seen = self.pair(key)
            less = without.pair(key) if without else (0, 0)
            pairs.append((right - less[0], seen - less[1]))
        return experience(*pairs)

    def stored(self, what: str) -> dict[str, list[int]]:
        """The counts as they are written."""
        return {name: [self.right[k], self.seen[k]] for k in sorted(self.seen) for kind, name in [k] if kind == what}


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: bias, weights by feature, the counts behind the rules, and the lowest probability it states."""

    bias: float
    weights: dict[str, float]
    counts: Counts
    least: float = 0.0

    def score(self, row: Row) -> float:
        """The log odds of a record."""
        own = sum(w * row.features.get(name, 0.0) for name, w in self.weights.items() if name != "rule")
        return self.bias + self.weights.get("rule", 0.0) * self.counts.of(row) + own

    def probability(self, row: Row) -> float:
        """The probability that a record is right."""
        return max(self.least, chance(self.score(row)))

    def rescaled(self, intercept: float, slope: float) -> Fit:
        """The same model with other log odds: `intercept` and `slope` times what they were."""
        weights = {name: slope * weight for name, weight in self.weights.items()}
        return Fit(intercept + slope * self.bias, weights, self.counts)

    def probabilities(self, rows: Sequence[Row]) -> dict[str, list[float]]:
        """The probabilities of records: one for all, by rules alone, and by the model."""
        return {
            "constant": [self.counts.right["total", ""] / self.counts.seen["total", ""]] * len(rows),
            "rule alone": [chance(self.counts.of(row)) for row in rows],
            MODEL: [self.probability(row) for row in rows],
        }


Maker = Callable[[Sequence[Row], Kind, Sequence[Row]], Fit]
"""A way of fitting: to records, and to more records of other articles."""


def fit(rows: Sequence[Row], kind: Kind) -> Fit:
    """Logistic regression with a ridge penalty; each article's rows see the rules as the other articles know them.

    Features that come out against sense are left out, the most contrary first.
    """
    rows = thinned(rows)
    counts = Counts(rows)
    own = {article: Counts(some) for article, some in _by_article(rows).items()}
    used = Counter(name for r in rows for name, value in r.features.items() if value)
    frequent = sorted(name for name in used if used[name] >= RARE)
    names = ["rule", *(name for name in frequent if kind == "relations" or name in OF_STANCES)]
    known = [counts.of(r, without=own[r.article]) for r in rows]
    right = np.array([float(r.right) for r in rows])
    pairs = zip(rows, known, strict=True)
    full = np.array([[k if n == "rule" else r.features.get(n, 0.0) for n in names] for r, k in pairs])
    columns = [i for i in range(len(names)) if full[:, i].std() > 0]
    while True:
        table = full[:, columns]
        middle, spread = table.mean(0), table.std(0)
        solved = _solve(np.column_stack([np.ones(len(rows)), (table - middle) / spread]), right, RIDGE[kind])
        contrary = [solved[1 + n] * DIRECTION.get(names[i], 0) for n, i in enumerate(columns)]
        if min(contrary) >= 0:
            weights = solved[1:] / spread
            weight_of = {names[i]: float(w) for i, w in zip(columns, weights, strict=True)}
            return Fit(float(solved[0] - weights @ middle), weight_of, counts)
        del columns[int(np.argmin(contrary))]


def thinned(rows: Sequence[Row]) -> list[Row]:
    """The records without what exceeds `CROWD` for a rule in an article; those that stay are spread evenly."""
    found: dict[tuple[str, str], list[int]] = {}
    for n, row in enumerate(rows):
        found.setdefault((row.article, row.rule), []).append(n)
    shares = ((some, min(CROWD, len(some))) for some in found.values())
    kept = {some[k * len(some) // share] for some, share in shares for k in range(share)}
    return [row for n, row in enumerate(rows) if n in kept]


def _by_article(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.article, []).append(row)
    return found


def _solve(table: np.ndarray, right: np.ndarray, ridge: float) -> np.ndarray:
    """Newton's method for the penalised likelihood; the bias is free."""
    weights = np.zeros(table.shape[1])
    penalty = np.diag([0.0, *[ridge] * (table.shape[1] - 1)])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (right - chances) - penalty @ weights
        step = np.linalg.solve((table.T * (chances * (1 - chances))) @ table + penalty, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def fold_of(article: str) -> int:
    """The fold of an article, by a digest of its id, so that it stays there."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def plain(rows: Sequence[Row], kind: Kind, more: Sequence[Row] = ()) -> Fit:
    """A model of records, and of `more` records of other articles."""
    return fit([*rows, *more], kind)


def recalibrated(rows: Sequence[Row], kind: Kind, more: Sequence[Row] = ()) -> Fit:
    """A model whose log odds are rescaled (Platt 1999) to what it says of records that it was not fitted to.

    That mends what the ridge draws to the mean, and what `more` have another share of right records for. The order of
    records stays.
    """
    odds = [log_odds(c) for c in held_out(rows, kind, more)[MODEL]]
    right = np.array([float(row.right) for row in rows])
    intercept, slope = _solve(np.column_stack([np.ones(len(rows)), odds]), right, 0.0)
    return plain(rows, kind, more).rescaled(float(intercept), float(slope))


def settled(model: Fit, rows: Sequence[Row]) -> Fit:
    """The model with its log odds rescaled to records of articles that rules were never mended by.

    What rules were mended by has more right records than other text, whichever model is fitted to it. All records
    count, as users see all. The `POOLED` least probable ones share one probability, the share of them that is right.
    """
    odds = [model.score(row) for row in rows]
    right = np.array([float(row.right) for row in rows])
    intercept, slope = _solve(np.column_stack([np.ones(len(odds)), odds]), right, 0.0)
    least = float(right[np.argsort(odds, kind="stable")[:POOLED]].mean())
    return replace(model.rescaled(float(intercept), float(slope)), least=least)


def held_out(
    rows: Sequence[Row], kind: Kind, more: Sequence[Row] = (), *, make: Maker = plain
) -> dict[str, list[float]]:
    """What each way of estimating the probability says of each record, fitted without the tenth that its article is in.

    `more` are records of other articles, which are fitted to as well.
    """
    probabilities: dict[str, list[float]] = {}
    for fold in sorted({fold_of(row.article) for row in rows}):
        inside = [n for n, row in enumerate(rows) if fold_of(row.article) == fold]
        rest = [row for row in rows if fold_of(row.article) != fold]
        for name, chances in make(rest, kind, more).probabilities([rows[n] for n in inside]).items():
            of_all = probabilities.setdefault(name, [0.0] * len(rows))
            for n, probability in zip(inside, chances, strict=True):
                of_all[n] = probability
    return probabilities


@dataclass(frozen=True, slots=True)
class Choice:
    """The better way of fitting, what it says of each record without its fold, and the log losses of both by name."""

    make: Maker
    probabilities: Mapping[str, list[float]]
    losses: Mapping[str, float]


def better(rows: Sequence[Row], kind: Kind, more: Sequence[Row] = ()) -> Choice:
    """The way of fitting with the lower log loss, cross-validated over articles."""
    by_way = {make: held_out(rows, kind, more, make=make) for make in (plain, recalibrated)}
    losses = {make: log_loss(ways[MODEL], [row.right for row in rows]) for make, ways in by_way.items()}
    best = min(losses, key=lambda make: losses[make])
    return Choice(best, by_way[best], {make.__name__: loss for make, loss in losses.items()})


def stored(model: Fit) -> dict[str, Any]:
    """The fitted numbers as the package carries them."""
    return {
        "least": round(model.least, 2),
        "bias": round(model.bias, 3),
        "weights": {name: round(weight, 3) for name, weight in model.weights.items()},
        "total": [model.counts.right["total", ""], model.counts.seen["total", ""]],
        "groups": model.counts.stored("group"),
        "rules": model.counts.stored("rule"),
    }
