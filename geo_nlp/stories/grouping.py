"""The story of each text: exact copies by their words, near ones by sketches, pairs that are verified, and stars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo_nlp.periods import period
from geo_nlp.stories.candidates import candidate_pairs
from geo_nlp.stories.clusters import Stars
from geo_nlp.stories.overlap import overlap, shingled
from geo_nlp.stories.texts import LONG_ENOUGH, Texts

How = Literal["only", "exact", "near"]


@dataclass(frozen=True, slots=True)
class Copy:
    """A text in its story: the number of the story's first text, and what it has in common with that one.

    `how` is "only" where no other text belongs to the story, "exact" where the words are the first one's (the first one
    itself, too), else "near". `similarity` is the share of the shorter text's words that stand in both, 1.0 for exact.
    """

    first: int
    how: How
    similarity: float


def group(texts: Texts, order: Sequence[int], days: Sequence[int]) -> list[Copy]:
    """The story of each text; `order` has their numbers from the earliest on, and says which is a story's first.

    `days` are the days on which they were published, see `day_of`.

    >>> with Texts() as texts:
    ...     for text in ("France condemned Russia.", "FRANCE condemned Russia", "France praised Russia."):
    ...         _ = texts.add(text)
    ...     [(copy.first, copy.how) for copy in group(texts, [1, 0, 2], [0, 0, 0])]
    [(1, 'exact'), (1, 'exact'), (2, 'only')]
    """
    same, leaders = _leaders(texts, order, days)
    sizes = Counter(leaders)
    near: dict[int, float] = {}
    found = []
    for one, leader in zip(same, leaders, strict=True):
        if one == leader:
            found.append(Copy(leader, "exact" if sizes[leader] > 1 else "only", 1.0))
            continue
        if one not in near:
            near[one] = _similarity(texts, one, leader)
        found.append(Copy(leader, "near", near[one]))
    return found


def story_numbers(texts: Texts, order: Sequence[int], days: Sequence[int]) -> list[int]:
    """The number of the first text of each text's story, as `group` has it."""
    return _leaders(texts, order, days)[1]


def day_of(date: str | None) -> int:
    """The number of a calendar day; 0 where no day is known.

    >>> day_of("2025-03-02") - day_of("2025-02-27"), day_of("2025-03"), day_of(None)
    (3, 0, 0)
    """
    found = period(date) if date and len(date) >= len("2025-03-02") else None
    return found[0].toordinal() if found and found[0] == found[1] else 0


def _leaders(texts: Texts, order: Sequence[int], days: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each text the earliest that has the same words, and the first of its story."""
    rank = np.empty(len(texts), dtype=np.int64)
    rank[np.asarray(order, dtype=np.int64)] = np.arange(len(texts))
    same = _same_words(texts, rank)
    centre = _centres(texts, np.flatnonzero(same == np.arange(len(texts))), rank, days)
    first: dict[int, int] = {}
    for number, own in centre.items():
        first[own] = min(first.get(own, number), number, key=rank.__getitem__)
    return same.tolist(), [first[centre[one]] if one in centre else one for one in same.tolist()]


def _same_words(texts: Texts, rank: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each text the earliest that has the same words; a text without words has only itself."""
    own = np.arange(len(texts))
    order = np.argsort(rank)
    _, at, group_of = np.unique(texts.digests()[order], return_index=True, return_inverse=True)
    same = np.empty(len(texts), dtype=np.int64)
    same[order] = order[at[group_of]]
    return np.where(texts.lengths() > 0, same, own)


def _centres(texts: Texts, some: NDArray[np.int64], rank: NDArray[np.int64], days: Sequence[int]) -> Mapping[int, int]:
    """The centre of each text that may have near copies."""
    lengths = texts.lengths()
    long = some[lengths[some] >= LONG_ENOUGH]
    ordered = long[np.lexsort((rank[long], -lengths[long]))]
    pairs = ordered[candidate_pairs(texts.sketches()[ordered])]
    near: dict[int, list[int]] = {}
    for one, other in pairs.tolist():
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    stars = Stars([number for number in ordered.tolist() if number in near], near, texts.words, days)
    stars.place()
    return stars.centre


def _similarity(texts: Texts, one: int, other: int) -> float:
    shorter, longer = sorted((texts.words(one), texts.words(other)), key=len)
    return round(overlap(shingled(longer), shingled(shorter)).shared, 3)
