"""A graph as a Cypher script for Neo4j and its kin: one statement a line, safe to run twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx

from geo_nlp.graph.attributes import Value

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def statements(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield a constraint, then a MERGE for each node and edge; the edge's type is its predicate.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("FRA", label="France", articles=2)
    >>> list(statements(graph))[1]
    'MERGE (a:Actor {id: "FRA"}) SET a += {label: "France", articles: 2};'
    """
    yield "CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;"
    for node, data in graph.nodes(data=True):
        yield f"MERGE (a:Actor {{id: {_literal(node)}}}) SET a += {_map(data)};"
    for source, target, key, data in graph.edges(keys=True, data=True):
        ends = f"MATCH (a:Actor {{id: {_literal(source)}}}), (b:Actor {{id: {_literal(target)}}})"
        kind = _name(str(data.get("predicate", key)))
        yield f"{ends} MERGE (a)-[r:{kind} {{key: {_literal(key)}}}]->(b) SET r += {_map(data)};"


def _map(data: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_literal(value)}" for name, value in data.items()) + "}"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    return repr(value)


def _name(name: str) -> str:
    if name.isascii() and name.isidentifier():
        return name
    return "`" + name.replace("\\", "").replace("`", "``").replace("\n", " ") + "`"
