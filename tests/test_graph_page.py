"""docs/graph.md does what it says."""

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
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.levels import Level

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "graph.md"
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


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_said(folder: Path, number: int) -> None:
    command = re.findall(r"^\$ (geo-nlp .*)$", CONSOLE[number], re.MULTILINE)[0]
    said = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="geo-nlp").stderr
    real = f"$ {command}\n{said}"
    assert CONSOLE[number] == real, f"docs/graph.md should have\n{real}"


def test_python(folder: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert blocks
    assert not report, "".join(report)


def test_every_option_level_layer_and_attribute_is_on_the_page(folder: Path) -> None:
    told = CliRunner().invoke(app, ["graph", "--help"], prog_name="geo-nlp").stdout
    ours = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.MULTILINE))
    reading = {"--help", "--quiet", "--output", "--workers", "--model", "--ner", "--rules", "--date-order"}
    assert len(ours - reading) > 14
    graph = geo_nlp.build_graph("records.jsonl", window="month")
    attributes = {name for *_, data in graph.edges(data=True) for name in data}
    attributes |= {name for _, data in graph.nodes(data=True) for name in data}
    for name in (*ours - reading, *(f"`{name}`" for name in (*LAYERS, *Level.__args__, *attributes))):
        assert name in TEXT, name
