"""Nothing that stands in an article steers a terminal, leads to a file, or costs a graph."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from commands import Run
from typer.testing import Result

from geo_nlp.cli.notes import visible
from geo_nlp.graph import build_graph
from geo_nlp.graphfiles import write_graph
from geo_nlp.page.viewing import view

ESCAPES = "\x1b]0;PWNED\x07\x1b[2J\x9b31m\x08\x00\u202eevil\r"
URLS = (
    "http://[broken/x", "http://[::1", "http://a:notaport/x", "http://\x00/", "//", ":", "javascript:alert(1)",
    "http://example.org:99999999/", "http://user@[v1.x]/", "HTTP://EXAMPLE.ORG/A\nB", "data:text/html,<script>", "http://ａ℀.com",
    "https://" + "a" * 5_000 + ".org", "file:///etc/passwd", "\ud800",
)  # fmt: skip


def assert_calm(result: Result, *, code: int = 0, data: bool = False) -> None:
    """No control character but line breaks and tabs, and outside of data nothing that turns the order of letters."""
    assert result.exit_code == code, result.output
    steering = {c for c in result.output if unicodedata.category(c) in ("Cc", "Cs")}
    assert steering <= set("\n\t\r" if data else "\n\t")
    assert data or "\u202e" not in result.output


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Articles whose every field has escape sequences in it."""
    rows = [
        {
            "id": f"{ESCAPES}{n}", "title": f"Talks {ESCAPES}", "date": "2025-03-01", "source": f"Paper {ESCAPES}",
            "url": f"https://example.org/{ESCAPES}",
            "text": f"Blorbo{ESCAPES} Smith, the French minister, condemned Russia. France condemned Russia.",
        }
        for n in range(3)
    ]  # fmt: skip
    path = tmp_path / "evil\x1b[2J\x9b.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows) + f'{{"text": "", "id": "{"x" * 3}"}}\n')
    return path


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "tsv"])
def test_records_and_messages_steer_no_terminal(run: Run, hostile: Path, form: str) -> None:
    result = run("extract", hostile, "--no-clean", "--format", form)
    assert_calm(result, code=1, data=form != "table")
    assert r"evil\x1b[2J\x9b.jsonl" in result.stderr
    assert "Russia" in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["query", "--format", "table"], ["query", "--format", "jsonl"], ["query", "--format", "csv"],
        ["query", "--by", "source", "--format", "table"], ["analyse"], ["graph", "-o", "out.graphml"],
        ["view", "-o", "out.html"], ["view", "--article", "-o", "out.html"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_is_made_of_records_steers_no_terminal(run: Run, hostile: Path, command: list[str]) -> None:
    run("extract", hostile, "--no-clean", "-o", "evil\x9b.jsonl")
    assert_calm(run(command[0], "evil\x9b.jsonl", *command[1:]), data=bool({"jsonl", "csv"} & {*command}))


@pytest.mark.parametrize("arguments", [["no\x1b[2J"], ["extract", "no\x1b[2J.txt"], ["graph", "x", "-o", "a.\x1b[2Jx"],
                                       ["gazetteer", "lookup", "\x1b[2J\x9b"], ["query", "\x9b"]])  # fmt: skip
def test_errors_steer_no_terminal(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert_calm(result, code=result.exit_code)
    assert result.exit_code in (1, 2)
    assert len(result.stderr.splitlines()) == 1


def test_names_stay_readable() -> None:
    assert visible("caf\udce9.txt") == r"caf\udce9.txt"
    assert visible("عربي 中国 é") == "عربي 中国 é"


def record(url: str, number: int) -> dict[str, Any]:
    """An article in which France accuses Russia."""
    ends = [{"actor": code, "name": name, "country": code, "sector": "GOV", "start": at, "end": at + len(name)}
            for code, name, at in (("FRA", "France", 0), ("RUS", "Russia", 17))]  # fmt: skip
    relation = {
        "id": f"r{number}", "source": ends[0], "target": ends[1], "predicate": "ACCUSE", "mode": None, "quad": 3,
        "score": -2.0, "symmetric": False, "negated": False, "modality": "asserted", "date": None, "place": None,
        "attribution": None, "trigger": {"start": 7, "end": 16, "text": "condemned"},
        "sentence": {"start": 0, "end": 24}, "rule": "accuse", "confidence": 0.9, "act": f"a{number}",
    }  # fmt: skip
    return {
        "schema": 2, "id": f"a{number}", "path": None, "title": f"Title {number}", "date": "2025-03-01", "source": None,
        "url": url, "text": "France condemned Russia.", "mentions": [], "roles": [], "stances": [], "attributions": [],
        "relations": [relation], "warnings": [],
        "actors": [{"id": code, "name": name, "type": "state", "country": code} for code, name in
                   (("FRA", "France"), ("RUS", "Russia"))],
    }  # fmt: skip


@pytest.mark.parametrize("url", URLS, ids=ascii)
def test_one_odd_address_costs_no_graph(tmp_path: Path, url: str) -> None:
    records = [record("https://example.org/1", 1), record(url, 2), record("https://example.org/3", 3)]
    records[1]["text"] += " It is another story."
    graph = build_graph(records)
    assert [data["records"] for *_, data in graph.edges(data=True)] == [3]
    for ending in (".graphml", ".gexf", ".json", ".csv", ".cypher", ".net", ".ftm.json", ".ttl", ".svg"):
        write_graph(graph, tmp_path / f"g{ending}")
        assert (tmp_path / f"g{ending}").stat().st_size
    assert nx.read_graphml(tmp_path / "g.graphml").number_of_edges() == 1
    page = view(records).lower()
    for scheme in ("javascript:", "data:text", "file:"):
        assert f'href="{scheme}' not in page
        assert f'"{scheme}' not in page


def test_no_file_is_named_after_an_article(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"{'../' * n}x/{n}", "text": "France condemned Russia."} for n in range(5)]
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert run("extract", "in.jsonl", "--run", "run").exit_code == 0
    assert run("extract", "in.jsonl", "-o", "out.jsonl").exit_code == 0
    assert run("view", "out.jsonl", "--article", "-o", "page.html").exit_code == 0
    assert run("analyse", "out.jsonl", "-o", "tables").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} <= {"in.jsonl", "run", "out.jsonl", "page.html", "tables", "home"}
    named = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if "x" in path.name]
    assert not [name for name in named if name.split("/")[-1] in ("x", *"01234")]
