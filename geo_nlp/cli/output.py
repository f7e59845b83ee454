"""Records to a file or to stdout, as they come: JSON Lines, relations as CSV or Parquet, or tables for people."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal, get_args

from geo_nlp.cli.notes import note
from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.suggest import unknown

Format = Literal["table", "jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: Mapping[str, Format] = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".txt": "table"}
ROWS = 5_000

Write = Callable[[dict[str, Any]], None]


def choose(output: Path | None, wanted: str | None) -> Format:
    """The format asked for, else by the ending of the output, else a table at a terminal and JSON Lines in a pipe.

    >>> choose(Path("relations.csv"), None), choose(Path("relations.csv"), "jsonl")
    ('csv', 'jsonl')
    """
    if wanted is not None:
        known = next((form for form in FORMATS if form == wanted), None)
        if known is None:
            raise InputError(unknown("format", wanted, FORMATS))
    elif output is None:
        known = "table" if sys.stdout.isatty() else "jsonl"
    elif (known := ENDINGS.get(output.suffix.lower())) is None:
        raise InputError(f"{output}: the ending does not tell the format; use {', '.join(ENDINGS)}, or give --format")
    if known == "parquet" and output is None:
        raise InputError("Parquet cannot be written to a pipe; name a file with -o")
    return known


@contextmanager
def writing(output: Path | None, form: Format, *, everything: bool = False) -> Iterator[Write]:
    """Give a function that writes a record. A file is written beside its place and takes it when all is done.

    A table at a terminal has what fits there, unless `everything` is asked for.
    """
    with ExitStack() as stack:
        if output is None:
            stream: IO[Any] = sys.stdout
        else:
            stream = stack.enter_context(_beside(output, binary=form == "parquet"))
        table = partial(_table, everything=everything)
        yield stack.enter_context(table(stream) if form == "table" else WRITERS[form](stream))


@contextmanager
def _beside(output: Path, *, binary: bool) -> Iterator[IO[Any]]:
    """A run that breaks off leaves what it has in NAME.part, or nothing if it has nothing.

    What is no file (/dev/stdout, a named pipe) is written to and never replaced.
    """
    if output.is_dir():
        raise InputError(f"{output}: is a folder; name a file in it")
    special = output.exists() and not output.is_file()
    part = output if special else output.with_name(f"{output.name}.part")
    try:
        stream = part.open("wb") if binary else part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); choose another place") from error
    try:
        with stream:
            yield stream
        if not special:
            os.replace(part, output)
    except KeyboardInterrupt:
        note(f"interrupted; what was done so far is in {part}")
        raise
    except OSError as error:
        rest = "" if special else f"; what was done so far is in {part}"
        raise GeoNlpError(f"{output}: cannot be written ({error.strerror}){rest}") from error
    finally:
        if not special and part.exists() and part.stat().st_size == 0:
            part.unlink()


@contextmanager
def _jsonl(stream: IO[str]) -> Iterator[Write]:
    def write(record: dict[str, Any]) -> None:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        stream.flush()

    yield write


@contextmanager
def _csv(stream: IO[str]) -> Iterator[Write]:
    from geo_nlp.graph.tables import guard
    from geo_nlp.run.rows import COLUMNS, relation_rows

    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()

    def write(record: dict[str, Any]) -> None:
        for row in relation_rows(record):
            table.writerow({name: guard(cell) if isinstance(cell, str) else cell for name, cell in row.items()})

    yield write


@contextmanager
def _parquet(stream: IO[bytes]) -> Iterator[Write]:
    from geo_nlp.run.rows import COLUMNS, relation_rows

    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("writing Parquet needs pyarrow; run: pip install 'geo-nlp[store]'") from error
    types = {str: pyarrow.string(), int: pyarrow.int32(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    rows: list[dict[str, Any]] = []
    with pyarrow.parquet.ParquetWriter(stream, schema, compression="zstd") as file:

        def write(record: dict[str, Any]) -> None:
            rows.extend(relation_rows(record))
            if len(rows) >= ROWS:
                file.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows.clear()

        yield write
        file.write_table(pyarrow.Table.from_pylist(rows, schema))


@contextmanager
def _table(stream: IO[str], *, everything: bool = False) -> Iterator[Write]:
    from geo_nlp.cli.tables import print_record

    def write(record: dict[str, Any]) -> None:
        print_record(record, stream, everything=everything)

    yield write


WRITERS: Mapping[Format, Callable[[IO[Any]], Any]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "table": _table,
}
