"""Sentences without an end are read in parts, since what is found in a sentence may take the square of its length.

The parser has the last word on where a sentence ends, so it goes first; only what it made too long a sentence is parsed
again, each part by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

from geo_nlp.limits import LONGEST_SENTENCE

TREE = [attrs.HEAD, attrs.DEP]
PAUSES = frozenset({",", ";", ":", "—", "–"})
PAUSE_RANGE = 100  # words in which a pause is sought


def part_sentences(doc: Doc, parser: Any) -> bool:
    """Parse sentences of more than `LONGEST_SENTENCE` words again in parts; whether there was one."""
    starts: list[int] = np.flatnonzero(doc.to_array([attrs.SENT_START]) == 1).tolist()
    bounds = [(first, end) for first, end in pairwise([0, *starts, len(doc)]) if end - first > LONGEST_SENTENCE]
    if not bounds:
        return False
    trees: Any = doc.to_array(TREE)
    pieces = [piece for first, end in bounds for piece in _pieces(doc, first, end)]
    for (first, end), parsed in zip(pieces, parser.pipe([_copy(doc, *piece) for piece in pieces]), strict=True):
        trees[first:end] = parsed.to_array(TREE)
    doc.from_array(TREE, trees)
    return True


def _pieces(doc: Doc, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of the parts of a sentence."""
    words = [token.text for token in doc[first:end]]
    for start, stop in pairwise([*part_starts(words), len(words)]):
        yield first + start, first + stop


def _copy(doc: Doc, first: int, end: int) -> Doc:
    """Words of a doc as one of their own, with the vectors that they have there."""
    words = [token.text for token in doc[first:end]]
    copy = Doc(doc.vocab, words=words, spaces=[False] * len(words))
    copy.tensor = doc.tensor[first:end]
    return copy


def part_starts(words: Sequence[str]) -> Iterator[int]:
    """Where the parts of a sentence begin, after the last pause before each becomes too long.

    >>> list(part_starts(["word"] * 350 + [","] + ["word"] * 300 + ["."]))
    [0, 351]
    >>> list(part_starts(["word"] * 900))
    [0, 400, 800]
    """
    first = 0
    yield first
    while len(words) - first > LONGEST_SENTENCE:
        last = first + LONGEST_SENTENCE
        pauses = (i for i in range(last, last - PAUSE_RANGE, -1) if words[i - 1] in PAUSES or "\n" in words[i - 1])
        first = next(pauses, last)
        yield first
