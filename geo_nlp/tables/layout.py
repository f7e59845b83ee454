"""The columns of the tables, as `columns.yaml` has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from geo_nlp.compiled import read_yaml
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown

Type = Literal["str", "int", "float", "bool", "date"]
Cell = str | int | float | bool | None
Row = dict[str, Cell]

TABLES = ("acts", "relations", "stances", "roles", "attributions", "actors")
"""The tables in their order; `all` stands for every one."""
PART_TABLES = ("articles", *TABLES)
"""What each part of a run holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type and meaning, an example, and the field of the record that it holds.

    A `date` is a calendar day, an ISO string in rows and a real date in Parquet, spreadsheets and data frames.
    """

    name: str
    type: Type
    meaning: str
    example: Cell
    field: str


RUN_TABLES = ("stories",)
"""What a run has once for all its articles, made from its parts."""


@cache
def columns() -> Mapping[str, Column]:
    """Every column by its name."""
    held: dict[str, Any] = _layout()["columns"]
    return {
        name: Column(name, column["type"], column["meaning"], column["example"], column["from"])
        for name, column in held.items()
    }


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order.

    >>> [column.name for column in columns_of("actors")][:7]
    ['article', 'date', 'outlet', 'title', 'url', 'path', 'actor']
    """
    known: dict[str, Any] = _layout()["tables"]
    if table not in known:
        raise InputError(f"no table {table!r}; there are {', '.join(TABLES)}")
    return tuple(columns()[name] for name in _expanded(known[table]["columns"]))


def meaning_of(table: str) -> str:
    """What a row of the table is, in a sentence."""
    meaning: str = _layout()["tables"][table]["meaning"]
    return meaning


def chosen(table: str | None, *, default: str = "relations") -> tuple[str, ...]:
    """The tables that were asked for by name; `all` is every one.

    >>> chosen("stances"), chosen(None), len(chosen("all"))
    (('stances',), ('relations',), 6)
    """
    name = table or default
    if name == "all":
        return TABLES
    if name not in TABLES:
        raise InputError(unknown("table", name, (*TABLES, "all")))
    return (name,)


def _expanded(names: list[str]) -> Iterator[str]:
    """Column names, with `$block` written out."""
    blocks: dict[str, list[str]] = _layout()["blocks"]
    for name in names:
        yield from blocks[name[1:]] if name.startswith("$") else (name,)


@cache
def _layout() -> dict[str, Any]:
    held: dict[str, Any] = read_yaml("geo_nlp.tables", "columns.yaml")
    return held
