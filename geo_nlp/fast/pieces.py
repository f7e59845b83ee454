"""Docs in pieces, so that a long one is parsed as several short ones at a time, with the same parse.

Where a sentence is set to start, the parser first closes what is open; what came before can do nothing to what follows
but make a sentence start with the second word too, which is rare (`BatchedParser` looks for it). So a piece ends there,
and has two words more, for the parser looks two words ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

SHORTEST, LONGEST = 100, 600  # words; where a piece would be longer, cutting gains nothing
AHEAD = 2
TREE = [attrs.HEAD, attrs.DEP]
READ = [attrs.ORTH, attrs.SENT_START]


@dataclass(slots=True)
class Piece:
    """Words of a doc as a doc of its own; `size` of them are the piece, the rest is looked ahead at.

    `runs_on` is set when its parse does something to the words after it, and so cannot be had apart from theirs.
    """

    doc: Doc
    size: int
    runs_on: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is looked ahead at."""
        return len(self.doc) == self.size


def pieces(doc: Doc) -> list[Piece]:
    """The pieces of a doc: itself, where it is short or too few sentences are set to start."""
    itself = [Piece(doc, len(doc))]
    if len(doc) < 2 * SHORTEST:
        return itself
    words, marks = doc.to_array(READ).T
    cuts = [0, *_cuts(np.nonzero(marks == 1)[0].tolist(), len(doc)), len(doc)]
    if max(end - first for first, end in pairwise(cuts)) > LONGEST:
        return itself
    store = doc.vocab.strings
    texts = [store[word] for word in words.tolist()]
    return [_piece(doc, texts, marks, first, end) for first, end in pairwise(cuts)]


def _cuts(starts: Sequence[int], length: int) -> Iterator[int]:
    """Starts that leave pieces which are long enough.

    >>> list(_cuts([0, 40, 130, 200, 260, 320], 400))
    [130, 260]
    """
    last = 0
    for start in starts:
        if start - last >= SHORTEST and length - start >= SHORTEST:
            yield start
            last = start


def _piece(doc: Doc, texts: list[str], marks: Any, first: int, end: int) -> Piece:
    words = slice(first, end + AHEAD)
    piece = Doc(doc.vocab, words=texts[words], spaces=[False] * len(texts[words]))
    piece.from_array([attrs.SENT_START], marks[words].reshape(-1, 1))
    piece.tensor = doc.tensor[words]
    return Piece(piece, end - first)


def join(doc: Doc, parsed: Sequence[Piece]) -> None:
    """Write the parse of its pieces into a doc."""
    if parsed[0].doc is not doc:
        trees: Any = np.concatenate([piece.doc.to_array(TREE)[: piece.size] for piece in parsed])
        doc.from_array(TREE, trees)
