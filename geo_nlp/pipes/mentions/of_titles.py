"""Titles with "of": "the head of state" is one nominal, whose head is "head"; those who hold an office of states."""

from __future__ import annotations

from collections.abc import Sequence

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


def are_office_holders(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether words with capitals are those who hold an office, and no name: "National Security Advisors of Japan"."""
    lower = [word.lower() for word in words]
    end = lower.index("of") if "of" in lower else len(lower)
    nominal = gazetteer.nominals.get(" ".join(lower[:end]))
    return end > 1 and nominal is not None and nominal.type == "person" and lower[end - 1].endswith("s")
