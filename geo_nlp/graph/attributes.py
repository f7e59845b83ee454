"""What a graph file can hold: strings, integers, floats and booleans, one type per attribute, no control characters."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import networkx as nx

from geo_nlp.errors import InputError

Value = str | int | float | bool
LEAST, MOST = -(2**63), 2**63 - 1
"""The integers that every format holds; others become floats, and beyond those text."""
LARGEST = int(1.7e308)
RESERVED = frozenset({"id", "key", "source", "target", "node_default", "edge_default"})
DROPPED = RESERVED | {""}

_BREAK = re.compile(r"\r\n?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str) -> str:
    r"""Text as XML can hold it: no control characters or lone surrogates, one kind of line break.

    >>> plain_text("a\x0bb\r\nc\ud800")
    'ab\nc'
    """
    return text if text.isprintable() else _UNWRITABLE.sub("", _BREAK.sub("\n", text))


def plain_graph(graph: nx.Graph) -> nx.MultiDiGraph:
    """A copy that every format can write: ids as text, attributes as `Value`s, nodes and edges sorted.

    What says nothing (None, an empty string, NaN or infinity) is dropped, and so are the attributes that formats keep
    for themselves (`RESERVED`). Lists, dates and the like become text. An attribute that is a number here and text
    there becomes text everywhere, a mix of integers and floats floats, and an integer of more than 64 bits a float.

    >>> dict(plain_graph(nx.path_graph(2)).nodes(data=True))
    {'0': {}, '1': {}}
    """
    ids = {node: plain_id(node) for node in graph}
    if len(set(ids.values())) < len(ids) or "" in ids.values():
        raise InputError("a graph has two nodes whose ids are the same as text, or an empty one; rename them")
    edges = list(nx.MultiDiGraph(graph).edges(keys=True, data=True))
    node_data = _unify([plain_values(data) for _, data in graph.nodes(data=True)])
    edge_data = _unify([plain_values(data) for *_, data in edges])
    plain = nx.MultiDiGraph()
    plain.graph.update(plain_values(graph.graph))
    plain.add_nodes_from(sorted(zip(ids.values(), node_data, strict=True), key=lambda node: node[0]))
    named = [
        (ids[source], ids[target], plain_text(str(key)) or "0", data)
        for (source, target, key, _), data in zip(edges, edge_data, strict=True)
    ]
    plain.add_edges_from(sorted(named, key=lambda edge: edge[:3]))
    if plain.number_of_edges() < len(edges):
        raise InputError("a graph has parallel edges whose keys are the same as text; rename them")
    return plain


def plain_id(node: object) -> str:
    """The id of a node as text on one line."""
    return " ".join(plain_text(str(node)).split())


def plain_values(data: Mapping[str, object]) -> dict[str, Value]:
    """Attributes sorted by name, without those that say nothing or that formats keep for themselves."""
    found = {}
    for name, value in data.items():
        named, plain = _name(str(name)), _value(value)
        if plain is not None and named not in DROPPED:
            found[named] = plain
    return {name: found[name] for name in sorted(found)}


@lru_cache(maxsize=4096)
def _name(name: str) -> str:
    return plain_text(name)


def _value(value: object) -> Value | None:
    if type(value) is str:
        return plain_text(value) or None
    if hasattr(value, "item") and callable(value.item):
        value = value.item()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, int) and not LEAST <= value <= MOST:
        return float(value) if abs(value) < LARGEST else str(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple | dict):
        value = json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return plain_text(str(value)) or None


def types_of(rows: Iterable[Mapping[str, Value]]) -> dict[str, type[Value]]:
    """The type that holds all values of each attribute, by name.

    >>> types_of([{"n": 1, "share": 1}, {"n": 2, "share": 0.5}])
    {'n': <class 'int'>, 'share': <class 'float'>}
    """
    kinds: dict[str, set[type[Value]]] = {}
    for row in rows:
        for name, value in row.items():
            kinds.setdefault(name, set()).add(type(value))
    return {name: _kind(found) for name, found in sorted(kinds.items())}


def _kind(found: set[type[Value]]) -> type[Value]:
    return next(iter(found)) if len(found) == 1 else next(k for k in (str, float, int) if k in found)


def fitted(row: Mapping[str, Value], types: Mapping[str, type[Value]]) -> dict[str, Value]:
    """A row whose values have the types of `types_of`."""
    return {name: value if type(value) is types[name] else types[name](value) for name, value in row.items()}


def _unify(rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Give each attribute one type in all of its rows."""
    types = types_of(rows)
    return [fitted(row, types) for row in rows]
