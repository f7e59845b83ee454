"""The names that tables have for what an article holds (columns.csv): "headline" is a title, "Pub Date" a date."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

FIELDS = ("id", "title", "date", "source", "url", "language")
BODIES = ("text", "html")


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """The column of each field that a table has, by its names: the field's own name first, then by preference.

    Case, blanks, hyphens and underscores do not count.

    >>> columns_of(["Doc-ID", "Headline", "content", "body", "Pub Date"])
    {'text': 'body', 'title': 'Headline', 'date': 'Pub Date', 'id': 'Doc-ID'}
    """
    there: dict[str, str] = {}
    exact = set()
    for name in names:
        exact.add(name)
        there.setdefault(bare(name), name)
    found = {}
    for field, known in synonyms().items():
        column = field if field in exact else next((there[name] for name in known if name in there), None)
        if column is not None:
            found[field] = column
    return found


def bare(name: str) -> str:
    """A column's name by which it is compared.

    >>> bare(" Pub_Date"), bare("pub-date"), bare("PubDate")
    ('pubdate', 'pubdate', 'pubdate')
    """
    return re.sub(r"[\s_-]+", "", name).casefold()


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """The names of each field as they are compared, its own first: columns.csv, read once per process."""
    with files("geo_nlp.read").joinpath("columns.csv").open(encoding="utf-8") as file:
        return {
            row["field"]: tuple(map(bare, [row["field"], *row["names"].split(";")])) for row in csv.DictReader(file)
        }
