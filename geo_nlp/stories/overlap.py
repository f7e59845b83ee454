"""How much two texts have in common, word by word, and whether that makes one a copy of the other.

A copy may leave out, add and reword; notes of one pattern have most words in common too, but other names and numbers in
the same places. So both are measured: the words that lie in shared shingles, and the facts that are exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.stories.sketches import SHINGLE, shingles
from geo_nlp.stories.states import states_by_word
from geo_nlp.stories.words import NUMBER, WORD, Codes

Mask = NDArray[np.bool_]

CONTAINED = 0.6
EXCHANGED = 0.2
GAP = 8


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a text has in common with another that is no shorter.

    `mask` has the words of the longer one that lie in shared shingles, `shared` the share of the shorter one's. Facts are
    names and numbers; exchanged ones stand in both texts between shared words, and nowhere in the other text.
    `other_state` tells that the texts name different states in such places.
    """

    mask: Mask
    shared: float
    exchanged: int
    facts: int
    other_state: bool

    @property
    def is_alike(self) -> bool:
        """Whether what the texts have in common tells the same: hardly a name or number is exchanged, and no state."""
        return self.exchanged <= EXCHANGED * self.facts and not self.other_state

    @property
    def is_copy(self) -> bool:
        """Whether the shorter text is a copy of the longer one or of a part of it."""
        return self.shared >= CONTAINED and self.is_alike


def overlap(longer: Codes, shorter: Codes) -> Overlap:
    """What two texts have in common.

    >>> words = np.arange(1, 41, dtype=np.uint32)
    >>> cut = overlap(words, words[:20])
    >>> cut.shared, int(cut.mask.sum()), cut.is_copy
    (1.0, 20, True)
    >>> overlap(words, words[:20] + np.uint32(100)).shared
    0.0
    """
    mine, theirs = shingles(longer), shingles(shorter)
    covered = _covered(longer, mine, theirs), _covered(shorter, theirs, mine)
    sides = _exchanged(longer, covered[0], shorter), _exchanged(shorter, covered[1], longer)
    inside = covered[1] | _gaps(covered[1])
    facts = len(np.unique(shorter[inside & (shorter >= NUMBER)] & WORD))
    other_state = all(_states(told, words) for told, words in zip(sides, (shorter, longer), strict=True))
    return Overlap(covered[0], float(covered[1].mean()), min(map(len, sides)), facts, other_state)


def _covered(words: Codes, own: NDArray[np.uint32], other: NDArray[np.uint32]) -> Mask:
    """The words that lie in a shingle that the other text has too."""
    covered = np.zeros(len(words), dtype=np.bool_)
    if not len(own) or not len(other):
        return covered
    ordered = np.sort(other)
    found = ordered[np.minimum(np.searchsorted(ordered, own), len(ordered) - 1)] == own
    for at in range(SHINGLE):
        covered[at : at + len(found)] |= found
    return covered


def _gaps(covered: Mask) -> Mask:
    """The words between shared ones, where they are few."""
    edges = np.flatnonzero(covered)
    gaps = np.zeros(len(covered), dtype=np.bool_)
    for at in np.flatnonzero((np.diff(edges) > 1) & (np.diff(edges) <= GAP + 1)):
        gaps[edges[at] + 1 : edges[at + 1]] = True
    return gaps


def _exchanged(words: Codes, covered: Mask, other: Codes) -> Codes:
    """The names and numbers that stand in gaps and nowhere in the other text."""
    told = np.unique(words[_gaps(covered) & (words >= NUMBER)] & WORD)
    return told[~np.isin(told, other & WORD)] if len(told) else told


def _states(told: Codes, other: Codes) -> bool:
    """Whether one of these words is a state that the other text does not name in any way."""
    known = states_by_word()
    named = {known[code] for code in told.tolist() if code in known}
    return bool(named) and bool(named - {known.get(code) for code in (other & WORD).tolist()})
