"""The lexicon of event coreference, from the data files `triggers.yaml` and `coreference.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo_nlp.compiled import read_yaml

EVENTS_PACKAGE = "geo_nlp.pipes.events"
FILES = ("coreference.yaml", "triggers.yaml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes of triggers, and words that distinguish acts; the keys of `words` and `files` begin with a predicate."""

    words: Mapping[tuple[str, str], str]
    files: Mapping[tuple[str, str], str]
    kin: frozenset[tuple[str, str]]
    directed: frozenset[str]
    worded: frozenset[str]
    voices: Mapping[str, tuple[str, ...]]
    general: frozenset[str]
    other: frozenset[str]
    also: frozenset[str]
    earlier: frozenset[str]
    often: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read for the first text with two records.

    >>> lexicon().words["CONSULT", "trip"], lexicon().words["CONSULT", "visit"]
    ('visit', 'visit')
    """
    said, classes = (read_yaml(EVENTS_PACKAGE, name) for name in FILES)
    return Lexicon(
        words=_classes(classes, "words"),
        files=_classes(classes, "files"),
        kin=frozenset(pair for one, other in said["kin"] for pair in ((one, other), (other, one))),
        directed=frozenset(said["directed"]),
        worded=frozenset(said["worded"]),
        voices={attitude: tuple(predicates) for attitude, predicates in said["voices"].items()},
        general=frozenset(said["general"]),
        other=frozenset(said["other"]),
        also=frozenset(said["also"]),
        earlier=frozenset(said["earlier"]),
        often=frozenset(said["often"]),
    )


def _classes(classes: Mapping[str, Any], key: str) -> dict[tuple[str, str], str]:
    return {
        (predicate, item): name
        for name, entry in classes.items()
        for predicate in entry["predicates"]
        for item in entry.get(key, ())
    }
