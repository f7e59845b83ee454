"""docs/analyse.md does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from docpages import blocks, check_python, commands, page
from typer.testing import CliRunner

from geo_nlp.analysis.measures import measures
from geo_nlp.analysis.tables import table_columns
from geo_nlp.cli import app

pytest.importorskip("highspy")

TEXT = page("analyse.md")
CONSOLE = blocks(TEXT, "console")


def printed(command: str) -> str:
    """What a command prints: the report, and what is said on stderr after it."""
    result = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="geo-nlp")
    assert result.exit_code == 0, result.output
    return result.stdout + result.stderr


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_printed(records_folder: Path, number: int) -> None:
    real = "".join(f"$ {command}\n{printed(command)}" for command in commands(CONSOLE[number]))
    assert CONSOLE[number] == real, f"docs/analyse.md should have\n{real}"


def test_python(records_folder: Path) -> None:
    printed("geo-nlp analyse records.jsonl --min-acts 3 -o strict.json")
    check_python(TEXT, "analyse.md")


def test_measures_and_tables_are_those_of_the_program() -> None:
    for measure in measures().values():
        assert f"**{measure.title}.** {measure.meaning} *Source:* {measure.source} *Limits:* {measure.limits}\n" in TEXT
    for table, columns in table_columns().items():
        assert re.search(rf"^\| `{table}` \| .*: {', '.join(f'`{column.name}`' for column in columns)} \|$", TEXT, re.M)


def test_every_option_is_on_the_page() -> None:
    help_text = CliRunner().invoke(app, ["analyse", "--help"], prog_name="geo-nlp").stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text, re.MULTILINE)) - {"--help", "--quiet", "--output"}
    assert len(options) > 20
    assert [option for option in sorted(options) if option not in TEXT] == []
