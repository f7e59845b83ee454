"""Anyone's input to acts: records, files of them, tables that `extract` wrote, or the folder of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeGuard

from geo_nlp.graph.acts import Acts
from geo_nlp.graph.dates import Window
from geo_nlp.graph.grouping import acts_from
from geo_nlp.graph.levels import Json, Level, check_level
from geo_nlp.graph.recordacts import acts_of
from geo_nlp.graph.selection import Selection, choose
from geo_nlp.graph.stored import source_of
from geo_nlp.queries.loaded import parquet_tables, records
from geo_nlp.queries.parts import is_run
from geo_nlp.queries.recordfiles import Report, fault_to
from geo_nlp.queries.store import open_store
from geo_nlp.tables.read import is_table, records_of_tables
from geo_nlp.types import Record

Inputs = str | Path | Iterable[str | Path] | Iterable[Json | Record]

MANY_ROWS = 100_000
"""Rows of tables from which on DuckDB reads them; fewer are read as records, in which copies are recognised."""


@contextmanager
def open_acts(
    inputs: Inputs, *, level: Level = "actor", selection: Selection | None = None, window: Window | None = None,
    on_failure: Report | None = None,
) -> Iterator[Acts]:  # fmt: skip
    """The acts of a run, of files with records (.jsonl) or tables of them, or of records at hand, that are wanted.

    Without a selection these are all that are asserted or claimed. What was left out and why is in `acts.account`.
    Sentences are read when they are asked for, and of a run only while it is open: those that are needed are best asked
    for at once. What is no record in a file of records is reported to `on_failure`; without it that is an error.

    >>> end = {"actor": "FRA", "name": "France", "country": "FRA"}, {"actor": "RUS", "name": "Russia", "country": "RUS"}
    >>> accuse = {"source": end[0], "target": end[1], "predicate": "ACCUSE", "quad": 3, "score": -2.0}
    >>> accuse["sentence"] = {"start": 0, "end": 24}
    >>> record = {"id": "a", "text": "France condemned Russia.", "relations": [accuse]}
    >>> with open_acts([record], selection=Selection(signs="negative")) as acts:
    ...     acts.nodes, acts.quotes_of([0])
    (['FRA', 'RUS'], ['France condemned Russia.'])
    """
    check_level(level)
    chosen = selection or Selection()
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    if is_stored(given):
        with open_store(given, reading_once=True) as store:
            acts = acts_from(source_of(store, level), level=level, min_confidence=chosen.min_confidence)
            yield choose(acts, chosen, window=window)
    else:
        acts = acts_of(_records(given, on_failure), level=level, min_confidence=chosen.min_confidence)
        yield choose(acts, chosen, window=window)


def is_stored(given: Iterable[str | Path | Json | Record]) -> TypeGuard[Sequence[str | Path]]:
    """Whether DuckDB reads the input: a run, or tables in Parquet of many rows."""
    if not isinstance(given, list | tuple) or not all(isinstance(item, str | Path) for item in given):
        return False
    return any(is_run(Path(item)) for item in given) or _rows(given) >= MANY_ROWS


def _rows(given: Sequence[str | Path]) -> int:
    """How many rows there are, if all are finer tables in Parquet."""
    if not (tables := parquet_tables(given)):
        return 0
    import pyarrow.parquet

    return sum(pyarrow.parquet.read_metadata(path).num_rows for paths in tables.values() for path in paths)


def _records(
    given: Iterable[str | Path | Json | Record], on_failure: Report | None
) -> Iterator[Json | Record]:  # fmt: skip
    tables = []
    for item in given:
        if not isinstance(item, str | Path):
            yield item
        elif str(item) != "-" and is_table(Path(item)):
            tables.append(Path(item))
        else:
            yield from records(item, on_failure)
    yield from records_of_tables(tables, fault_to(on_failure))
