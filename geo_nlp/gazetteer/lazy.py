"""A mapping whose values are made when they are first asked for, and kept: most of the gazetteer is never looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


class Lazy(Mapping[K, V], Generic[K, V]):
    """Keys with packed values, and what unpacks one.

    >>> squares = Lazy({"two": 2}, lambda n: n * n)
    >>> squares["two"], "three" in squares, squares.get("three")
    (4, False, None)
    """

    def __init__(self, packed: dict[K, Any], unpack: Callable[[Any], V]) -> None:
        self._packed, self._unpack = packed, unpack
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """The value of `key`, unpacked once."""
        if key not in self._made:
            self._made[key] = self._unpack(self._packed[key])
        return self._made[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V, /) -> V: ...
    @overload
    def get(self, key: K, default: T, /) -> V | T: ...
    def get(self, key: K, default: T | None = None, /) -> V | T | None:
        """The value of `key`, or `default`; quicker than what Mapping does."""
        if key in self._made:
            return self._made[key]
        return self[key] if key in self._packed else default

    def __contains__(self, key: object) -> bool:
        """Whether there is a value, without unpacking it."""
        return key in self._packed

    def __iter__(self) -> Iterator[K]:
        """The keys, in their order."""
        return iter(self._packed)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._packed)
