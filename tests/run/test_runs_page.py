"""docs/runs.md names what there is: commands, options, and what lies in the folder of a run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from standin import put_in
from typer.main import get_command

from geo_nlp.cli import app
from geo_nlp.run import extract_run

TEXT = (Path(__file__).parents[2] / "docs" / "runs.md").read_text(encoding="utf-8")


def test_every_command_on_runs_is_described() -> None:
    commands = get_command(app).commands["run"].commands  # type: ignore[attr-defined]
    assert {name for name in commands if f"geo-nlp run {name} " not in TEXT} == set()


def test_every_option_on_the_page_exists() -> None:
    group = get_command(app).commands  # type: ignore[attr-defined]
    commands = [group["extract"], *group["run"].commands.values()]
    commands.append(group["query"])
    known = {option for command in commands for parameter in command.params for option in parameter.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", TEXT))
    assert len(named) > 6
    assert named <= known | {"--version"}  # the program's own


def test_the_folder_holds_what_the_page_lists(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    extract_run(["news"], "run", unit=10)
    listed = {name.split("/")[0] for name in re.findall(r"^\| `([\w./]+)` \|", TEXT, re.MULTILINE)}
    assert {path.name for path in Path("run").iterdir()} == listed - {"inputs", "stories.parquet"}
