"""Rows with named columns to articles: what tables and JSON Lines have in common."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo_nlp.errors import InputError
from geo_nlp.read.article import make_article
from geo_nlp.read.failure import Failure, bad
from geo_nlp.types import Article

FIELDS = ("id", "title", "date", "source", "url", "language")
BODIES = ("text", "html")


@dataclass(frozen=True, slots=True)
class Options:
    """How rows become articles: names of columns (field → column), a date for the undated, cleaning on or off."""

    columns: Mapping[str, str]
    date: str | None
    clean: bool

    def column(self, name: str) -> str:
        """Return the column that holds a field."""
        return self.columns.get(name, name)


def check_columns(where: str, there: Iterable[str], options: Options) -> None:
    """Raise `InputError` if a column that was asked for, or both text and html, are missing; name those there are."""
    names = list(there)
    listed = ", ".join(names[:30]) or "none"
    for field, column in options.columns.items():
        if column not in names:
            raise bad(where, f"no column {column!r} for {field}; the columns are: {listed}")
    if not any(options.column(body) in names for body in BODIES):
        raise bad(where, f"no column 'text' or 'html'; map one with --column text=NAME; the columns are: {listed}")


def row_article(where: str, row: Mapping[str, object], options: Options) -> Article | Failure:
    """Make the article of one row, or the failure of that row alone."""
    text, html = (row.get(options.column(body)) for body in BODIES)
    given = {field: plain(row.get(options.column(field))) for field in FIELDS}
    try:
        if isinstance(text, str) and text.strip():
            return make_article(where, text=text, fields=given, date=options.date, clean=options.clean)
        if isinstance(html, str) and html.strip():
            return make_article(where, html=html, fields=given, date=options.date, clean=options.clean)
        wrong = next((value for value in (text, html) if value is not None and not isinstance(value, str)), None)
        what = "no text" if wrong is None else f"text is {type(wrong).__name__}, not a string"
        raise bad(where, f"{what}; give an article with text")
    except InputError as error:
        return Failure(where, str(error))


def plain(value: object) -> str:
    """Write a field as a string; what is missing, or not a number in a float column, is empty.

    >>> plain(17), plain(datetime.date(2025, 2, 27)), plain(None), plain(float("nan"))
    ('17', '2025-02-27', '', '')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
