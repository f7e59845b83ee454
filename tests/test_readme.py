"""What README.md shows is what comes out."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.cli.tables import page_of
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


def test_the_page_is_what_extract_prints(records: list[dict[str, Any]]) -> None:
    """All of it but the second line, which names the file as it was given."""
    shown = block("Beijing Stands by Moscow")
    (page,) = (record for record in records if record["title"] == shown[0])
    printed = list(page_of(page, width=100, room=36))
    assert shown[2:] == printed[2:], "\n".join(["README.md should have", *printed])
    assert re.fullmatch(r"\d+ of \d+ acts.*; --all shows the rest", shown[-1])


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
