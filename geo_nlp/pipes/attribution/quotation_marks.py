"""Quotation marks and speaker labels: where the text itself marks that someone else is talking.

Straight, curly, angled, doubled single ('' ``) and single marks are read; an apostrophe is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from geo_nlp.pipes.attribution.section_headings import is_section_heading
from geo_nlp.pipes.normalize.speaker_labels import ADDRESS, BREAK, LABEL, NAMED_LABEL, labels_above

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_DOUBLE = re.compile(r"[“”„«»]|\"\"?|''|``|’’|‘‘")
# The mark comes before its lookbehind: so it is searched as a letter is, and the rest is not tried at each place.
_CURLY = re.compile(r"‘(?<!\w‘)(?=[\w“\"$])")
_PLAIN = re.compile(r"'(?<![\w'’]')(?=[A-Za-z$])(?!(?:em|til|tis|twas|cause|n)\b)")
_END = re.compile(r"[’'](?!\w)")
_ADDRESS_REACH = 200  # characters
# A line that only greets the audience of a speech: "Mr President, friends,".
_GREETING = re.compile(r"[^\n.?]{3,120}[,!][ \t]*\n")
NO_DICTIONARY: Mapping[str, frozenset[str]] = {}
_POSSESSIVE = re.compile(r"s[’'] [a-z]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included; `closed` is false where it runs on to its paragraph's end."""

    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says: the label "SECRETARY KERRY", its colon, and the text up to the next."""

    label: tuple[int, int]
    cue: tuple[int, int]
    start: int
    end: int


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text` in order; one that goes on in the next paragraph is one quotation.

    >>> [q.end - q.start for q in find_quotations('He\\'s "not ready", they say. \\'Never,\\' he added.')]
    [11, 8]
    """
    found: list[Quotation] = []
    for start, end in (paragraph.span() for paragraph in PARAGRAPH.finditer(text)):
        for quotation in _quotations_within(text, start, end):
            continued = (
                found
                and not found[-1].closed
                and (quotation.start == start or text[quotation.start - 1] == "\n")
                and text[quotation.start] == text[found[-1].start]
                and not text[found[-1].end : quotation.start].strip()
                and not LABEL.match(text, quotation.start)
            )
            if continued:
                quotation = Quotation(found.pop().start, quotation.end, quotation.closed)
            found.append(quotation)
    return found


def last_character(text: str, quotation: Quotation) -> str:
    """The last character of a quotation inside its marks, such as the comma of "...," he said."""
    return text[quotation.start : quotation.end].rstrip("\"”»’'` ")[-1:]


def find_turns(
    text: str, people: Collection[int] = (), dictionary: Mapping[str, frozenset[str]] = NO_DICTIONARY
) -> Iterator[Turn]:
    """Yield the turns of a transcript; a text with a single label is one only where a speech follows a title and name.

    `people` are the offsets at which names of people end: a label in plain letters counts only after such a name.
    `dictionary` has the ordinary words, of which headings of sections are made ("SECURING THE BORDER: Today ...").

    >>> [t.start for t in find_turns("MR. PRICE: We met.\\n\\nQ: With whom?\\n")]
    [11, 23]
    """
    labels = [label for label in LABEL.finditer(text) if not _is_heading(label, people, dictionary)]
    above = labels_above(text) if len(labels) < 2 else []
    if len(above) > 1:
        labels = above
    elif len(labels) < 2:
        labels = [label for label in NAMED_LABEL.finditer(text) if _names_person(label, people)] if people else []
    if not labels or (len(labels) < 2 and not _opens_address(text, labels[0])):
        return
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else len(text)
        pause = BREAK.search(text, label.end(), end)
        end = pause.start() if pause else end
        named = label.span(1) if label[1] else label.span(2)
        colon = text.index(":", named[1], label.end()) if label[1] else named[0]
        yield Turn(named, (colon, colon + 1), label.end(), label.end() + len(text[label.end() : end].rstrip()))


def _is_heading(label: re.Match[str], people: Collection[int], dictionary: Mapping[str, frozenset[str]]) -> bool:
    """Whether a label is the heading of a section."""
    return label[1] is not None and is_section_heading(label[1], dictionary, named=label.end(1) in people)


def _names_person(label: re.Match[str], people: Collection[int]) -> bool:
    """Whether a label names a person at its end or before a country: "King Mohammed VI of Morocco:"."""
    return label.end(1) in people or label.start(1) + label[1].rfind(" of ") in people


def _opens_address(text: str, label: re.Match[str]) -> bool:
    """Whether the only label of a text opens a speech: a greeting follows, or, below a headline, "I", "we" or "you"."""
    if label[1] is None or len(label[1].split()) < 3:
        return False
    if _GREETING.match(text, label.end()):
        return True
    return bool(text[: label.start()].strip()) and bool(ADDRESS.search(text, label.end(), label.end() + _ADDRESS_REACH))


def _quotations_within(text: str, start: int, end: int) -> Iterator[Quotation]:
    """Yield the quotations of one paragraph; each search ahead is made once, and not again after each mark."""
    position = start
    double = _DOUBLE.search(text, position, end)
    openers: dict[str, int] = {}
    while position < end:
        if double is not None and double.start() < position:
            double = _DOUBLE.search(text, position, end)
        single = _single_quotation(text, position, double.start() if double else end, end)
        if single:
            yield single
            position = single.end
        elif double:
            if _opens(text, double, end):
                stop = _next_line_opening(text, double, end, openers)
                close = _closing(text, double, stop)
                last = close.end() if close else double.start() + len(text[double.start() : stop].rstrip())
                yield Quotation(double.start(), last, close is not None)
                position = last if close else stop
            else:
                position = double.end()
        else:
            return


def _next_line_opening(text: str, mark: re.Match[str], end: int, known: dict[str, int]) -> int:
    """Where the same mark opens a later line, else the end; `known` has what was found before."""
    sign = mark.group()
    if known.get(sign, -1) < mark.end():
        found = text.find("\n" + sign, mark.end(), end)
        known[sign] = end if found < 0 else found
    return known[sign]


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a double mark opens: something follows it, and it is no closing or inch mark."""
    if mark.group() in ("»", "’’") or mark.end() >= end or text[mark.end()].isspace():
        return False
    if mark.group() == "”":
        return mark.start() == 0 or text[mark.start() - 1] == "\n"
    return mark.group() in "“„«``‘‘" or mark.start() == 0 or not text[mark.start() - 1].isalnum()


def _closing(text: str, opening: re.Match[str], end: int) -> re.Match[str] | None:
    """The mark that closes; straight marks inside curly ones, and curly ones inside straight, are nested.

    A curly mark without an opening one closes a straight one: keyboards mix them.
    """
    first = opening.group()
    closers = {"“": "”", "”": "”", "„": "”“", "«": "»", "``": "''", "‘‘": "’’", '"': '"”'}.get(first, first)
    nested = "“" if first == '"' else first if first in "“«``" else None
    depth = 0
    for mark in _DOUBLE.finditer(text, opening.end(), end):
        sign = mark.group()
        if sign == nested:
            depth += 1
        elif sign in closers or (first == "“" and sign == '"' and _ends_word(text, mark, end)):
            if sign == first and not _ends_word(text, mark, end):
                continue
            if not depth or sign == first:
                return mark
            depth -= 1
    return None


def _ends_word(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a straight mark is at the end of a word and not before one."""
    return not text[mark.start() - 1].isspace() or mark.end() >= end or not text[mark.end()].isalnum()


def _single_quotation(text: str, start: int, before: int, end: int) -> Quotation | None:
    """The first quotation in single marks that opens before an offset; no apostrophe closes it."""
    for opening in (_CURLY.search(text, start, before), _PLAIN.search(text, start, before)):
        if opening:
            ends = [m for m in _END.finditer(text, opening.end(), min(end, opening.end() + 1500))]
            for i, close in enumerate(ends):
                if not _POSSESSIVE.match(text, close.start() - 1) or i == len(ends) - 1:
                    return Quotation(opening.start(), close.end())
    return None
