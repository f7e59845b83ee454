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

from geo_nlp.stories.overlap import CONTAINED, FAR_CONTAINED, NEAR_DAYS, Mask, Overlap, least_share, overlap, shingled
from geo_nlp.stories.words import Codes

PIECE = 0.3
DISJOINT = 0.1
COMPARED = 16
KEPT = 1_000  # texts made ready, a few kilobytes each


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is kept of an overlap: whether both texts say the same, the share of the shorter text, and its words."""

    is_alike: bool
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
        self._printed: dict[int, set[int]] = {}

    def place(self) -> None:
        """Give every text its centre; those that are merged come last."""
        merged = []
        for number in self._order:
            best = self._best(number)
            if best is None and self._is_merged(number):
                merged.append(number)
            else:
                self._join(number, number if best is None else best)
        for number in merged:
            best = self._largest_share(number)
            self._join(number, number if best is None else best)

    def _join(self, number: int, centre: int) -> None:
        self.centre[number] = centre
        if number == centre:
            self._printed[centre] = {self._days[centre]}

    def _centres(self, number: int) -> list[int]:
        """The centres of the texts that it may be a copy of."""
        return sorted({self.centre[other] for other in self._near[number] if other in self.centre})

    def _best(self, number: int) -> int | None:
        """The centre that it is a copy of, and has most in common with."""
        ranked = []
        for centre in self._centres(number):
            least = self._least(centre, number)
            known = self._known.pop((centre, number), None)
            found = known or _kept(overlap(self._text(centre), self._text(number), least=least))
            if found.is_alike and found.shared >= least:
                ranked.append((-found.shared, -found.common, self._rank[centre], centre))
        if not ranked:
            return None
        shared, *_, best = min(ranked)
        if -shared >= FAR_CONTAINED:
            self._printed[best].add(self._days[number])
        return best

    def _least(self, longer: int, shorter: int) -> float:
        return least_share(len(self._text(shorter).words), far=self._is_far(longer, shorter))

    def _is_far(self, centre: int, other: int) -> bool:
        """Whether a text was published long before or after the centre and all that are nearly whole copies of it."""
        days, day = self._printed.get(centre, {self._days[centre]}), self._days[other]
        return day > 0 and all(known > 0 and abs(known - day) > NEAR_DAYS for known in days)

    def _is_merged(self, number: int) -> bool:
        """Whether two texts that have nothing in common stand in it: one whole, the other whole or in large part."""
        near = sorted(self._near[number], key=self._rank.__getitem__)
        some = near if len(near) <= COMPARED else near[: COMPARED // 2] + near[-COMPARED // 2 :]
        pieces: list[tuple[Mask, bool]] = []
        for other in some if len(some) > 1 else ():
            found = overlap(self._text(number), self._text(other))
            whole = False
            if self._rank[other] > self._rank[number]:
                self._known[number, other] = _kept(found)
                whole = found.is_alike and found.shared >= self._least(number, other)
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
            if found.is_alike and share >= CONTAINED and not self._is_far(centre, number):
                ranked.append((-share, self._rank[centre], centre))
        return min(ranked)[-1] if ranked else None


def _kept(found: Overlap) -> Verdict:
    return Verdict(found.is_alike, found.shared, int(found.mask.sum()))
