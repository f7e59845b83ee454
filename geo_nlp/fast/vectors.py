"""The shared tok2vec component by the faster `Encoder`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.tokens import Doc

from geo_nlp.fast.encoder import Encoder


class RememberedVectors:
    """A Tok2Vec that remembers tokens; whatever else is asked of it the component answers."""

    def __init__(self, tok2vec: Any) -> None:
        self.tok2vec, self.encoder = tok2vec, Encoder(tok2vec.model)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tok2vec, name)

    def __call__(self, doc: Doc) -> Doc:
        """Set the vectors of one doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the vectors of docs, which are yielded in their order."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            for doc, vectors in zip(batch, self.encoder(batch), strict=True):
                doc.tensor = vectors  # type: ignore[assignment]
            yield from batch
