"""Graphs to files and back, and what other programs need to find in them."""

import csv
import json
import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.errors import InputError
from geo_nlp.graph import build_graph, read_graph, write_graph
from geo_nlp.graph.export import WRITERS

Make = Callable[..., dict[str, Any]]
FORMATS = [".csv", ".gexf", ".graphml", ".json"]


@pytest.fixture
def graph(record: Make) -> nx.MultiDiGraph:
    """Parallel edges, a tie, a stance, a role, a title with quotes, and text that formats choke on."""
    lines = ["FRA ACCUSE RUS", "FRA SANCTION RUS", "FRA ALLIANCE TUR", "FRA concern RUS+TUR", "RUS ACCUSE igo:nato"]
    made = record(*lines, "person:macron head_of_state FRA")
    made["actors"][-1]["name"] = '=cmd|"/c calc"!A1 <b>&\x0bé\ud800\r\n'
    return build_graph([made], since="2025")


def contents(graph: nx.MultiDiGraph) -> list[str]:
    """Nodes, edges, keys and attributes with the types of their values."""
    rows = [*graph.nodes(data=True), *graph.edges(keys=True, data=True), (graph.graph,)]
    return sorted(repr((*row[:-1], sorted(row[-1].items()))) for row in rows)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("lines", [[], ["FRA ACCUSE RUS"]], ids=["no edge", "one edge"])
def test_small_graphs_read_back(record: Make, tmp_path: Path, ending: str, lines: list[str]) -> None:
    small = build_graph([record(*lines)])
    write_graph(small, tmp_path / f"small{ending}")
    again = read_graph(tmp_path / f"small{ending}")
    assert (list(again.nodes), list(again.edges(keys=True))) == (list(small.nodes), list(small.edges(keys=True)))


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_graph_gives_the_same_bytes(graph: nx.MultiDiGraph, tmp_path: Path, ending: str) -> None:
    for name in ("one", "two"):
        write_graph(graph, tmp_path / f"{name}{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()
    assert not list(tmp_path.glob(".*"))


TEXT = st.text(st.characters(), max_size=12)
LINES = st.builds(
    "{} {} {}{}".format,
    st.sampled_from(["FRA", "RUS", "TUR", "person:lavrov", "igo:nato"]),
    st.sampled_from(["ACCUSE", "AID", "ALLIANCE", "MEMBERSHIP", "concern", "praise"]),
    st.sampled_from(["FRA", "RUS", "TUR", "igo:nato"]),
    st.sampled_from(["", " (negated)"]),
)


@settings(max_examples=40, deadline=None)
@given(articles=st.lists(st.tuples(st.lists(LINES, max_size=5), TEXT), max_size=4))
def test_any_records_give_a_graph_that_reads_back(record: Make, articles: list[tuple[list[str], str]]) -> None:
    records = [record(*lines, id=f"a{n}", text=text) for n, (lines, text) in enumerate(articles)]
    graph = build_graph(records, include=["negated"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.graphml"
        write_graph(graph, path)
        assert contents(read_graph(path)) == contents(graph)


def test_no_cell_is_a_formula(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "actors.csv")
    for name in ("actors.csv", "actors.nodes.csv"):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-(?!\d)", cell)]
    assert any(cell.startswith("'=cmd|") for cell in cells)


def test_foreign_attributes_are_made_plain(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph(id="g", created=date(2025, 2, 27))
    graph.add_node(1, label=None, names=["a", "b"], size=np.int64(3), share=1)
    graph.add_node(2, share=0.5, label="x", size="big", gap=float("nan"))
    graph.add_edge(1, 2, weight=np.float32(0.5), seen=np.bool_(True))
    write_graph(graph, tmp_path / "foreign.graphml")
    again = read_graph(tmp_path / "foreign.graphml")
    assert again.graph == {"created": "2025-02-27"}
    assert again.nodes["1"] == {"names": '["a", "b"]', "share": 1.0, "size": "3"}
    assert again.nodes["2"] == {"label": "x", "share": 0.5, "size": "big"}
    assert again["1"]["2"]["0"] == {"seen": True, "weight": 0.5}
    assert graph.graph["id"] == "g"


def test_a_failed_write_leaves_what_was_there(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    path = tmp_path / "actors.json"
    path.write_text("before")
    bad = nx.MultiDiGraph()
    bad.add_nodes_from([1, "1"])
    with pytest.raises(InputError, match="two nodes"):
        write_graph(bad, path)
    assert path.read_text() == "before" and list(tmp_path.iterdir()) == [path]
    with pytest.raises(InputError, match="cannot be written"):
        write_graph(graph, tmp_path / "missing" / "actors.json")


@pytest.mark.parametrize("name", ["actors.html", "actors.png", "actors.svg", "actors", "actors.xlsx"])
def test_unknown_endings_list_the_known(graph: nx.MultiDiGraph, tmp_path: Path, name: str) -> None:
    with pytest.raises(
        InputError, match=r"use \.graphml, \.gexf, \.json, \.csv, \.cypher, \.net, \.ftm\.json or \.ttl"
    ):
        write_graph(graph, tmp_path / name)
    with pytest.raises(InputError, match=r"use \.graphml, \.gexf, \.json or \.csv"):
        read_graph(tmp_path / name)


BOMB = '<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BROKEN = [
    ("bomb.graphml", f'<?xml version="1.0"?>{BOMB}<graphml>&b;</graphml>'.encode(), "document type"),
    ("utf16.graphml", f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<graphml/>'.encode("utf-16"), "document type"),
    ("dtd.gexf", b'<!DOCTYPE gexf SYSTEM "file:///etc/passwd"><gexf/>', "document type"),
    ("cut.graphml", b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph', "is no graphml graph"),
    ("empty.graphml", b"", "is no graphml graph"),
    ("other.gexf", b"<html/>", "is no gexf graph"),
    ("list.json", b"[1, 2]", "is no node-link JSON"),
    ("cut.json", b'{"nodes": [', "is no json graph"),
    ("other.csv", b"name,age\nMacron,47\n", "a row has no source; there are name, age"),
    ("bytes.csv", b"source,target\n\xff\xfe,b\n", "is no csv graph"),
]


@pytest.mark.parametrize(("name", "content", "message"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_and_hostile_files(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message) as error:
        read_graph(tmp_path / name)
    assert str(error.value).startswith(str(tmp_path / name)) and "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.graphml: cannot be read"):
        read_graph(tmp_path / "none.graphml")


def test_graphs_of_other_programs_are_read(tmp_path: Path) -> None:
    (tmp_path / "edges.csv").write_text("source,target,weight\nFRA,RUS,2\n")
    assert list(read_graph(tmp_path / "edges.csv").edges(keys=True, data=True)) == [("FRA", "RUS", "0", {"weight": 2})]
    links = {"nodes": [{"id": "FRA"}, {"id": "RUS"}], "links": [{"source": "FRA", "target": "RUS"}]}
    (tmp_path / "links.json").write_text(json.dumps(links))
    assert list(read_graph(tmp_path / "links.json").edges) == [("FRA", "RUS", "0")]


def test_tables_of_earlier_versions_are_read(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(
        "source,target,key,label,kind,predicate,weight\nFRA,RUS,ACCUSE,ACCUSE,event,ACCUSE,2.0\n"
    )
    (tmp_path / "old.nodes.csv").write_text("id,label,type\nFRA,France,state\nRUS,Russia,state\n")
    graph = read_graph(tmp_path / "old.csv")
    data = {"label": "ACCUSE", "kind": "event", "predicate": "ACCUSE", "weight": 2.0}
    assert list(graph.edges(keys=True, data=True)) == [("FRA", "RUS", "ACCUSE", data)]
    assert graph.nodes["FRA"] == {"label": "France", "type": "state"}
