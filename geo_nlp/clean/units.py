"""The units that are kept or dropped: a line, or the whole paragraph where lines are hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s*\[\d+\])*$")
TAIL = 100  # characters: the end of a sentence with marks of notes after it
LONGEST_TEASER = 20  # words
TEASER = re.compile(r"^[^\"“‘].*[^\s.](?:\.\.\.| ?…)$")
PAUSE = re.compile(r"[:;,–—-][\"'”’»)\]]*$")
WORD = re.compile(r"[^\W\d_][\w’'.-]*")
LITTLE = "a after amid an and as at but by for from in into is its of on or over than that the to under vs with"
SMALL = frozenset(re.findall(r"\w+", LITTLE))
LONGEST_SMALL = max(map(len, SMALL))


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate stretch of the page: `start` and `stop` are 0-based line numbers, half-open.

    `lower` is the share of content words in lower case. `ends` is whether it ends as a sentence does and no teaser is
    ("Beijing warns US diplomat over..."), `sentence` whether it reads as running text, with most words in lower case.
    """

    start: int
    stop: int
    text: str
    words: int
    lower: float
    ends: bool
    sentence: bool

    @property
    def title_case(self) -> bool:
        """Whether it looks like a headline in title case."""
        return not self.ends and 4 <= self.words <= 25 and self.lower <= 0.35


def make_unit(start: int, stop: int, text: str) -> Unit:
    """Measure a stretch of text: its words, and the share of content words that begin in lower case."""
    words = WORD.findall(text)
    content = [word for word in words if len(word) > LONGEST_SMALL or word.casefold() not in SMALL]
    lower = sum(map(str.islower, map(itemgetter(0), content))) / len(content) if content else 0.0
    number = len(words)
    ends = is_end(text, number)
    return Unit(start, stop, text, number, lower, ends, ends and is_running(text, number, lower))


def is_end(text: str, words: int) -> bool:
    """Whether a text ends as a sentence does, and not as the teaser of another story.

    >>> is_end("Macron spoke.", 2), is_end("Beijing warns US diplomat over...", 5), is_end("Macron speaks", 2)
    (True, False, False)
    """
    if TERMINAL.search(text, max(0, len(text) - TAIL)) is None:
        return False
    return words > LONGEST_TEASER or TEASER.search(text) is None


def is_running(text: str, words: int, lower: float) -> bool:
    """Whether a text that ends as a sentence has the words of one: most in lower case, or all in capitals."""
    return words >= 4 and (lower >= 0.25 or (text.isupper() and words >= 10))


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
