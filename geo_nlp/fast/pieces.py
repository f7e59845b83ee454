"""Docs in pieces, so that a long one is parsed as several short ones at a time, with the same parse.

Where a sentence is set to start, the parser first closes what is open; what came before can do nothing to what follows
but make a sentence start with the second word too, which is rare (`BatchedParser` looks for it, and such a piece is
parsed again, with the next). So a piece ends there, and has two words more, for the parser looks two words ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

SHORTEST, LONGEST = 100, 600  # words
SHARE = 0.25  # of a doc: where a piece would be longer than that, and than `LONGEST`, cutting gains nothing
AHEAD = 2
TREE = [attrs.HEAD, attrs.DEP]
READ = [attrs.ORTH, attrs.SENT_START]


@dataclass(slots=True)
class Piece:
    """Words of a doc, from `first` on, as a doc of its own; `size` of them are the piece, the rest is looked ahead at.

    `runs_on` is set when its parse does something to the words after it, and so cannot be had apart from theirs.
    """

    doc: Doc
    first: int
    size: int
    runs_on: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is looked ahead at."""
        return len(self.doc) == self.size


def pieces(doc: Doc) -> list[Piece]:
    """The pieces of a doc: itself, where it is short or too few sentences are set to start."""
    itself = [Piece(doc, 0, len(doc))]
    if len(doc) < 2 * SHORTEST:
        return itself
    read: Any = doc.to_array(READ)
    cuts = [0, *_cuts(np.nonzero(read[:, 1] == 1)[0].tolist(), len(doc)), len(doc)]
    if max(end - first for first, end in pairwise(cuts)) > max(LONGEST, SHARE * len(doc)):
        return itself
    return [_piece(doc, read, first, end) for first, end in pairwise(cuts)]


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


def _piece(doc: Doc, read: Any, first: int, end: int) -> Piece:
    words = slice(first, end + AHEAD)
    forms = read[words, 0].tolist()  # as the vocabulary numbers them
    piece = Doc(doc.vocab, words=forms, spaces=[False] * len(forms))
    piece.from_array([attrs.SENT_START], read[words, 1:])
    piece.tensor = doc.tensor[words]
    return Piece(piece, first, end - first)


def put_together(doc: Doc, parsed: list[Piece]) -> Iterator[Piece]:
    """Make one of each piece that runs on and the next, in the list too; yields those, which are not parsed yet."""
    if not any(piece.runs_on for piece in parsed):
        return
    read, first, found = doc.to_array(READ), 0, []
    for piece in parsed:
        if piece.runs_on:
            continue
        end = piece.first + piece.size
        if piece.first != first:
            piece = _piece(doc, read, first, end)
            yield piece
        found.append(piece)
        first = end
    parsed[:] = found


def join(doc: Doc, parsed: Sequence[Piece]) -> None:
    """Write the parse of its pieces into a doc."""
    if parsed[0].doc is not doc:
        trees: Any = np.concatenate([piece.doc.to_array(TREE)[: piece.size] for piece in parsed])
        doc.from_array(TREE, trees)
