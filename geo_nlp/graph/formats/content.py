"""What a graph file holds: nodes, edges and their attributes as rows that are gone through as often as a format asks.

A format that declares its attributes first (GraphML, GEXF, CSV) needs their types before the first row. They are found
in one pass, so that no more than the ids of the nodes has to fit in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.attributes import Value, fitted, plain_graph, plain_id, plain_text, plain_values, types_of

Attributes = Mapping[str, Value]
Node = tuple[str, Attributes]
Edge = tuple[str, str, str, Attributes]
Types = Mapping[str, type[Value]]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Content:
    """A graph as rows: (id, attributes) and (source, target, key, attributes), with the types of the attributes.

    `about` is what the graph says of itself. `acts` are the single acts of the edges, where they are known.
    """

    about: Attributes
    nodes: Iterable[Node]
    edges: Iterable[Edge]
    node_types: Types
    edge_types: Types
    acts: Acts | None = None

    def is_directed(self) -> bool:
        """Whether edges have directions; in a network that says `directed: False` of itself, none has."""
        return self.about.get("directed") is not False


@dataclass(frozen=True, slots=True)
class Again(Generic[Row]):
    """Rows that are made anew each time they are gone through."""

    make: Callable[[], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.make()


def content_of(graph: nx.Graph, acts: Acts | None = None) -> Content:
    """The content of a graph, nodes and edges sorted."""
    plain = plain_graph(graph)
    nodes, edges = plain.nodes(data=True), plain.edges(keys=True, data=True)
    node_types, edge_types = types_of(data for _, data in nodes), types_of(data for *_, data in edges)
    return Content(plain.graph, nodes, edges, node_types, edge_types, acts)


def content_of_rows(
    nodes: Iterable[tuple[object, Mapping[str, Any]]],
    edges: Iterable[tuple[object, object, object, Mapping[str, Any]]],
    about: Mapping[str, Any],
    acts: Acts | None = None,
) -> Content:
    """The content of rows in their order, which are gone through several times.

    >>> edges = [("FRA", "RUS", "ACCUSE", {"weight": 2})]
    >>> content_of_rows([("FRA", {}), ("RUS", {})], edges, {}).edge_types
    {'weight': <class 'int'>}
    """
    for name, given in (("nodes", nodes), ("edges", edges)):
        if iter(given) is given:
            raise InputError(f"the {name} can be gone through once only; give a list, or an object with __iter__")
    named = Again(lambda: ((plain_id(node), plain_values(data)) for node, data in nodes))
    tied = Again(lambda: (_plain_edge(*edge) for edge in edges))
    ids: set[str] = set()
    node_types = types_of(_checked_nodes(named, ids))
    edge_types = types_of(_checked_edges(tied, ids))
    return Content(
        plain_values(about),
        Again(lambda: ((node, fitted(data, node_types)) for node, data in named)),
        Again(lambda: ((s, t, key, fitted(data, edge_types)) for s, t, key, data in tied)),
        node_types, edge_types, acts,
    )  # fmt: skip


def _plain_edge(source: object, target: object, key: object, data: Mapping[str, Any]) -> Edge:
    return plain_id(source), plain_id(target), plain_text(str(key)) or "0", plain_values(data)


def _checked_nodes(nodes: Iterable[Node], ids: set[str]) -> Iterator[Attributes]:
    for number, (node, data) in enumerate(nodes, 1):
        if node in ids or not node:
            raise InputError(f"node {number} has the id {node!r}, which is empty or another node's; rename it")
        ids.add(node)
        yield data


def _checked_edges(edges: Iterable[Edge], ids: set[str]) -> Iterator[Attributes]:
    for number, (source, target, _, data) in enumerate(edges, 1):
        for end in (source, target):
            if end not in ids:
                raise InputError(f"edge {number} leads to {end!r}, which is no node; give every node a row")
        yield data
