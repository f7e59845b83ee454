"""What the stand-ins share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from spacy.tokens import Doc


class StandIn(ABC):
    """A component in the place of spaCy's, which answers whatever else is asked."""

    def __init__(self, plain: Any) -> None:
        self.plain = plain

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)

    def __reduce__(self) -> tuple[type[StandIn], tuple[Any]]:
        """A copy, such as another process of `nlp.pipe` has, is made from a copy of spaCy's component."""
        return type(self), (self.plain,)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Annotate docs, which are yielded in their order."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self.annotate(batch)
            yield from batch

    @abstractmethod
    def annotate(self, docs: Sequence[Doc]) -> None:
        """Write what the component finds, to the same as spaCy's."""
