"""Dependents of a word by their relation: its subjects, its prepositional objects, with their conjuncts."""

from __future__ import annotations

from collections.abc import Iterable

from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts


def dependents(word: Token, *relations: str) -> list[Token]:
    """The words that depend on a word by one of some relations."""
    return [child for child in word.children if child.dep_ in relations]


def prepositional_objects(word: Token, *prepositions: str) -> list[Token]:
    """Heads of the phrases that some prepositions open after a word: "a plea by Mali" has Mali after "by"."""
    return [obj for prep in word.rights if prep.lower_ in prepositions for obj in prep.rights if obj.dep_ == "pobj"]


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own before it."""
    return any(c.dep_ in SUBJECTS for c in verb.lefts)


def with_conjuncts(heads: Iterable[Token]) -> list[Token]:
    """Heads of phrases, each followed by what is coordinated with it; none twice."""
    return list(dict.fromkeys(token for head in heads for token in conjuncts(head)))


def noun_above(noun: Token) -> Token:
    """The noun in whose of-phrase another stands, else this one: "a lack of respect", "a sign of support"."""
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun


def has_infinitive_marker(verb: Token) -> bool:
    """Whether an infinitive has its marker "to": "plans to leave"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def is_main_subject(head: Token) -> bool:
    """Whether a word heads the subject of the main clause."""
    return head.dep_ in SUBJECTS and head.head.dep_ == "ROOT"
