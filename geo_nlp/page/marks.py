"""Marks in a text: spans of any kind become elements that nest, and the text stays the same to the character.

Where spans cross, the longer one stays whole and the shorter one is cut at its end: elements cannot cross.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LINES = re.compile(r"[^\r\n]*[\r\n]+|[^\r\n]+")
_REPLACED = re.compile("[\x00\ud800-\udfff]")  # no HTML file can hold these


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a text as an element.

    Attributes:
        tag: the start tag of its first piece; `again` is that of the others, where another element cuts it.
        rank: of two marks of the same span, the one of lower rank is outside.
        whole: never cut, and outside of all that are not: a paragraph.
    """

    start: int
    end: int
    tag: str
    again: str
    rank: int = 0
    whole: bool = False

    def order(self) -> tuple[bool, int, int, int]:
        """What stands further outside comes first."""
        return not self.whole, self.start - self.end, self.rank, self.start


def escaped(text: str) -> str:
    r"""Text as HTML whose text content is the same; what HTML cannot hold becomes U+FFFD.

    >>> escaped("a < b\r\n")
    'a &lt; b&#13;\n'
    """
    return html.escape(_REPLACED.sub("\ufffd", text), quote=True).replace("\r", "&#13;")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""The lines of a text that hold anything, each with the line breaks after it.

    >>> list(paragraphs("Talks fail\n\nParis left."))
    [(0, 12), (12, 23)]
    """
    for found in LINES.finditer(text):
        yield found.span()


def marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with its marks as HTML.

    >>> marks = [Mark(0, 5, "<b>", "<b>"), Mark(3, 7, '<i id="i">', "<i>")]
    >>> marked("France met Italy", marks)
    '<b>Fra<i id="i">nc</i></b><i>e </i>met Italy'
    """
    ordered = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=Mark.order)
    opening: dict[int, list[int]] = {}
    for number, mark in enumerate(ordered):
        opening.setdefault(mark.start, []).append(number)
    cuts = sorted({0, len(text), *opening, *(mark.end for mark in ordered)})
    parts: list[str] = []
    opened: dict[int, str] = {}
    stack: list[int] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        active = sorted([n for n in stack if ordered[n].end > start] + opening.get(start, []))
        kept = _shared(stack, active)
        parts += (_end_tag(opened[number]) for number in reversed(stack[kept:]))
        for number in active[kept:]:
            opened[number] = ordered[number].again if number in opened else ordered[number].tag
            parts.append(opened[number])
        stack = active
        parts.append(escaped(text[start:end]))
    return "".join(parts)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many elements stay open: the length of the common beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _end_tag(tag: str) -> str:
    """The end tag of a start tag.

    >>> _end_tag('<a href="#r1">')
    '</a>'
    """
    return f"</{tag[1:].split(' ', 1)[0].rstrip('>')}>"
