"""Stories from pairs: star clusters (Aslam, Pelekhov and Rus 2004) round the fullest text of each.

A text joins a story if it is a copy of the fullest text, never by way of another copy: versions that change step by step
do not chain. A text that was merged from two stories is no centre; it joins the story that more than half of its words
come from, else it stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from geo_nlp.stories.overlap import Mask, overlap
from geo_nlp.stories.words import Codes

HALF = 0.5
PIECE = 0.3
DISJOINT = 0.1
COMPARED = 24


@dataclass(slots=True)
class Stars:
    """Texts in the order in which they are placed, the longest first, and the centre of each that has been placed."""

    order: Sequence[int]
    near: Mapping[int, Sequence[int]]
    words: Callable[[int], Codes]
    rank: dict[int, int] = field(init=False)
    centre: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rank = {number: at for at, number in enumerate(self.order)}

    def place(self) -> None:
        """Give every text its centre; those that are merged come last."""
        merged = []
        for number in self.order:
            best = self._best(number)
            if best is None and self._is_merged(number):
                merged.append(number)
            else:
                self.centre[number] = number if best is None else best
        for number in merged:
            best = self._largest_share(number)
            self.centre[number] = number if best is None else best

    def _centres(self, number: int) -> list[int]:
        """The centres of the texts that it may be a copy of, the nearest in length first if there are many."""
        found = {self.centre[other] for other in self.near[number] if other in self.centre}
        return sorted(found, key=lambda c: (abs(self.rank[c] - self.rank[number]), c))[:COMPARED]

    def _best(self, number: int) -> int | None:
        """The centre that it is a copy of, and has most in common with."""
        ranked = []
        for centre in self._centres(number):
            found = overlap(self.words(centre), self.words(number))
            if found.is_copy:
                ranked.append((-found.shared, -int(found.mask.sum()), self.rank[centre], centre))
        return min(ranked)[-1] if ranked else None

    def _is_merged(self, number: int) -> bool:
        """Whether two texts that have nothing in common stand in it: one whole, the other whole or a large part of it."""
        pieces: list[tuple[Mask, bool]] = []
        near = sorted(self.near[number], key=self.rank.__getitem__)
        some = near if len(near) <= COMPARED else near[: COMPARED // 2] + near[-COMPARED // 2 :]
        for other in some:
            shorter = self.rank[other] > self.rank[number]
            found = overlap(self.words(number), self.words(other))
            whole = shorter and found.is_copy
            if whole or (found.is_alike and found.mask.mean() >= PIECE):
                pieces.append((found.mask, whole))
        return any(
            (one[1] or other[1]) and (one[0] & other[0]).sum() <= DISJOINT * min(one[0].sum(), other[0].sum())
            for one, other in combinations(pieces, 2)
        )

    def _largest_share(self, number: int) -> int | None:
        """The centre that more than half of its words come from."""
        ranked = []
        for centre in self._centres(number):
            found = overlap(self.words(number), self.words(centre))
            if found.is_alike and (share := float(found.mask.mean())) > HALF:
                ranked.append((-share, self.rank[centre], centre))
        return min(ranked)[-1] if ranked else None
