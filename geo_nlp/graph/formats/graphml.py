"""GraphML 1.0, for Gephi, yEd, Cytoscape, igraph and networkx; read back, the graph is equal.

Ids of elements must be XML name tokens. A node whose id is none (it has a space, say) is called n0, n1 and so on in the
file, and keeps its own id as `original_id`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import networkx as nx

from geo_nlp.atomic import text_file
from geo_nlp.graph.attributes import Value
from geo_nlp.graph.formats.content import Attributes, Content, Types
from geo_nlp.graph.formats.gathering import Gathered, Read
from geo_nlp.graph.formats.limits import Limits
from geo_nlp.graph.formats.xmlread import parse
from geo_nlp.graph.formats.xmltext import escaped, is_token, tag, text_of, value_of

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
WRITTEN: Mapping[type[Value], str] = {bool: "boolean", int: "long", float: "double", str: "string"}
READ: Mapping[str, type[Value]] = {"boolean": bool, "int": int, "long": int, "float": float, "double": float}
ORIGINAL = "original_id"


def write_graphml(content: Content, path: Path) -> None:
    """Write all attributes of graph, nodes and edges, row by row."""
    with text_file(path) as file:
        file.writelines(f"{line}\n" for line in _lines(content))


def _lines(content: Content) -> Iterator[str]:
    about = {name: type(value) for name, value in content.about.items()}
    scopes: dict[str, Types] = {
        "graph": about,
        "node": {**content.node_types, ORIGINAL: str} if _renamed(content) else content.node_types,
        "edge": {"key": str, **content.edge_types},
    }
    numbers = count()
    keys = {(scope, name): f"d{next(numbers)}" for scope, types in scopes.items() for name in types}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("graphml", {"xmlns": NAMESPACE})
    for (scope, name), key in keys.items():
        kind = WRITTEN[scopes[scope][name]]
        yield tag("key", {"id": key, "for": scope, "attr.name": name, "attr.type": kind}, closed=True)
    yield tag("graph", {"edgedefault": "directed" if content.is_directed() else "undirected"})
    yield from _data("graph", content.about, keys)
    ids: dict[str, str] = _renamed(content)
    for node, data in content.nodes:
        yield tag("node", {"id": ids.get(node, node)})
        yield from _data("node", {**data, ORIGINAL: node} if node in ids else data, keys)
        yield "</node>"
    for number, (source, target, name, data) in enumerate(content.edges):
        ends = {"source": ids.get(source, source), "target": ids.get(target, target)}
        yield tag("edge", {"id": f"e{number}", **ends})
        yield from _data("edge", {"key": name, **data}, keys)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(scope: str, data: Attributes, keys: Mapping[tuple[str, str], str]) -> Iterator[str]:
    for name, value in data.items():
        yield f'<data key="{keys[scope, name]}">{escaped(text_of(value))}</data>'


def _renamed(content: Content) -> dict[str, str]:
    """The names in the file of nodes whose ids are no name tokens."""
    odd = [node for node, _ in content.nodes if not is_token(node)]
    if not odd:
        return {}
    taken = {node for node, _ in content.nodes}
    free = (name for number in count() if (name := f"n{number}") not in taken)
    return dict(zip(odd, free, strict=False))


def read_graphml(path: Path, limits: Limits) -> nx.MultiDiGraph:
    """Read nodes, edges and typed attributes; nested graphs are flattened, and an undirected edge is symmetric."""
    reading = _Reading(limits)
    parse(path, "graphml", reading, limits)
    return reading.graph()


class _Reading:
    def __init__(self, limits: Limits) -> None:
        self.rows = Gathered(limits)
        self.names: dict[str, tuple[str, str, type[Value]]] = {}
        self.defaults: list[tuple[str, str, Value]] = []
        self.directed = True
        self.key = ""
        self.where = ""
        self.open: list[tuple[str, Mapping[str, str], Read, str]] = []

    def start(self, name: str, attributes: Mapping[str, str], where: str) -> None:
        self.where = where
        if name == "key":
            kind = READ.get(attributes.get("attr.type", ""), str)
            self.key = attributes["id"]
            self.names[self.key] = attributes.get("for", "all"), attributes.get("attr.name", ""), kind
        elif name == "graph":
            if not self.open:
                self.directed = attributes.get("edgedefault") != "undirected"
                self.rows.about.update({"id": attributes["id"]} if "id" in attributes else {})
                self.open.append((name, attributes, self.rows.about, where))
            else:
                self.open.append((name, attributes, {}, where))
        elif name in ("node", "edge"):
            self.open.append((name, attributes, {}, where))
        elif name == "data":
            self.key = attributes["key"]

    def end(self, name: str, text: str) -> None:
        if name == "data" and self.open and self.names[self.key][1]:
            _, title, kind = self.names[self.key]
            self.open[-1][2][title] = value_of(text, kind)
        elif name == "default":
            scope, title, kind = self.names[self.key]
            self.defaults.append((scope, title, value_of(text, kind)))
        elif name in ("NodeLabel", "EdgeLabel") and self.open and text.strip():
            self.open[-1][2].setdefault("label", " ".join(text.split()))
        elif name in ("graph", "node", "edge") and self.open:
            _, attributes, data, where = self.open.pop()
            for scope, title, value in self.defaults:
                if scope in (name, "all"):
                    data.setdefault(title, value)
            if name == "node":
                self.rows.add_node(attributes["id"], data, where)
            elif name == "edge":
                self._edge(attributes, data, where)

    def _edge(self, attributes: Mapping[str, str], data: Read, where: str) -> None:
        undirected = {"true": False, "false": True}.get(attributes.get("directed", ""), not self.directed)
        if undirected:
            data.setdefault("symmetric", True)
        key = data.pop("key", None) or attributes.get("id")
        self.rows.add_edge(attributes["source"], attributes["target"], key, data, where)

    def graph(self) -> nx.MultiDiGraph:
        """The graph by the nodes' own ids."""
        graph = self.rows.graph()
        ids = {node: data.pop(ORIGINAL) for node, data in graph.nodes(data=True) if ORIGINAL in data}
        return nx.relabel_nodes(graph, ids) if ids else graph
