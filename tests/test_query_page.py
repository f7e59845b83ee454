"""docs/query.md does what it says."""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo_nlp
from geo_nlp.cli import app
from geo_nlp.queries.schema import datasets, headers_of, views

pytest.importorskip("duckdb")
pytest.importorskip("pandas")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "query.md"
TEXT = PAGE.read_text(encoding="utf-8")
CONSOLE: list[str] = re.findall(r"^```console\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The records of the sample articles, in the current folder."""
    before = Path.cwd()
    os.chdir(ROOT)
    found = list(geo_nlp.extract("data/samples"))
    there = tmp_path_factory.mktemp("page")
    (there / "records.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in found), encoding="utf-8")
    os.chdir(there)
    yield there
    os.chdir(before)


def printed(command: str) -> str:
    """What a command prints at a terminal of 100 columns: the page, and what is said on stderr after it."""
    args = [*shlex.split(command)[1:], "--format", "table"]
    result = CliRunner().invoke(app, args, prog_name="geo-nlp", env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return result.stdout + result.stderr


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_printed(folder: Path, number: int) -> None:
    commands = re.findall(r"^\$ (geo-nlp .*)$", CONSOLE[number], re.MULTILINE)
    real = "".join(f"$ {command}\n{printed(command)}" for command in commands)
    assert CONSOLE[number] == real, f"docs/query.md should have\n{real}"


def test_python(folder: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert blocks
    assert not report, "".join(report)


def test_views_and_headers_are_those_of_the_program() -> None:
    for view, meaning in views().items():
        assert f"| {view} | {meaning} |" in TEXT
    icews, polecat = (headers_of(name) for name in datasets())
    for name in {**icews, **polecat}:
        assert f"| {name} | {icews.get(name, '')} | {polecat.get(name, '')} |" in TEXT


def test_every_option_is_on_the_page() -> None:
    told = CliRunner().invoke(app, ["query", "--help"], prog_name="geo-nlp").stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.MULTILINE)) - {"--help", "--quiet", "--output"}
    assert len(options) > 20
    assert [option for option in sorted(options) if option not in TEXT] == []
