"""Generational suffixes as a part of a person's name: "Joseph R. Biden, Jr.", "Robert Kennedy Jr.", "Marcos II"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc

BY_COMMA = frozenset({"Jr", "Sr"})
GENERATIONS = BY_COMMA | {"II", "III", "IV"}


def with_suffixes(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """The names in text order, those of people with the suffix after them, so that the head of the parse is inside."""
    firsts = {name.first for name in names}
    for name in names:
        end = _suffix_position(doc, name.last) if name.type == "person" else None
        yield name if end is None or end in firsts else replace(name, last=end)


def _suffix_position(doc: Doc, last: int) -> int | None:
    """The position of the suffix after a word; a number has no comma before it."""
    after = [t.text.rstrip(".") for t in doc.tokens[last + 1 : last + 3]]
    if after[:1] and after[0] in GENERATIONS:
        return last + 1
    return last + 2 if after[:1] == [","] and after[1:] and after[1] in BY_COMMA else None
