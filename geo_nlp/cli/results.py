"""Where answers of `geo-nlp query` go: a page at a terminal, lines in a pipe, files of several formats, a graph."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from geo_nlp.atomic import atomic_files
from geo_nlp.cli.asking import PIPES
from geo_nlp.cli.notes import console, counted, listing
from geo_nlp.cli.output import BINARY, DELIMITERS, ENDINGS
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown
from geo_nlp.tables.guard import json_line
from geo_nlp.tables.layout import Column, Row

if TYPE_CHECKING:
    from geo_nlp.queries.answer import Answer
    from geo_nlp.queries.question import Question
    from geo_nlp.queries.store import Store

FILES = {**ENDINGS, ".graphml": "graphml", ".geojson": "geojson"}

PAGE = 20  # acts at a terminal


def check_output(path: Path | None, wanted: str | None, *, bom: bool = False) -> str:
    """The format of the answer: by the ending of the file; without one a table at a terminal, else JSON Lines."""
    form = _format(path, wanted)
    if bom and form not in DELIMITERS:
        raise InputError(f"--bom is for .csv and .tsv; {form} states its own encoding")
    return form


def _format(path: Path | None, wanted: str | None) -> str:
    if path is not None:
        if wanted is not None:
            raise InputError("--format is for output without a file; the ending of -o FILE sets its format")
        if path.suffix.lower() not in FILES:
            raise InputError(f"{path}: the ending does not give the format; use {', '.join(FILES)}")
        return FILES[path.suffix.lower()]
    if wanted is not None and wanted not in PIPES:
        raise InputError(unknown("format", wanted, PIPES))
    return wanted or ("table" if sys.stdout.isatty() else "jsonl")


def write_listing(found: Iterable[Sequence[str]]) -> None:
    """The views and their columns."""
    listing(("view", "column", "type", "meaning"), found, spare=("type",))


def write_rows(
    found: Answer, form: str, path: Path | None, *, headers: str | None, bom: bool = False
) -> list[str]:  # fmt: skip
    """Write an answer; gives what is to be said about it."""
    from geo_nlp.tables.geojson import geojson_map

    columns, rows = renamed(found, headers)
    with ExitStack() as stack:
        stream: IO[Any] = sys.stdout
        if path is not None:
            (stream,) = stack.enter_context(atomic_files([path], binary=form in BINARY))
        if form == "table":
            _page(columns, rows, stream)
            return []
        drawn = stack.enter_context(geojson_map(stream, found.columns)) if form == "geojson" else None
        write = drawn.write if drawn else _writer(stack, stream, form, columns, bom=bom)
        count = 0
        for row in rows:
            write(row)
            count += 1
    said = [f"{path}: {counted(count, 'row')}"] if path else []
    return [*said, drawn.account()] if drawn else said


def _writer(stack: ExitStack, stream: IO[Any], form: str, columns: Sequence[Column], *, bom: bool) -> Any:
    from geo_nlp.tables import write

    if form == "xlsx":
        return stack.enter_context(write.spreadsheet(stream, {"query": columns}, explained=True))["query"]
    if form == "parquet":
        return stack.enter_context(write.parquet_table(stream, columns))
    if form in DELIMITERS:
        return stack.enter_context(write.csv_table(stream, columns, delimiter=DELIMITERS[form], bom=bom))
    return lambda row: stream.write(json_line(row) + "\n")


def for_page(asked: Question, form: str) -> Question:
    """The question with as many acts as one reads at a terminal, unless a number is given."""
    short = form == "table" and sys.stdout.isatty() and not asked.counts and asked.limit is None
    return replace(asked, limit=PAGE) if short else asked


def _page(columns: Sequence[Column], rows: Iterator[Row], stream: IO[str]) -> None:
    """A page for people."""
    from geo_nlp.cli.answers import acts_page, counts_page
    from geo_nlp.queries.statements import EVIDENCE

    page, shown = console(stream), list(rows)
    acts = {column.name for column in columns} >= set(EVIDENCE)
    lines = acts_page(shown, width=page.width) if acts else counts_page(columns, shown, width=page.width)
    for number, line in enumerate(lines if shown else ()):
        page.print(line, style="bold" if number == 0 else "", soft_wrap=True)


def renamed(found: Answer, dataset: str | None) -> tuple[Sequence[Column], Iterator[Row]]:
    """The columns and rows under the headers of another data set; ICEWS has countries by name."""
    if dataset is None:
        return found.columns, found.rows
    from geo_nlp.gazetteer.tables import rows as table
    from geo_nlp.queries.schema import datasets, headers_of

    if dataset not in datasets():
        raise InputError(unknown("set of headers", dataset, datasets()))
    headers = headers_of(dataset)
    names = {row["iso3"]: row["name"] for row in table("states")} if dataset == "icews" else {}

    def rows() -> Iterator[Row]:
        for row in found.rows:
            yield {
                headers.get(name, name): names.get(str(cell), cell) if name.endswith("_country") else cell
                for name, cell in row.items()
            }

    return [replace(column, name=headers.get(column.name, column.name)) for column in found.columns], rows()


def write_graph_of(asked: Question, store: Store, path: Path | None, *, level: Any) -> list[str]:
    """Write the records that fit as a graph; its edges count acts by themselves."""
    from geo_nlp.graph import build_graph, write_graph
    from geo_nlp.graph.left_out import account_line
    from geo_nlp.queries.answer import answer
    from geo_nlp.tables.read import records_of_rows

    each = asked if asked.distinct == "story" else replace(asked, distinct="none")
    found = answer(each, store)
    records = records_of_rows(
        ("stances", {**row, "stance": row["finding"]}) if row["kind"] == "stance"
        else ("relations", {**row, "relation": row["finding"]})
        for row in found.rows
    )  # fmt: skip
    graph = build_graph(records, level=level, include=asked.include)
    if path is not None:
        write_graph(graph, path)
    size = f"{counted(graph.number_of_nodes(), 'node')}, {counted(graph.number_of_edges(), 'edge')}"
    return [f"{path}: {size}", account_line(graph), *found.notes]
