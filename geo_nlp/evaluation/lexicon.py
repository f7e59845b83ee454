"""Which types the rules know for the words of a trigger."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from geo_nlp.rules.loader import load_rules

ENDINGS = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
"""Regular inflection; what is irregular needs the lemmas of the pipeline."""


@cache
def known_types() -> dict[str, frozenset[str]]:
    """The types that the relation rules in use state, by the first word of their triggers."""
    found: dict[str, set[str]] = {}
    for (_, lemma), rules in load_rules().relations.items():
        found.setdefault(lemma.split()[0], set()).update(rule.states for rule in rules)
    return {word: frozenset(states) for word, states in found.items()}


def types_known(words: str, lemmas: Collection[str] = ()) -> set[str]:
    """The types that any rule has a trigger for among the words; `lemmas` are those that a parser gives them.

    >>> "ACCUSE" in types_known("rebuked"), types_known("slept")
    (True, set())
    """
    known = known_types()
    return {state for word in {*_bases(words), *lemmas} for state in known.get(word, ())}


def _bases(words: str) -> Iterator[str]:
    for word in re.findall(r"[a-z]+", words.casefold()):
        yield word
        for ending, base in ENDINGS:
            stem = word.removesuffix(ending)
            if len(stem) > 2 and stem != word:
                yield stem + base
                if base == "" and stem[-1] == stem[-2]:
                    yield stem[:-1]
