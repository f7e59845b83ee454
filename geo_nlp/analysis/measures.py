"""What each measure is, its source and its limits, as `measures.yaml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geo_nlp.compiled import read_yaml


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what it means, the paper that it is from, and what it does not say."""

    title: str
    meaning: str
    source: str
    limits: str


@cache
def measures() -> Mapping[str, Measure]:
    """Every measure by its name.

    >>> measures()["frustration"].source.split(";")[0]
    'Harary, F. (1959), Behavioral Science 4, 316-323'
    """
    return {name: Measure(**fields) for name, fields in read_yaml("geo_nlp.analysis", "measures.yaml").items()}
