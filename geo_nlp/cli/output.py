"""Output: records as JSON Lines or as text for people, tables as CSV, TSV, Parquet or a spreadsheet."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, get_args

from geo_nlp.atomic import atomic_files
from geo_nlp.cli.notes import counted
from geo_nlp.errors import InputError
from geo_nlp.suggest import unknown
from geo_nlp.tables.guard import json_line
from geo_nlp.tables.layout import Row, chosen

Format = Literal["table", "jsonl", "csv", "tsv", "parquet", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: Mapping[str, Format] = {
    ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet", ".xlsx": "xlsx", ".txt": "table",
}  # fmt: skip
BINARY = ("parquet", "xlsx")
DELIMITERS = {"csv": ",", "tsv": "\t"}

Write = Callable[[dict[str, Any]], None]
WriteRow = Callable[[Row], None]


@dataclass(frozen=True, slots=True)
class Output:
    """What is written where: records, or the rows of `tables`; `distinct` gives each act once, `bom` marks UTF-8.

    A page of text at a terminal has what fits there, unless `everything` is asked for.
    """

    path: Path | None
    form: Format
    tables: tuple[str, ...] = ()
    distinct: bool = False
    bom: bool = False
    everything: bool = False


def choose(
    path: Path | None,
    wanted: str | None,
    *,
    table: str | None = None,
    distinct: bool = False,
    bom: bool = False,
    everything: bool = False,
) -> Output:
    """The output that the options ask for: by format, else by the ending of the file.

    Without a file it is text at a terminal and JSON Lines in a pipe, or CSV where a table is asked for. CSV, TSV and
    Parquet hold relations and spreadsheets all tables unless `table` says otherwise.

    >>> choose(Path("relations.csv"), None).tables, len(choose(Path("out.xlsx"), None).tables)
    (('relations',), 6)
    """
    form = _format(path, wanted, table)
    if form == "table" or (form == "jsonl" and table is None):
        for given, option in ((table, "--table"), (distinct, "--distinct"), (bom, "--bom")):
            if given:
                raise InputError(f"{option} is for tables; write .csv, .tsv, .parquet or .xlsx, or give --format csv")
        return Output(path, form, everything=everything)
    if bom and form not in DELIMITERS:
        raise InputError(f"--bom is for .csv and .tsv; {form} states its own encoding")
    tables = chosen(table, default="all" if form == "xlsx" else "relations")
    if path is None and form in BINARY:
        raise InputError(f"{form} cannot be written to a pipe; name a file with -o")
    if path is None and len(tables) > 1:
        raise InputError("several tables do not fit into one pipe; name a file with -o, as tables.xlsx")
    return Output(path, form, tables, distinct, bom)


def _format(path: Path | None, wanted: str | None, table: str | None) -> Format:
    if wanted is not None:
        known = next((form for form in FORMATS if form == wanted), None)
        if known is None:
            raise InputError(unknown("format", wanted, FORMATS))
        return known
    if path is None:
        return "csv" if table else "table" if sys.stdout.isatty() else "jsonl"
    if (known := ENDINGS.get(path.suffix.lower())) is None:
        raise InputError(f"{path}: the ending does not give the format; use {', '.join(ENDINGS)}, or give --format")
    return known


@contextmanager
def writing(output: Output, rows: Counter[str] | None = None) -> Iterator[Write]:
    """Give a function that writes a record. Files appear when all is done; `rows` counts those of each table."""
    with ExitStack() as stack:
        if not output.tables:
            (stream,) = _open(stack, output)
            yield _records(stream) if output.form == "jsonl" else _text(stream, everything=output.everything)
            return
        writers, counted_rows = _tables(stack, output), Counter[str]() if rows is None else rows

        def write(record: dict[str, Any]) -> None:
            from geo_nlp.tables.rows import rows_of

            for table, write_row in writers.items():
                for row in rows_of(record, table, distinct=output.distinct):
                    write_row(row)
                    counted_rows[table] += 1

        yield write


def files_of(output: Output) -> list[Path]:
    """The files that are written: several tables as CSV, TSV or Parquet go to a file each.

    >>> [str(path) for path in files_of(Output(Path("out.csv"), "csv", ("roles", "actors")))]
    ['out.roles.csv', 'out.actors.csv']
    """
    path = output.path
    if path is None:
        return []
    if len(output.tables) < 2 or output.form == "xlsx":
        return [path]
    return [path.with_name(f"{path.stem}.{table}{path.suffix}") for table in output.tables]


def rows_in_words(output: Output, rows: Mapping[str, int]) -> Iterator[str]:
    """How many rows the files have; what goes to standard output has no file, and is no line.

    >>> list(rows_in_words(Output(Path("out.csv"), "csv", ("roles",)), {"roles": 1}))
    ['out.csv: 1 row of roles']
    """
    sizes = [f"{counted(rows.get(table, 0), 'row')} of {table}" for table in output.tables]
    files = files_of(output)
    if not files or not sizes:
        return
    lines = [", ".join(sizes)] if len(files) == 1 else sizes
    yield from (f"{path}: {line}" for path, line in zip(files, lines, strict=True))


def _tables(stack: ExitStack, output: Output) -> Mapping[str, WriteRow]:
    from geo_nlp.tables import write

    streams = _open(stack, output)
    if output.form == "xlsx":
        return stack.enter_context(write.spreadsheet(streams[0], output.tables, explained=True))
    writers: dict[str, WriteRow] = {}
    for table, stream in zip(output.tables, streams, strict=True):
        if output.form == "parquet":
            writers[table] = stack.enter_context(write.parquet_table(stream, table))
        elif output.form == "jsonl":
            writers[table] = _rows(stream)
        else:
            delimiter = DELIMITERS[output.form]
            made = write.csv_table(stream, table, delimiter=delimiter, bom=output.bom)
            writers[table] = stack.enter_context(made)
    return writers


def _open(stack: ExitStack, output: Output) -> list[IO[Any]]:
    """Streams to the files, or to standard output. A run that breaks off leaves what it has in FILE.part."""
    if output.path is None:
        return [sys.stdout]
    return stack.enter_context(atomic_files(files_of(output), binary=output.form in BINARY, keep=True))


def _records(stream: IO[str]) -> Write:
    from geo_nlp.tables.rows import record_line

    def write(record: dict[str, Any]) -> None:
        stream.write(record_line(record) + "\n")
        stream.flush()

    return write


def _rows(stream: IO[str]) -> WriteRow:
    def write(row: Row) -> None:
        stream.write(json_line(row) + "\n")

    return write


def _text(stream: IO[str], *, everything: bool) -> Write:
    from geo_nlp.cli.tables import print_record

    return lambda record: print_record(record, stream, everything=everything)
