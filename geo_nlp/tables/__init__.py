"""Records as flat tables: acts, relations, stances, roles, attributions and actors, and back to records for a graph."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geo_nlp.tables.layout import TABLES, columns_of

if TYPE_CHECKING:
    from geo_nlp.tables.frame import to_frame
    from geo_nlp.tables.rows import rows_of

__all__ = ["TABLES", "columns_of", "rows_of", "to_frame"]

_HOMES = {"rows_of": "rows", "to_frame": "frame"}


def __getattr__(name: str) -> object:
    """Import what makes rows when it is first used: it needs the vocabulary, which takes a tenth of a second."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
