"""Node-link JSON, as networkx and d3 have it, a node or edge a line; read back, the graph is equal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from geo_nlp.atomic import text_file
from geo_nlp.errors import InputError
from geo_nlp.graph.formats.content import Content
from geo_nlp.graph.formats.gathering import Gathered
from geo_nlp.graph.formats.limits import Limits


def write_json(content: Content, path: Path) -> None:
    """Write one object with the graph's attributes, its nodes and its edges."""
    with text_file(path) as file:
        directed = as_json(content.is_directed())
        file.write(f'{{"directed": {directed}, "multigraph": true,\n"graph": {as_json(content.about)},\n"nodes": [')
        file.writelines(_items({"id": node, **data} for node, data in content.nodes))
        file.write('],\n"edges": [')
        file.writelines(_items({"source": s, "target": t, "key": key, **data} for s, t, key, data in content.edges))
        file.write("]}\n")


def as_json(value: object) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _items(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    comma = ""
    for row in rows:
        yield f"{comma}\n{as_json(row)}"
        comma = ","


def read_json(path: Path, limits: Limits) -> nx.MultiDiGraph:
    """Read an object with nodes and edges (or links)."""
    limits.check_file(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or "nodes" not in data:
        raise InputError(f"{path}: is no node-link JSON; it needs an object with nodes and edges (or links)")
    rows = Gathered(limits)
    rows.about.update(data.get("graph") or {})
    for number, node in enumerate(data["nodes"], 1):
        rows.add_node(_end(node, "id", f"node {number}"), _rest(node, "id"), f"node {number}")
    directed = data.get("directed", True)
    for number, edge in enumerate(data["edges"] if "edges" in data else data.get("links", ()), 1):
        where = f"edge {number}"
        attributes = _rest(edge, "source", "target", "key") | ({} if directed else {"symmetric": True})
        rows.add_edge(_end(edge, "source", where), _end(edge, "target", where), edge.get("key"), attributes, where)
    return rows.graph()


def _end(row: Any, name: str, where: str) -> str | int:
    if not isinstance(row, dict) or name not in row:
        raise ValueError(f"{where} has no {name}")
    if isinstance(row[name], bool) or not isinstance(row[name], str | int):
        raise ValueError(f"{where}: its {name} is neither text nor a number")
    return row[name]  # type: ignore[no-any-return]


def _rest(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
