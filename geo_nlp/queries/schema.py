"""Columns and views as questions see them: types in SQL, meanings, and the SQL files of this package."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from geo_nlp.compiled import read_yaml
from geo_nlp.tables.layout import Column, Type, columns, columns_of

SQL_TYPES: Mapping[Type, str] = {
    "str": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE",
}  # fmt: skip
ARTICLES = tuple(column.name for column in columns_of("articles") if column.name != "record")
STORIES = tuple(column.name for column in columns_of("stories"))


@cache
def known_columns() -> Mapping[str, Column]:
    """Every column of tables, views and answers by its name."""
    described: dict[str, Any] = _described()["columns"]
    own = {name: Column(name, c["type"], c["meaning"], c["example"], "") for name, c in described.items()}
    return {**own, **columns()}


def views() -> Mapping[str, str]:
    """The views that `--sql` can ask, and what a row of each is.

    >>> list(views())[:3]
    ['findings', 'relations', 'stances']
    """
    described: dict[str, str] = _described()["views"]
    return described


def headers_of(dataset: str) -> Mapping[str, str]:
    """The headers of a data set, by the names of our columns.

    >>> headers_of("polecat")["predicate"]
    'Event Type'
    """
    headers: dict[str, dict[str, str]] = _described()["headers"]
    return headers[dataset]


def datasets() -> list[str]:
    """The data sets whose headers are known."""
    return list(_described()["headers"])


@cache
def sql(name: str) -> str:
    """A SQL file of this package, without the comment at its head."""
    lines = files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--"))


def literal(text: str) -> str:
    """Text as a literal of SQL; for names of files and for our own vocabulary. What users ask for goes as parameters.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A name of a column as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


@cache
def _described() -> dict[str, Any]:
    held: dict[str, Any] = read_yaml(__package__ or "", "columns.yaml")
    return held
