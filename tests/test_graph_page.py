"""docs/graph.md does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from docpages import blocks, check_python, commands, page
from typer.testing import CliRunner

import geo_nlp
from geo_nlp.cli import app
from geo_nlp.graph.acts import LAYERS
from geo_nlp.graph.levels import Level

TEXT = page("graph.md")
CONSOLE = blocks(TEXT, "console")


@pytest.mark.parametrize("number", range(len(CONSOLE)))
def test_a_block_shows_what_is_said(records_folder: Path, number: int) -> None:
    command = commands(CONSOLE[number])[0]
    said = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="geo-nlp").stderr
    real = f"$ {command}\n{said}"
    assert CONSOLE[number] == real, f"docs/graph.md should have\n{real}"


def test_python(records_folder: Path) -> None:
    check_python(TEXT, "graph.md")


def test_every_option_level_layer_and_attribute_is_on_the_page(records_folder: Path) -> None:
    help_text = CliRunner().invoke(app, ["graph", "--help"], prog_name="geo-nlp").stdout
    ours = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text, re.MULTILINE))
    reading = {"--help", "--quiet", "--output", "--workers", "--model", "--ner", "--rules", "--date-order"}
    assert len(ours - reading) > 14
    graph = geo_nlp.build_graph("records.jsonl", window="month")
    attributes = {name for *_, data in graph.edges(data=True) for name in data}
    attributes |= {name for _, data in graph.nodes(data=True) for name in data}
    for name in (*ours - reading, *(f"`{name}`" for name in (*LAYERS, *Level.__args__, *attributes))):
        assert name in TEXT, name
