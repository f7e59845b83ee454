"""Rows with named columns to articles: what tables and JSON Lines have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from geo_nlp.errors import NoArticle
from geo_nlp.read.article import make_article, sound
from geo_nlp.read.columns import BODIES, FIELDS, bare, columns_of
from geo_nlp.read.failure import Failure, attempted, bad
from geo_nlp.read.options import Options
from geo_nlp.read.ownpages import OWN_TABLE, is_own_table
from geo_nlp.types import Article

DEEPEST = 5  # lists and objects in each other that a field is looked for in


def check_columns(where: str, there: Iterable[str], options: Options) -> Options:
    """Raise `InputError` if a column that was asked for, or both text and html, are missing; name those there are.

    The options come back with the columns as this table names them: a `Text` is one, and so is a `headline` for the
    title, of which a notice is given.
    """
    names = list(there)
    listed = ", ".join(names[:30]) or "none"
    for field, column in options.columns.items():
        if not has_column(names, column):
            raise bad(where, f"no column {column!r} for {field}; the columns are: {listed}")
    if is_own_table(names) and not set(options.columns) & set(BODIES):
        raise NoArticle(str(bad(where, OWN_TABLE)))
    known = understand(names, options)
    if not any(body in known.columns for body in BODIES):
        hint = "map one with `geo-nlp extract --column text=NAME`"
        raise bad(where, f"no column 'text' or 'html'; {hint}; the columns are: {listed}")
    taken = [
        f"{field} from {known.columns[field]}"
        for field in (*BODIES, *FIELDS)
        if field in known.columns and field not in options.columns and bare(known.columns[field]) != field
    ]
    if taken:
        options.notice(f"{where}: {', '.join(taken)}")
    return known


def has_column(names: Iterable[str], column: str) -> bool:
    """Whether a table has a column, or one that holds it: `fields.body` in `fields`."""
    first = bare(column.partition(".")[0])
    return any(name == column or bare(name) in (bare(column), first) for name in names)


def understand(names: Iterable[str], options: Options) -> Options:
    """The options with the columns of a table: those that were given, as it writes them, and those that it has."""
    listed = list(names)
    there = {bare(name): name for name in reversed(listed)}
    chosen = {
        field: column if column in listed else there.get(bare(column), column)
        for field, column in options.columns.items()
    }
    found = columns_of(name for name in listed if name not in chosen.values())
    return replace(options, columns=found | chosen)


def row_article(
    where: str, row: Mapping[str, object], options: Options, *, path: str | None = None, warnings: tuple[str, ...] = ()
) -> Article | Failure:
    """Make the article of one row, or the failure of that row alone."""
    return attempted(where, partial(_made, where, row, options, path, warnings))


def _made(
    where: str, row: Mapping[str, object], options: Options, path: str | None, warnings: tuple[str, ...]
) -> Article:
    text, html = (options.value(row, body) for body in BODIES)
    given = {field: plain(options.value(row, field)) for field in FIELDS}
    if isinstance(text, str) and text.strip():
        return make_article(where, options, text=text, fields=given, path=path, warnings=warnings)
    if isinstance(html, str) and html.strip():
        return make_article(where, options, html=sound(html), fields=given, path=path, warnings=warnings)
    wrong = next((value for value in (text, html) if not isinstance(value, str) and plain(value)), None)
    what = "no text" if wrong is None else f"text is {type(wrong).__name__}, not a string"
    raise bad(where, f"{what}; give an article with text")


def plain(value: object, depth: int = 0) -> str:
    """Write a field as a string; what is missing, or not a number in a float column, is empty.

    An outlet that is an object with more about it, as news APIs have it, is its name. Lists are followed a few deep.

    >>> plain(17), plain(datetime.date(2025, 2, 27)), plain(None), plain(float("nan")), plain({"id": 1, "name": "BBC"})
    ('17', '2025-02-27', '', '', 'BBC')
    """
    if type(value) is str:
        return value
    if isinstance(value, Mapping | list | tuple) and depth == DEEPEST:
        return ""
    if isinstance(value, Mapping):
        return plain(value.get("name"), depth + 1)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (plain(item, depth + 1) for item in value)))
    if value is None or value != value:  # NaN, and a data frame's missing time
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
