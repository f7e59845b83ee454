"""Heads of phrases as the tree has them: oblique nominals, and several heads with their conjuncts.

Unlike `obliques.prepositions` this multiplies out no conjuncts and follows no relative pronoun.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts


def oblique_nominals(word: Token, *prepositions: str) -> list[Token]:
    """The objects of some prepositions to the right of a word: for "in" the raid of "died in a raid"."""
    return [noun for prep in word.rights if prep.lower_ in prepositions for noun in prep.rights if noun.dep_ == "pobj"]


def conjuncts_of(heads: Iterable[Token]) -> list[Token]:
    """Heads with what is coordinated with them, each once."""
    return list(dict.fromkeys(word for head in heads for word in conjuncts(head)))
