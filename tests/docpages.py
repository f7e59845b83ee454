"""What the tests of pages in docs/ share: their blocks, the records of the samples, and examples that are run."""

from __future__ import annotations

import doctest
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import geo_nlp

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    """The text of a page in docs/."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The blocks of a page that are marked with a language."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return found


def commands(block: str) -> list[str]:
    """The commands that a block of the console shows."""
    found: list[str] = re.findall(r"^\$ (geo-nlp .*)$", block, re.MULTILINE)
    return found


@pytest.fixture(scope="module")
def records_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The records of the sample articles, in the current folder."""
    before = Path.cwd()
    os.chdir(ROOT)
    found = list(geo_nlp.extract("data/samples"))
    there = tmp_path_factory.mktemp("page")
    (there / "records.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in found), encoding="utf-8")
    os.chdir(there)
    yield there
    os.chdir(before)


def check_python(text: str, name: str) -> None:
    """Run the Python of a page as one doctest."""
    examples = blocks(text, "python")
    test = doctest.DocTestParser().get_doctest("\n".join(examples), {}, name, name, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert examples
    assert not report, "".join(report)
