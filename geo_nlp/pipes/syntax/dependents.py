"""Dependents of a word by their relation: its subjects, its prepositional objects, with their conjuncts."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts


def dependents(word: Token, *relations: str) -> list[Token]:
    """The words that depend on a word by one of some relations."""
    return [child for child in word.children if child.dep_ in relations]


def prepositional_objects(word: Token, *prepositions: str) -> list[Token]:
    """Heads of the phrases that some prepositions open after a word: "a plea by Mali" has Mali after "by"."""
    return [obj for prep in word.rights if prep.lower_ in prepositions for obj in prep.rights if obj.dep_ == "pobj"]


def with_conjuncts(heads: list[Token]) -> list[Token]:
    """Heads of phrases, each followed by what is coordinated with it."""
    return [token for head in heads for token in conjuncts(head)]
