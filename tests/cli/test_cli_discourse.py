"""`geo-nlp discourse`: networks of stances from articles and records."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest
from commands import Run, write_lines

from geo_nlp.graph import read_graph

ARTICLES = [
    {"id": "a1", "date": "2025-02-27", "text": "France criticised Russia. Germany criticised Russia."},
    {"id": "a2", "date": "2025-03-02", "text": "Hungary praised Russia. France did not praise Russia."},
]


@pytest.fixture
def records(run: Run, tmp_path: Path) -> Path:
    articles = write_lines(tmp_path / "articles.jsonl", ARTICLES)
    assert run("extract", articles, "-o", "records.jsonl").exit_code == 0
    return tmp_path / "records.jsonl"


def test_a_network_of_actors(run: Run, records: Path, tmp_path: Path) -> None:
    result = run("discourse", records, "-o", "camps.graphml", "--raw", "raw.csv", "--statements", "statements.csv")
    assert result.exit_code == 0
    graph = read_graph(tmp_path / "camps.graphml")
    assert {(s, t): data["weight"] for s, t, data in graph.edges(data=True)} == {
        ("DEU", "FRA"): 1.0, ("DEU", "HUN"): -1.0, ("FRA", "HUN"): -1.0,
    }  # fmt: skip
    assert not nx.read_graphml(tmp_path / "camps.graphml").is_directed()
    rows = list(csv.reader((tmp_path / "raw.csv").open(encoding="utf-8")))
    assert rows == [["", "Russia (against)", "Russia (for)"], ["Germany", "1", "0"], ["France", "1", "0"],
                    ["Hungary", "0", "1"]]  # fmt: skip
    statements = list(csv.DictReader((tmp_path / "statements.csv").open(encoding="utf-8")))
    assert [(row["actor"], row["agreement"], row["text"]) for row in statements] == [
        ("FRA", "0", "France criticised Russia."), ("DEU", "0", "Germany criticised Russia."),
        ("HUN", "1", "Hungary praised Russia."),
    ]  # fmt: skip
    assert "camps.graphml: 3 nodes, 3 edges" in result.stderr
    assert result.stderr.splitlines()[-1] == "geo-nlp: 3 statements; stances left out: 1 negated"


def test_a_file_for_each_window(run: Run, records: Path, tmp_path: Path) -> None:
    assert run("discourse", records, "-o", "c.csv", "--network", "affiliation", "--window", "month").exit_code == 0
    assert (tmp_path / "c.2025-02.csv").read_text() == ",Russia\nGermany,-1\nFrance,-1\n"
    assert (tmp_path / "c.2025-03.csv").read_text() == ",Russia\nHungary,1\n"


WRONG = {
    "unknown network format '.docx'": ["-o", "c.docx"],
    "unknown normalisation 'activity'; choose from none, average, jaccard for subtract": ["--normalise", "activity"],
    "unknown discourse network 'friends'": ["--network", "friends"],
    "unknown kind of concept 'topic'": ["--concept", "topic"],
    "unknown window 'decade'": ["--window", "decade"],
    "unknown level 'person'": ["--level", "person"],
    "raw.json: is written as .csv only": ["--raw", "raw.json"],
    "is one of the inputs": ["--raw", "records.csv"],
}


@pytest.mark.parametrize("message", WRONG)
def test_wrong_options_are_one_line(run: Run, records: Path, tmp_path: Path, message: str) -> None:
    (tmp_path / "records.csv").write_text("text\nFrance criticised Russia.\n")
    options = WRONG[message] if "-o" in WRONG[message] else ["-o", "c.graphml", *WRONG[message]]
    result = run("discourse", records, "records.csv", *options)
    assert result.exit_code == 2
    assert message in result.stderr and len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "c.graphml").exists()
