"""The units that are kept or dropped: a line, or the whole paragraph where lines are hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter

TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s*\[\d+\])*$")
TAIL = 100  # characters: the end of a sentence with marks of notes after it
TEASER = re.compile(r"^[^\"“‘].*[^\s.](?:\.\.\.| ?…)$")
PAUSE = re.compile(r"[:;,–—-][\"'”’»)\]]*$")
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
LITTLE = "a after amid an and as at but by for from in into is its of on or over than that the to under vs with"
SMALL = frozenset(re.findall(r"\w+", LITTLE))


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate stretch of the page: `start` and `stop` are 0-based line numbers, half-open."""

    start: int
    stop: int
    text: str
    words: int = field(default=0)
    lower: float = field(default=0.0)

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return TERMINAL.search(self.text, max(0, len(self.text) - TAIL)) is not None and not self.teaser

    @property
    def teaser(self) -> bool:
        """Whether it breaks off as the teaser of another story does: "Beijing warns US diplomat over..."."""
        return self.words <= 20 and TEASER.search(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether it reads as running text: ends as a sentence does, and most words are in lower case."""
        return self.ends and self.words >= 4 and (self.lower >= 0.25 or (self.text.isupper() and self.words >= 10))

    @property
    def title_case(self) -> bool:
        """Whether it looks like a headline in title case."""
        return not self.ends and 4 <= self.words <= 25 and self.lower <= 0.35


def make_unit(start: int, stop: int, text: str) -> Unit:
    """Measure a stretch of text: its words, and the share of content words that begin in lower case."""
    words = WORD.findall(text)
    content = [word for word in words if word.casefold() not in SMALL]
    lower = sum(map(str.islower, map(itemgetter(0), content))) / len(content) if content else 0.0
    return Unit(start, stop, text, len(words), lower)


def split_units(lines: list[str]) -> Iterator[Unit]:
    """Yield the units of a text in order; blank lines belong to none."""
    block: list[int] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            block.append(number)
            continue
        if block and is_wrapped([lines[i] for i in block]):
            yield make_unit(block[0], block[-1] + 1, "\n".join(lines[i].rstrip() for i in block).strip())
        else:
            yield from (make_unit(i, i + 1, lines[i].strip()) for i in block)
        block = []


def is_wrapped(block: list[str]) -> bool:
    """Whether lines are a hard-wrapped paragraph: lines of like length that break in mid-sentence.

    >>> is_wrapped(["China reaffirmed its alliance with Russia on Thursday,", "dismissing efforts to drive a wedge."])
    True
    >>> is_wrapped(["Home", "News"])
    False
    """
    lines = [line.strip() for line in block]
    full = sorted(len(line) for line in lines[:-1])
    if not full or full[-1] > 110 or full[len(full) // 2] < 40:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not TERMINAL.search(a)]
    return sum(b[:1].islower() or (a.isupper() and b.isupper()) for a, b in pairs) >= 0.3 * len(full)
