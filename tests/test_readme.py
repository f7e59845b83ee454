"""What README.md shows is what comes out."""

from __future__ import annotations

import re
import runpy
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import geo_nlp
from geo_nlp.cli import app
from geo_nlp.cli.tables import page_of
from geo_nlp.graph import build_graph, write_graph
from geo_nlp.rules.loader import load_rules
from geo_nlp.run import extract

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: list[str] = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
SHELL: list[str] = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
PYTHON: list[str] = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


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


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the paths of the README stand."""
    for name in ("data", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> list[str]:
    """The lines of all shell blocks that call the program, without their comments."""
    lines = [line.partition("#")[0].strip() for text in SHELL for line in text.splitlines()]
    return [line for line in lines if line.startswith("geo-nlp ")]


def test_answers_are_what_is_printed(checkout: Path) -> None:
    """Blocks of a command after "$" and what it prints."""
    sessions = [text.splitlines() for text in BLOCKS if text.startswith("$ ")]
    assert sessions
    CliRunner().invoke(app, ["extract", "data/samples", "-o", "records.jsonl", "-q"], prog_name="geo-nlp")
    for line, *printed in sessions:
        result = CliRunner().invoke(app, shlex.split(line)[2:], prog_name="geo-nlp")
        assert result.output.splitlines() == printed


def test_every_command_runs_as_it_is_printed(checkout: Path) -> None:
    lines = commands()
    assert len(lines) >= 6
    for line in lines:
        result = CliRunner().invoke(app, shlex.split(line)[1:], prog_name="geo-nlp")
        assert result.exit_code == 0, f"{line}: {result.output}"
        if "-o" in line:
            written = checkout / shlex.split(line)[shlex.split(line).index("-o") + 1]
            assert written.stat().st_size > 500, line


def test_every_python_block_runs(checkout: Path) -> None:
    assert len(PYTHON) == 2
    (acts,) = (line for line in commands() if line.endswith("-o acts.csv"))
    assert CliRunner().invoke(app, shlex.split(acts)[1:], prog_name="geo-nlp").exit_code == 0
    for text in PYTHON:
        names: dict[str, Any] = {}
        exec(compile(text, "README.md", "exec"), names)
        if "dyads" in names:
            assert len(names["dyads"]) > len(names["states"]) > 5
        else:
            assert next(iter(names["graph"].edges(keys=True))) == ("FRA", "RUS", "ACCUSE")


def test_the_journalists_filter_gives_a_row_an_act(checkout: Path) -> None:
    """Who criticised China in February, in the table of acts: no act stands there twice."""
    acts = geo_nlp.to_frame(geo_nlp.extract("data/samples"), "acts")
    february = acts["event_from"].dt.to_period("M").eq("2025-02")
    found = acts[(acts["target_country"] == "CHN") & (acts["polarity"] == -1) & february]
    assert len(found) >= 2
    assert not found.duplicated(["article", "act"]).any()
    assert found["sentence"].str.len().gt(20).all() and found["path"].notna().all()


def test_make_has_what_the_readme_calls() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_there_are_so_many_rules() -> None:
    book = load_rules()
    examples = sum(len(file.examples) for file in book.files.values())
    assert f"({sum(len(file.triggers) for file in book.files.values()):,} rules, {examples:,} examples" in README
