"""How much two texts have in common, word by word, and whether that makes one a copy of the other.

A copy may leave out, add and reword; notes of one pattern have most words in common too, but other names and numbers in
the same places. So both are measured: the words that lie in shared shingles, and the facts that are exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo_nlp.stories.sketches import SHINGLE, Shingles, shingles
from geo_nlp.stories.states import states_by_word
from geo_nlp.stories.words import NUMBER, WORD, Codes

Mask = NDArray[np.bool_]

CONTAINED = 0.6
"""Share of a text's words that makes it a copy: a story that repeats another's background has less."""
BRIEF_CONTAINED, BRIEF, LONG = 0.8, 60, 150
"""What a brief text needs, and the lengths between which that falls: routine notes have much in common."""
FAR_CONTAINED, NEAR_DAYS = 0.9, 5
"""What texts need that were published more than five days apart: what is routine comes again, week by week."""
EXCHANGED, NUMBERS = 0.2, 2
"""Share of the facts that may be exchanged in a copy (a name spelled otherwise), and how many numbers (a toll)."""
GAP = 8
"""Words between shared ones that may stand for each other; what is longer was added."""


@dataclass(frozen=True, slots=True)
class Shingled:
    """The words of a text, its shingles as they follow each other, and the shingles in order."""

    words: Codes
    shingles: Shingles
    ordered: Shingles


def shingled(words: Codes) -> Shingled:
    """A text made ready to be compared."""
    found = shingles(words)
    return Shingled(words, found, np.sort(found))


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a text has in common with another that is no shorter.

    `mask` has the words of the longer one that lie in shared shingles, `shared` the share of the shorter one's. Facts
    are names and numbers; exchanged ones stand in both texts between shared words, and nowhere in the other text.
    `other_state` means that the texts name different states in such places.
    """

    mask: Mask
    shared: float
    exchanged: int = 0
    numbers: int = 0
    facts: int = 0
    other_state: bool = False

    @property
    def is_alike(self) -> bool:
        """Whether what the texts have in common says the same: hardly a fact is exchanged, and no state."""
        return self.exchanged <= EXCHANGED * self.facts and self.numbers <= NUMBERS and not self.other_state


def least_share(words: int, *, far: bool) -> float:
    """The share of a text of so many words that makes it a copy; `far` if the two were published long after each other.

    >>> [round(least_share(words, far=False), 2) for words in (40, 60, 105, 150, 600)], least_share(600, far=True)
    ([0.8, 0.8, 0.7, 0.6, 0.6], 0.9)
    """
    if far:
        return FAR_CONTAINED
    return CONTAINED + (BRIEF_CONTAINED - CONTAINED) * min(max((LONG - words) / (LONG - BRIEF), 0.0), 1.0)


def overlap(longer: Shingled, shorter: Shingled, *, least: float = 0.0) -> Overlap:
    """What two texts have in common; facts are not looked at where less than `least` of the shorter one is.

    >>> words = np.arange(1, 41, dtype=np.uint32)
    >>> cut = overlap(shingled(words), shingled(words[:20]))
    >>> cut.shared, int(cut.mask.sum()), cut.is_alike
    (1.0, 20, True)
    >>> overlap(shingled(words), shingled(words + np.uint32(100))).shared
    0.0
    """
    mine, theirs = _covered(longer, shorter), _covered(shorter, longer)
    shared = int(theirs.sum()) / max(len(theirs), 1)
    if shared < least or not (exchanged := _exchanged(shorter.words, theirs, longer.words)):
        return Overlap(mine, shared)
    others = _exchanged(longer.words, mine, shorter.words)
    numbers = min(sum(code >= int(NUMBER) for code in side) for side in (exchanged, others))
    facts = len(set((shorter.words[(theirs | _gaps(theirs)) & (shorter.words >= NUMBER)] & WORD).tolist()))
    other_state = _states(exchanged, longer.words) and _states(others, shorter.words)
    return Overlap(mine, shared, min(len(exchanged), len(others)), numbers, facts, other_state)


def _covered(text: Shingled, other: Shingled) -> Mask:
    """The words that lie in a shingle that the other text has too."""
    covered = np.zeros(len(text.words), dtype=np.bool_)
    if len(text.shingles) and len(other.ordered):
        found = _among(text.shingles, other.ordered)
        for at in range(SHINGLE):
            covered[at : at + len(found)] |= found
    return covered


def _among(some: NDArray[np.uint32], ordered: NDArray[np.uint32]) -> Mask:
    """Which of some numbers are among others, which are in order and one at least."""
    at = ordered.searchsorted(some)
    at[at == len(ordered)] = 0
    found: Mask = ordered[at] == some
    return found


def _gaps(covered: Mask) -> Mask:
    """The words between shared ones, where they are few."""
    gaps = np.zeros(len(covered), dtype=np.bool_)
    edges, between = covered.nonzero()[0], (~covered).nonzero()[0]
    after = edges.searchsorted(between)
    inside = (after > 0) & (after < len(edges))
    between, after = between[inside], after[inside]
    gaps[between[edges[after] - edges[after - 1] <= GAP + 1]] = True
    return gaps


def _exchanged(words: Codes, covered: Mask, other: Codes) -> list[int]:
    """The names and numbers that stand in gaps and nowhere in the other text; numbers have their mark."""
    in_gaps = words[_gaps(covered) & (words >= NUMBER)] & (WORD | NUMBER)
    return sorted(set(in_gaps[~_among(in_gaps & WORD, np.sort(other & WORD))].tolist())) if len(in_gaps) else []


def _states(exchanged: list[int], other: Codes) -> bool:
    """Whether one of these words is a state that the other text does not name in any way."""
    known = states_by_word()
    named = {known[code] for code in exchanged if code in known}
    return bool(named) and bool(named - {known.get(code) for code in (other & WORD).tolist()})
