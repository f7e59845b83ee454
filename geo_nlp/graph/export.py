"""Graphs to files; the ending chooses the format. A file is written beside its place and then renamed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.attributes import plain_graph
from geo_nlp.graph.cypher import statements
from geo_nlp.graph.tables import edge_rows, node_rows, nodes_beside, write_rows

NOT_IN_GEXF = frozenset({"pid", "parents", "spells", "slices", "viz", "start", "end", "type"})


def write_graph(graph: nx.Graph, path: str | Path) -> None:
    """Write `graph` as GraphML, GEXF (Gephi), node-link JSON, CSV edge list or Cypher script, by the ending of `path`.

    A CSV has its nodes in NAME.nodes.csv beside it. Only GraphML and JSON keep the graph's own attributes.

    >>> write_graph(nx.MultiDiGraph(), "actors.docx")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: actors.docx: cannot write '.docx'; use .graphml, .gexf, .json, .csv or .cypher
    """
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        *others, last = WRITERS
        raise InputError(f"{path}: cannot write {path.suffix!r}; use {', '.join(others)} or {last}")
    plain = plain_graph(graph)
    try:
        writer(plain, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name a file in a folder") from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place beside `path` that becomes it when all went well, so that a failed write leaves no broken file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _with_edge_ids(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The same graph keyed by ids that are unique in the file, which predicates are not; `key` keeps the real key."""
    numbered = nx.MultiDiGraph(**graph.graph)
    numbered.add_nodes_from(graph.nodes(data=True))
    edges = enumerate(graph.edges(keys=True, data=True))
    numbered.add_edges_from((source, target, f"e{n}", {"key": key, **data}) for n, (source, target, key, data) in edges)
    return numbered


def _graphml(graph: nx.MultiDiGraph, path: Path) -> None:
    with _beside(path) as beside:
        nx.write_graphml_xml(_with_edge_ids(graph), beside)


def _gexf(graph: nx.MultiDiGraph, path: Path) -> None:
    for n, (_, _, data) in enumerate(graph.edges(data=True)):
        for name in NOT_IN_GEXF & data.keys():
            del data[name]
        data["id"] = f"e{n}"
    for _, data in graph.nodes(data=True):
        for name in (NOT_IN_GEXF - {"type"}) & data.keys():
            del data[name]
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
    _text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n', path)


def _json(graph: nx.MultiDiGraph, path: Path) -> None:
    data = nx.node_link_data(graph, edges="edges")
    _text(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n", path)


def _csv(graph: nx.MultiDiGraph, path: Path) -> None:
    with _beside(nodes_beside(path)) as nodes, _beside(path) as edges:
        write_rows(node_rows(graph), nodes)
        write_rows(edge_rows(graph), edges)


def _cypher(graph: nx.MultiDiGraph, path: Path) -> None:
    _text("".join(f"{line}\n" for line in statements(graph)), path)


def _text(text: str, path: Path) -> None:
    with _beside(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


WRITERS: Mapping[str, Callable[[nx.MultiDiGraph, Path], None]] = {
    ".graphml": _graphml, ".gexf": _gexf, ".json": _json, ".csv": _csv, ".cypher": _cypher,
}  # fmt: skip
