"""Words beside a title that are no part of the office, by their kind: the lists of titlewords.yaml."""

from __future__ import annotations

from functools import cache

from geo_nlp.compiled import read_yaml


@cache
def words_beside(kind: str) -> frozenset[str]:
    """A list of titlewords.yaml.

    >>> "incumbent" in words_beside("premodifiers")
    True
    """
    return frozenset(read_yaml("geo_nlp.ontology", "titlewords.yaml")[kind])
