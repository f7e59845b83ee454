"""Of how many relations and stances acts are made, and for what reason each of the others is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

REASONS: Mapping[str, str] = {
    "repeated": "in records that were given twice",
    "confidence": "below the minimum confidence",
    "unknown_actor": "with fewer than two known actors",
    "same_actor": "within one actor",
    "negated": "negated",
    "hypothetical": "hypothetical",
    "layer": "in other layers",
    "predicate": "with other predicates",
    "quad": "of other quad classes",
    "sign": "of another sign",
    "speaker": "said by others",
    "outlet": "from other outlets",
    "actor": "of other actors",
    "country": "of other countries",
    "date": "outside the dates",
    "window": "with a date too coarse for the window",
    "weight": "on edges below the minimum weight",
    "ego": "outside the ego network",
}
"""The reasons in the order in which they are looked at, and how each is worded; the first that holds is counted."""
PLACES = {name: place for place, name in enumerate(REASONS)}
KEPT = len(REASONS)
"""In place of a reason: none, the act is there."""

Reasons = NDArray[np.int8]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Account:
    """Counts of relations and stances, and what became of those that report the acts.

    Attributes:
        relations, stances: how many there are in all.
        unread: how many made no act, by reason.
        item, row: parallel columns: which relation or stance reports which row of the acts.
        reason: for each row that there ever was, why it is left out (a place in `REASONS`), or `KEPT`.
    """

    relations: int
    stances: int
    unread: Mapping[str, int]
    item: Numbers
    row: Numbers
    reason: Reasons

    def with_reasons(self, rows: Numbers, reasons: Reasons) -> Account:
        """The account after these rows have been looked at."""
        reason = self.reason.copy()
        reason[rows] = reasons
        return replace(self, reason=reason)

    def counts(self) -> dict[str, int]:
        """`in_graph`, `left_out` and `left_out_negated` and so on, one for each of `REASONS`.

        A stance with several targets counts once: as there where it has an act, else by what was looked at last.
        """
        last = np.full(int(self.item.max(initial=-1)) + 1, -1, dtype=np.int8)
        np.maximum.at(last, self.item, self.reason[self.row])
        found = np.bincount(last[last >= 0], minlength=KEPT + 1)
        left_out = {name: int(found[place]) + self.unread.get(name, 0) for name, place in PLACES.items()}
        return {
            "relations": self.relations, "stances": self.stances, "in_graph": int(found[KEPT]),
            "left_out": sum(left_out.values()), **{f"left_out_{name}": count for name, count in left_out.items()},
        }  # fmt: skip
