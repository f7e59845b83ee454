"""What geo_nlp wrote itself and is no news: pages, known by what they say of their maker, tables, reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo_nlp.errors import NoArticle

BEGINNING = 16_384  # bytes or characters, in which a page says what made it; its styles come after that
MADE = re.compile(rb"""<meta\s+name=["']?generator["']?\s+content=["']?geo_nlp\b""", re.IGNORECASE)
LISTED = frozenset({"act", "article", "finding"})  # columns of the acts that a question lists
TABLE = ("article", "date", "outlet", "title", "url", "path")  # the first columns of each table that is written
REPORT = re.compile(rb"\bMade by geo_nlp \d")
OWN_TABLE = "a table that geo_nlp wrote, no articles; give it to graph, view, analyse or query"
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


def is_own_table(names: Sequence[str]) -> bool:
    """Whether columns are those of a table that geo_nlp wrote.

    >>> is_own_table(["article", "date", "outlet", "title", "url", "path", "act"]), is_own_table(["article", "date"])
    (True, False)
    """
    return tuple(names[: len(TABLE)]) == TABLE or LISTED.issubset(names)


def has_own_header(head: bytes) -> bool:
    """Whether a file of rows begins with the header of such a table.

    >>> has_own_header(b"article;date;outlet;title;url;path;act\\r\\n"), has_own_header(b"article,date,text")
    (True, False)
    """
    line = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("ascii", "replace")
    return is_own_table([name.strip().strip('"') for name in re.split("[,;\t]", line)])


def refuse_own(page: str | bytes) -> None:
    """Raise `NoArticle` for a page of our own."""
    head = page[:BEGINNING]
    if is_own(head if isinstance(head, bytes) else head.encode("utf-8", "replace")):
        raise NoArticle(OWN)
