"""Apposition: the name after a title or a relational noun ("its neighbour, Belarus", "our ally Turkey")."""

from __future__ import annotations

from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import is_title_word


def is_title_noun(token: Token) -> bool:
    """Whether a word is a common noun, or a title in capitals: "neighbour", "President"."""
    return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and is_title_word(token.text))


def appositive_of(noun: Token, *, relational: bool) -> Token | None:
    """The head of the apposition to a title or noun: "its neighbour, Belarus", "Iceland's President Jón Sveinsson".

    To a `relational` noun also where the parser attaches the name elsewhere: "its ally in the region, Israel", "thanked
    our ally Turkey".
    """
    apposed = next((c for c in noun.rights if c.dep_ == "appos"), None) if is_title_noun(noun) else None
    if apposed is not None or not relational:
        return apposed
    after = noun.nbor()
    return after if after.dep_ == "npadvmod" and after.head is noun.head else None
