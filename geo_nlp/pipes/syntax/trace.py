"""By which construction something was found (`via`): an account for the reader of one sentence, and in no record.

A text that is read within `traced()` has `Notes`; any other has None, so that the stages ask for one attribute and do
no more. A construction goes by its module and function: `inherited_subjects.controller`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo_nlp.pipes.syntax.token import Token

Shape = tuple[str, str, str, str]  # of a word: lemma, tag, dependency relation and head
PARTS_OF_WORD = ("lemma", "tag", "relation", "head")
_tracing: ContextVar[bool] = ContextVar("geo_nlp_tracing", default=False)


@contextmanager
def traced() -> Iterator[None]:
    """Keep notes of the texts that are read inside the block."""
    token = _tracing.set(True)
    try:
        yield
    finally:
        _tracing.reset(token)


def name_of(construction: Callable[..., Any]) -> str:
    """The name of a construction: its module and function, or the function alone where that has the module's name.

    >>> name_of(name_of)
    'trace.name_of'
    """
    module, name = construction.__module__.rpartition(".")[2], construction.__name__.lstrip("_")
    return name if name.endswith(module) else f"{module}.{name}"


@dataclass(frozen=True, slots=True)
class Change:
    """What a repair changed of a word: one part of its analysis, before and after."""

    repair: str
    word: int
    part: str
    before: str
    after: str


class Notes:
    """The constructions of one text by what they found, and what the repairs changed, in their order.

    Of nested constructions the innermost is kept, since it returns first.
    """

    __slots__ = ("changes", "found")

    changes: list[Change]
    found: dict[tuple[object, ...], str]

    def __init__(self) -> None:
        self.changes, self.found = [], {}

    def via(self, *key: object) -> str | None:
        """The construction by which something was found; None where nothing is noted."""
        return self.found.get(key)

    def met(self, construction: Callable[..., Any], *key: object) -> None:
        """Note that a construction was met, unless one inside it is noted already."""
        self.found.setdefault(key, name_of(construction))

    def headed(self, construction: Callable[..., Any], function: str, verb: Token, heads: Sequence[Token]) -> None:
        """Note which words a construction found for a grammatical function of a verb: its subject, its object."""
        for head in heads:
            self.found.setdefault((function, verb.i, head.i), name_of(construction))

    def filled(
        self, construction: Callable[..., Any], kind: str, trigger: Token, slots: Mapping[str, Sequence[int]]
    ) -> None:
        """Note the arguments of a clause that are new since the last call; a subject by how the verb came by it."""
        for slot, heads in slots.items():
            for head in heads:
                via = self.found.get((slot, trigger.i, head)) or name_of(construction)
                self.found.setdefault((kind, trigger.i, slot, head), via)

    def changed(self, repair: Callable[..., Any], words: Sequence[Token], before: Sequence[Shape]) -> None:
        """Note what a repair changed; what was asked of the tree before is forgotten."""
        for word, old in zip(words, before, strict=True):
            for part, was, now in zip(PARTS_OF_WORD, old, shape_of(word), strict=True):
                if was != now:
                    self.changes.append(Change(name_of(repair), word.i, part, was, now))
        self.found.clear()


def fresh_notes() -> Notes | None:
    """Empty notes for a text that is read within `traced()`; else None."""
    return Notes() if _tracing.get() else None


def shape_of(word: Token) -> Shape:
    """What repairs change of a word."""
    return word.lemma_, word.tag_, word.dep_, word.head.text if word.head is not word else "none"
