"""Offices that only one state calls so: the list of statetitles.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geo_nlp.compiled import read_yaml


@cache
def _states() -> Mapping[str, str]:
    held: dict[str, list[str]] = read_yaml("geo_nlp.ontology", "statetitles.yaml")
    return {wording: country for country, wordings in held.items() for wording in wordings}


def state_of_title(title: str) -> str | None:
    """The state whose office a title names, whatever it is in charge of; None of titles that many states have.

    >>> state_of_title("Assistant Attorney General for National Security"), state_of_title("foreign minister")
    ('USA', None)
    """
    words = title.lower().split()
    ends = [i for i, word in enumerate(words) if word in ("for", "of") and i]
    wordings = (" ".join(words[:end]) for end in (len(words), *reversed(ends)))
    return next((_states()[wording] for wording in wordings if wording in _states()), None)
