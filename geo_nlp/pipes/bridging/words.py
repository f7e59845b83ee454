"""The word classes of locals.yaml, read once: which unnamed actors are of the place where they are told of."""

from __future__ import annotations

from functools import cache

from geo_nlp.compiled import read_yaml


@cache
def words(name: str) -> frozenset[str]:
    """The sectors or lemmas of a class.

    >>> "COP" in words("law"), "tourist" in words("anywhere")
    (True, True)
    """
    return _classes()[name]


@cache
def governing_sectors() -> frozenset[str]:
    """The sectors of who governs a state, makes its law or enforces it."""
    return words("rule") | words("law")


@cache
def _classes() -> dict[str, frozenset[str]]:
    held: dict[str, list[str]] = read_yaml("geo_nlp.pipes.bridging", "locals.yaml")
    return {name: frozenset(items) for name, items in held.items()}
