"""A text file is one article."""

from __future__ import annotations

from geo_nlp.read.article import make_article
from geo_nlp.read.decode import decode_text, give_warnings
from geo_nlp.read.options import Options
from geo_nlp.types import Article


def read_text(data: bytes, where: str, options: Options) -> Article:
    """Read plain text, or what was copied from a page."""
    decoded = decode_text(data, where)
    give_warnings(decoded, where, options)
    return make_article(where, options, text=decoded.text, path=options.path, warnings=decoded.warnings)
