"""Datelines in running text: their place in plain capitals, so that it is read as one, and where each story starts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from geo_nlp.clean.metadata import read_dateline

BEGINNING = re.compile(r"\s*+(?=[A-Z])")  # possessive, as the next: there may be a thousand blank lines
BREAK = re.compile(r"\s(?<!\s\s)\s++(?=[A-Z])")
OPENING_PARAGRAPHS = 4  # title, byline and summary may stand before
CITY = re.compile(r"([A-Z][A-Z .'-]{3,24}|[A-Z][a-z]+(?: [A-Z][a-z]+)?): (?=\S)")


def dateline_of(text: str) -> str | None:
    """The place of the dateline that a text begins with, in one of its first paragraphs.

    >>> dateline_of("Strike shuts port\\n\\nLAGOS, Feb 21 (Reuters) - Dockers walked out.")
    'Lagos'
    """
    paragraphs = (line for line in text.splitlines() if line.strip())
    return next(
        (filed.place for line in islice(paragraphs, OPENING_PARAGRAPHS) if (filed := read_dateline(line))), None
    )


def region_of_dateline(text: str, place: str) -> str | None:
    """The state or division that a dateline gives after its place.

    >>> region_of_dateline("AMSTELVEEN, Netherlands, Nov 7 - Police were hunting", "Amstelveen")
    'Netherlands'
    """
    found = re.search(
        rf"^\s*{re.escape(place)}, ([A-Z][a-z]+\.?(?: [A-Z][a-z]+\.?)*)", text, re.IGNORECASE | re.MULTILINE
    )
    return found[1] if found and found[1][0].isupper() else None


def stories(text: str, is_place: Callable[[str], bool]) -> tuple[str, frozenset[int]]:
    """The text with the place of each dateline in title case, and the offsets where the stories after them start.

    `is_place` says whether a name is one of a place: "LAHORE: ..." files a story, "KERRY: ..." labels a speaker.

    >>> stories("BERLIN (AP) -- A court convicted Lee.", str.isalpha)
    ('Berlin (AP) -- A court convicted Lee.', frozenset({15}))
    >>> stories("LAHORE: Khan left.", lambda name: name == "Lahore")
    ('Lahore: Khan left.', frozenset({8}))
    """
    starts = []
    for start in _openings(text):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else None]
        filed = read_dateline(line)
        city = None if filed else CITY.match(line)
        ends = filed.ends if filed else (city.end(1), city.end()) if city and is_place(city[1].title()) else None
        if ends is None:
            continue
        place = text[start : start + ends[0]]
        if place.isupper() and "." not in place:
            text = text[:start] + place.title() + text[start + ends[0] :]
        starts.append(start + ends[1])
    return text, frozenset(starts)


def _openings(text: str) -> Iterator[int]:
    """Where the text begins, and what follows a blank line, with a capital letter."""
    if opening := BEGINNING.match(text):
        yield opening.end()
    for opening in BREAK.finditer(text):
        if opening.start() and opening[0].count("\n") > 1:
            yield opening.end()
