"""Pages that geo_nlp wrote itself, known by what they say of their maker: a graph or marked article is no news."""

from __future__ import annotations

import re

from geo_nlp.errors import NoArticle

BEGINNING = 16_384  # bytes or characters, in which a page says what made it; its styles come after that
MADE = re.compile(rb"""<meta\s+name=["']?generator["']?\s+content=["']?geo_nlp\b""", re.IGNORECASE)
OWN = (
    "a page that geo_nlp wrote (a graph, a marked article or a report), no article; give the articles, or the records"
    " that it was made from"
)


def is_own(page: bytes) -> bool:
    """Whether the beginning of a page says that geo_nlp wrote it.

    >>> is_own(b'<html><head><meta name="generator" content="geo_nlp"><title>Who'), is_own(b"<html><p>geo_nlp")
    (True, False)
    """
    return MADE.search(page, 0, BEGINNING) is not None


def refuse_own(page: str) -> None:
    """Raise `NoArticle` for a page of our own."""
    if is_own(page[:BEGINNING].encode("utf-8", "replace")):
        raise NoArticle(OWN)
