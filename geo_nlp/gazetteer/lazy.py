"""A mapping whose values are made when asked for, and kept for a while: most of the gazetteer is never looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")
KEPT = 2_000  # values of a table of the gazetteer: those of four hundred articles; another costs twenty microseconds


class Lazy(Mapping[K, V], Generic[K, V]):
    """Keys with packed values, and what unpacks one. Where `most` values are kept, all are dropped before another is.

    >>> squares = Lazy({"two": 2}, lambda n: n * n)
    >>> squares["two"], "three" in squares, squares.get("three")
    (4, False, None)
    """

    def __init__(self, packed: dict[K, Any], unpack: Callable[[Any], V], *, most: int = 0) -> None:
        self._packed, self._unpack, self._most = packed, unpack, most or len(packed)
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """The value of `key`, unpacked where it is not kept."""
        made = self._made
        if key in made:
            return made[key]
        value = self._unpack(self._packed[key])
        if len(made) >= self._most:
            self._made = made = {}  # another one, since other threads may be looking into this
        made[key] = value
        return value

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V, /) -> V: ...
    @overload
    def get(self, key: K, default: T, /) -> V | T: ...
    def get(self, key: K, default: T | None = None, /) -> V | T | None:
        """The value of `key`, or `default`; quicker than what Mapping does."""
        made = self._made
        if key in made:
            return made[key]
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
