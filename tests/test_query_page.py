"""docs/query.md does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from docpages import blocks, check_python, commands, page
from typer.testing import CliRunner

from geo_nlp.cli import app
from geo_nlp.queries.schema import datasets, headers_of, views

pytest.importorskip("duckdb")
pytest.importorskip("pandas")

TEXT = page("query.md")
CONSOLE = blocks(TEXT, "console")


def printed(command: str) -> str:
    """What a command prints at a terminal of 100 columns: the page, and what is said on stderr after it."""
    args = [*shlex.split(command)[1:], "--format", "table"]
    result = CliRunner().invoke(app, args, prog_name="geo-nlp", env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    return result.stdout + result.stderr


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_printed(records_folder: Path, number: int) -> None:
    real = "".join(f"$ {command}\n{printed(command)}" for command in commands(CONSOLE[number]))
    assert CONSOLE[number] == real, f"docs/query.md should have\n{real}"


def test_python(records_folder: Path) -> None:
    check_python(TEXT, "query.md")


def test_views_and_headers_are_those_of_the_program() -> None:
    for view, meaning in views().items():
        assert f"| {view} | {meaning} |" in TEXT
    icews, polecat = (headers_of(name) for name in datasets())
    for name in {**icews, **polecat}:
        assert f"| {name} | {icews.get(name, '')} | {polecat.get(name, '')} |" in TEXT


def test_every_option_is_on_the_page() -> None:
    help_text = CliRunner().invoke(app, ["query", "--help"], prog_name="geo-nlp").stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text, re.MULTILINE)) - {"--help", "--quiet", "--output"}
    assert len(options) > 20
    assert [option for option in sorted(options) if option not in TEXT] == []


def test_the_ways_to_count_by_month_have_the_numbers_of_the_page(records_folder: Path) -> None:
    import json

    import geo_nlp
    from geo_nlp.graph import Selection, graph_of, open_acts

    def weight(**chosen: list[str]) -> int:
        selection = Selection(**chosen)  # type: ignore[arg-type]
        with open_acts("records.jsonl", level="country", selection=selection, window="month") as acts:
            return int(sum(weight for *_, weight in graph_of(acts, selection, window="month").edges(data="weight")))

    dyads = geo_nlp.query("records.jsonl", dyads=True, period="month")
    records = [json.loads(line) for line in Path("records.jsonl").read_text(encoding="utf-8").splitlines()]
    events, rows = weight(predicates=["conflict", "cooperation"]), len(geo_nlp.to_frame(records, "acts"))
    states = dyads.dropna(subset=["source_cow", "target_cow"])
    found = [dyads["acts"].sum(), states["acts"].sum(), events, weight(), rows]
    table = TEXT.partition("**Three ways")[2].partition("All of them")[0]
    assert re.findall(r"\| (\d+) \|$", table, re.MULTILINE) == [str(number) for number in found]
