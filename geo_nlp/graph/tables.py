"""A graph as two CSV tables: an edge list, and its nodes beside it; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import networkx as nx

from geo_nlp.errors import InputError
from geo_nlp.graph.attributes import Value
from geo_nlp.tables.guard import guard, unguard

TEXTS = frozenset({
    "id", "source", "target", "key", "label", "type", "country", "sector", "kind", "predicate", "attitude", "window",
    "first_seen", "last_seen", "evidence",
})  # fmt: skip
FIRST = ("id", "source", "target", "key", "label", "kind", "predicate", "attitude", "weight")


def nodes_beside(path: Path) -> Path:
    """The table of nodes that belongs to an edge list.

    >>> nodes_beside(Path("actors.csv")).name
    'actors.nodes.csv'
    """
    return path.with_name(f"{path.stem}.nodes.csv")


def node_rows(graph: nx.MultiDiGraph) -> list[dict[str, Value]]:
    """One row a node."""
    return [{"id": node, **data} for node, data in graph.nodes(data=True)]


def edge_rows(graph: nx.MultiDiGraph) -> list[dict[str, Value]]:
    """One row an edge."""
    return [{"source": s, "target": t, "key": key, **data} for s, t, key, data in graph.edges(keys=True, data=True)]


def write_rows(rows: Sequence[Mapping[str, Value]], path: Path) -> None:
    """Write rows with the columns that any of them has; a value that is not there is an empty cell."""
    names = {name for row in rows for name in row}
    columns = [*(name for name in FIRST if name in names), *sorted(names.difference(FIRST))]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(guard(name) for name in columns)
        table.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def read_rows(path: Path) -> Iterator[dict[str, Value]]:
    """Yield the rows of a table; a column is of numbers or truth values if all of its cells are."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [{unguard(name or ""): cell or "" for name, cell in row.items()} for row in csv.DictReader(file)]
    columns = rows[0].keys() - TEXTS if rows else ()
    casts = {name: _kind(row[name] for row in rows if row[name]) for name in columns}
    for row in rows:
        yield {name: _value(cell, casts.get(name, str)) for name, cell in row.items() if cell}


def read_tables(path: Path) -> nx.MultiDiGraph:
    """Read an edge list with at least source and target, and the nodes beside it where they are."""
    graph = nx.MultiDiGraph()
    nodes = nodes_beside(path)
    for row in read_rows(nodes) if nodes.is_file() else ():
        graph.add_node(_take(row, "id", nodes), **row)
    for row in read_rows(path):
        source, target = _take(row, "source", path), _take(row, "target", path)
        graph.add_edges_from([(source, target, row.pop("key", row.get("predicate", "0")), row)])
    return graph


def _take(row: dict[str, Value], name: str, path: Path) -> str:
    if name not in row:
        raise InputError(f"{path}: a row has no {name}; there are {', '.join(row) or 'no columns'}")
    return str(row.pop(name))


def _cell(value: Value | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else guard(value) if isinstance(value, str) else repr(value)


def _kind(cells: Iterable[str]) -> type[Value]:
    found = list(cells)
    if found and all(cell in ("true", "false") for cell in found):
        return bool
    if found and all(re.fullmatch(r"-?\d+", cell) for cell in found):
        return int
    number = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
    return float if found and all(number.fullmatch(cell) for cell in found) else str


def _value(cell: str, kind: type[Value]) -> Value:
    if kind is bool:
        return cell == "true"
    return unguard(cell) if kind is str else kind(cell)
