"""Maximum matching: each prediction and each annotated item counts once, and as many as possible are paired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.scores import Score

Agrees = Callable[[Values, Values], Any]


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of positions (predicted, gold), and what they are positions in."""

    predicted: Sequence[Values]
    gold: Sequence[Values]
    pairs: tuple[tuple[int, int], ...]

    @property
    def right(self) -> list[tuple[Values, Values]]:
        """The predictions that are right, each with its annotated item."""
        return [(self.predicted[i], self.gold[j]) for i, j in self.pairs if not self.gold[j].get("optional")]

    @property
    def missed(self) -> list[Values]:
        """The annotated items without a prediction, but for the optional ones."""
        taken = {j for _, j in self.pairs}
        return [g for j, g in enumerate(self.gold) if j not in taken and not g.get("optional")]

    @property
    def false(self) -> list[Values]:
        """The predictions that nothing annotated stands for."""
        taken = {i for i, _ in self.pairs}
        return [p for i, p in enumerate(self.predicted) if i not in taken]

    @property
    def score(self) -> Score:
        """The counts; a prediction that only an optional item stands for is neither right nor wrong."""
        right = len(self.right)
        return Score(right + len(self.missed), right + len(self.false), right)


def matching(predicted: Sequence[Values], gold: Sequence[Values], agrees: Agrees) -> Matching:
    """The largest matching of what must be found, and then of what is optional (augmenting paths, Kuhn 1955).

    `agrees` gives nothing for two that do not match, else how well they do: the best are tried first.

    >>> near = lambda p, g: abs(p["at"] - g["at"]) <= 1
    >>> matching([{"at": 2}, {"at": 1}], [{"at": 2}, {"at": 3}], near).pairs  # 2 with 2 would leave 1 and 3
    ((1, 0), (0, 1))
    """
    options: list[list[int]] = []
    for g in gold:
        ranked = [(-int(rank), i) for i, p in enumerate(predicted) if (rank := agrees(p, g))]
        options.append([i for _, i in sorted(ranked)])
    holder: dict[int, int] = {}

    def place(j: int, tried: set[int]) -> bool:
        for i in options[j]:
            if i in tried:
                continue
            tried.add(i)
            if i not in holder or place(holder[i], tried):
                holder[i] = j
                return True
        return False

    for j in sorted(range(len(gold)), key=lambda j: (bool(gold[j].get("optional")), j)):
        place(j, set())
    return Matching(predicted, gold, tuple(sorted(((i, j) for i, j in holder.items()), key=lambda pair: pair[::-1])))
