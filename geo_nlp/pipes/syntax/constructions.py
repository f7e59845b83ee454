"""Constructions: functions that return the heads of a subject or object, or None where they are not met."""

from __future__ import annotations

from collections.abc import Callable

from geo_nlp.pipes.syntax.tree import Token

Construction = Callable[[Token, int], list[Token] | None]  # of a verb or preposition, and the depth of inheritance


def first_met(
    constructions: tuple[Construction, ...], word: Token, depth: int, function: str = "subject"
) -> list[Token]:
    """The heads that the first construction which is met returns; none where no construction is."""
    for construction in constructions:
        found = construction(word, depth)
        if found is not None:
            if word.doc.notes is not None:
                word.doc.notes.headed(construction, function, word, found)
            return found
    return []
