"""Counts of what is annotated, predicted and right, and the measures that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Score:
    """How many items the annotation has, how many were predicted, and how many of these are right.

    `right_of_gold` is what is right as counted from the annotation; it differs from `right` for B-cubed only, where
    both are sums of shares.

    >>> score = Score(gold=4, predicted=2, right=1)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.5, 0.25, 0.33)
    """

    gold: float = 0
    predicted: float = 0
    right: float = 0
    right_of_gold: float | None = field(default=None, repr=False)

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of annotated items that were found; 0 where nothing is annotated."""
        right = self.right if self.right_of_gold is None else self.right_of_gold
        return right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1_of(self.precision, self.recall)

    @property
    def row(self) -> tuple[float, float, float, float]:
        """The four counts."""
        return self.gold, self.predicted, self.right, self.right if self.right_of_gold is None else self.right_of_gold

    def __add__(self, other: Score) -> Score:
        counts = (self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)
        if self.right_of_gold is None and other.right_of_gold is None:
            return Score(*counts)
        return Score(*counts, self.row[3] + other.row[3])


def f1_of(precision: float, recall: float) -> float:
    """The harmonic mean, 0 where both are 0.

    >>> f1_of(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def below(scores: Mapping[str, Score], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Say for each measure under its floor what it is and what it should be.

    >>> below({"roles": Score(2, 2, 1)}, {"roles": {"f1": 0.9}})
    ['roles: f1 is 0.500, its floor is 0.900']
    """
    named = [(key, name, floor) for key in sorted(floors) for name, floor in sorted(floors[key].items())]
    measured = [(key, name, float(getattr(scores.get(key, Score()), name)), floor) for key, name, floor in named]
    return [f"{key}: {name} is {at:.3f}, its floor is {floor:.3f}" for key, name, at, floor in measured if at < floor]
