"""Values as codes: numbers in place of strings, in the order of what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Longs = NDArray[np.int64]


class Codebook:
    """Values and their codes, in the order in which they are first met.

    >>> book = Codebook()
    >>> [book.code(name) for name in ("RUS", "FRA", None, "RUS")], book.values()
    ([0, 1, -1, 0], ['RUS', 'FRA'])
    """

    __slots__ = ("codes",)

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.codes: dict[Any, int] = {value: code for code, value in enumerate(values)}

    def code(self, value: Any) -> int:
        """The code of a value; -1 of None."""
        return -1 if value is None else self.codes.setdefault(value, len(self.codes))

    def values(self) -> list[Any]:
        """The values by their codes."""
        return list(self.codes)


def compact(
    values: Sequence[Any], *columns: Codes, order: Callable[[Any], Any] | None = None
) -> tuple[list[Any], list[Codes]]:
    """The values that are used in some columns of codes, sorted, and the columns by their new codes; -1 stays.

    >>> compact(["RUS", "FRA", "TUR"], np.array([2, 0, -1], dtype=np.int32))
    (['RUS', 'TUR'], [array([ 1,  0, -1], dtype=int32)])
    """
    there = np.zeros(len(values) + 1, dtype=np.bool_)
    for column in columns:
        there[column] = True
    pairs = [(values[code], code) for code in np.flatnonzero(there[:-1]).tolist()]
    kept = sorted(pairs, key=None if order is None else lambda pair: order(pair[0]))
    again = np.full(len(values) + 1, -1, dtype=np.int32)  # the last place is that of -1
    again[[code for _, code in kept]] = np.arange(len(kept), dtype=np.int32)
    return [value for value, _ in kept], [again[column] for column in columns]


def packed(*columns: NDArray[Any]) -> Longs:
    """One number for each combination of some columns of numbers from -1 on, in the order of the first, then the next.

    >>> packed(np.array([1, 0, 0]), np.array([-1, 2, -1])).argsort().tolist()
    [2, 1, 0]
    """
    number = np.zeros(len(columns[0]), dtype=np.int64)
    size = 1
    for column in columns:
        width = int(column.max(initial=-1)) + 2
        if size * width >= 2**62:
            number = np.unique(number, return_inverse=True)[1].astype(np.int64)
            size = int(number.max(initial=0)) + 1
        number *= width
        number += column
        number += 1
        size *= width
    return number


def combined(*columns: NDArray[Any]) -> Longs:
    """The same, dense from 0 on."""
    return used(packed(*columns))[1].astype(np.int64)


def starts_of(numbers: NDArray[Any]) -> NDArray[np.intp]:
    """Where runs of equal numbers begin."""
    if not len(numbers):
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))


def order_of(number: NDArray[Any], *ties: NDArray[Any]) -> NDArray[np.intp]:
    """Places in the order of numbers from 0 on; equal ones by the first of other columns, then the next, then as they
    stand.

    As np.lexsort, but several times quicker where few numbers are equal.

    >>> order_of(np.array([2, 1, 2]), np.array([7, 0, 5])).tolist()
    [1, 2, 0]
    """
    bits = len(number).bit_length()
    if int(number.max(initial=0)) < 1 << (63 - bits):  # numbers with their places are sorted in half the time
        order = np.sort(number.astype(np.int64) << bits | np.arange(len(number))) & ((1 << bits) - 1)
    else:
        order = np.argsort(number, kind="stable")
    if ties:
        equal = np.diff(number[order]) == 0
        among = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
        rows = order[among]
        order[among] = rows[np.lexsort((*(tie[rows] for tie in reversed(ties)), number[rows]))]
    return order


def used(numbers: NDArray[Any]) -> tuple[Longs, Codes]:
    """The numbers from 0 on that there are, in order, and which of them each is; np.unique where a table of them would
    be mostly empty.

    >>> used(np.array([7, 3, 7]))
    (array([3, 7]), array([1, 0, 1], dtype=int32))
    """
    size = int(numbers.max(initial=-1)) + 1
    if size > 4 * len(numbers) + 1000:
        found, place = np.unique(numbers, return_inverse=True)
        return found, place.astype(np.int32)
    there = np.zeros(size, dtype=np.bool_)
    there[numbers] = True
    rank: Codes = np.cumsum(there, dtype=np.int32) - 1
    return np.flatnonzero(there), rank[numbers]


def by_appearance(codes: NDArray[Any]) -> Codes:
    """The same partition, numbered in the order in which its parts first appear; codes are from 0 on.

    >>> by_appearance(np.array([7, 3, 7, 5])).tolist()
    [0, 1, 0, 2]
    """
    size = len(codes)
    first = np.full(int(codes.max(initial=-1)) + 1, size)
    np.minimum.at(first, codes, np.arange(size))
    new = first[codes] == np.arange(size)
    number = np.empty(len(first), dtype=np.int32)
    number[codes[new]] = np.arange(np.count_nonzero(new), dtype=np.int32)
    again: Codes = number[codes]
    return again


def distinct(group: NDArray[Any], value: NDArray[Any], *, size: int) -> Longs:
    """How many distinct values, from 0 on, each of some groups has.

    >>> distinct(np.array([0, 0, 2]), np.array([5, 5, 1]), size=3).tolist()
    [1, 0, 1]
    """
    width = int(value.max(initial=0)) + 1
    pairs = np.sort(group.astype(np.int64) * width + value)  # several times quicker than np.unique, which hashes
    pairs = pairs[starts_of(pairs)]
    return np.bincount(pairs // width, minlength=size).astype(np.int64)
