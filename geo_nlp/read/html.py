"""A web page is one article, or an error where it has none."""

from __future__ import annotations

from geo_nlp.read.article import make_article
from geo_nlp.read.decode import decode_html
from geo_nlp.read.records import Options
from geo_nlp.types import Article


def read_html(data: bytes, where: str, options: Options) -> Article:
    """Read a saved page; its main text is taken even with cleaning off, since markup is no text."""
    return make_article(where, html=decode_html(data, where), date=options.date, clean=options.clean)
