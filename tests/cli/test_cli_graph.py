"""`geo-nlp graph`: from records and from articles, and why a graph is empty."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from commands import Run, write_lines

from geo_nlp.graph import read_graph


@pytest.fixture
def records(run: Run, feed: Path, tmp_path: Path) -> Path:
    assert run("extract", feed, "-o", "records.jsonl").exit_code == 0
    return tmp_path / "records.jsonl"


def edges(path: Path) -> set[tuple[str, str, str]]:
    return set(read_graph(path).edges(keys=True))


def test_articles_and_records_give_the_same_graph(run: Run, feed: Path, records: Path, tmp_path: Path) -> None:
    assert run("graph", records, "-o", "one.graphml").exit_code == 0
    assert run("graph", feed, "-o", "two.graphml").exit_code == 0
    assert run("graph", "-", "-o", "three.graphml", stdin=records.read_bytes()).exit_code == 0
    one, two, three = (read_graph(tmp_path / f"{name}.graphml") for name in ("one", "two", "three"))
    assert nx.utils.graphs_equal(one, two)
    assert nx.utils.graphs_equal(one, three)
    assert ("FRA", "RUS", "ACCUSE") in one.edges(keys=True)


def test_options(run: Run, records: Path, tmp_path: Path) -> None:
    assert run("graph", records, "-o", "g.json", "--include", "negated", "--predicate", "ASSAULT").exit_code == 0
    assert edges(tmp_path / "g.json") == {("RUS", "TUR", "ASSAULT")}
    assert run("graph", records, "-o", "w.json", "--window", "month", "--predicate", "ACCUSE").exit_code == 0
    assert edges(tmp_path / "w.json") == {("FRA", "RUS", "ACCUSE@2025-02")}


EMPTY = {
    "since": (["--since", "2030"], "--since left none of 2 relations, 2 stances and 0 roles, dated 2025-02-28"),
    "predicate": (["--predicate", "AID"], "--predicate left none of 2 relations"),
    "weight": (["--min-weight", "5"], "--min-weight left none"),
}


@pytest.mark.parametrize("case", EMPTY)
def test_options_that_leave_nothing_are_named(run: Run, records: Path, case: str) -> None:
    options, reason = EMPTY[case]
    result = run("graph", records, "-o", "g.graphml", *options)
    assert result.exit_code == 0
    assert f"g.graphml: the graph has no edges: {reason}" in result.stderr


TEXTS = {
    "The weather was fine in spring.": "no relations, stances or roles were found in 1 record",
    "Russia did not attack Turkey.": "0 stances and 0 roles are negated or hypothetical; try --include",
}


@pytest.mark.parametrize("text", TEXTS)
def test_empty_graph_says_why(run: Run, tmp_path: Path, text: str) -> None:
    path = write_lines(tmp_path / "feed.jsonl", [{"text": text}])
    assert TEXTS[text] in run("graph", path, "-o", "g.graphml").stderr


def test_records_of_another_schema_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text('{"schema": 7, "text": ""}\n', encoding="utf-8")
    result = run("graph", "old.jsonl", "-o", "g.graphml")
    assert result.exit_code == 2
    wrong = "no record of schema 1 or 2; make it anew with `geo-nlp extract`"
    assert result.stderr == f"geo-nlp: old.jsonl line 1: {wrong}\n"


def test_a_wrong_ending_is_reported_before_any_work(run: Run) -> None:
    result = run("graph", "nosuch.jsonl", "-o", "g.docx")
    assert result.exit_code == 2
    assert "g.docx: unknown graph format '.docx'; choose from .graphml" in result.stderr


def test_output_is_asked_for(run: Run, feed: Path) -> None:
    result = run("graph", feed)
    assert result.exit_code == 2
    assert "--output" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_articles_that_are_given_twice_are_reported(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.jsonl").write_bytes(records.read_bytes())
    assert run("graph", records, "-o", "one.graphml").exit_code == 0
    result = run("graph", records, "copy.jsonl", "-o", "two.graphml")
    assert "left out: 4 in records that were given twice" in result.stderr
    one, two = (read_graph(tmp_path / f"{name}.graphml") for name in ("one", "two"))
    assert (one._node, one._adj) == (two._node, two._adj)


def test_what_is_left_out_is_reported(run: Run, records: Path) -> None:
    lines = run("graph", records, "-o", "g.graphml").stderr.splitlines()
    assert lines[-1] == "geo-nlp: 2 relations, 2 stances: 3 in the graph; left out: 1 negated"
    assert run("graph", records, "-o", "g.graphml", "--quiet").stderr == ""
    sure = run("graph", records, "-o", "g.graphml", "--min-confidence", "0.99").stderr.splitlines()
    assert sure[-1].endswith("0 in the graph; left out: 4 below the minimum confidence")
    assert "--min-confidence left none of 2 relations" in sure[-2]
    assert run("graph", records, "-o", "g.graphml", "--min-confidence", "2").exit_code == 2


NAMES = {
    "criticism": {("FRA", "RUS", "stance:criticism")},
    "stance:criticism": {("FRA", "RUS", "stance:criticism")},
    "CRITICISM": {("FRA", "RUS", "stance:criticism")},
    "stance": {("FRA", "RUS", "stance:criticism"), ("igo:nato", "RUS", "stance:concern")},
    "Conflict": {("FRA", "RUS", "ACCUSE")},
    "verbal-conflict": {("FRA", "RUS", "ACCUSE")},
    "disapproval": {
        ("FRA", "RUS", "ACCUSE"),
        ("FRA", "RUS", "stance:criticism"),
        ("igo:nato", "RUS", "stance:concern"),
    },
    "cooperation": set(),
}


@pytest.mark.parametrize("name", NAMES)
def test_attitudes_and_groups_are_named_as_in_the_rules(run: Run, records: Path, tmp_path: Path, name: str) -> None:
    assert run("graph", records, "-o", "g.json", "--predicate", name).exit_code == 0
    assert edges(tmp_path / "g.json") == NAMES[name]
    assert run("rules", "list", "--predicate", name).exit_code == 0


@pytest.mark.parametrize(
    ("wrong", "right"), [("atack", "ASSAULT"), ("acuse", "ACCUSE"), ("disaproval", "disapproval"), ("x", None)]
)
def test_the_predicate_that_is_meant_is_named(run: Run, records: Path, wrong: str, right: str | None) -> None:
    for command in (["graph", records, "-o", "g.json"], ["query", records]):
        result = run(*command, "--predicate", wrong)
        hint = f"; did you mean {right}? C" if right else "; c"
        assert f"unknown predicate or attitude '{wrong}'{hint}hoose from AGREE, " in result.stderr
        assert "verbal conflict" in result.stderr and result.exit_code == 2


FILTERS = {
    "sign": (
        ["--sign", "negative"],
        {("FRA", "RUS", "ACCUSE"), ("FRA", "RUS", "stance:criticism"), ("igo:nato", "RUS", "stance:concern")},
    ),
    "quad": (["--quad", "verbal conflict"], {("FRA", "RUS", "ACCUSE")}),
    "layer": (["--layer", "denied"], {("RUS", "TUR", "ASSAULT")}),
    "actor": (["--actor", "NATO"], {("igo:nato", "RUS", "stance:concern")}),
    "country": (["--country", "France", "--predicate", "conflict"], {("FRA", "RUS", "ACCUSE")}),
    "ego": (["--ego", "NATO", "--depth", "1"], {("igo:nato", "RUS", "stance:concern")}),
    "said by": (["--said-by", "article", "--quad", "3"], {("FRA", "RUS", "ACCUSE")}),
}


@pytest.mark.parametrize("case", FILTERS)
def test_filters(run: Run, records: Path, tmp_path: Path, case: str) -> None:
    options, expected = FILTERS[case]
    assert run("graph", records, "-o", "g.json", *options).exit_code == 0
    assert edges(tmp_path / "g.json") == expected


def test_a_name_that_nobody_has(run: Run, records: Path) -> None:
    result = run("graph", records, "-o", "g.json", "--ego", "Frannce")
    assert (result.exit_code, result.stderr) == (2, "geo-nlp: no actor 'Frannce'; did you mean France?\n")
    empty = run("graph", records, "-o", "g.json", "--ego", "Turkey", "--min-weight", "2").stderr
    assert "--ego and --min-weight left none of 2 relations, 2 stances and 0 roles" in empty


@pytest.mark.parametrize("level", ["actor", "country", "organisation"])
def test_a_run_gives_the_graph_of_its_records(run: Run, feed: Path, records: Path, tmp_path: Path, level: str) -> None:
    pytest.importorskip("duckdb")
    assert run("extract", feed, "--run", "whole").exit_code == 0
    summaries = []
    for source, output in (("whole", "run.graphml"), (records, "file.graphml")):
        summaries.append(run("graph", source, "-o", output, "--level", level).stderr.splitlines()[-1])
    assert summaries[0] == summaries[1]
    assert (tmp_path / "run.graphml").read_bytes() == (tmp_path / "file.graphml").read_bytes()


def test_order_of_dates_of_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("body,date\nFrance condemned Russia.,03/04/2025\n", encoding="utf-8")
    result = run("graph", "t.csv", "-o", "g.json", "--date-order", "mdy")
    assert result.stderr.splitlines()[0] == "geo-nlp: t.csv: text from body"
    assert '"2025-03-04"' in (tmp_path / "g.json").read_text(encoding="utf-8")
    assert "date order 'ydm' is unknown" in run("graph", "t.csv", "-o", "g.json", "--date-order", "ydm").stderr
