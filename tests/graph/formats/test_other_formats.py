"""FollowTheMoney, Turtle, Pajek and CSV, each as its own readers take it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from geo_nlp.graph import build_graph, write_graph
from geo_nlp.graph.acts import Acts


@pytest.mark.parametrize("with_acts", [True, False])
def test_follow_the_money_takes_every_entity_and_value(
    graph: nx.MultiDiGraph, acts: Acts, tmp_path: Path, with_acts: bool
) -> None:
    model = pytest.importorskip("followthemoney").model
    write_graph(graph, tmp_path / "a.ftm.json", acts=acts if with_acts else None)
    found = [json.loads(line) for line in (tmp_path / "a.ftm.json").read_text(encoding="utf-8").splitlines()]
    for entity in found:
        model.get(entity["schema"]).validate(entity)
        cleaned = model.get_proxy(entity, cleaned=False)
        assert cleaned.id == entity["id"]
        for name, values in entity["properties"].items():
            assert sorted(cleaned.get(name)) == sorted(values), name
    ids = {entity["id"] for entity in found}
    links = [entity["properties"] for entity in found if entity["schema"] == "UnknownLink"]
    assert {link[end][0] for link in links for end in ("subject", "object")} <= ids
    assert len(ids) == len(found)
    counts = Counter(entity["schema"] for entity in found)
    assert counts["PublicBody"] == 3 and counts["Person"] == 1 and counts["Organization"] == 1
    if with_acts:
        assert {link["proof"][0] for link in links} <= ids and counts["Article"] == 2
        (sanction,) = [link for link in links if link["role"] == ["SANCTION"]]
        assert (sanction["date"], sanction["summary"]) == (["2025-02"], ["FRA SANCTION RUS (2025-02)."])
    else:
        assert len(links) == graph.number_of_edges()
        (accuse,) = [link for link in links if link["recordId"] == ["ACCUSE"] and link["subject"] == ["geo-FRA"]]
        assert (accuse["startDate"], accuse["endDate"]) == (["2024"], ["2025-03-01"])
        assert accuse["sourceUrl"] == ["https://example.org/1?a=b&c=d"]


def test_weeks_are_days_in_follow_the_money(record: Any, tmp_path: Path) -> None:
    write_graph(build_graph([record("FRA ACCUSE RUS (2025-W09)")]), tmp_path / "a.ftm.json")
    link = json.loads((tmp_path / "a.ftm.json").read_text().splitlines()[-1])["properties"]
    assert (link["startDate"], link["endDate"]) == (["2025-02-24"], ["2025-03-02"])


QUERY = """
PREFIX gnlp: <urn:geo-nlp:term:> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?source ?target ?date ?quote ?title WHERE {
  ?act a gnlp:%s ; rdf:subject ?s ; rdf:predicate gnlp:SANCTION ; rdf:object ?t ; gnlp:quote ?quote ;
       prov:wasDerivedFrom ?article .
  ?s rdfs:label ?source . ?t rdfs:label ?target .
  OPTIONAL { ?act gnlp:date ?date } OPTIONAL { ?article schema:headline ?title }
}
"""


def test_rdf_tells_each_act_with_its_evidence(graph: nx.MultiDiGraph, acts: Acts, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    write_graph(graph, tmp_path / "a.ttl", acts=acts)
    store = rdflib.Graph().parse(tmp_path / "a.ttl")
    rows = [tuple(map(str, row)) for row in store.query(QUERY % "Act")]
    assert rows == [("France", "Russia", "2025-02", "FRA SANCTION RUS (2025-02).", 'A "quoted" title')]
    about = "?e a gnlp:Edge ; gnlp:key ?key ; gnlp:weight ?weight"
    edges = store.query(f"PREFIX gnlp: <urn:geo-nlp:term:> SELECT ?e ?key ?weight WHERE {{ {about} }}")
    assert sorted((str(row[1]), float(row[2])) for row in edges) == sorted(
        (key, data["weight"]) for *_, key, data in graph.edges(keys=True, data=True)
    )
    denied = store.query("PREFIX gnlp: <urn:geo-nlp:term:> SELECT ?a WHERE { ?a gnlp:layer gnlp:denied }")
    assert len(list(denied)) == 0  # FRA ASSAULT RUS has no edge


def test_rdf_without_acts_has_the_quotes_of_the_edges(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    write_graph(graph, tmp_path / "a.ttl")
    rows = rdflib.Graph().parse(tmp_path / "a.ttl").query(QUERY % "Quotation")
    assert [str(row[3]) for row in rows] == ["FRA SANCTION RUS (2025-02)."]


def test_pajek(graph: nx.MultiDiGraph, acts: Acts, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "a.net", acts=acts)
    raw = (tmp_path / "a.net").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw  # a label has a letter outside ASCII
    lines = raw.decode("utf-8-sig").splitlines()
    assert lines[0] == "% time 1 is the month 2024-01"
    size = len(graph)
    assert lines[1] == f"*Vertices {size}"
    vertices = [re.fullmatch(r'(\d+) "([^"]*)"( \[[\d,-]+\])?', line) for line in lines[2 : 2 + size]]
    numbers = {found[2]: found[1] for found in vertices if found}
    assert len(numbers) == size
    relations = [line for line in lines if re.match(r"\*(Arcs|Edges) :\d+ ", line)]
    assert '*Edges :2 "ALLIANCE"' in relations and '*Arcs :1 "ACCUSE"' in relations
    accuse = lines[lines.index('*Arcs :1 "ACCUSE"') + 1]
    assert accuse == f"{numbers['France']} {numbers['Russia']} 3 [1-12,14-15]"
    rest = [line for line in lines[2 + size :] if line not in relations]
    assert len(rest) == graph.number_of_edges()
    assert all(re.fullmatch(r"\d+ \d+ [\d.e+]+( \[\d+(-\d+)?(,\d+(-\d+)?)*\])?", line) for line in rest)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_edge_list_is_one_that_gephi_and_a_reader_understand(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "a.csv")
    rows = table(tmp_path / "a.csv")
    header = list(rows[0])
    assert header[:9] == ["Source", "Target", "Type", "Id", "Label", "Weight", "Kind", "source_label", "target_label"]
    assert header[-4:] == ["quote", "quote_date", "link", "evidence"]
    assert len({name.casefold() for name in header}) == len(header)  # Gephi does not tell case
    cells = {(row["Source"], row["Kind"], row["Target"]): row for row in rows}
    sanction = cells["FRA", "SANCTION", "RUS"]
    assert (sanction["source_label"], sanction["target_label"], sanction["Type"]) == ("France", "Russia", "Directed")
    assert (sanction["quote"], sanction["link"]) == ("FRA SANCTION RUS (2025-02).", "https://example.org/1?a=b&c=d")
    assert cells["FRA", "ALLIANCE", "TUR"]["Type"] == "Undirected"
    assert cells["FRA", "ALLIANCE", "TUR"]["edge_kind"] == "tie"
    assert not [name for row in rows for name, cell in row.items() if cell.startswith("[{") and name != "evidence"]
    assert list(table(tmp_path / "a.nodes.csv")[0])[:2] == ["Id", "Label"]
