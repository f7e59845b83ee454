"""Parquet: one article a row, and only the columns that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo_nlp.read.columns import BODIES, FIELDS
from geo_nlp.read.failure import bad, need
from geo_nlp.read.options import Options
from geo_nlp.read.pending import Item
from geo_nlp.read.records import understand
from geo_nlp.read.tables import Row, read_table

BATCH = 256


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


def rows_of(file: Any, where: str, columns: list[str]) -> Iterator[Row]:
    """Yield the rows of a file with some of its columns."""
    number = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield Row(number, f"{where} row {number}", row)
