"""Alliances and allies as actors of their own: "the alliance", "its Gulf allies", but no "alliance of convenience"."""

from __future__ import annotations

from collections.abc import Container

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.determiners import DEFINITE_ONE
from geo_nlp.pipes.syntax.tree import Token

RELATIONAL = words("alliance_noun")
TIE_NOUNS = frozenset({"friendship", "partnership", "relationship"})
# What groups allies, where no name does: "its regional partners", "its gulf war allies".
GROUPING = words("region_adjective")


def is_actor_alone(noun: Token, first: int, acting: Container[int]) -> bool:
    """Whether a noun whose phrase starts at `first` names an actor without its modifiers, as most nominals do.

    A noun of alliance does so only as "the alliance" or with a possessive: "its Gulf allies"; several unions are of
    workers.
    """
    if noun.lemma_.lower() not in RELATIONAL or noun.lower_ == "unions":
        return True
    return (first >= noun.i - 1 and noun.doc[first].lower_ in DEFINITE_ONE) or _are_allied_states(noun, first, acting)


def _are_allied_states(noun: Token, first: int, acting: Container[int]) -> bool:
    """Whether allies with a possessive are states: "its Gulf allies", no "sales partners" or "European allies"."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in ("ally", "partner") or noun.doc[first].tag_ != "PRP$":
        return False
    between = noun.doc.tokens[first + 1 : noun.i]
    return not any(t.i in acting for t in between) and any(t.text[0].isupper() or t.lower_ in GROUPING for t in between)


def is_tie(noun: Token) -> bool:
    """Whether a noun is a relation of two ("partnership"), and an actor only where both are known."""
    return noun.lemma_.lower() in TIE_NOUNS
