"""docs/exports.md does what it says."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geo_nlp.cli import app
from geo_nlp.graph.formats.registry import FORMATS

pytest.importorskip("pandas")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "exports.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:^<!-- needs (\w+) -->\n)?^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def test_python(records_folder: Path) -> None:
    here = [text for needed, text in BLOCKS if not needed or importlib.util.find_spec(needed)]
    assert len(here) >= len(BLOCKS) - 3 > 5
    test = doctest.DocTestParser().get_doctest("\n".join(here), {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)


def test_commands(records_folder: Path) -> None:
    commands = re.findall(r"^\$ geo-nlp (.*)$", TEXT, re.MULTILINE)
    assert commands
    for command in commands:
        result = CliRunner().invoke(app, command.split(), prog_name="geo-nlp")
        assert result.exit_code == 0, result.output


def test_every_format_and_option_is_on_the_page() -> None:
    for ending in FORMATS:
        assert f"| {ending} | " in TEXT
    help_text = CliRunner().invoke(app, ["discourse", "--help"], prog_name="geo-nlp", env={"COLUMNS": "200"}).stdout
    own = {"--network", "--concept", "--normalise", "--window", "--min-statements", "--raw", "--statements"}
    assert own <= set(re.findall(r"--[a-z-]+", help_text)) and all(f"`{option} " in TEXT for option in own)
