"""The Cypher script: each statement parses, has its rows as a parameter, and the model is sound."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.graph import build_graph, write_graph
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.formats import cypher
from geo_nlp.graph.formats.content import content_of

CONSTRAINT = re.compile(
    r"CREATE CONSTRAINT (\w+) IF NOT EXISTS FOR \(n:(Actor|Article|Act)\) REQUIRE n\.id IS UNIQUE;"
)  # what Neo4j adds to the language: openCypher has no constraints


def faults(query: str) -> list[str]:
    """What an openCypher grammar finds wrong with a query."""
    antlr4 = pytest.importorskip("antlr4")
    grammar = pytest.importorskip("antlr4_cypher")
    from antlr4.error.ErrorListener import ErrorListener

    found: list[str] = []

    class Listener(ErrorListener):  # type: ignore[misc]
        def syntaxError(self, _: Any, __: Any, line: int, column: int, message: str, ___: Any) -> None:
            found.append(f"{line}:{column} {message}")

    lexer = grammar.CypherLexer(antlr4.InputStream(query))
    parser = grammar.CypherParser(antlr4.CommonTokenStream(lexer))
    for part in (lexer, parser):
        part.removeErrorListeners()
        part.addErrorListener(Listener())
    parser.script()
    return found


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def script(graph: nx.MultiDiGraph, acts: Acts, tmp_path: Path) -> list[str]:
    write_graph(graph, tmp_path / "a.cypher", acts=acts)
    return lines(tmp_path / "a.cypher")


def test_the_grammar_finds_faults() -> None:
    assert faults("UNWIND $rows AS row MERGE (n:Actor {id: row.id}) SET n += row.data;") == []
    for wrong in ("UNWIND $rows row MERGE (n)", "MERGE (n:Actor {id: }) SET", 'RETURN [{a: "b" c: 1}]', 'RETURN "a"b"'):
        assert faults(wrong), wrong


def test_every_statement_parses(script: list[str]) -> None:
    assert len([line for line in script if CONSTRAINT.fullmatch(line)]) == 3
    rest = script[3:]
    assert [line.startswith(":param rows => ") for line in rest] == [True, False] * (len(rest) // 2)
    for parameter, statement in zip(rest[::2], rest[1::2], strict=True):
        assert faults(f"RETURN {parameter.removeprefix(':param rows => ')};") == []
        assert faults(statement) == []
        assert statement.startswith("UNWIND $rows AS row ") and "CREATE" not in statement


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=8),
        st.text() | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_any_value_is_a_literal(data: dict[str, Any]) -> None:
    from geo_nlp.graph.attributes import plain_values

    written = cypher.literal([{"data": plain_values(data)}])
    assert "\n" not in written
    assert faults(f"RETURN {written};") == []


@pytest.mark.parametrize("name", ["", "`", "\\", "a b", "né", "x`) DETACH DELETE n //", "\\u0060"])
def test_names_cannot_break_out(name: str) -> None:
    assert faults(f"MERGE (n:{cypher.name_of(name)})") == []
    assert faults(f"RETURN {{{cypher.name_of(name)}: 1}}") == []


def test_rows_are_batched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cypher, "ROWS", 2)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((f"{kind}:{n}", {"type": kind}) for kind in ("person", "igo") for n in range(5))
    sizes = [(len(rows), "SET n:Person" in statement) for statement, rows in cypher.batches(content_of(graph))]
    assert sorted(sizes) == [(1, False), (1, True), *[(2, False)] * 2, *[(2, True)] * 2]


class Store:
    """What the statements do, for these forms of them: merged nodes and relationships by label and id."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[str, str], dict[str, Any]] = {}
        self.ties: set[tuple[Any, ...]] = set()

    def run(self, statement: str, rows: list[dict[str, Any]]) -> None:
        label = re.search(r"MERGE \(n:(\w+) \{id", statement)
        for row in rows:
            if label:
                self.nodes.setdefault((label[1], row["id"]), {}).update(row["data"])
            if "MATCH (a:Actor" in statement:
                assert {("Actor", row[end]) for end in ("source", "target")} <= self.nodes.keys()
            if "REPORTS" in statement:
                assert ("Article", row["article"]) in self.nodes
                self.ties |= {("REPORTS", row["article"], row["id"]), ("SOURCE_OF", row["source"], row["id"])}
                self.ties.add(("TARGETS", row["id"], row["target"]))
            elif "MATCH (a:Actor" in statement:
                self.ties.add((row["source"], row["target"], row["key"]))


@pytest.mark.parametrize("with_acts", [True, False])
def test_each_row_finds_what_it_matches_and_twice_is_once(
    graph: nx.MultiDiGraph, acts: Acts, with_acts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cypher, "ROWS", 2)
    content = content_of(graph, acts if with_acts else None)
    store = Store()
    for statement, rows in cypher.batches(content):
        store.run(statement, rows)
    size = len(store.nodes), len(store.ties)
    for statement, rows in cypher.batches(content):
        store.run(statement, rows)
    assert (len(store.nodes), len(store.ties)) == size
    counts = Counter(label for label, _ in store.nodes)
    assert counts["Actor"] == len(graph) and counts["Article"] == 2
    assert counts["Act"] == sum(with_acts or len(_quotes(data)) for *_, data in graph.edges(data=True)) + 2 * with_acts


def _quotes(data: dict[str, Any]) -> list[Any]:
    import json

    found: list[Any] = json.loads(data["evidence"])
    return found


def test_acts_are_written_with_their_articles(graph: nx.MultiDiGraph, acts: Acts) -> None:
    rows = [row for _, rows in cypher.batches(content_of(graph, acts)) for row in rows]
    (sanction,) = [row for row in rows if row.get("data", {}).get("predicate") == "SANCTION" and "article" in row]
    assert sanction["data"] == {
        "key": "SANCTION", "predicate": "SANCTION", "quote": "FRA SANCTION RUS (2025-02).", "date": "2025-02",
        "layer": "asserted", "score": pytest.approx(-7.0, abs=5), "confidence": 0.9, "records": 1,
    }  # fmt: skip
    (article,) = [row for row in rows if row.get("id") == sanction["article"]]
    assert article["data"] == {
        "article": "a1", "title": 'A "quoted" title', "date": "2025-02-27", "outlet": "Reuters",
        "url": "https://example.org/1?a=b&c=d",
    } | ({"path": path} if (path := article["data"].get("path")) else {})  # fmt: skip


def test_acts_without_an_edge_are_left_out(records: list[dict[str, Any]], acts: Acts) -> None:
    graph = build_graph(records, predicates=["SANCTION"])
    rows = [row for _, rows in cypher.batches(content_of(graph, acts)) for row in rows if "article" in row]
    assert [row["data"]["predicate"] for row in rows] == ["SANCTION"]
