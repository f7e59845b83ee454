"""Syndicated copies: which articles are one story, and the outlet that a story is credited to.

Near-duplicates are found by MinHash signatures (Broder 1997) of four-word shingles with banding; a copy with another
headline, byline or ending is still a copy.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4
HASHES = 64
BAND = 4
ALIKE = 0.5
LEADING = 1500

_DRAW = random.Random(HASHES)
_FACTORS = np.array([_DRAW.getrandbits(64) | 1 for _ in range(HASHES)], dtype=np.uint64)[:, None]
_OFFSETS = np.array([_DRAW.getrandbits(64) for _ in range(HASHES)], dtype=np.uint64)[:, None]


@dataclass(frozen=True, slots=True)
class Copy:
    """What is kept of an article to tell copies apart: when and where it ran, and its signature."""

    id: str
    date: str | None
    outlet: str
    signature: bytes


def outlet(source: str | None, url: str | None) -> str:
    """The outlet as it is compared: its name, else the host of the address; empty where neither is known.

    >>> outlet("Reuters ", None), outlet(None, "https://www.reuters.com/world/1"), outlet(None, None)
    ('reuters', 'reuters.com', '')
    """
    name = " ".join((source or "").casefold().split())
    return name or (urlsplit(url or "").hostname or "").removeprefix("www.")


def signature(text: str) -> bytes:
    """The MinHash of the leading words; empty for a text without words.

    >>> signature("France condemned Russia.") == signature("FRANCE condemned  Russia")
    True
    """
    words = re.findall(r"\w+", text.casefold())[:LEADING]
    if not words:
        return b""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}
    codes = np.array(sorted(zlib.crc32(s.encode("utf-8", "replace")) for s in shingles), dtype=np.uint64)
    hashed: NDArray[np.uint64] = (_FACTORS * codes + _OFFSETS) >> np.uint64(32)
    lowest: bytes = hashed.min(axis=1).astype("<u4").tobytes()
    return lowest


def credits(copies: Sequence[Copy]) -> list[tuple[int, str]]:
    """For each article, in the same order, the number of its story and the outlet that ran the story first.

    Articles of unknown outlets count together as one: that many independent outlets there are at least.
    """
    order = sorted(range(len(copies)), key=lambda i: _rank(copies[i]))
    buckets: dict[tuple[int, bytes], int] = {}
    found: list[tuple[int, str]] = [(-1, "")] * len(copies)
    for i in order:
        bands = _bands(copies[i].signature)
        leaders = (buckets[band] for band in bands if band in buckets)
        leader = next((j for j in leaders if _alike(copies[i].signature, copies[j].signature)), None)
        found[i] = (i, copies[i].outlet) if leader is None else found[leader]
        if leader is None:
            for band in bands:
                buckets.setdefault(band, i)
    return found


def _rank(copy: Copy) -> tuple[bool, str, str, str]:
    return not copy.outlet, copy.date or "9999", copy.outlet, copy.id


def _bands(mark: bytes) -> list[tuple[int, bytes]]:
    size = BAND * 4
    return [(at, mark[at : at + size]) for at in range(0, len(mark), size)]


def _alike(one: bytes, other: bytes) -> bool:
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4"))) >= ALIKE
