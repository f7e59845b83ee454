"""What an extraction has lost of an article, by the blocks of its page."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from geo_nlp.clean.container import without_furniture
from geo_nlp.clean.elements import LEAST, Block, Parts, is_beside, is_prose, is_within, key, size

NEARLY_ALL = 0.9


def loses(parts: Parts, place: Any) -> bool:
    """Whether an extraction has a paragraph of an article in part, lacks some of its text, or headings of its sections.

    Where most of it is no block of the page, as an article without paragraphs, it is held against all text of the place
    that was read but for links and furniture.
    """
    blocks, own, text = parts.blocks, parts.own, parts.text
    if 2 * size(blocks, own) <= len(text):
        within = without_furniture(place)
        linked = sum(len(key(link.text_content())) for link in within.iter("a"))
        return len(text) < NEARLY_ALL * (len(key(within.text_content())) - linked)
    lost = [i for i, block in enumerate(blocks) if is_lost(block, text)]
    if size(blocks, lost) > len(text) or any(own[0] < i < own[-1] for i in lost):
        return True
    pairs = pairwise(blocks[own[0] : own[-1] + 1])
    return len({heading.letters for heading, block in pairs if is_lost_heading(heading, block, text)}) > 1


def is_lost_heading(heading: Block, block: Block, text: str) -> bool:
    """Whether the text of an extraction has the paragraph after a heading and not the heading."""
    if not heading.heading or block.heading or heading.letters in text or block.letters not in text:
        return False
    return is_within(heading.element, block.element)


def is_lost(block: Block, text: str) -> bool:
    """Whether a paragraph is not in the text of an extraction as a whole, and not beside the article."""
    if block.heading or block.letters in text or len(block.letters) < LEAST or not is_prose(block.text):
        return False
    return not any(map(is_beside, (block.element, *block.element.iterancestors())))
