"""How what is read becomes articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo_nlp.read.dateorder import Known, Order, unknown


def say_nothing(_: str) -> None:
    """Keep a notice to oneself."""


def never() -> bool:
    """No: a date that stands by itself is of no column."""
    return False


@dataclass(frozen=True, slots=True)
class Options:
    """Names of columns (field → column), a date for the undated, cleaning on or off, and what holds of a file.

    `named_order` is the order of day and month that the user named; `order` gives the one to use where a date could be
    read as two days, and `mixed` says whether the dates around it have both orders; `path` is what the records of the
    file have as theirs; `notice` takes a line on how it was read.
    """

    columns: Mapping[str, str]
    date: str | None
    clean: bool
    encoding: str | None = None
    named_order: Order | None = None
    order: Known = unknown
    path: str | None = None
    notice: Callable[[str], None] = say_nothing
    mixed: Callable[[], bool] = never

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

    def place(self, number: int) -> str | None:
        """The path of an article of a table, counted from 1.

        >>> Options({}, None, True, path="corpus.csv").place(17)
        'corpus.csv#17'
        """
        return None if self.path is None else f"{self.path}#{number}"


PLAIN = Options({}, None, clean=True)
"""How an article by itself is read."""
