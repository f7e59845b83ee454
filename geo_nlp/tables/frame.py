"""Tables as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import InputError
from geo_nlp.tables.layout import Column, Row, columns_of
from geo_nlp.tables.rows import rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

DTYPES = {"str": "string", "int": "Int64", "float": "Float64", "bool": "boolean", "date": "datetime64[s]"}


def to_frame(
    records: Iterable[Mapping[str, Any]] | Mapping[str, Any], table: str = "relations", *, distinct: bool = False
) -> DataFrame:
    """The records as a data frame with the columns of `geo_nlp extract --table`, typed also where all cells are empty.

    `table` is acts, relations, stances, roles, attributions or actors; `distinct` gives each act once. Days are
    `datetime64`, whole numbers `Int64`. Needs pandas.

    >>> import geo_nlp
    >>> records = geo_nlp.extract([{"text": "France condemned Russia.", "date": "2025-02-27"}])
    >>> to_frame(records)[["source", "predicate", "target", "event_date"]].values.tolist()
    [['FRA', 'ACCUSE', 'RUS', '2025-02-27']]
    """
    several = [records] if isinstance(records, Mapping) else records
    rows = [row for record in several for row in rows_of(record, table, distinct=distinct)]
    return frame_of(rows, columns_of(table), asked_by="to_frame")


def frame_of(rows: Sequence[Row], columns: Iterable[Column], *, asked_by: str) -> DataFrame:
    """Rows as a data frame with the types of their columns; the error where pandas is missing names what needs it."""
    try:
        import pandas
    except ImportError as error:
        raise InputError(f"{asked_by} needs pandas; run: pip install 'geo-nlp[pandas]'") from error
    return pandas.DataFrame({
        column.name: pandas.Series([row[column.name] for row in rows], dtype=DTYPES[column.type])
        for column in columns
    })  # fmt: skip
