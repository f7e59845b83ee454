"""A web page is one article, or an error where it has none."""

from __future__ import annotations

from geo_nlp.read.article import make_article
from geo_nlp.read.decode import decode_html, give_warnings
from geo_nlp.read.options import Options
from geo_nlp.types import Article


def read_html(data: bytes, where: str, options: Options) -> Article:
    """Read a saved page; its main text is taken even with cleaning off, since markup is no text."""
    decoded = decode_html(data, where)
    give_warnings(decoded, where, options)
    return make_article(where, options, html=decoded.utf8, path=options.path, warnings=decoded.warnings)
