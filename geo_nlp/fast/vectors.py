"""The shared tok2vec component by the faster `Encoder`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from geo_nlp.fast.encoder import Encoder
from geo_nlp.fast.standin import StandIn


class RememberedVectors(StandIn):
    """A Tok2Vec that remembers tokens."""

    def __init__(self, tok2vec: Any) -> None:
        super().__init__(tok2vec)
        self.encoder = Encoder(tok2vec.model)

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the vectors of docs."""
        for doc, vectors in zip(docs, self.encoder(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]
