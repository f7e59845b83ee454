"""The lead above the text of an article of which most of a page is made: the rest of the page is not looked through."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import Any

from geo_nlp.clean.elements import HEADINGS, blocks_of, headline_of, is_headline, is_known, is_within, key, leads

MOST_HEADINGS = 50  # of which each is looked behind


def lead_above(tree: Any, place: Any, lines: Sequence[str], title: str) -> list[str] | None:
    """The lead between headline and article, by what stands above the first paragraph of what a place was read to.

    None where there is no headline above it, the page has another of its kind, below which is another article, or the
    lines lack the heading of a section.
    """
    keys = [key(line) for line in lines]
    known, text = set(keys), "".join(keys)
    above = list(takewhile(lambda block: block.heading or not is_known(block, known, text), blocks_of(tree)))
    headline = headline_of(above, title)
    if headline is None:
        return None
    mark = above[headline].element
    if any(is_headline(other, mark) for other in tree.iter(mark.tag) if other is not mark):
        return None
    missing = [one for one in place.iter(*HEADINGS) if one is not mark and key(one.text_content()) not in text]
    if len(missing) > MOST_HEADINGS or any(heads_section(heading, known) for heading in missing):
        return None
    return leads(above, headline, [len(above)], text)


def heads_section(heading: Any, known: Collection[str]) -> bool:
    """Whether the paragraph after a heading is known, and stands with it."""
    after = heading.xpath("following::p[1]")
    return bool(after) and key(after[0].text_content()) in known and is_within(heading, after[0])
