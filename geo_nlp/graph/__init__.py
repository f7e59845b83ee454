"""The graph of actors: a projection of records to networkx, and its files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo_nlp.graph.acts import Acts
    from geo_nlp.graph.build import build_graph, build_windows, graph_of
    from geo_nlp.graph.export import write_graph, write_rows
    from geo_nlp.graph.opening import open_acts
    from geo_nlp.graph.read import read_graph
    from geo_nlp.graph.selection import Selection, choose

__all__ = [
    "Acts", "Selection", "build_graph", "build_windows", "choose", "graph_of", "open_acts", "read_graph", "write_graph",
    "write_rows",
]  # fmt: skip

_HOMES = {
    "Acts": "acts",
    "Selection": "selection",
    "build_graph": "build",
    "build_windows": "build",
    "choose": "selection",
    "graph_of": "build",
    "open_acts": "opening",
    "read_graph": "read",
    "write_graph": "export",
    "write_rows": "export",
}


def __getattr__(name: str) -> object:
    """Import the calls when they are first used, since acts do without networkx, which takes a while to import."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geo_nlp.graph' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"geo_nlp.graph.{_HOMES[name]}"), name)
