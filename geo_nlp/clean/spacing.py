"""White space that says nothing: doubled and no-break blanks, zero-width characters, the line ends of wrapped text.

The parser makes tokens of these and loses its way. So it is given a tidied copy, and what is found in the copy is given
with its place in the given text, which stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, repeat

HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
BLANKS = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# It begins with what it is made of, which is found soonest, and looks back from there.
RUN = re.compile(
    rf"[ {BLANKS}{BREAKS}{HIDDEN}]"
    rf"(?:[ {BLANKS}{BREAKS}{HIDDEN}]+|(?<! )|(?<=\A )|\Z|(?<=\b[AEae]l- )(?=[A-Z]))"
)
BREAK = re.compile(rf"\r\n|[{BREAKS}]")
UNSEEN = dict.fromkeys(map(ord, HIDDEN))
PARTED = re.compile(r"[^\W\d_][-‑]$")
LONG, WIDEST, PART, SLACK = 45, 110, 20, 4
ENDS = re.compile(r"[.!?…:;|][\"'”’»)\]]*$")
DASHES = "-–—"
OPENING = "\"'“‘„«([`$€£–—- "
ITEM = re.compile(r"[•▪‣·*●◦|#>]|[-–—] ?(?=[A-Z])|\(?(?:\d{1,2}|[a-zA-Z])[.)] |(?:[A-Z][\w.'’-]* ?){1,4}: ")
OPEN = frozenset(
    "a an the of in on at to for from by with and or but nor that which who whose as than into between among against "
    "about during after before while if when is are was were be been has have had will would could should may might "
    "must not its his her their our this these those".split()
)
FIRST = frozenset({"a", "an", "the", "this", "these", "those", "but", "if", "when", "while", "after", "before"})


@dataclass(frozen=True, slots=True)
class Tidied:
    """A tidied text; `places` says where each of its characters stands in the given one, None where it is the same."""

    text: str
    places: Sequence[int] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the tidied text as one of the given text.

        >>> given = "Macron \\xa0 met\\u200b Xi."
        >>> start, end = tidied(given).given(7, 13)
        >>> given[start:end]
        'met\\u200b Xi'
        """
        if self.places is None or end <= start:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def tidied(text: str) -> Tidied:
    r"""Return `text` with one blank for a run of them, without blanks at its ends, and with wrapped lines joined.

    A blank line stays, and so does a line break that is none of wrapping: below a headline, in a list, before a label.

    >>> tidied(" France\xa0 condemned Rus\u00adsia over the attack on\nMonday.\r\n\r\nXi left.\n").text
    'France condemned Russia over the attack on Monday.\n\nXi left.'
    >>> tidied("France condemned Russia.").places is None
    True
    """
    runs = [run for run in RUN.finditer(text)]
    joints = iter(_joints(text, [run for run in runs if BREAK.search(run.group())]))
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for run in runs:
        new = next(joints) if BREAK.search(run.group()) else " " if run.group().strip(HIDDEN) else ""
        if run.start() == 0 or run.end() == len(text) or run.group() == " ":  # "al- Assad"
            new = ""
        if new != run.group():
            pieces += (text[done : run.start()], new)
            places += range(done, run.start())
            places += (min(run.start() + n, run.end() - 1) for n in range(len(new)))
            done = run.end()
    if not done:
        return Tidied(text)
    return Tidied("".join((*pieces, text[done:])), [*places, *range(done, len(text))])


def _joints(text: str, runs: Sequence[re.Match[str]]) -> list[str]:
    """What stands for each run with line breaks: the breaks, or where they only wrap a blank, or nothing in a word."""
    breaks = [len(BREAK.findall(run.group())) + run.group().count("\u2029") for run in runs]
    joints = ["\n" * number for number in breaks]
    if 1 not in breaks:
        return joints
    starts, ends = [0, *(run.end() for run in runs)], [*(run.start() for run in runs), len(text)]
    lines = [" ".join(text[a:b].translate(UNSEEN).split()) for a, b in zip(starts, ends, strict=True)]
    soft = [run.group()[0] == "\u00ad" for run in runs]
    for i, wraps in enumerate(_wrapped(lines, [number == 1 for number in breaks])):
        if wraps or (soft[i] and breaks[i] == 1):
            joints[i] = "" if soft[i] or (PARTED.search(lines[i]) and lines[i + 1][:1].isalpha()) else " "
    return joints


def _wrapped(lines: Sequence[str], single: Sequence[bool]) -> list[bool]:
    """For each line break whether it only wraps a paragraph.

    The next line goes on in lower case, or the line breaks off at "the" or "of"; or the text is one of wrapped lines
    and the next word had no room in a line of this paragraph's width.
    """
    pairs = [one and bool(a and b) and not ITEM.match(b) for one, (a, b) in zip(single, pairwise(lines), strict=True)]
    onward = [pair and _goes_on(lines[i], lines[i + 1]) for i, pair in enumerate(pairs)]
    unended = sum(pair and not ENDS.search(lines[i]) for i, pair in enumerate(pairs))
    if not any(onward) or 2 * sum(onward) < unended:
        return onward
    width = max(len(line) for i, line in enumerate(lines) if any(single[max(i - 1, 0) : i + 1]))
    for i, wide in enumerate(_widths(lines, single, width)):
        if wide and pairs[i] and not onward[i] and not _is_headline(lines[i]):
            onward[i] = len(lines[i]) + 1 + len(lines[i + 1].split(" ")[0]) > wide - SLACK
    return onward


def _widths(lines: Sequence[str], single: Sequence[bool], width: int) -> Iterator[int]:
    """For each line break the width that its paragraph is wrapped to, 0 where it is not; `width` is of the whole."""
    for one, group in groupby(enumerate(single), key=lambda pair: pair[1]):
        breaks = [i for i, _ in group]
        block = lines[breaks[0] : breaks[-1] + 2] if one else ()
        wide = max(map(len, block)) if len(block) > 2 else width
        wraps = LONG <= wide <= WIDEST and sum(len(line) >= LONG for line in block) > 1
        yield from repeat(wide if wraps else 0, len(breaks))


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence runs from one line into the next; short lines in lower case may be those of a list."""
    words = line.split()
    if line[-1] in ":;|" or (line[0] in DASHES and following[0] in DASHES) or len(words) < 2:
        return False
    if len(line) < PART and (not line[0].isupper() or ENDS.search(line)):
        return False
    if PARTED.search(line) or following.lstrip(OPENING)[:1].islower() or (line[-1] == "," and len(line) >= PART):
        return True
    shouted = line.isupper() and not ENDS.search(line) and following.split()[0].lower() in OPEN - FIRST
    return shouted or words[-1].lower() in OPEN


def _is_headline(line: str) -> bool:
    """Whether a line is in title case, and so stands by itself; one in capitals shows nothing."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if len(word) > 3]
    return len(words) > 2 and not line.isupper() and all(word[0].isupper() for word in words)
