"""docs/stories.md does what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

from geo_nlp.tables.layout import columns_of

PAGE = Path(__file__).parents[2] / "docs" / "stories.md"


def test_the_example() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried
    assert not failed


def test_every_column_is_described() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [column.name for column in columns_of("stories") if f"`{column.name}`" not in text] == []
