"""The logistic regression behind confidence: what rules have earned, and weights for the features of a record."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.reliability import isotonic
from geo_nlp.pipes.relations.confidence import Features, experience

RIDGE = 8.0  # the penalty on squared weights; the held-out Brier score hardly moves between 5 and 20
RARE = 6  # a feature that fewer records have is left out
# Weights that common sense gives a direction; one that comes out the other way is chance, and is left out.
LOWERING = (
    "actor by reference", "distance", "holder of no country", "negated", "nobody official", "not asserted", "one end",
    "sentence length", "source of no country", "source unnamed", "target in a clause", "target of no country",
    "target unnamed",
)  # fmt: skip
DIRECTION = {"rule": 1, **dict.fromkeys(LOWERING, -1)}
MODEL = "logistic regression"


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted record: the article it is from, what made it, its features, and whether the annotator signs it.

    `blind` is what the annotations say without those that were added when the program's output had been read.
    """

    article: str
    rule: str
    group: str
    features: Features
    right: bool
    blind: bool


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
    """A fitted model: bias, weights by feature, and the counts behind the rules."""

    bias: float
    weights: dict[str, float]
    counts: Counts

    def score(self, row: Row) -> float:
        """The log odds of a record."""
        own = sum(w * row.features.get(name, 0.0) for name, w in self.weights.items() if name != "rule")
        return self.bias + self.weights.get("rule", 0.0) * self.counts.of(row) + own


def fit(rows: Sequence[Row]) -> Fit:
    """Logistic regression with a ridge penalty; each article's rows see the rules as the other articles know them."""
    counts = Counts(rows)
    own = {article: Counts([r for r in rows if r.article == article]) for article in {r.article for r in rows}}
    used = Counter(name for r in rows for name, value in r.features.items() if value)
    names = ["rule", *sorted(name for name in used if used[name] >= RARE)]
    known = [counts.of(r, without=own[r.article]) for r in rows]
    right = np.array([float(r.right) for r in rows])
    while True:
        pairs = zip(rows, known, strict=True)
        table = [[1.0, *(k if n == "rule" else r.features.get(n, 0.0) for n in names)] for r, k in pairs]
        solved = _solve(np.array(table), right, [0.0, *(float(n == "rule") for n in names)])
        wrong = [n for n, w in zip(names, solved[1:], strict=True) if w * DIRECTION.get(n, 0) < 0]
        if not wrong:
            return Fit(float(solved[0]), {n: float(w) for n, w in zip(names, solved[1:], strict=True)}, counts)
        names = [n for n in names if n not in wrong]


def _solve(table: np.ndarray, right: np.ndarray, expected: Sequence[float]) -> np.ndarray:
    """Newton's method for the likelihood, penalised for weights far from what is expected; the bias is free.

    What a rule has earned is a log odds already, and counts fully (1) until the data say otherwise; the rest for 0.
    """
    prior = np.array(expected)
    weights = prior.copy()
    penalty = np.diag([0.0, *[RIDGE] * (table.shape[1] - 1)])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        gradient = table.T @ (right - chance) - penalty @ (weights - prior)
        step = np.linalg.solve((table.T * (chance * (1 - chance))) @ table + penalty, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def held_out(rows: Sequence[Row]) -> dict[str, list[float]]:
    """What each way of telling the probability says of each record, fitted without the record's article."""
    told: dict[str, list[float]] = {"constant": [], "rule alone": [], MODEL: [], "with isotonic step": []}
    for article in dict.fromkeys(r.article for r in rows):
        rest, mine = [r for r in rows if r.article != article], [r for r in rows if r.article == article]
        model = fit(rest)
        step = isotonic([model.score(r) for r in rest], [r.right for r in rest])
        share = sum(r.right for r in rest) / len(rest)
        told["constant"] += [share] * len(mine)
        told["rule alone"] += [_sigmoid(model.counts.of(r)) for r in mine]
        told[MODEL] += [_sigmoid(model.score(r)) for r in mine]
        told["with isotonic step"] += [step(model.score(r)) for r in mine]
    return told


def _sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def stored(model: Fit) -> dict[str, Any]:
    """The fitted numbers as the package carries them."""
    return {
        "bias": round(model.bias, 3),
        "weights": {name: round(weight, 3) for name, weight in model.weights.items()},
        "total": [model.counts.right["total", ""], model.counts.seen["total", ""]],
        "groups": model.counts.stored("group"),
        "rules": model.counts.stored("rule"),
    }
