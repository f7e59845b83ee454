"""GEXF for Gephi: spells from the acts, colours by sign and type, parallel edges apart by kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from geo_nlp.graph import build_graph, write_graph
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.look import SIGN_COLOURS, type_colour

Valid = Callable[[Path, str], etree._Element]


def spells(element: etree._Element) -> list[tuple[str | None, str | None]]:
    return [(spell.get("start"), spell.get("end")) for spell in element.iter("{*}spell")]


def edge(root: etree._Element, source: str, kind: str, target: str) -> etree._Element:
    (found,) = [
        found for found in root.iter("{*}edge")
        if (found.get("source"), found.get("kind"), found.get("target")) == (source, kind, target)
    ]  # fmt: skip
    return found


def colour(element: etree._Element) -> str:
    (found,) = element.iter("{*}color")
    return "#" + "".join(f"{int(found.get(name)):02x}" for name in "rgb")


@pytest.fixture
def root(graph: nx.MultiDiGraph, acts: Acts, valid: Valid, tmp_path: Path) -> etree._Element:
    write_graph(graph, tmp_path / "a.gexf", acts=acts)
    return valid(tmp_path / "a.gexf", "gexf")


def test_each_act_is_a_spell_as_long_as_its_date(root: etree._Element) -> None:
    assert spells(edge(root, "FRA", "ACCUSE", "RUS")) == [
        ("2024-01-01", "2024-12-31"), ("2025-02-26", "2025-02-26"), ("2025-03-01", "2025-03-01"),
    ]  # fmt: skip
    assert spells(edge(root, "FRA", "SANCTION", "RUS")) == [("2025-02-01", "2025-02-28")]


def test_a_node_is_there_when_its_edges_are(root: etree._Element) -> None:
    (russia,) = [node for node in root.iter("{*}node") if node.get("id") == "RUS"]
    assert spells(russia) == [("2024-01-01", "2024-12-31"), ("2025-02-01", "2025-03-01")]


def test_without_acts_an_edge_is_there_from_first_to_last(graph: nx.MultiDiGraph, valid: Valid, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "a.gexf")
    root = valid(tmp_path / "a.gexf", "gexf")
    assert spells(edge(root, "FRA", "ACCUSE", "RUS")) == [("2024-01-01", "2025-03-01")]


def test_what_was_denied_does_not_lengthen_what_was_done(
    record: Callable[..., dict[str, Any]], valid: Valid, tmp_path: Path
) -> None:
    from geo_nlp.graph.recordacts import acts_of

    records = [record("FRA ACCUSE RUS (2025-02-26)", "FRA ACCUSE RUS (negated, 2025-02-01)")]
    write_graph(build_graph(records), tmp_path / "a.gexf", acts=acts_of(records))
    assert spells(edge(valid(tmp_path / "a.gexf", "gexf"), "FRA", "ACCUSE", "RUS")) == [("2025-02-26", "2025-02-26")]


def test_edges_of_windows_have_the_spells_of_theirs(
    records: list[dict[str, Any]], acts: Acts, valid: Valid, tmp_path: Path
) -> None:
    write_graph(build_graph(records, window="month"), tmp_path / "a.gexf", acts=acts)
    root = valid(tmp_path / "a.gexf", "gexf")
    assert spells(edge(root, "FRA", "ACCUSE@2025-02", "RUS")) == [("2025-02-26", "2025-02-26")]
    assert spells(edge(root, "FRA", "ACCUSE@2025-03", "RUS")) == [("2025-03-01", "2025-03-01")]


def test_an_undated_graph_is_static(record: Callable[..., dict[str, Any]], valid: Valid, tmp_path: Path) -> None:
    write_graph(build_graph([record("FRA ACCUSE RUS", date=None)]), tmp_path / "a.gexf")
    assert valid(tmp_path / "a.gexf", "gexf").find("{*}graph").get("mode") == "static"


def test_what_has_no_date_is_always_there(record: Callable[..., dict[str, Any]], valid: Valid, tmp_path: Path) -> None:
    records = [record("FRA ACCUSE RUS"), record("FRA ACCUSE TUR", id="a2", date=None)]
    write_graph(build_graph(records), tmp_path / "a.gexf")
    root = valid(tmp_path / "a.gexf", "gexf")
    there = {node.get("id"): bool(spells(node)) for node in root.iter("{*}node")}
    assert there == {"FRA": False, "RUS": True, "TUR": False}


def test_looks(root: etree._Element) -> None:
    assert colour(edge(root, "FRA", "ACCUSE", "RUS")) == SIGN_COLOURS[-1]
    assert colour(edge(root, "FRA", "ALLIANCE", "TUR")) == SIGN_COLOURS[1]
    nodes = {node.get("id"): node for node in root.iter("{*}node")}
    assert colour(nodes["person:macron"]) == type_colour("person")
    sizes = {name: float(node.find("{*}size").get("value")) for name, node in nodes.items()}
    assert sizes["FRA"] == max(sizes.values()) > sizes["igo:nato"]


def test_parallel_edges_differ_in_kind_and_none_is_undirected(root: etree._Element) -> None:
    found = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.iter("{*}edge")]
    assert len(set(found)) == len(found) > len({pair[:2] for pair in found})
    assert "type" not in edge(root, "FRA", "ALLIANCE", "TUR").attrib  # networkx reads no mixed graph
    assert edge(root, "FRA", "ACCUSE", "RUS").get("type") is None


def test_the_data_laboratory_shows_the_best_quote(root: etree._Element) -> None:
    titles = {column.get("id"): column.get("title") for column in root.iter("{*}attribute")}
    found = edge(root, "FRA", "SANCTION", "RUS")
    cells = {titles[value.get("for")]: value.get("value") for value in found.iter("{*}attvalue")}
    assert cells["quote"] == "FRA SANCTION RUS (2025-02)."
    assert (cells["link"], cells["quote_date"]) == ("https://example.org/1?a=b&c=d", "2025-02-27")


@pytest.mark.parametrize("name", ["bad-version", "no-nodes", "bad-date", "two-times", "bad-colour"])
def test_the_schema_refuses_what_it_should(
    graph: nx.MultiDiGraph, acts: Acts, valid: Valid, tmp_path: Path, name: str
) -> None:
    write_graph(graph, tmp_path / "a.gexf", acts=acts)
    before, after = {
        "bad-version": ('version="1.3"', 'version="1.2"'),
        "no-nodes": ("nodes>", "knots>"),
        "bad-date": ('start="2025-02-26"', 'start="yesterday"'),
        "two-times": ('timeformat="date"', 'timeformat="double"'),
        "bad-colour": ('r="59"', 'r="259"'),
    }[name]
    text = (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "b.gexf").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(AssertionError):
        valid(tmp_path / "b.gexf", "gexf")


def test_networkx_reads_ties_that_are_symmetric(graph: nx.MultiDiGraph, acts: Acts, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "g.gexf", acts=acts)
    plain = nx.read_gexf(tmp_path / "g.gexf")
    assert plain.number_of_edges() == graph.number_of_edges()
    mutual = {(*edge[:2], edge[2]["predicate"]) for edge in plain.edges(data=True) if edge[2]["symmetric"]}
    assert ("FRA", "TUR", "ALLIANCE") in mutual
    assert mutual == {(a, b, data["predicate"]) for a, b, data in graph.edges(data=True) if data["symmetric"]}
