"""A bound on recursion from word to word: a parse may be as deep as the text is long."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from geo_nlp.pipes.clauses.mention_index import MentionIndex
from geo_nlp.pipes.syntax.tree import Token

S = TypeVar("S", bound=MentionIndex)
P = ParamSpec("P")
DEEPEST = 40


def bounded(ask: Callable[Concatenate[S, Token, P], list[int]]) -> Callable[Concatenate[S, Token, P], list[int]]:
    """Bound a recursive search: beyond `DEEPEST` words it finds nobody."""

    @wraps(ask)
    def asked(actors: S, token: Token, /, *args: P.args, **options: P.kwargs) -> list[int]:
        if len(actors.trail) == DEEPEST:
            return []
        actors.trail.append(token.i)
        try:
            return ask(actors, token, *args, **options)
        finally:
            actors.trail.pop()

    return asked
