"""Parquet: one article a row, and only the columns that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from geo_nlp.read.columns import BODIES, FIELDS
from geo_nlp.read.decode import checked
from geo_nlp.read.failure import Failure, attempted, bad, need
from geo_nlp.read.options import Options
from geo_nlp.read.pending import Item
from geo_nlp.read.records import understand
from geo_nlp.read.repair import decode
from geo_nlp.read.tables import Row, read_table

BATCH = 256
OUT_OF_RANGE = "<value out of range"  # what pyarrow writes for it
NO_VALUE = (ArithmeticError, ImportError, LookupError, TypeError, ValueError)
"""What pyarrow, datetime and the packages of time zones raise for what Python has no value for."""


def read_parquet(path: Path, options: Options) -> Iterator[Item]:
    """Yield the article of each row, to be made, a batch at a time."""
    where = str(path)
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise need(where, "reading Parquet", "pyarrow", "store") from error
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            own = understand(names, options)
            wanted = columns_within(names, own, (*BODIES, *FIELDS))
            dates = columns_within(names, own, ("date",))
            yield from read_table(
                rows_of(file, where, wanted), where, options, names=names, again=lambda: rows_of(file, where, dates)
            )
    except (pyarrow.ArrowException, OSError) as error:
        raise bad(where, f"broken Parquet file ({error}); write it again") from error


def columns_within(names: list[str], options: Options, fields: tuple[str, ...]) -> list[str]:
    """The columns of a file that hold fields, or an object with one."""
    columns = [options.column(field) for field in fields]
    return [name for name in names if name in columns or any(column.startswith(f"{name}.") for column in columns)]


def rows_of(file: Any, where: str, columns: list[str]) -> Iterator[Row | Failure]:
    """Yield the rows of a file with some of its columns; where a cell is no value of Python, each row by itself."""
    number = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=columns):
        try:
            whole = batch.to_pylist()
        except NO_VALUE:
            whole = None
        for place in range(batch.num_rows):
            number += 1
            spot = f"{where} row {number}"
            if whole is not None:
                yield Row(number, spot, whole[place])
            else:
                yield attempted(spot, partial(_row, batch, place, number, spot))


def _row(batch: Any, place: int, number: int, where: str) -> Row:
    """A row by itself; bytes that are no UTF-8 in a column of text are read like those of other files."""
    fields, warnings = dict[str, Any](), tuple[str, ...]()
    for name in batch.schema.names:
        cell = batch.column(name)[place]
        try:
            fields[name] = cell.as_py()
        except UnicodeDecodeError:
            decoded = checked(decode(cell.as_buffer().to_pybytes()), where)
            fields[name], warnings = decoded.text, warnings or decoded.warnings
        except NO_VALUE:
            fields[name] = _written(cell)
    return Row(number, where, fields, warnings)


def _written(cell: Any) -> str | None:
    """A cell as it is written: nanoseconds, zones that are not known. One that cannot be written is as an empty one."""
    import pyarrow

    try:
        if pyarrow.types.is_timestamp(cell.type):
            cell = cell.cast(pyarrow.timestamp(cell.type.unit))
        written: str = cell.cast(pyarrow.string()).as_py()
    except NO_VALUE:
        return None
    return None if written.startswith(OUT_OF_RANGE) else written
