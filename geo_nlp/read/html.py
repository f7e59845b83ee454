"""A web page is one article, or an error where it has none."""

from __future__ import annotations

from ..types import Article
from .article import make_article
from .decode import decode_html
from .records import Options


def read_html(data: bytes, where: str, options: Options) -> Article:
    """Read a saved page; its main text is taken even with cleaning off, since markup is no text."""
    return make_article(where, html=decode_html(data, where), date=options.date, clean=options.clean)
