"""Records made and changed in half the time: a frozen dataclass sets each field by way of `object.__setattr__`."""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def filled_directly(kind: type[T]) -> type[T]:
    """A frozen dataclass with slots, the `__init__` of which writes into these.

    >>> from dataclasses import dataclass
    >>> @filled_directly
    ... @dataclass(frozen=True, slots=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(x=1, y=2)
    (Point(x=1, y=0), Point(x=1, y=2))
    """
    own: Any = kind
    names = [field.name for field in fields(own)]
    if any(not field.init or field.kw_only or field.default_factory is not MISSING for field in fields(own)):
        raise TypeError(f"{kind.__name__} has fields that are made in another way")
    space: dict[str, Any] = {f"set_{name}": getattr(own, name).__set__ for name in names}
    space |= {"_kind": kind, "_kept": object()}
    lines = [f"def __init__(self, {', '.join(names)}):", *(f"set_{name}(self, {name})" for name in names)]
    exec("\n ".join(lines), space)  # as `dataclass` does
    given = ", ".join(f"{name}=_kept" for name in names)
    values = ", ".join(f"self.{name} if {name} is _kept else {name}" for name in names)
    exec(f"def __replace__(self, *, {given}): return _kind({values})", space)
    made, plain = space["__init__"], own.__init__
    for name in ("__annotations__", "__defaults__", "__doc__", "__module__", "__qualname__"):
        setattr(made, name, getattr(plain, name))
    own.__init__, own.__replace__ = made, space["__replace__"]
    return kind


def replace(item: T, /, **changes: Any) -> T:
    """A record with some fields changed, as by `dataclasses.replace`, in half the time for those above.

    >>> from geo_nlp.types import Text
    >>> replace(Text(0, 5, "China"), end=6)
    Text(start=0, end=6, text='China')
    """
    own: Any = item
    if hasattr(own, "__replace__"):
        made: T = own.__replace__(**changes)
        return made
    return dataclasses.replace(own, **changes)  # type: ignore[no-any-return]
