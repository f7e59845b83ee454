"""docs/input.md: its examples give what they show, and its tables what the program has."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from geo_nlp.read.columns import bare, synonyms
from geo_nlp.read.sniff import ENDINGS

PAGE = Path(__file__).parents[2] / "docs" / "input.md"
TEXT = PAGE.read_text(encoding="utf-8")


def table(first: str) -> dict[str, str]:
    """The first two columns of the table with this heading."""
    rows = TEXT[TEXT.index(f"| {first} |") :].split("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {row[0].strip("`"): row[1] for row in cells}


def test_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(TEXT, {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 20
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)


def test_columns_are_those_that_are_understood() -> None:
    shown = {field: tuple(map(bare, [field, *names.split(", ")])) for field, names in table("field").items()}
    assert shown == synonyms()


def test_formats_are_those_that_are_read() -> None:
    shown = {ending: kind for kind, endings in table("format").items() for ending in re.findall(r"\.\w+", endings)}
    assert shown == ENDINGS
