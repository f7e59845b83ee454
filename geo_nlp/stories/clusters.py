"""Stories from pairs: star clusters (Aslam, Pelekhov and Rus 2004) round the fullest text of each.

A text joins a story if it is a copy of the fullest text, never by way of another copy: versions that change step by
step do not chain. A text that was merged from two stories is no centre; it joins the story that most of its words come
from, else it stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from geo_nlp.stories.overlap import CONTAINED, NEAR_DAYS, Mask, Overlap, least_share, overlap, shingled
from geo_nlp.stories.words import Codes

PIECE = 0.3
DISJOINT = 0.1
COMPARED = 16
KEPT = 1_000  # texts made ready, a few kilobytes each


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is kept of an overlap: whether it makes a copy, the share of the shorter text, and how many words it has."""

    is_copy: bool
    shared: float
    common: int


class Stars:
    """Texts in the order in which they are placed, the longest first, and the centre of each that has been placed."""

    def __init__(
        self,
        order: Sequence[int],
        near: Mapping[int, Sequence[int]],
        words: Callable[[int], Codes],
        days: Sequence[int],
    ) -> None:
        self.centre: dict[int, int] = {}
        self._order, self._near, self._days = order, near, days
        self._rank = {number: at for at, number in enumerate(order)}
        self._text = lru_cache(KEPT)(lambda number: shingled(words(number)))
        self._known: dict[tuple[int, int], Verdict] = {}

    def place(self) -> None:
        """Give every text its centre; those that are merged come last."""
        merged = []
        for number in self._order:
            best = self._best(number)
            if best is None and self._is_merged(number):
                merged.append(number)
            else:
                self.centre[number] = number if best is None else best
        for number in merged:
            best = self._largest_share(number)
            self.centre[number] = number if best is None else best

    def _centres(self, number: int) -> list[int]:
        """The centres of the texts that it may be a copy of."""
        return sorted({self.centre[other] for other in self._near[number] if other in self.centre})

    def _best(self, number: int) -> int | None:
        """The centre that it is a copy of, and has most in common with."""
        ranked = []
        for centre in self._centres(number):
            found = self._known.pop((centre, number), None) or self._verdict(centre, number)
            if found.is_copy:
                ranked.append((-found.shared, -found.common, self._rank[centre], centre))
        return min(ranked)[-1] if ranked else None

    def _verdict(self, longer: int, shorter: int) -> Verdict:
        least = self._least(longer, shorter)
        return _kept(overlap(self._text(longer), self._text(shorter), least=least), least)

    def _least(self, longer: int, shorter: int) -> float:
        return least_share(len(self._text(shorter).words), far=self._are_far(longer, shorter))

    def _are_far(self, one: int, other: int) -> bool:
        """Whether both were published on known days, long after each other."""
        days = self._days[one], self._days[other]
        return min(days) > 0 and abs(days[0] - days[1]) > NEAR_DAYS

    def _is_merged(self, number: int) -> bool:
        """Whether two texts that have nothing in common stand in it: one whole, the other whole or in large part."""
        near = sorted(self._near[number], key=self._rank.__getitem__)
        some = near if len(near) <= COMPARED else near[: COMPARED // 2] + near[-COMPARED // 2 :]
        pieces: list[tuple[Mask, bool]] = []
        for other in some if len(some) > 1 else ():
            found = overlap(self._text(number), self._text(other))
            whole = False
            if self._rank[other] > self._rank[number]:
                self._known[number, other] = verdict = _kept(found, self._least(number, other))
                whole = verdict.is_copy
            if whole or (found.is_alike and found.mask.mean() >= PIECE):
                pieces.append((found.mask, whole))
        return any(
            (one[1] or other[1]) and (one[0] & other[0]).sum() <= DISJOINT * min(one[0].sum(), other[0].sum())
            for one, other in combinations(pieces, 2)
        )

    def _largest_share(self, number: int) -> int | None:
        """The centre that most of its words come from."""
        ranked = []
        for centre in self._centres(number):
            found = overlap(self._text(number), self._text(centre))
            share = float(found.mask.mean())
            if found.is_alike and share >= CONTAINED and not self._are_far(number, centre):
                ranked.append((-share, self._rank[centre], centre))
        return min(ranked)[-1] if ranked else None


def _kept(found: Overlap, least: float) -> Verdict:
    return Verdict(found.shared >= least and found.is_alike, found.shared, int(found.mask.sum()))
