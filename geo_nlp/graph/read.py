"""Graph files back to graphs: what `write_graph` wrote, and what other programs saved in the same formats."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.tables import read_tables

FAULTS = (
    ValueError, LookupError, TypeError, AttributeError, SyntaxError, RuntimeError, csv.Error, expat.ExpatError,
    nx.NetworkXException,
)  # fmt: skip


def read_graph(path: str | Path) -> nx.MultiDiGraph:
    """Read a .graphml, .gexf, .json (node-link) or .csv file; from GraphML and JSON, the graph equals the one written.

    XML with a document type is refused before it is parsed: its entities are an attack.

    >>> read_graph("actors.docx")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: actors.docx: cannot read '.docx' as a graph; use .graphml, .gexf, .json or .csv
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        *others, last = READERS
        raise InputError(f"{path}: cannot read {path.suffix!r} as a graph; use {', '.join(others)} or {last}")
    try:
        return reader(path)
    except InputError:
        raise
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    except FAULTS as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise InputError(f"{path}: is no {path.suffix[1:]} graph ({reason}); make one with `geo-nlp graph`") from error


def _check_xml(path: Path) -> str | None:
    """Refuse a document type; return the id of the graph element."""
    found: dict[str, str] = {}

    def refuse(*_: object) -> NoReturn:
        raise InputError(f"{path}: has a document type (DTD), which graph files have no use for; remove it")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "graph" and "id" in attributes:
            found.setdefault("id", attributes["id"])

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    with path.open("rb") as file:
        parser.ParseFile(file)
    return found.get("id")


def _graphml(path: Path) -> nx.MultiDiGraph:
    graph_id = _check_xml(path)
    graph = _rekeyed(nx.read_graphml(path, force_multigraph=True))
    if graph_id is not None:
        graph.graph["id"] = graph_id
    return graph


def _gexf(path: Path) -> nx.MultiDiGraph:
    _check_xml(path)
    graph = _rekeyed(nx.read_gexf(path))
    graph.graph.pop("mode", None)
    return graph


def _json(path: Path) -> nx.MultiDiGraph:
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or "nodes" not in data:
        raise InputError(f"{path}: is no node-link JSON; it needs an object with nodes and edges (or links)")
    edges = "edges" if "edges" in data else "links"
    return nx.MultiDiGraph(nx.node_link_graph(data, directed=True, multigraph=True, edges=edges))


def _rekeyed(read: nx.Graph) -> nx.MultiDiGraph:
    """The graph by its own edge keys: `key` or the label where the file had one, else what networkx made of the id."""
    graph = nx.MultiDiGraph()
    graph.graph.update((k, v) for k, v in read.graph.items() if k not in ("node_default", "edge_default"))
    graph.add_nodes_from(read.nodes(data=True))
    parallel = nx.MultiDiGraph(read)
    for source, target, key, data in parallel.edges(keys=True, data=True):
        edge_id = data.pop("id", None)
        if not read.is_multigraph():
            key = data.get("label", edge_id)
        graph.add_edges_from([(source, target, data.pop("key", key), data)])
    return graph


READERS: Mapping[str, Callable[[Path], nx.MultiDiGraph]] = {
    ".graphml": _graphml, ".gexf": _gexf, ".json": _json, ".csv": read_tables,
}  # fmt: skip
