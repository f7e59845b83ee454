"""GraphML as other programs read and write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from geo_nlp.graph import read_graph, write_graph

Valid = Callable[[Path, str], etree._Element]


def test_networkx_reads_it(graph: nx.MultiDiGraph, valid: Valid, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "a.graphml")
    valid(tmp_path / "a.graphml", "graphml")
    plain = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert dict(plain.nodes(data=True)) == dict(graph.nodes(data=True))
    found = sorted((s, t, data["key"], data["weight"]) for s, t, data in plain.edges(data=True))
    assert found == sorted((s, t, key, data["weight"]) for s, t, key, data in graph.edges(keys=True, data=True))


def test_igraph_reads_it(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    write_graph(graph, tmp_path / "a.graphml")
    read = igraph.Graph.Read(str(tmp_path / "a.graphml"))
    assert read.is_directed()
    assert dict(zip(read.vs["id"], read.vs["label"], strict=True)) == dict(graph.nodes(data="label"))
    names = read.vs["id"]
    found = sorted((names[e.source], names[e.target], e["key"], e["weight"], e["polarity"]) for e in read.es)
    assert found == sorted((s, t, k, d["weight"], d["polarity"]) for s, t, k, d in graph.edges(keys=True, data=True))
    assert read["level"] == "actor"


def test_nodes_whose_ids_are_no_name_tokens(valid: Valid, tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("Emmanuel Macron", label="x")
    graph.add_node("n0")
    graph.add_edge("Emmanuel Macron", "n0", key="PRAISE")
    write_graph(graph, tmp_path / "a.graphml")
    root = valid(tmp_path / "a.graphml", "graphml")
    assert sorted(node.get("id") for node in root.iter("{*}node")) == ["n0", "n1"]
    again = read_graph(tmp_path / "a.graphml")
    assert list(again.edges(keys=True)) == [("Emmanuel Macron", "n0", "PRAISE")]
    assert again.nodes["Emmanuel Macron"] == {"label": "x"}


YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key attr.name="weight" attr.type="int" for="edge" id="d7"><default>1</default></key>
  <graph edgedefault="undirected" id="G">
    <edge id="e0" source="n0" target="n1"><data key="d7">3</data></edge>
    <edge id="e1" source="n0" target="n1" directed="true"/>
    <node id="n0"><data key="d6"><y:ShapeNode><y:Fill color="#FF"/><y:NodeLabel>
      France</y:NodeLabel></y:ShapeNode></data></node>
    <node id="n1"/>
  </graph>
</graphml>
"""


def test_a_file_of_yed_is_read(tmp_path: Path) -> None:
    (tmp_path / "y.graphml").write_text(YED)
    graph = read_graph(tmp_path / "y.graphml")
    assert dict(graph.nodes(data="label")) == {"n0": "France", "n1": None}
    assert graph["n0"]["n1"]["e0"] == {"weight": 3, "symmetric": True}
    assert graph["n0"]["n1"]["e1"] == {"weight": 1}


def test_an_undirected_network_says_so(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph(directed=False)
    graph.add_edge("FRA", "DEU", key="congruence", weight=2.0, symmetric=True)
    write_graph(graph, tmp_path / "a.graphml")
    assert not nx.read_graphml(tmp_path / "a.graphml").is_directed()
    assert list(read_graph(tmp_path / "a.graphml").edges(keys=True)) == [("FRA", "DEU", "congruence")]


@pytest.mark.parametrize(
    ("before", "after"), [('for="edge"', 'for="arc"'), ('"long"', '"integer"'), ('id="d0"', 'id="d 0"')]
)
def test_the_schema_refuses_what_it_should(
    graph: nx.MultiDiGraph, valid: Valid, tmp_path: Path, before: str, after: str
) -> None:
    write_graph(graph, tmp_path / "a.graphml")
    text = (tmp_path / "a.graphml").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "b.graphml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(AssertionError):
        valid(tmp_path / "b.graphml", "graphml")
