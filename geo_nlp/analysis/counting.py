"""Acts counted: which rows report distinct acts, and sums by group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes

Places = NDArray[np.intp]
Numbers = NDArray[np.float64]
EVENT, TIE, STANCE = "event", "tie", "stance"


def distinct(*columns: Codes | Places | NDArray[np.int8]) -> Places:
    """The first place of each distinct row of some columns of codes, in the order of the rows' codes.

    >>> distinct(np.array([1, 0, 1, 1]), np.array([5, 5, 5, 6])).tolist()
    [1, 0, 3]
    """
    return np.unique(joined(*columns), return_index=True)[1]


def joined(*columns: Codes | Places | NDArray[np.int8]) -> NDArray[np.int64]:
    """One number for each row of some columns of codes, in the order of their codes."""
    key, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        low, high = (int(column.min()), int(column.max())) if len(column) else (0, 0)
        if size * (high - low + 1) >= 2**62:
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            size = int(key.max()) + 1
        key = key * (high - low + 1) + (column.astype(np.int64) - low)
        size *= high - low + 1
    return key


def kinds_of(acts: Acts) -> NDArray[np.str_]:
    """Of each row, whether it is an event, a tie, a stance or a role."""
    kinds = np.array([str(key.kind) for key in acts.keys] or [""])
    return kinds[acts.key] if len(acts) else kinds[:0]


def quads_of(acts: Acts) -> Codes:
    """The quad class of each row; 0 for what is no event."""
    quads = np.array([key.quad or 0 for key in acts.keys] or [0], dtype=np.int32)
    return quads[acts.key] if len(acts) else quads[:0]


@dataclass(frozen=True, slots=True)
class Directed:
    """Acts from one actor to another: a row is a distinct act, source, target and sign; mutual acts go both ways.

    `row` is a place in the acts; `mutual` says which rows stand for an act that is the same both ways.
    """

    row: Places
    source: Codes
    target: Codes
    act: Codes
    sign: Codes
    mutual: NDArray[np.bool_]

    def of_sign(self, sign: int) -> Directed:
        """The acts of one sign."""
        return self.where(self.sign == sign)

    def where(self, mask: NDArray[np.bool_]) -> Directed:
        """Some of the rows."""
        return Directed(*(getattr(self, name)[mask] for name in self.__slots__))


def directed_acts(acts: Acts) -> Directed:
    """Every act once for each source, target and sign that it is reported with."""
    sign = acts.polarity()
    both = np.flatnonzero(acts.symmetric)
    rows = np.concatenate([np.arange(len(acts)), both])
    source = np.concatenate([acts.source, acts.target[both]])
    target = np.concatenate([acts.target, acts.source[both]])
    first = distinct(source, target, sign[rows], acts.act[rows]) if len(rows) else rows
    kept = rows[first]
    return Directed(kept, source[first], target[first], acts.act[kept], sign[kept], acts.symmetric[kept])


def ties_between(source: Codes, target: Codes, act: Codes) -> tuple[Codes, Codes, Numbers]:
    """Distinct pairs of ends, sorted, and how many distinct acts each has."""
    one = distinct(source, target, act)
    source, target = source[one], target[one]
    _, first, count = np.unique(joined(source, target), return_index=True, return_counts=True)
    return source[first], target[first], count.astype(np.float64)
