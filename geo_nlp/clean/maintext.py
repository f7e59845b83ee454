"""The main text of a page: trafilatura (Barbaresi 2021) with precision first, then what its elements show.

The lines of the article's own part of a page are read from its blocks, as by the precise setting, which drops lists of
links; trafilatura reads what is unclear. The precise setting also drops paragraphs with many links, which the plain one
keeps: where text of the article shows to be lost, both read, and their lines are merged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from typing import Any

from geo_nlp.clean.about import About, about
from geo_nlp.clean.address import page_url
from geo_nlp.clean.blocks import Unclear, block_lines
from geo_nlp.clean.container import frames_of, without_furniture
from geo_nlp.clean.elements import blocks_of, completed, is_prose, key, parts_of
from geo_nlp.clean.leads import lead_above
from geo_nlp.clean.losses import loses
from geo_nlp.clean.text import normalise
from geo_nlp.clean.tree import page_of, read_tree, stripped, unwrapped

ENOUGH = 0.6  # of the words of the plain setting, for the precise one to be trusted
LEAST = 250  # characters, below which trafilatura looks further than the article's own part
SHARE = 0.2  # of the text of a page that is in no link, below which a part of it is not taken for its article
HALF = 0.5  # of that text: as much is wanted of a page that has no part of its own


@dataclass(frozen=True, slots=True)
class MainText:
    """The lines of the main text of a page, and what the page says of itself."""

    lines: list[str]
    about: About = field(default_factory=About)


class Coverage(Enum):
    """How much of the text of a page was read: too little for an article, enough, or most of it."""

    LITTLE = auto()
    ENOUGH = auto()
    MOST = auto()


def main_text(page: bytes) -> MainText:
    """Extract the main text of a page in UTF-8; one without a text that trafilatura finds has no lines."""
    tree = read_tree(page)
    if tree is None:
        return MainText([], About(url=page_url(page)))
    said = about(tree, page)
    tree = unwrapped(stripped(tree))
    title = key(said.title)
    place, lines, found = precisely(tree)
    if found is Coverage.MOST and (lead := lead_above(tree, place, lines, title)) is not None:
        return MainText([*lead, *lines], said)
    blocks = list(blocks_of(tree))
    parts = parts_of(lines, blocks, title)
    if found is Coverage.LITTLE or loses(parts, place):
        lines = by_both(place, lines)
        parts = parts_of(lines, blocks, title)
    return MainText(completed(lines, parts), said)


def precisely(tree: Any) -> tuple[Any, list[str], Coverage]:
    """What was read of a page by the precise setting, its lines, and how much of its text these are.

    It is the article's own part, the whole page where its lines are few. Trafilatura too looks further where one is
    short or a single line. Where most of the text stands elsewhere, the page is held to have been read.
    """
    frames, text = frames_of(tree), 0
    for place in frames or [tree]:
        lines = lines_within(place, whole=place is tree)
        if len(lines) > 1 and (found := size(lines)) >= LEAST:
            if found >= HALF * letters(tree):
                return place, lines, Coverage.MOST
            text = text or running(tree)
            if found >= (SHARE if frames else HALF) * text:
                return place if running(place) >= HALF * text else tree, lines, Coverage.ENOUGH
    lines = lines_of(run(tree, precise=True))
    enough = size(lines) >= max(LEAST, SHARE * (text or running(tree)))
    return tree, lines, Coverage.ENOUGH if enough else Coverage.LITTLE


def running(element: Any) -> int:
    """Count the characters of an element that are in no link."""
    return letters(element) - letters(*element.iter("a"))


def letters(*elements: Any) -> int:
    """Count the characters of elements that are no blanks."""
    return len("".join("".join([element.text_content() for element in elements]).split()))


def lines_within(place: Any, *, whole: bool) -> list[str]:
    """The lines of a part of a page or of the whole, by its blocks where these are clear."""
    try:
        return block_lines(without_furniture(place), whole=whole)
    except Unclear:
        return lines_of(run(place if whole else page_of(place), precise=True))


def by_both(place: Any, precise: list[str]) -> list[str]:
    """The lines of a page or a part of one by both settings, given those by the precise one."""
    usual = lines_of(run(place if place.tag == "html" else page_of(place), precise=False))
    return merged(usual, precise) if words(precise) >= ENOUGH * words(usual) else usual


def run(tree: Any, *, precise: bool) -> Any:
    """Extract from a copy of a page by one setting of trafilatura."""
    from trafilatura import bare_extraction

    return bare_extraction(tree, options=settings(precise=precise))


@cache
def settings(*, precise: bool) -> Any:
    """The settings of trafilatura."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, precision=precise, comments=False, tables=False)


def lines_of(found: Any) -> list[str]:
    """The lines of an extraction that are not blank."""
    return [line for line in normalise(getattr(found, "text", None) or "").split("\n") if line.strip()]


def size(lines: Sequence[str]) -> int:
    """Count the characters of lines."""
    return sum(map(len, lines))


def words(lines: Sequence[str]) -> int:
    """Count the words of lines."""
    return sum(len(line.split()) for line in lines)


def merged(usual: Sequence[str], precise: Sequence[str]) -> list[str]:
    """Lines that both settings have, and between them the running text that only the plain one has.

    >>> usual = ["Menu", "France condemned Russia.", "Paris said on Monday that it would send aid.", "Macron spoke."]
    >>> merged(usual, ["France condemned Russia.", "Paris said on Monday that would.", "Macron spoke."])
    ['France condemned Russia.', 'Paris said on Monday that it would send aid.', 'Macron spoke.']
    """
    both = set(map(key, precise))
    common = [i for i, line in enumerate(usual) if key(line) in both]
    if not common:
        return list(precise)
    between = range(common[0], common[-1])
    return [line for i, line in enumerate(usual) if key(line) in both or (i in between and is_prose(line))]
