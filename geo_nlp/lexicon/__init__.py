"""Word classes that the grammar of the stages needs, as data: verbs, nouns and adjectives by what they have in common.

Each YAML file holds classes on one subject. A class has a `note` that says what its members share, and one of `words`
(a set), `phrases` (in an order that counts) or `table` (each word with a value). Closed classes (pronouns,
prepositions, months) stand in the code that needs them. Users extend classes by files of their own: docs/lexicon.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from geo_nlp.errors import RuleError
from geo_nlp.lexicon.sources import Kind, load_classes, unpacked

__all__ = ["digest", "either", "phrases", "table", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class.

    >>> "nephew" in words("relative_noun"), "friend" in words("relative_noun")
    (True, False)
    """
    return frozenset(_text("words", name).splitlines())


@cache
def either(*names: str) -> frozenset[str]:
    """The words of several classes, put together once.

    >>> {"nephew", "frigate"} <= either("relative_noun", "vessel_noun")
    True
    """
    return frozenset().union(*map(words, names))


def phrases(name: str) -> tuple[str, ...]:
    """The words or phrases of a class whose order counts."""
    return tuple(_text("phrases", name).splitlines())


def table(name: str) -> Mapping[str, str]:
    """The words of a class, each with its value.

    >>> table("ship_prefix")["HMS"]
    'GBR'
    """
    return MappingProxyType(unpacked(_text("table", name)))


def digest() -> str:
    """A hash of every class as it is in use, with what the user's files change."""
    return load_classes().digest


def _text(kind: Kind, name: str) -> str:
    classes = load_classes().of_kind[kind]
    if name not in classes:
        from geo_nlp.suggest import did_you_mean

        raise RuleError(f"no word class {name!r} with {kind}{did_you_mean(name, classes)}")
    return classes[name]
