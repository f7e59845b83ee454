"""Any graph comes back as it was, or as much of it as the format holds, and the file keeps to its schema."""

from __future__ import annotations

import importlib.util
import json
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.graph import read_graph, write_graph, write_rows
from geo_nlp.graph.attributes import plain_graph

EQUAL = [".graphml", ".gexf", ".json"]


def contents(graph: nx.MultiDiGraph) -> list[str]:
    """Nodes, edges, keys and attributes with the types of their values."""
    rows = [*graph.nodes(data=True), *graph.edges(keys=True, data=True), (graph.graph,)]
    return sorted(repr((*row[:-1], sorted(row[-1].items()))) for row in rows)


KNOWN = ["FRA", "RUS", "igo:nato", "person:a b", "größe:\u0301é", "x\u200by", "n0", "0", "\u0132"]
NAMES = st.sampled_from(KNOWN) | st.text(st.characters(), min_size=1, max_size=6)
TEXT = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["a\r\nb\tc", " ", "<&>\"'", "]]>", "\x00\x1f", "1e5", "true"]
)
NUMBERS = st.integers() | st.floats() | st.sampled_from([2**63, -(2**63), 10**400, 1e308, 5e-324, -0.0])
VALUES = st.none() | st.booleans() | NUMBERS | TEXT
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["label", "weight", "score", "kind", "type", "start", "end", "quote", "symmetric", "é y"]),
    VALUES, max_size=5,
)  # fmt: skip


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    """Any multigraph, with attributes of mixed types, hostile text, parallel edges and loops; also an empty one."""
    graph = nx.MultiDiGraph(**draw(st.dictionaries(st.sampled_from(["id", "level", "note"]), VALUES)))
    nodes = draw(st.lists(NAMES, max_size=5, unique_by=lambda name: " ".join(plain(name).split())))
    nodes = [name for name in nodes if plain(name).split()]
    graph.add_nodes_from((node, draw(ATTRIBUTES)) for node in nodes)
    if nodes:
        ends, keys = st.sampled_from(nodes), st.sampled_from(["ACCUSE", "ALLIANCE", "stance:concern", 'odd "key"\n'])
        graph.add_edges_from(draw(st.lists(st.tuples(ends, ends, keys, ATTRIBUTES), max_size=8)))
    return graph


def plain(text: str) -> str:
    from geo_nlp.graph.attributes import plain_text

    return plain_text(text)


@settings(max_examples=150, deadline=None)
@given(graph=graphs(), ending=st.sampled_from(EQUAL))
def test_any_graph_reads_back_as_its_plain_form(
    valid: Callable[[Path, str], Any], graph: nx.MultiDiGraph, ending: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any{ending}"
        write_graph(graph, path)
        assert contents(read_graph(path)) == contents(plain_graph(graph))
        if ending != ".json":
            valid(path, ending[1:])


@settings(max_examples=60, deadline=None)
@given(graph=graphs(), ending=st.sampled_from([".csv", ".net", ".cypher", ".ftm.json", ".ttl"]))
def test_any_graph_can_be_written(graph: nx.MultiDiGraph, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any{ending}"
        write_graph(graph, path)
        assert path.stat().st_size or ending == ".ftm.json"
        if ending == ".ttl" and importlib.util.find_spec("rdflib"):
            import rdflib

            edges = rdflib.Graph().parse(path).query("SELECT ?e WHERE { ?e a <urn:geo-nlp:term:Edge> }")
            assert len(edges) == plain_graph(graph).number_of_edges()
        if ending == ".ftm.json":
            entities = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
            assert len(entities) == len(graph) + plain_graph(graph).number_of_edges()
        if ending == ".csv":
            again, before = read_graph(path), plain_graph(graph)
            assert sorted(again.edges()) == sorted(before.edges())
            assert sorted(again) == sorted(before)


@settings(max_examples=60, deadline=None)
@given(graph=graphs(), ending=st.sampled_from(EQUAL))
def test_rows_are_written_as_the_graph_is(graph: nx.MultiDiGraph, ending: str) -> None:
    before = plain_graph(graph)
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / f"one{ending}", Path(folder) / f"two{ending}"
        write_graph(graph, one)
        nodes, edges = list(before.nodes(data=True)), list(before.edges(keys=True, data=True))
        write_rows(nodes, edges, two, about=before.graph)
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("ending", [*EQUAL, ".csv"])
def test_a_graph_of_records_reads_back(graph: nx.MultiDiGraph, tmp_path: Path, ending: str) -> None:
    write_graph(graph, tmp_path / f"actors{ending}")
    again = read_graph(tmp_path / f"actors{ending}")
    if ending == ".csv":
        graph.graph.clear()
    assert contents(again) == contents(graph)


class Many:
    """Edges that are made when they are asked for."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __iter__(self) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        for number in range(self.number):
            yield "FRA", "RUS", f"k{number}", {"weight": 1, "predicate": "ACCUSE", "note": "x" * 1000}


@pytest.mark.parametrize("ending", [".graphml", ".json", ".csv", ".cypher", ".ftm.json", ".ttl"])
def test_rows_are_not_held_in_memory(tmp_path: Path, ending: str) -> None:
    nodes = [("FRA", {"label": "France"}), ("RUS", {"label": "Russia"})]
    write_rows(nodes, Many(10), tmp_path / f"few{ending}")
    tracemalloc.start()
    write_rows(nodes, Many(5_000), tmp_path / f"many{ending}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000  # the notes alone are 5 MB
