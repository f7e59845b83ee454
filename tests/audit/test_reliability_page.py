"""The page on reliability names tests that are there, says how often each thing was tried, and its commands work."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_tests_that_the_page_names_are_there() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 35
    for file, name in named:
        assert (ROOT / file).is_file(), file
        assert name in functions(ROOT / file), f"{file}::{name}"


def test_every_row_names_its_test() -> None:
    blocks = [block for block in PAGE.split("\n\n") if block.startswith("|")]
    tables = [block for block in blocks if "| test |" in block.partition("\n")[0]]
    assert len(tables) == 7
    for table in tables:
        head, _, *rows = table.splitlines()
        for row in rows:
            assert NAMED.search(row), row
            assert row.count(" | ") == head.count(" | "), row


def test_nothing_that_was_tried_ended_otherwise() -> None:
    inputs = PAGE.partition("## Inputs")[2].partition("\n## ")[0]
    rows = [row.strip("|").split("|") for row in inputs.splitlines() if row.startswith("| ") and "::" in row]
    assert len(rows) > 12
    assert {cells[2].strip() for cells in rows} == {"0"}
    counts = [int(cells[1].replace(",", "")) for cells in rows if cells[1].strip() != "each"]
    total = re.search(r"In all ([\d,]+) inputs", PAGE)
    assert total and 0 <= int(total[1].replace(",", "")) - sum(counts[:-1]) < 1_000  # the models are not among them
    assert sum(counts) >= 1_000_000
