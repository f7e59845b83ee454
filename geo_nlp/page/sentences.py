"""Which acts bring their sentence into a page, so that its file stays of a reasonable size."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import Acts, Codes
from geo_nlp.graph.coding import order_of, packed, starts_of

LONGEST = 600


def best_rows(acts: Acts, line: Codes, story: Codes, *, most: int) -> Codes:
    """The places of at most `most` rows: the same number of each line (a pair and sign), as far as it has them.

    Of a line, acts of different stories come first, then the surest, then the newest.
    """
    if len(acts) <= most:
        return np.arange(len(acts), dtype=np.int32)
    sure = np.nan_to_num(acts.confidence, nan=0.5) * 1000
    unsure, age = (1024 - sure).astype(np.int64), int(acts.first.max()) - acts.first
    by_story = packed(line, story)
    order = order_of(by_story, packed(unsure, age))
    again = np.ones(len(acts), dtype=np.int64)
    again[order[starts_of(by_story[order])]] = 0
    order = order_of(packed(line, again, unsure, age))
    counts = np.bincount(line)
    rank = np.empty(len(acts), dtype=np.int64)
    rank[order] = np.arange(len(acts)) - np.repeat(np.cumsum(counts) - counts, counts)
    each = _each(counts, most)
    chosen = np.flatnonzero(rank < max(each, 1))
    if each == 0:
        strongest = np.lexsort((chosen, -counts[line[chosen]]))
        chosen = np.sort(chosen[strongest[:most]])
    return chosen.astype(np.int32)


def _each(counts: NDArray[np.intp], most: int) -> int:
    """The largest number of rows a line with which all lines together have no more than `most`."""
    low, high = 0, int(counts.max())
    while low < high:
        middle = (low + high + 1) // 2
        if int(np.minimum(counts, middle).sum()) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def shortened(sentence: str) -> str:
    """A sentence, cut where a whole table or list was taken for one.

    >>> shortened("France condemned  Russia.")
    'France condemned Russia.'
    """
    text = " ".join(sentence.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
