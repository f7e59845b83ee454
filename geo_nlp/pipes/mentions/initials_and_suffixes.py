"""Initials and generational suffixes as parts of a person's name: "Lloyd J. Austin III", "Joseph R. Biden, Jr."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace

BY_COMMA = frozenset({"Jr", "Sr"})
GENERATIONS = BY_COMMA | {"II", "III", "IV"}


def with_initials_and_suffixes(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """The names in text order, those of people as one with the initial and the suffix after them.

    The head of the parse is inside then.
    """
    whole: list[Name] = []
    for name in names:
        if whole and _is_after_initial(doc, whole[-1], name):
            name = replace(name, first=whole.pop().first)
        whole.append(name)
    firsts = {name.first for name in whole}
    for name in whole:
        end = _suffix_position(doc, name.last) if name.type == "person" else None
        yield name if end is None or end in firsts else replace(name, last=end)


def _is_after_initial(doc: Doc, before: Name, name: Name) -> bool:
    """Whether a first name goes on with an initial and a surname: "Lloyd" and "Austin" or "J. Austin"."""
    after = before.last + 1
    people = before.type == name.type == "person" and before.first == before.last
    if not people or not (name.first == after + 1 or name.first == after < name.last):
        return False
    initial = doc[after].text
    return len(initial) == 2 and initial[0].isupper() and initial[1] == "."


def _suffix_position(doc: Doc, last: int) -> int | None:
    """The position of the suffix after a word; a number has no comma before it."""
    after = [t.text.rstrip(".") for t in doc.tokens[last + 1 : last + 3]]
    if after[:1] and after[0] in GENERATIONS:
        return last + 1
    return last + 2 if after[:1] == [","] and after[1:] and after[1] in BY_COMMA else None
