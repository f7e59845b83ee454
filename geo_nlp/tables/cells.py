"""The door of tables: each cell of a row as the type of its column, or a fault that costs its row alone.

Text files have nothing but text; in Parquet and spreadsheets a person or a program may have put any type anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any

from geo_nlp.tables.layout import Cell, Column, Row, columns

LARGEST = 2**31 - 1
RANGES: Mapping[str, tuple[float, float]] = {
    "quad": (1, 4), "polarity": (-1, 1), "strength": (0, 9), "score": (-10, 10), "confidence": (0, 1),
}  # fmt: skip
"""As the door of records has them (`geo_nlp.recordcheck`)."""
NEEDED = ("article", "sentence")
"""What a row says what of, and where."""


class CellFault(ValueError):
    """A cell that is not what its column says."""


def typed(cells: Mapping[str, Any]) -> Row:
    """A row whose cells are what their columns say; of other columns nothing is taken.

    >>> typed({"article": "a", "sentence": "Paris.", "quad": "3", "negated": "true", "confidence": 1, "mine": "x"})
    {'article': 'a', 'sentence': 'Paris.', 'quad': 3, 'negated': True, 'confidence': 1.0}
    >>> typed({"article": "a", "sentence": "Paris.", "quad": "three"})
    Traceback (most recent call last):
    geo_nlp.tables.cells.CellFault: column quad holds 'three', no int
    """
    known = columns()
    row = {name: _cell(cell, known[name]) for name, cell in cells.items() if name in known}
    for name in NEEDED:
        if name in row and row[name] is None:
            raise CellFault(f"column {name} is empty")
    return row


def _cell(cell: Any, column: Column) -> Cell:
    if cell is None or cell == "":
        return None
    try:
        value = _as(cell, column.type)
    except (TypeError, ValueError, OverflowError) as error:
        raise CellFault(f"column {column.name} holds {str(cell)[:40]!r}, no {column.type}") from error
    low, high = RANGES.get(column.name, (-LARGEST, LARGEST))
    if isinstance(value, int | float) and not low <= value <= high:
        raise CellFault(f"column {column.name} holds {str(cell)[:40]!r}, which is not from {low:g} to {high:g}")
    return value


def _as(cell: Any, kind: str) -> Cell:
    if kind == "str":
        return cell.isoformat() if isinstance(cell, date) else str(cell)
    if kind == "date":
        day = cell.date() if isinstance(cell, datetime) else cell
        return day.isoformat() if isinstance(day, date) else date.fromisoformat(cell).isoformat()
    if kind == "bool":
        return cell if isinstance(cell, bool) else {"true": True, "false": False}.get(str(cell).lower(), False)
    number = int(cell) if kind == "int" and isinstance(cell, str) else float(cell)
    if isinstance(cell, bool) or not isfinite(number) or (kind == "int" and number != int(number)):
        raise ValueError
    return int(number) if kind == "int" else float(number)
