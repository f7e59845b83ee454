"""A graph as two CSV tables with Gephi's headers: an edge list, and its nodes beside it; safe to open in a spreadsheet.

Edges have what a reader looks for first: `Source`, `Target`, `Label`, `Weight`, the labels of both ends, and the best
quote with its date and link. `Kind` is the key of the edge, by which Gephi keeps parallel edges apart; whether it is an
event, a tie, a stance or a role is `edge_kind`. The last column, `evidence`, has all quotes as JSON.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

import networkx as nx

from geo_nlp.atomic import atomic_files
from geo_nlp.errors import InputError
from geo_nlp.graph.attributes import Value
from geo_nlp.graph.formats.content import Attributes, Content
from geo_nlp.graph.formats.evidence import QUOTED, best_quote
from geo_nlp.graph.formats.gathering import Gathered, Read
from geo_nlp.graph.formats.limits import Limits
from geo_nlp.tables.guard import guard, unguard
from geo_nlp.tables.rows import one_line

TEXTS = frozenset({
    "id", "source", "target", "key", "label", "type", "country", "sector", "kind", "predicate", "attitude", "window",
    "first_seen", "last_seen", "evidence",
})  # fmt: skip
NODE_HEADERS = {"id": "Id", "label": "Label"}
EDGE_HEADERS = {
    "source": "Source", "target": "Target", "directed": "Type", "id": "Id", "label": "Label", "weight": "Weight",
    "key": "Kind", "kind": "edge_kind",
}  # fmt: skip
LABELS = ("source_label", "target_label")
FIRST = ("predicate", "attitude", "kind", "polarity", "quad", "score", "records", "articles", "sources")


def nodes_beside(path: Path) -> Path:
    """The table of nodes that belongs to an edge list.

    >>> nodes_beside(Path("actors.csv")).name
    'actors.nodes.csv'
    """
    return path.with_name(f"{path.stem}.nodes.csv")


def write_csv(content: Content, path: Path) -> None:
    """Write both tables row by row; the labels of the nodes are held in memory."""
    with atomic_files([nodes_beside(path), path]) as (nodes, edges):
        names = ["id", *(["label"] if "label" in content.node_types else [])]
        names += [name for name in content.node_types if name not in names]
        _write(nodes, names, NODE_HEADERS, ({"id": node, **data} for node, data in content.nodes))
        _write(edges, _edge_names(content), EDGE_HEADERS, _edge_rows(content))


def _edge_names(content: Content) -> list[str]:
    types = content.edge_types
    native = [name for name in EDGE_HEADERS if name != "kind" and (name in types or name not in ("label", "weight"))]
    first = [name for name in FIRST if name in types]
    last = [name for name in ("evidence",) if name in types]
    quoted = [name for name in QUOTED if last and name not in types]
    rest = [name for name in types if name not in {*native, *first, *last}]
    labels = [name for name in LABELS if name not in types]
    return [*native, *labels, *first, *rest, *quoted, *last]


def _edge_rows(content: Content) -> Iterator[Mapping[str, Value]]:
    labels = {node: str(data.get("label", node)) for node, data in content.nodes}
    for number, (source, target, key, data) in enumerate(content.edges):
        ends: Attributes = {
            "source": source, "target": target, "id": f"e{number}", "key": key,
            "directed": "Undirected" if data.get("symmetric") is True else "Directed",
            "source_label": labels.get(source, source), "target_label": labels.get(target, target),
        }  # fmt: skip
        yield {**ends, **best_quote(data), **data}


def _write(file: IO[str], names: Sequence[str], headers: Mapping[str, str], rows: Iterable[Attributes]) -> None:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(guard(headers.get(name, name)) for name in names)
    table.writerows([_cell(row.get(name)) for name in names] for row in rows)


def read_csv(path: Path, limits: Limits) -> nx.MultiDiGraph:
    """Read an edge list with at least a source and a target, and the nodes beside it where they are.

    What is made for readers of the table (labels of the ends, the best quote) is not taken back.
    """
    rows = Gathered(limits)
    nodes = nodes_beside(path)
    listed = nodes.is_file()
    for line, row in _rows(nodes, NODE_HEADERS, limits) if listed else ():
        rows.add_node(_take(row, "id", nodes), row, f"line {line} of {nodes.name}")
    for line, row in _rows(path, EDGE_HEADERS, limits):
        ends = _take(row, "source", path), _take(row, "target", path)
        directed, _ = row.pop("directed", ""), row.pop("id", None)
        if str(directed).casefold() == "undirected":
            row.setdefault("symmetric", True)
        for name in (*LABELS, *(QUOTED if "evidence" in row else ())):
            row.pop(name, None)
        key = row.pop("key", row.get("predicate"))
        rows.add_edge(*ends, None if key is None else str(key), row, f"line {line}")
    return rows.graph(strict=listed)


def _rows(path: Path, headers: Mapping[str, str], limits: Limits) -> Iterator[tuple[int, Read]]:
    """Yield line and cells of each row; a column is of numbers or truth values if all of its cells are."""
    limits.check_file(path)
    ours = {header.casefold(): name for name, header in headers.items()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        cells = [(table.line_num, {unguard(name or ""): cell or "" for name, cell in row.items()}) for row in table]
    found = cells[0][1].keys() if cells else ()
    if "key" in found:  # without Gephi's headers, `kind` is what `edge_kind` is here
        ours.pop("kind", None)
    names = {name: ours.get(name.casefold(), name) for name in found}
    columns = [name for name in found if names[name] not in TEXTS | {"directed"}]
    casts = {name: _kind(row[name] for _, row in cells if row[name]) for name in columns}
    for line, row in cells:
        yield line, {names[name]: _value(cell, casts.get(name, str)) for name, cell in row.items() if cell}


def _take(row: Read, name: str, path: Path) -> str:
    if name not in row:
        raise InputError(f"{path}: a row has no {name}; there are {one_line(', '.join(row)) or 'no columns'}")
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
