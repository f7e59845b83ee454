"""The main text of a page: trafilatura (Barbaresi 2021) with precision first, then what its elements show.

The precise setting drops lists of links. It also drops paragraphs with many links, and words of them; the plain setting
keeps those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo_nlp.clean.elements import completed, is_prose, key, own_title
from geo_nlp.clean.text import normalise
from geo_nlp.limits import MOST_INLINE

INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
)  # fmt: skip
ENOUGH = 0.6  # of the words of the plain setting, for the precise one to be trusted


@dataclass(frozen=True, slots=True)
class MainText:
    """The lines of the main text of a page, and what the page says about it; empty where it says nothing."""

    lines: list[str]
    title: str = ""
    date: str = ""
    site: str = ""


def main_text(page: str) -> MainText:
    """Extract the main text of a page; one without a text that trafilatura finds has no lines."""
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return MainText([])
    tree = unwrapped(tree)
    usual = run(tree, precise=False)
    if usual is None:
        return MainText([])
    lines, precise = lines_of(usual), lines_of(run(tree, precise=True))
    if words(precise) >= ENOUGH * words(lines):
        lines = merged(lines, precise)
    title, date, site = (one_line(getattr(usual, name)) for name in ("title", "date", "sitename"))
    title = one_line(own_title(tree, title))
    return MainText(completed(lines, tree, title=title), title, date, site)


def unwrapped(tree: Any) -> Any:
    """The tree, in which a paragraph with more than `MOST_INLINE` elements has none of these, and the same text.

    Where there is one, the page is read again: its text would be in as many pieces, and each look at it as long.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring("<body><p>Paris <b>spoke</b>.</p></body>")
    >>> unwrapped(tree) is tree
    True
    """
    from lxml.etree import strip_tags
    from lxml.html import tostring
    from trafilatura import load_html

    crowded = [p for p in tree.iter("p") if sum(1 for _ in p.iter(*INLINE)) > MOST_INLINE]
    for paragraph in crowded:
        strip_tags(paragraph, *INLINE)
    return load_html(tostring(tree, encoding="unicode")) if crowded else tree


def one_line(text: str | None) -> str:
    """A text with blanks of one kind, without those at its ends."""
    return normalise(text or "").strip()


def run(tree: Any, *, precise: bool) -> Any:
    """Extract from a copy of a page's tree by one setting; the plain one gives the metadata too."""
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        fast=True,
        favor_precision=precise,
        include_comments=False,
        include_tables=False,
        with_metadata=not precise,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def lines_of(found: Any) -> list[str]:
    """The lines of an extraction that are not blank."""
    return [line for line in normalise(getattr(found, "text", None) or "").split("\n") if line.strip()]


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
