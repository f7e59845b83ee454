"""docs/exports.md does what it says."""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import geo_nlp
from geo_nlp.cli import app
from geo_nlp.graph.formats.registry import FORMATS

pytest.importorskip("pandas")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "exports.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:^<!-- needs (\w+) -->\n)?^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


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


def test_python(folder: Path) -> None:
    here = [text for needed, text in BLOCKS if not needed or importlib.util.find_spec(needed)]
    assert len(here) >= len(BLOCKS) - 3 > 5
    test = doctest.DocTestParser().get_doctest("\n".join(here), {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)


def test_commands(folder: Path) -> None:
    commands = re.findall(r"^\$ geo-nlp (.*)$", TEXT, re.MULTILINE)
    assert commands
    for command in commands:
        result = CliRunner().invoke(app, command.split(), prog_name="geo-nlp")
        assert result.exit_code == 0, result.output


def test_every_format_and_option_is_on_the_page() -> None:
    for ending in FORMATS:
        assert f"| {ending} | " in TEXT
    told = CliRunner().invoke(app, ["discourse", "--help"], prog_name="geo-nlp", env={"COLUMNS": "200"}).stdout
    own = {"--network", "--concept", "--normalise", "--window", "--min-statements", "--raw", "--statements"}
    assert own <= set(re.findall(r"--[a-z-]+", told)) and all(f"`{option} " in TEXT for option in own)
