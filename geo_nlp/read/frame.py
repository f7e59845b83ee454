"""Articles in a data frame at hand, one a row: pandas, polars or an Arrow table, none of which is imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geo_nlp.read.columns import BODIES, FIELDS
from geo_nlp.read.failure import bad
from geo_nlp.read.options import Options
from geo_nlp.read.parquet import columns_within
from geo_nlp.read.pending import Item
from geo_nlp.read.records import understand
from geo_nlp.read.sources import Frame
from geo_nlp.read.tables import Row, read_table


def read_frame(frame: Frame, where: str, options: Options) -> Iterator[Item]:
    """Yield the article of each row, to be made, by the rules of tables; only wanted columns are looked at."""
    columns = {str(name): name for name in names_of(frame)}
    own = understand(columns, options)

    def rows(fields: Iterable[str]) -> Iterator[Row]:
        wanted = columns_within(list(columns), own, tuple(fields))
        values = [_values(frame, where, name, columns[name]) for name in wanted]
        for number, row in enumerate(zip(*values, strict=True), start=1):
            yield Row(number, f"{where} row {number}", dict(zip(wanted, map(_cell, row), strict=True)))

    yield from read_table(rows((*BODIES, *FIELDS)), where, options, names=list(columns), again=lambda: rows(("date",)))


def names_of(frame: Frame) -> list[object]:
    """The names of the columns; an Arrow table has its columns themselves under `columns`."""
    return list(getattr(frame, "column_names", None) or frame.columns)


def _values(frame: Frame, where: str, name: str, label: object) -> Iterable[object]:
    column = frame[label]
    if hasattr(column, "columns"):  # pandas: two of one name
        raise bad(where, f"two columns are named {name!r}; rename one")
    values: Iterable[object] = column.to_pylist() if hasattr(column, "to_pylist") else column
    return values


def _cell(value: Any) -> object:
    """A cell as a Python value: arrays as lists, None for what is missing (pandas' NA equals nothing, not even itself).

    >>> _cell(float("nan")), _cell(17)
    (None, 17)
    """
    if hasattr(value, "tolist"):
        value = value.tolist()
    try:
        return value if value == value else None
    except TypeError:
        return None
