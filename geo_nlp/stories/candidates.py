"""Pairs of texts that may be copies, by locality-sensitive hashing: those whose sketches are equal in a band.

Bands are short, two numbers each, so that a text of which a third is shared is found. What many texts share (a stock
phrase, a pattern of notes) makes large groups of equal bands: there a text is paired with its neighbours in the order
of the bands that follow, so that the number of pairs grows with the number of texts and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from geo_nlp.stories.sketches import BINS, LEAD_BINS

NEIGHBOURS = 12
WHOLE_EQUAL, LEAD_EQUAL = 7, 8
BANDS, LEAD_BANDS = BINS // 2, LEAD_BINS // 2
MOST = 16
CHUNK = 200_000


def candidate_pairs(sketches: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Pairs of rows, the lower number first, each once, in order; of each row at least its likest `MOST`.

    >>> rows = np.arange(3 * 96, dtype=np.uint16).reshape(3, 96)
    >>> rows[2] = rows[0]
    >>> candidate_pairs(rows).tolist()
    [[0, 2]]
    """
    count = max(len(sketches), 1)
    merged = np.empty(0, dtype=np.int64)
    for pairs in _equal_bands(sketches):
        kept = pairs[_alike(sketches, pairs)]
        merged = _distinct(np.concatenate((merged, kept.min(axis=1) * count + kept.max(axis=1))))
    return _likest(sketches, np.stack((merged // count, merged % count), axis=1))


def _distinct(some: NDArray[np.int64]) -> NDArray[np.int64]:
    """Numbers in order, each once; np.unique takes several times as long."""
    ordered = np.sort(some)
    found: NDArray[np.int64] = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return found


def _likest(sketches: NDArray[np.uint16], pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pairs that are among the `MOST` likest of one of their ends."""
    if len(pairs) <= MOST:
        return pairs
    equal = np.concatenate([
        (sketches[one] == sketches[other]).sum(axis=1)
        for one, other in (pairs[at : at + CHUNK].T for at in range(0, len(pairs), CHUNK))
    ])  # fmt: skip
    kept = np.zeros(len(pairs), dtype=np.bool_)
    for end in (0, 1):
        order = np.lexsort((pairs[:, 1 - end], -equal, pairs[:, end]))
        ends = pairs[order, end]
        first = np.searchsorted(ends, ends)
        kept[order[np.arange(len(order)) - first < MOST]] = True
    return pairs[kept]


def _equal_bands(sketches: NDArray[np.uint16]) -> Iterator[NDArray[np.int64]]:
    """For each band the pairs of neighbours that are equal in it."""
    bands = np.ascontiguousarray(sketches).view(np.uint32)
    for band in range(BANDS + LEAD_BANDS):
        first, number = (0, BANDS) if band < BANDS else (BANDS, LEAD_BANDS)
        after = [first + (band - first + step) % number for step in (3, 2, 1)]
        order = np.lexsort([bands[:, other] for other in (*after, band)])
        keys = bands[order, band]
        found = [np.empty((0, 2), dtype=np.int64)]
        for step in range(1, min(NEIGHBOURS, len(order) - 1) + 1):
            at = np.flatnonzero(keys[step:] == keys[:-step])
            if not len(at):
                break
            found.append(np.stack((order[at], order[at + step]), axis=1))
        yield np.concatenate(found)


def _alike(sketches: NDArray[np.uint16], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a tenth of the numbers for the whole are equal, or a quarter of those for the beginning."""
    kept = np.empty(len(pairs), dtype=np.bool_)
    for at in range(0, len(pairs), CHUNK):
        one, other = pairs[at : at + CHUNK].T
        equal = sketches[one] == sketches[other]
        kept[at : at + CHUNK] = (equal[:, :BINS].sum(axis=1) >= WHOLE_EQUAL) | (
            equal[:, BINS:].sum(axis=1) >= LEAD_EQUAL
        )
    return kept
