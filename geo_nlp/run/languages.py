"""Articles in another language than English: skipped, unless they are asked for."""

from __future__ import annotations

from geo_nlp.errors import InputError
from geo_nlp.read import Failure
from geo_nlp.read.article import FOREIGN
from geo_nlp.types import Article

LANGUAGES = ("en", "any")
OTHER = "not in English, by its words or by what the page says; give --language any to try it all the same"


def check_language(name: str) -> None:
    """Refuse a language that is none of those that can be asked for."""
    if name not in LANGUAGES:
        raise InputError(f"language {name!r} is not supported; give en, or any to try all articles")


def wanted(article: Article | Failure, language: str) -> Article | Failure:
    """The article, or why it is skipped.

    >>> wanted(Article(id="a", text="Macron rencontre Poutine.", path="a.html", warnings=(FOREIGN,)), "en").skipped
    True
    """
    if language != "any" and isinstance(article, Article) and FOREIGN in article.warnings:
        return Failure(article.path or article.id, OTHER, skipped=True)
    return article
