"""How far what hangs on each word of a parse reaches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain


def edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and last of all that hangs on each word."""
    firsts, lasts = list(range(len(heads))), list(range(len(heads)))
    pairs = [(i, head) for i, head in enumerate(heads) if i != head]
    for i, head in chain(pairs, reversed(pairs)):  # there and back, as spaCy does, also where branches cross
        if firsts[i] < firsts[head]:
            firsts[head] = firsts[i]
        if lasts[i] > lasts[head]:
            lasts[head] = lasts[i]
    return firsts, lasts
