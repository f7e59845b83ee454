"""GEXF 1.3 for Gephi: spells from the dates of the acts, colours, sizes, and parallel edges kept apart by `kind`.

Gephi merges parallel edges of one kind, so that the kind of an edge is its key. There is one representation of time,
spells of dates, both ends included. A symmetric tie is a directed edge like all others, with the attribute `symmetric`:
networkx reads no file in which edges of both types stand.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import networkx as nx

from geo_nlp.atomic import text_file
from geo_nlp.graph.attributes import Value
from geo_nlp.graph.formats.content import Attributes, Content, Types
from geo_nlp.graph.formats.evidence import QUOTED, best_quote
from geo_nlp.graph.formats.gathering import Gathered, Read
from geo_nlp.graph.formats.limits import Limits
from geo_nlp.graph.formats.spells import Days, Spells, iso, spells_of
from geo_nlp.graph.formats.xmlread import parse
from geo_nlp.graph.formats.xmltext import escaped, tag, text_of, value_of
from geo_nlp.graph.look import SIGN_COLOURS, line_width, node_radius, type_colour

NAMESPACE = "http://gexf.net/1.3"
WRITTEN: Mapping[type[Value], str] = {bool: "boolean", int: "long", float: "double", str: "string"}
READ: Mapping[str, type[Value]] = {
    "boolean": bool, "integer": int, "long": int, "short": int, "byte": int, "biginteger": int, "float": float,
    "double": float, "bigdecimal": float,
}  # fmt: skip
MADE = "made-"
"""Begins the ids of attributes that are made for who looks at the file, and not read back: the best quote, its link."""
HEAVIEST = 1e200
"""No sum of weights that sizes are made of is infinite."""
SHAPES = {1: "solid", -1: "dashed", 0: "dotted"}


def write_gexf(content: Content, path: Path) -> None:
    """Write the graph row by row; the dates of the edges are held in memory."""
    with text_file(path) as file:
        file.writelines(f"{line}\n" for line in _lines(content))


def _lines(content: Content) -> Iterator[str]:
    spells = spells_of(content)
    columns = {
        scope: {name: f"{scope[0]}{n}" for n, name in enumerate(types) if not _is_native(scope, name, types)}
        for scope, types in (("node", content.node_types), ("edge", content.edge_types))
    }
    quoted = [name for name in QUOTED if "evidence" in content.edge_types and name not in content.edge_types]
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield tag("gexf", {"xmlns": NAMESPACE, "xmlns:viz": f"{NAMESPACE}/viz", "version": "1.3"})
    yield "<meta>"
    yield "<creator>geo_nlp</creator>"
    if content.about:
        description = json.dumps(content.about, ensure_ascii=False)
        yield f"<description>{escaped(description)}</description>"
    yield "</meta>"
    dynamic = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    default = "directed" if content.is_directed() else "undirected"
    yield tag("graph", {"defaultedgetype": default, **(dynamic if spells.edges else {"mode": "static"})})
    for scope, types in (("node", content.node_types), ("edge", content.edge_types)):
        yield tag("attributes", {"class": scope, "mode": "static"})
        for name, column in columns[scope].items():
            yield tag("attribute", {"id": column, "title": name, "type": WRITTEN[types[name]]}, closed=True)
        for name in quoted if scope == "edge" else ():
            yield tag("attribute", {"id": f"{MADE}{name}", "title": name, "type": "string"}, closed=True)
        yield "</attributes>"
    yield from _nodes(content, columns["node"], spells)
    yield from _edges(content, columns["edge"] | {name: f"{MADE}{name}" for name in quoted}, spells)
    yield "</graph>"
    yield "</gexf>"


def _nodes(content: Content, columns: Mapping[str, str], spells: Spells) -> Iterator[str]:
    acts: Counter[str] = Counter()
    for source, target, _, data in content.edges:
        acts.update({source: _weight(data), target: _weight(data)})
    most = max(acts.values(), default=1)
    yield "<nodes>"
    for node, data in content.nodes:
        label = {"label": str(data["label"])} if "label" in data and "label" not in columns else {}
        yield tag("node", {"id": node, **label})
        yield from _values(data, columns)
        yield from _spells(spells.nodes.get(node, []))
        yield f'<viz:size value="{float(node_radius(acts[node], most)):.2f}"/>'
        yield _colour(type_colour(str(data.get("type", ""))))
        yield "</node>"
    yield "</nodes>"


def _edges(content: Content, columns: Mapping[str, str], spells: Spells) -> Iterator[str]:
    most = max((_weight(data) for *_, data in content.edges), default=1)
    yield "<edges>"
    for number, (source, target, key, data) in enumerate(content.edges):
        attributes = {"id": f"e{number}", "source": source, "target": target, "kind": key}
        attributes |= {
            name: text_of(data[name]) for name in ("label", "weight") if name in data and name not in columns
        }
        yield tag("edge", attributes)
        yield from _values({**best_quote(data), **data}, columns)
        yield from _spells(spells.edges.get((source, target, key), []))
        sign = _sign(data)
        yield f'<viz:thickness value="{_width(_weight(data), most)}"/>'
        yield f'<viz:shape value="{SHAPES[sign]}"/>'
        yield _colour(SIGN_COLOURS[sign])
        yield "</edge>"
    yield "</edges>"


def _values(data: Attributes, columns: Mapping[str, str]) -> Iterator[str]:
    cells = [(columns[name], value) for name, value in data.items() if name in columns]
    if cells:
        yield "<attvalues>"
        for column, value in cells:
            yield tag("attvalue", {"for": column, "value": text_of(value)}, closed=True)
        yield "</attvalues>"


def _spells(days: Days) -> Iterator[str]:
    if days:
        yield "<spells>"
        for first, last in days:
            yield tag("spell", {"start": iso(first), "end": iso(last)}, closed=True)
        yield "</spells>"


@lru_cache(maxsize=4096)
def _width(acts: float, most: float) -> str:
    return f"{float(line_width(acts, most)):.2f}"


@lru_cache(maxsize=256)
def _colour(text: str) -> str:
    red, green, blue = (int(text[place : place + 2], 16) for place in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _is_native(scope: str, name: str, types: Types) -> bool:
    """Whether GEXF has an attribute of its own for it."""
    return (name == "label" and types[name] is str) or (
        scope == "edge" and name == "weight" and types[name] in (int, float)
    )


def _weight(data: Attributes) -> float:
    weight = data.get("weight", 1)
    return min(max(0.0, float(weight)), HEAVIEST) if isinstance(weight, int | float) else 1.0


def _sign(data: Attributes) -> int:
    sign = data.get("polarity", 0)
    return (sign > 0) - (sign < 0) if isinstance(sign, int | float) else 0


def read_gexf(path: Path, limits: Limits) -> nx.MultiDiGraph:
    """Read nodes, edges, attributes and what the graph says of itself; spells and looks are left out."""
    reading = _Reading(limits)
    parse(path, "gexf", reading, limits)
    return reading.rows.graph()


class _Reading:
    def __init__(self, limits: Limits) -> None:
        self.rows = Gathered(limits)
        self.scope = ""
        self.column = "", ""
        self.names: dict[tuple[str, str], tuple[str, type[Value]]] = {}
        self.defaults: dict[tuple[str, str], Value] = {}
        self.directed = True
        self.open: list[tuple[str, Mapping[str, str], Read, str]] = []

    def start(self, name: str, attributes: Mapping[str, str], where: str) -> None:
        if name == "graph":
            self.directed = attributes.get("defaultedgetype", "undirected") != "undirected"
        elif name == "attributes":
            self.scope = attributes.get("class", "node")
        elif name == "attribute":
            self.column = self.scope, attributes["id"]
            kind = READ.get(attributes.get("type", ""), str)
            self.names[self.column] = attributes.get("title") or attributes["id"], kind
        elif name in ("node", "edge"):
            data: Read = {"label": attributes["label"]} if "label" in attributes else {}
            data.update((when, attributes[when]) for when in ("start", "end") if attributes.get(when))
            self.open.append((name, attributes, data, where))
        elif name == "attvalue" and self.open:
            column = attributes.get("for") or attributes.get("id", "")
            title, kind = self.names.get((self.open[-1][0], column), (column, str))
            if not column.startswith(MADE):
                self.open[-1][2][title] = value_of(attributes["value"], kind)

    def end(self, name: str, text: str) -> None:
        if name == "description" and text:
            self.rows.about.update(_about(text))
        elif name == "default":
            self.defaults[self.column] = value_of(text, self.names[self.column][1])
        elif name in ("node", "edge"):
            _, attributes, data, where = self.open.pop()
            for (scope, column), value in self.defaults.items():
                if scope == name:
                    data.setdefault(self.names[scope, column][0], value)
            if name == "node":
                self.rows.add_node(attributes["id"], data, where)
            else:
                self._edge(attributes, data, where)

    def _edge(self, attributes: Mapping[str, str], data: Read, where: str) -> None:
        if "weight" in attributes:
            text = attributes["weight"]
            data["weight"] = int(text) if text.lstrip("-").isdigit() else float(text)
        if attributes.get("type", "" if self.directed else "undirected") == "undirected":
            data.setdefault("symmetric", True)
        key = attributes.get("kind") or attributes.get("label") or attributes.get("id")
        self.rows.add_edge(attributes["source"], attributes["target"], key, data, where)


def _about(text: str) -> Read:
    """What a graph of ours says of itself, or another program's description of one."""
    try:
        about = json.loads(text)
    except ValueError:
        about = None
    return about if isinstance(about, dict) else {"description": text}
