"""A text file is one article."""

from __future__ import annotations

from geo_nlp.read.article import make_article
from geo_nlp.read.decode import decode_text
from geo_nlp.read.records import Options
from geo_nlp.types import Article


def read_text(data: bytes, where: str, options: Options) -> Article:
    """Read plain text, or what was copied from a page."""
    return make_article(where, text=decode_text(data, where), date=options.date, clean=options.clean)
