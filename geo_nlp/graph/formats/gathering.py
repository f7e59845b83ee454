"""Rows read from a file, made into a graph."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.attributes import Value
from geo_nlp.graph.formats.limits import Limits

Read = dict[str, Value]


@dataclass(slots=True)
class Gathered:
    """Nodes and edges in the order of a file, where edges may come before their nodes."""

    limits: Limits
    about: Read = field(default_factory=dict)
    nodes: dict[Hashable, Read] = field(default_factory=dict)
    edges: list[tuple[Hashable, Hashable, Hashable | None, Read, str]] = field(default_factory=list)

    def add_node(self, node: Hashable, data: Read, where: str) -> None:
        """Take in a node; `where` is its place in the file, for messages."""
        if node in self.nodes:
            raise InputError(f"{self.limits.path}: {where}: a second node has the id {node!r}; give it another")
        self._check(data, where)
        self.nodes[node] = data
        self.limits.check_nodes(len(self.nodes))

    def add_edge(self, source: Hashable, target: Hashable, key: Hashable | None, data: Read, where: str) -> None:
        """Take in an edge; one without a key gets a number."""
        self._check(data, where)
        self.edges.append((source, target, key, data, where))
        self.limits.check_edges(len(self.edges))

    def graph(self, *, strict: bool = True) -> nx.MultiDiGraph:
        """All of it as a graph.

        An edge to an unknown node is refused, unless the file has no list of nodes (`strict=False`). Of parallel edges
        with one key, which other programs write, the later ones are numbered: ACCUSE, ACCUSE-2.
        """
        graph = nx.MultiDiGraph()
        used: dict[tuple[Hashable, ...], int] = {}
        graph.graph.update(self.about)
        graph.add_nodes_from(self.nodes.items())
        for source, target, key, data, where in self.edges:
            for end in (source, target):
                if strict and end not in self.nodes:
                    raise InputError(
                        f"{self.limits.path}: {where}: the edge leads to {end!r}, which is no node of the file; add it"
                    )
            graph.add_edges_from([(source, target, _free(graph, (source, target), key, used), data)])
        return graph

    def _check(self, data: Read, where: str) -> None:
        for value in data.values():
            if isinstance(value, str):
                self.limits.check_text(len(value), where)


Ends = tuple[Hashable, Hashable]


def _free(graph: nx.MultiDiGraph, ends: Ends, key: Hashable | None, used: dict[tuple[Hashable, ...], int]) -> Hashable:
    """A key that no parallel edge has; `used` remembers how far each key was numbered."""
    number = used.get((*ends, key), 0 if key is None else 1)
    while True:
        name = str(number) if key is None else key if number == 1 else f"{key}-{number}"
        number += 1
        if not graph.has_edge(*ends, name):
            used[*ends, key] = number
            return name
