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

SHINGLE = 3
BINS, LEAD_BINS = 64, 32
LEAD = 50
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
_BOUNDS, _LEAD_BOUNDS = (np.linspace(0, 1 << 32, bins + 1).astype(np.uint64) for bins in (BINS, LEAD_BINS))
_OWN = np.arange(BINS)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


def shingles(words: Codes) -> Shingles:
    """A number for every three words in a row, in the order of the text; none for a shorter text.

    >>> [len(shingles(np.arange(n, dtype=np.uint32))) for n in (2, 3, 10)]
    [0, 1, 8]
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
    numbers: Shingles = (mixed >> np.uint64(32)).astype(np.uint32)
    return numbers


def sketch(words: Codes) -> Sketch:
    """The sketch of a text of at least three words: 64 numbers for the whole, 32 for its beginning."""
    whole = shingles(words)
    return np.concatenate((_lowest(whole, _BOUNDS), _lowest(whole[: LEAD - SHINGLE + 1], _LEAD_BOUNDS)))


def _lowest(some: Shingles, bounds: NDArray[np.uint64]) -> Sketch:
    """The lowest shingle of each bin, its last 16 bits; an empty bin has that of the next, changed by the distance."""
    ordered = np.sort(some)
    starts = ordered.searchsorted(bounds)
    filled = (starts[1:] > starts[:-1]).nonzero()[0]
    bins = len(starts) - 1
    if len(filled) == bins:
        lowest: Sketch = ordered[starts[:-1]].astype(np.uint16)
        return lowest
    own = _OWN[:bins]
    borrowed = np.append(filled, filled[0])[filled.searchsorted(own)]
    away = (borrowed - own) % bins
    lowest = (ordered[starts[borrowed]] + away.astype(np.uint32) * np.uint32(0x9E37)).astype(np.uint16)
    return lowest
