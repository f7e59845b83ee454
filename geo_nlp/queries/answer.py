"""Questions answered: columns, rows, and what has to be said beside them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.plurals import counted
from geo_nlp.queries.conditions import Conditions, conditions
from geo_nlp.queries.counts import FIRST, LAST, counts, has_share, is_filled
from geo_nlp.queries.empty import PLACED, why_empty
from geo_nlp.queries.question import INCLUDABLE, Question
from geo_nlp.queries.schema import known_columns
from geo_nlp.queries.statements import LEFT, Statement, evidence
from geo_nlp.queries.store import Store, refused
from geo_nlp.tables.layout import Cell, Column, Row, Type

FETCHED = 5000
INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "HUGEINT")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns with their types, rows as they are fetched, and lines about what is left out or why nothing is found."""

    columns: tuple[Column, ...]
    rows: Iterator[Row]
    notes: list[str] = field(default_factory=list)


def answer(asked: Question, store: Store) -> Answer:
    """Ask a question."""
    wanted = conditions(asked, store)
    made = ask(statement_of(asked, wanted, store), store)
    columns = tuple(column for column in made.columns if not column.name.startswith(LEFT))
    first = next(made.rows, None)
    if first is None:
        return Answer(columns, iter(()), [*_names(wanted), *why_empty(asked, wanted, store)])
    names = [column.name for column in columns]
    rows = ({name: row[name] for name in names} for row in chain([first], made.rows))
    return Answer(columns, rows, [*_names(wanted), *_left_out(asked, first), *_beside(asked, store, first)])


def statement_of(asked: Question, wanted: Conditions, store: Store) -> Statement:
    """The SQL of a question."""
    if asked.distinct == "story" and not store.stories:
        raise InputError(f"{store.name}: its stories are not known; `geo-nlp run stories RUN` finds copies in a run")
    if not asked.counts:
        return evidence(asked, wanted, stories=store.stories)
    if is_filled(asked) or has_share(asked):
        store.need("articles")
    return counts(asked, wanted, stories=store.stories)


def ask(statement: Statement, store: Store) -> Answer:
    """The answer to a statement; a cursor of its own holds the rows."""
    cursor = store.connection.cursor()
    with refused():
        cursor.execute(statement.sql, statement.parameters)
    columns = tuple(_columns((name, str(kind)) for name, kind, *_ in cursor.description or ()))

    def rows() -> Iterator[Row]:
        with refused():
            while found := cursor.fetchmany(FETCHED):
                for cells in found:
                    yield {column.name: plain(cell) for column, cell in zip(columns, cells, strict=True)}

    return Answer(columns, rows())


def _columns(described: Iterable[tuple[str, str]]) -> Iterator[Column]:
    """The columns of an answer: types by what DuckDB says, meanings where they are ours, names that differ."""
    seen: Counter[str] = Counter()
    for name, kind in described:
        seen[name] += 1
        own = name if seen[name] == 1 else f"{name}_{seen[name]}"
        known = known_columns().get(name)
        yield Column(own, _type(kind), known.meaning if known else "", known.example if known else None, "")


def _type(kind: str) -> Type:
    if kind in INTEGERS:
        return "int"
    if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
        return "float"
    return {"BOOLEAN": "bool", "DATE": "date"}.get(kind, "str")  # type: ignore[return-value]


def plain(cell: Any) -> Cell:
    """A cell as JSON has it: days as ISO text, whatever is nested as JSON.

    >>> plain(date(2025, 2, 27)), plain([1, date(2025, 2, 27)])
    ('2025-02-27', '[1, "2025-02-27"]')
    """
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return float(cell)
    return json.dumps(cell, ensure_ascii=False, default=str) if isinstance(cell, list | dict | tuple) else str(cell)


def _names(wanted: Conditions) -> list[str]:
    """Whom names were taken for, where that is not plain."""
    return [f"{actor.given!r} is {actor.label}" for actor in wanted.actors if not actor.sure]


def _left_out(asked: Question, row: Row) -> list[str]:
    """What every row of an answer says of the records that it leaves out."""
    hidden = {n: count for n in INCLUDABLE if (count := int(row[LEFT + n] or 0)) and n not in asked.include}
    listed = ", ".join(f"{count:,} {name}" for name, count in hidden.items())
    several = sum(hidden.values()) > 1
    listed += f" record{'s' * several} (--include {','.join(hidden)} takes {'them' if several else 'it'} in)"
    notes = [f"left out: {listed}"] if hidden else []
    if not asked.counts and asked.limit and asked.limit < (total := int(row[f"{LEFT}of"] or 0)):
        notes.insert(0, f"{asked.limit} of {total:,} acts (--limit shows more, -o FILE all)")
    undated, coarse, unplaced = (int(row[LEFT + what] or 0) for what in ("undated", "coarse", "unplaced"))
    notes += [f"left out: {counted(undated, 'record')} without a date"] if undated else []
    notes += [f"left out: {counted(coarse, 'record')} whose date does not give the {asked.unit}"] if coarse else []
    if unplaced and asked.where:
        notes.append(f"left out: {counted(unplaced, 'record')} without {PLACED[asked.where]}")
    return notes


def _beside(asked: Question, store: Store, row: Row) -> list[str]:
    """Which periods without acts are shown, and of which articles shares are."""
    notes = []
    if asked.zeros and not (asked.since and asked.until):
        first, last = row[FIRST], row[LAST]
        if first and last:
            dated = f"{asked.unit}s without acts are shown from {first} to {last}"
            notes.append(f"{dated}, the dates of the articles; --since and --until choose others")
    if has_share(asked) and not store.whole:
        notes.append(f"{store.name}: a table names only articles in which something was found; shares are of these")
    return notes
