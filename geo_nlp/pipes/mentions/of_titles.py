"""Titles with "of" in the middle: the head of state is one nominal, and its noun is "head"."""

from __future__ import annotations

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.syntax.tree import Token


def is_cut(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is but the start of a known title: the "head" of "head of state"."""
    behind = token.doc.tokens[token.i + 1 : token.i + 3]
    title = f"{token.lower_} of {behind[1].lower_}" if len(behind) == 2 and behind[0].lower_ == "of" else ""
    return title in gazetteer.nominals


def head_of(token: Token, start: int) -> Token:
    """The noun that a title is about: the "head" of "head of state"."""
    of = next((i for i in range(start + 1, token.i) if token.doc[i].lower_ == "of"), None)
    return token.doc[of - 1] if of else token
