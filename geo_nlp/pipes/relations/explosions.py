"""Explosions, which are attacks where their text speaks of one: a bomb, an attacker; else they may be of gas."""

from __future__ import annotations

from typing import Final

from geo_nlp.lexicon import words
from geo_nlp.pipes.relations.rule_ends import Match
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import load_rules

BLAST_LEMMAS: Final = frozenset({"blast", "explosion"})
BLOWING: Final = frozenset({"blow", "detonate", "explode"})


def is_unexplained_blast(doc: Doc, found: Match) -> bool:
    """Whether nothing in the text says that an explosion was an attack: "a blast at the bakery killed two"."""
    causes = [doc[i] for slot in ("subject", "object") for i in found.clause.slot(slot)]
    alone = bool(causes) and _explodes(causes[0]) and not found.source
    return alone and not _speaks_of_attack(doc.tokens[0])


def _explodes(word: Token) -> bool:
    """Whether a word is an explosion, or a vehicle or bag that blows up: "a car blew up outside a mosque"."""
    classes, lemma = load_rules().classes, word.lemma_.lower()
    return lemma in BLAST_LEMMAS or (word.head.lemma_ in BLOWING and lemma not in classes["weapon"] | classes["blast"])


@remembered
def _speaks_of_attack(opening: Token) -> bool:
    """Whether a text, by its first word, speaks of an attack, its weapon or who made it."""
    told = union_of(words("explosion_context_word"), load_rules().classes["armed"])
    return any(t.lemma_.lower() in told for t in opening.doc.tokens)
