"""The word classes of words.yaml, read once: which words tell where an event was and whom it harmed."""

from __future__ import annotations

from functools import cache

from geo_nlp.compiled import read_yaml


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a class.

    >>> "visit" in words("visiting")
    True
    """
    return _classes()[name]


@cache
def either(*names: str) -> frozenset[str]:
    """The lemmas of several classes, put together once."""
    return frozenset().union(*map(words, names))


@cache
def _classes() -> dict[str, frozenset[str]]:
    held: dict[str, list[str]] = read_yaml("geo_nlp.pipes.events", "words.yaml")
    return {name: frozenset(lemmas) for name, lemmas in held.items()}
