"""Rows with named columns to articles: what tables and JSON Lines have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
    encoding: str | None = None

    def column(self, name: str) -> str:
        """Return the column that holds a field."""
        return self.columns.get(name, name)

    def value(self, row: Mapping[str, object], field: str) -> object:
        """What a row has for a field; `fields.body` is looked for within `fields`.

        >>> Options({"text": "fields.body"}, None, True).value({"fields": {"body": "France ..."}}, "text")
        'France ...'
        """
        column = self.column(field)
        if column in row or "." not in column:
            return row.get(column)
        value: object = row
        for name in column.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


def check_columns(where: str, there: Iterable[str], options: Options) -> Options:
    """Raise `InputError` if a column that was asked for, or both text and html, are missing; name those there are.

    The options come back with the columns as this table writes them: a `Text` or ` date` is one where no other is.
    """
    names = list(there)
    alike = {name.strip().casefold(): name for name in reversed(names)}
    columns = dict(options.columns)
    for field in (*BODIES, *FIELDS):
        column = options.column(field)
        if column not in names and (near := alike.get(column.strip().casefold())) is not None:
            columns[field] = near
    listed = ", ".join(names[:30]) or "none"
    there = {*names, *(column for column in columns.values() if column.partition(".")[0] in names)}
    for field, column in columns.items():
        if column not in there:
            raise bad(where, f"no column {column!r} for {field}; the columns are: {listed}")
    if not any(columns.get(body, body) in there for body in BODIES):
        raise bad(where, f"no column 'text' or 'html'; map one with --column text=NAME; the columns are: {listed}")
    return replace(options, columns=columns)


def row_article(where: str, row: Mapping[str, object], options: Options) -> Article | Failure:
    """Make the article of one row, or the failure of that row alone."""
    text, html = (options.value(row, body) for body in BODIES)
    given = {field: plain(options.value(row, field)) for field in FIELDS}
    try:
        if isinstance(text, str) and text.strip():
            return make_article(where, text=text, fields=given, date=options.date, clean=options.clean)
        if isinstance(html, str) and html.strip():
            return make_article(where, html=html, fields=given, date=options.date, clean=options.clean)
        wrong = next((value for value in (text, html) if not isinstance(value, str) and plain(value)), None)
        what = "no text" if wrong is None else f"text is {type(wrong).__name__}, not a string"
        raise bad(where, f"{what}; give an article with text")
    except InputError as error:
        return Failure(where, str(error))


def plain(value: object) -> str:
    """Write a field as a string; what is missing, or not a number in a float column, is empty.

    An outlet that is an object with more about it, as news APIs have it, is its name.

    >>> plain(17), plain(datetime.date(2025, 2, 27)), plain(None), plain(float("nan")), plain({"id": 1, "name": "BBC"})
    ('17', '2025-02-27', '', '', 'BBC')
    """
    if isinstance(value, Mapping):
        return plain(value.get("name"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(plain, value)))
    if value is None or value != value:  # NaN, and a data frame's missing time
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
