"""geo_nlp: who is in the news, what offices they hold, and what they do to and say about each other.

>>> import geo_nlp
>>> nlp = geo_nlp.load()
>>> [(r.source.actor, r.predicate, r.target.actor) for r in nlp("France condemned Russia on Monday.")._.relations]
[('FRA', 'ACCUSE', 'RUS')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo_nlp.analysis import analyse
    from geo_nlp.annotation import annotate
    from geo_nlp.evaluation import evaluate
    from geo_nlp.graph import build_graph, read_graph
    from geo_nlp.graphfiles import write_graph
    from geo_nlp.page import view, write_page
    from geo_nlp.pipeline import load
    from geo_nlp.queries import query
    from geo_nlp.run import extract
    from geo_nlp.tables import to_frame

__version__ = "0.1.0"
__all__ = [
    "__version__", "analyse", "annotate", "build_graph", "evaluate", "extract", "load", "query", "read_graph",
    "to_frame", "view", "write_graph", "write_page",
]  # fmt: skip

_HOMES = {
    "load": "pipeline",
    "analyse": "analysis",
    "annotate": "annotation",
    "extract": "run",
    "build_graph": "graph",
    "read_graph": "graph",
    "write_graph": "graphfiles",
    "to_frame": "tables",
    "query": "queries",
    "evaluate": "evaluation",
    "view": "page",
    "write_page": "page",
}


def __getattr__(name: str) -> object:
    """Import the public calls when they are first used, since spaCy takes over a second to import."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geo_nlp' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(f"geo_nlp.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, for `dir`, `help` and completion."""
    return list(__all__)
