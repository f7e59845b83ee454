"""A text file is one article."""

from __future__ import annotations

from ..types import Article
from .article import make_article
from .decode import decode_text
from .records import Options


def read_text(data: bytes, where: str, options: Options) -> Article:
    """Read plain text, or what was copied from a page."""
    return make_article(where, text=decode_text(data, where), date=options.date, clean=options.clean)
