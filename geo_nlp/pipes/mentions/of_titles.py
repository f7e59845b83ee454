"""Titles with "of" in the middle: "the head of state" is one nominal, and its head is "head"."""

from __future__ import annotations

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.syntax.tree import Token


def is_start_of_title(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is only the start of a known title: the "head" of "head of state"."""
    after = token.doc.tokens[token.i + 1 : token.i + 3]
    title = f"{token.lower_} of {after[1].lower_}" if len(after) == 2 and after[0].lower_ == "of" else ""
    return title in gazetteer.nominals


def head_of_title(token: Token, start: int) -> Token:
    """The head noun of a title: the "head" of "head of state"."""
    of = next((i for i in range(start + 1, token.i) if token.doc[i].lower_ == "of"), None)
    return token.doc[of - 1] if of else token
