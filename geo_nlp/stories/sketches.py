"""Sketches of a text: one-permutation MinHash of its shingles, and of those at its beginning.

MinHash after Broder (1997), with one hash and bins in place of many hashes (Li, Owen and Zhang 2012), empty bins filled
from the next one (Shrivastava and Li 2014). The beginning has a sketch of its own, since a story that was cut to a few
lines has little in common with the whole, and papers cut from the end.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo_nlp.stories.words import WORD, Codes

Shingles = NDArray[np.uint32]
Sketch = NDArray[np.uint16]

SHINGLE = 4
BINS, LEAD_BINS = 64, 32
LEAD = 50
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def shingles(words: Codes) -> Shingles:
    """A number for every four words in a row, in the order of the text; none for a shorter text.

    >>> [len(shingles(np.arange(n, dtype=np.uint32))) for n in (3, 4, 10)]
    [0, 1, 7]
    """
    plain = (words & WORD).astype(np.uint64)
    count = len(plain) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint32)
    mixed = plain[:count] * _FACTORS[0]
    for at in range(1, SHINGLE):
        mixed += plain[at : at + count] * _FACTORS[at]
    mixed ^= mixed >> np.uint64(31)
    mixed *= _MIX
    return (mixed >> np.uint64(32)).astype(np.uint32)


def sketch(words: Codes) -> Sketch:
    """The sketch of a text of at least four words: 64 numbers for the whole, 32 for its beginning."""
    whole = shingles(words)
    return np.concatenate((_lowest(whole, BINS), _lowest(whole[: LEAD - SHINGLE + 1], LEAD_BINS)))


def _lowest(some: Shingles, bins: int) -> Sketch:
    """The lowest shingle of each bin, its last 16 bits; an empty bin has that of the next, changed by the distance."""
    ordered = np.sort(some)
    width = np.uint32((1 << 32) // bins)
    starts = np.searchsorted(ordered, np.arange(bins, dtype=np.uint32) * width)
    filled = np.flatnonzero(np.append(starts[1:], len(ordered)) > starts)
    after = np.searchsorted(filled, np.arange(bins))
    borrowed = np.append(filled, filled[0])[after]
    away = (borrowed - np.arange(bins)) % bins
    lowest = ordered[starts[borrowed]] & np.uint32(0xFFFF)
    return (lowest + away.astype(np.uint32) * np.uint32(0x9E37)).astype(np.uint16)
