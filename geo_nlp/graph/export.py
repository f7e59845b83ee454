"""Graphs to files; the ending chooses the format. They appear whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.formats.content import Content, content_of, content_of_rows
from geo_nlp.graph.formats.registry import FORMATS, Format, ending_of, listed

WRITERS = tuple(FORMATS)
"""The endings that can be written."""


def write_graph(graph: nx.Graph, path: str | Path, *, acts: Acts | None = None) -> None:
    """Write `graph` in the format that the ending of `path` names: GraphML, GEXF (Gephi), node-link JSON, CSV (edges,
    and nodes in NAME.nodes.csv beside it), Cypher script, Pajek .net, FollowTheMoney .ftm.json, RDF Turtle .ttl.

    Formats that hold single acts and their dates take them from `acts`, which should be those that the graph was built
    of; acts that have no edge in it are left out. Without them, they hold what the edges carry: up to three quotes, and
    the first and last date.

    >>> write_graph(nx.MultiDiGraph(), "actors.docx")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: actors.docx: cannot write '.docx'; use .graphml, .gexf, .json, .csv, .cypher, .net,
    .ftm.json or .ttl
    """
    place = Path(path)
    form = _format(place)
    _write(form, content_of(graph, acts), place)


def write_rows(
    nodes: Iterable[tuple[object, Mapping[str, Any]]],
    edges: Iterable[tuple[object, object, object, Mapping[str, Any]]],
    path: str | Path,
    *,
    about: Mapping[str, Any] | None = None,
    acts: Acts | None = None,
) -> None:
    """Write a graph that does not fit in memory, in the formats and the manner of `write_graph`.

    `nodes` are pairs of id and attributes, `edges` are of source, target, key and attributes. Both are gone through
    several times, and written in their order; only the ids of the nodes are held (for CSV their labels, for GEXF and
    Pajek the dates of the edges, too).

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_rows([("FRA", {}), ("RUS", {})], [("FRA", "RUS", "ACCUSE", {"weight": 2})], f"{folder}/g.json")
    ...     print(Path(folder, "g.json").read_text().splitlines()[-1])
    {"source": "FRA", "target": "RUS", "key": "ACCUSE", "weight": 2}]}
    """
    place = Path(path)
    form = _format(place)
    _write(form, content_of_rows(nodes, edges, about or {}, acts), place)


def _format(path: Path) -> Format:
    ending = ending_of(path)
    if ending is None:
        raise InputError(f"{path}: cannot write {path.suffix!r}; use {listed(list(WRITERS))}")
    return FORMATS[ending]


def _write(form: Format, content: Content, path: Path) -> None:
    form.write(content, path)
