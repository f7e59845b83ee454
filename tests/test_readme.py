"""What README.md shows is what comes out."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.cli.tables import relation_rows, role_rows
from geo_nlp.graph import build_graph, write_graph
from geo_nlp.rules.loader import load_rules
from geo_nlp.run import extract

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: list[str] = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return list(extract([ROOT / "data" / "samples"]))


def block(begins: str) -> list[str]:
    """The lines of the only block that begins so."""
    (found,) = (text for text in BLOCKS if text.startswith(begins))
    return found.splitlines()


def columns(lines: list[str], first: str) -> set[tuple[str, ...]]:
    """The rows of a table by its heading's places, without the lines that go on."""
    begin = next(i for i, line in enumerate(lines) if line.split()[:1] == [first])
    places = [match.start() for match in re.finditer(r"\w+", lines[begin])]
    ends = [*places[1:], None]
    rows = []
    for line in lines[begin + 2 :]:
        if not line:
            break
        rows.append(tuple(line[start:end].strip() for start, end in zip(places, ends, strict=True)))
    return {row for row in rows if row[0]}


def test_the_page_has_these_roles_and_relations(records: list[dict[str, Any]]) -> None:
    lines = block("Beijing Stands by Moscow")
    (page,) = (record for record in records if record["title"] == lines[0])
    shown = {row[:4] for row in columns(lines, "source")}
    assert len(shown) > 5
    assert shown <= {tuple(row[:4]) for row in relation_rows(page)}
    assert columns(lines, "who") <= {tuple(row) for row in role_rows(page)}


def test_the_graph_gives_these_answers(
    records: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "actors.graphml"
    write_graph(build_graph(records, level="country"), path)
    monkeypatch.setattr(sys, "argv", ["analysis.py", str(path), "--top", "3"])
    runpy.run_path(str(ROOT / "docs" / "analysis.py"), run_name="__main__")
    answers = capsys.readouterr().out.splitlines()
    assert [line for line in block("Most hostile dyads") if line not in answers] == [], "\n".join(answers)


def test_there_are_so_many_rules() -> None:
    book = load_rules()
    examples = sum(len(file.examples) for file in book.files.values())
    assert f"({sum(len(file.triggers) for file in book.files.values()):,} rules, {examples:,} examples" in README
