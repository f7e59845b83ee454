"""docs/analyse.md does what it says."""

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
from geo_nlp.analysis.measures import measures
from geo_nlp.analysis.tables import table_columns
from geo_nlp.cli import app

pytest.importorskip("highspy")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "analyse.md"
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
    """What a command prints: the report, and what is said on stderr after it."""
    result = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="geo-nlp")
    assert result.exit_code == 0, result.output
    return result.stdout + result.stderr


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_printed(folder: Path, number: int) -> None:
    commands = re.findall(r"^\$ (geo-nlp .*)$", CONSOLE[number], re.MULTILINE)
    real = "".join(f"$ {command}\n{printed(command)}" for command in commands)
    assert CONSOLE[number] == real, f"docs/analyse.md should have\n{real}"


def test_python(folder: Path) -> None:
    printed("geo-nlp analyse records.jsonl --min-acts 3 -o strict.json")
    blocks = re.findall(r"^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert blocks
    assert not report, "".join(report)


def test_measures_and_tables_are_those_of_the_program() -> None:
    for told in measures().values():
        assert f"**{told.title}.** {told.meaning} *Source:* {told.source} *Limits:* {told.limits}\n" in TEXT
    for table, columns in table_columns().items():
        assert re.search(rf"^\| `{table}` \| .*: {', '.join(f'`{column.name}`' for column in columns)} \|$", TEXT, re.M)


def test_every_option_is_on_the_page() -> None:
    told = CliRunner().invoke(app, ["analyse", "--help"], prog_name="geo-nlp").stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.MULTILINE)) - {"--help", "--quiet", "--output"}
    assert len(options) > 20
    assert [option for option in sorted(options) if option not in TEXT] == []
