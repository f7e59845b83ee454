"""A table of acts gives the answers that the records give from which it is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import rows
from newsroom import Story, news, write_records

from geo_nlp.tables import rows_of
from geo_nlp.tables.write import csv_table

COUNTED = ("period", "source", "target", "predicate", "acts", "articles", "sources", "score_sum")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The news, and an article that tells acts in several ways, as records and as acts."""
    story = Story("b1", "2025-03-01", "Herald")
    story.does("France denied that it accused Russia.", "France", "ACCUSE", "Russia", "a1", negated=True)
    story.feels("France doubts Russia.", "France", "doubt", "Russia", "a1")
    story.does("Germany asked Turkey.", "Germany", "REQUEST", "Turkey", "a2")
    story.does("Germany accused Turkey.", "Germany", "ACCUSE", "Turkey", "a2")
    story.does("NATO may attack.", "NATO", "ASSAULT", "Russia", "a3", modality="possible")
    story.does("China praised France.", "China", "SUPPORT", "France", "a4")
    story.feels("China praised France and Germany.", "China", "praise", "France", "a5")
    story.record["stances"][-1]["targets"].append(story.record["relations"][1]["source"])
    records, folder = [*news(), story.record], tmp_path_factory.mktemp("acts")
    table = folder / "acts.csv"
    with table.open("w", encoding="utf-8", newline="") as stream, csv_table(stream, "acts") as write:
        for record in records:
            for row in rows_of(record, "acts"):
                write(row)
    return write_records(folder / "records.jsonl", records), table


@pytest.mark.parametrize(
    "options",
    [
        {}, {"by": "predicate"}, {"by": ["dyad"]}, {"by": "target", "polarity": "positive"}, {"dyads": True},
        {"by": "month", "predicate": "disapproval"}, {"by": "source", "level": "actor"},
        {"by": "predicate", "polarity": "negative"},
    ],
    ids=str,
)  # fmt: skip
def test_acts_and_their_counts_are_the_same(files: tuple[Path, Path], options: dict[str, Any]) -> None:
    found = [sorted(str([row.get(name) for name in COUNTED]) for row in rows(file, **options)) for file in files]
    assert found[0] == found[1] != []
