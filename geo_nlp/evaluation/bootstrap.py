"""Intervals and p-values by resampling articles: what is found in one article is not independent of the rest of it.

Counts are made once for each article, and only they are resampled, so that 1,000 resamples take no second. The random
numbers are Python's own, whose sequence for a seed is the same in every version.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo_nlp.evaluation.scores import Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Row = tuple[float, float, float, float]
MEASURES = ("precision", "recall", "f1")
COVERED = 0.95


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Resamples of `size` articles, drawn with replacement; the same for every layer and every system."""

    size: int
    resamples: int = 1000
    seed: int = 12345
    _weights: list[NDArray[np.float64]] = field(default_factory=list, init=False, repr=False, compare=False)

    def weights(self) -> NDArray[np.float64]:
        """How often each resample (row) has each article (column)."""
        import numpy as np

        if not self._weights:
            draw = random.Random(self.seed).random
            drawn = np.zeros((self.resamples, self.size))
            for row in drawn:
                for _ in range(self.size):
                    row[int(draw() * self.size)] += 1
            self._weights.append(drawn)
        return self._weights[0]

    def measures(self, rows: Mapping[int, Row]) -> dict[str, NDArray[np.float64]]:
        """Precision, recall and F1 of each resample; `rows` has the counts of the articles that have any.

        NaN stands for a resample that has nothing to be measured.
        """
        import numpy as np

        places = sorted(rows)
        counts = np.array([rows[place] for place in places], dtype=float).reshape(len(places), 4)
        gold, predicted, right, right_of_gold = (self.weights()[:, places] @ counts).T
        precision, recall = _ratio(right, predicted), _ratio(right_of_gold, gold)
        f1 = _ratio(2 * precision * recall, precision + recall)
        nothing = {"precision": predicted == 0, "recall": gold == 0, "f1": gold + predicted == 0}
        measured = {"precision": precision, "recall": recall, "f1": f1}
        return {name: np.where(nothing[name], np.nan, values) for name, values in measured.items()}

    def intervals(self, rows: Mapping[int, Row]) -> dict[str, tuple[float, float]]:
        """The middle 95 % of the resamples (percentile bootstrap) for each measure."""
        import numpy as np

        tail = 50 * (1 - COVERED)
        found = {}
        for name, values in self.measures(rows).items():
            defined = values[~np.isnan(values)]
            low, high = np.percentile(defined, [tail, 100 - tail]) if len(defined) else (0.0, 0.0)
            found[name] = (round(float(low), 6), round(float(high), 6))
        return found

    def p_value(self, ours: Mapping[int, Row], theirs: Mapping[int, Row]) -> float:
        """How likely a difference of F1 as large as this is by the choice of articles alone (paired, two-sided).

        The test is that of Koehn (2004) as sacreBLEU has it: the differences of the resamples, moved to mean 0, that
        reach the one that was measured.
        """
        import numpy as np

        apart = np.nan_to_num(self.measures(theirs)["f1"]) - np.nan_to_num(self.measures(ours)["f1"])
        real = abs(_f1(theirs.values()) - _f1(ours.values()))
        reached = np.abs(apart - apart.mean()) >= real - 1e-12
        return round(float((reached.sum() + 1) / (self.resamples + 1)), 6)


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def _f1(rows: Iterable[Row]) -> float:
    return sum((Score(*row) for row in rows), Score()).f1
