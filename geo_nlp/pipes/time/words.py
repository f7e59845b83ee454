"""The word classes of words.yaml, read once: which words tell when an event happened."""

from __future__ import annotations

from functools import cache

from geo_nlp.compiled import read_yaml


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a class.

    >>> "summit" in words("eventful")
    True
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    held: dict[str, list[str]] = read_yaml("geo_nlp.pipes.time", "words.yaml")
    return {name: frozenset(lemmas) for name, lemmas in held.items()}
