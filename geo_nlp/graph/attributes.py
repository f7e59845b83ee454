"""What a graph file can hold: strings, integers, floats and booleans, one type an attribute, no control characters."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, MutableMapping

import networkx as nx

from geo_nlp.errors import InputError

Value = str | int | float | bool
RESERVED = frozenset({"id", "key", "source", "target", "node_default", "edge_default"})

_BREAK = re.compile(r"\r\n?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain_text(text: str) -> str:
    r"""Text as XML can hold it: no control characters or lone surrogates, one kind of line break.

    >>> plain_text("a\x0bb\r\nc\ud800")
    'ab\nc'
    """
    return _UNWRITABLE.sub("", _BREAK.sub("\n", text))


def plain_graph(graph: nx.Graph) -> nx.MultiDiGraph:
    """A copy that every format can write: ids as text, attributes as `Value`s, nodes and edges sorted.

    What says nothing (None, an empty string, NaN or infinity) is dropped, and so are the attributes that formats keep
    for themselves (`RESERVED`). Lists, dates and the like become text. An attribute that is a number here and text
    there becomes text everywhere, and a mix of integers and floats floats.

    >>> dict(plain_graph(nx.path_graph(2)).nodes(data=True))
    {'0': {}, '1': {}}
    """
    ids = {node: " ".join(plain_text(str(node)).split()) for node in graph}
    if len(set(ids.values())) < len(ids) or "" in ids.values():
        raise InputError("a graph has two nodes whose ids are the same as text, or an empty one; rename them")
    edges = list(nx.MultiDiGraph(graph).edges(keys=True, data=True))
    node_data = _unify([_values(data) for _, data in graph.nodes(data=True)])
    edge_data = _unify([_values(data) for *_, data in edges])
    plain = nx.MultiDiGraph()
    plain.graph.update(_values(graph.graph))
    plain.add_nodes_from(sorted(zip(ids.values(), node_data, strict=True), key=lambda node: node[0]))
    named = [
        (ids[source], ids[target], plain_text(str(key)) or "0", data)
        for (source, target, key, _), data in zip(edges, edge_data, strict=True)
    ]
    plain.add_edges_from(sorted(named, key=lambda edge: edge[:3]))
    if plain.number_of_edges() < len(edges):
        raise InputError("a graph has parallel edges whose keys are the same as text; rename them")
    return plain


def _values(data: Mapping[object, object]) -> dict[str, Value]:
    named = ((plain_text(str(name)), _value(value)) for name, value in data.items())
    return dict(sorted((name, value) for name, value in named if name not in {*RESERVED, ""} and value is not None))


def _value(value: object) -> Value | None:
    if hasattr(value, "item") and callable(value.item):
        value = value.item()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple | dict):
        value = json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return plain_text(str(value)) or None


def _unify(rows: list[dict[str, Value]]) -> list[dict[str, Value]]:
    """Give each attribute one type in all of its rows."""
    for name in {name: None for row in rows for name in row}:
        values = [row for row in rows if name in row]
        kinds = {type(row[name]) for row in values}
        if len(kinds) > 1:
            _cast(values, name, kinds)
    return rows


def _cast(rows: Iterable[MutableMapping[str, Value]], name: str, kinds: set[type]) -> None:
    kind = next(k for k in (str, float, int) if k in kinds)
    for row in rows:
        row[name] = kind(row[name])
