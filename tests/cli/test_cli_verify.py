"""Records derived again: equal as they were written, and each change is reported with its record and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Run
from mutations import mutated

from geo_nlp.run.rederiving import differences

FEED = [
    {"id": "a1", "title": "Paris speaks", "date": "2025-03-01", "source": "The Wire", "url": "https://example.org/1",
     "text": "BEIJING, Feb 27 (Reuters) - France condemned Russia on Friday. It met Germany."},
    {"id": "a2", "text": "Russia did not attack Turkey yesterday.\n\n  NATO is   worried about Russia."},
    {"id": "a3", "date": "2031-01-01", "text": "PRESIDENT MACRON CONDEMNED IRAN. “We won't meet them,” said Lavrov."},
    {"id": "a4", "date": "not a day", "text": "La France a condamné la Russie, et l'Allemagne aussi, dit le ministre."},
    *({"text": mutated(seed), "date": "2025-03-01"} for seed in range(20)),
]  # fmt: skip


@pytest.fixture
def records(run: Run, tmp_path: Path) -> Path:
    lines = "".join(f"{json.dumps(row)}\n" for row in FEED)
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    run("extract", "in.jsonl", "-o", "records.jsonl", "-q")
    return tmp_path / "records.jsonl"


def changed(path: Path, number: int, change: Any) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[number])
    change(record)
    lines[number] = json.dumps(record)
    path.write_text("\n".join(lines), encoding="utf-8")


def test_records_are_equal_as_they_were_written(run: Run, records: Path) -> None:
    result = run("extract", "--verify", records)
    count = len(records.read_text(encoding="utf-8").splitlines())
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"geo-nlp: {records}: {count} of {count} records equal\n"


CHANGES: dict[str, tuple[int, Any, str]] = {
    "a predicate": (0, lambda r: r["relations"][0].update(predicate="AID"), '0.predicate: "AID", now "ACCUSE"'),
    "one relation less": (0, lambda r: r["relations"].pop(), "relations: 1 items, now 2"),
    "a text": (1, lambda r: r.update(text=r["text"].replace("Turkey", "Norway")), "mentions.1.actor"),
    "a date": (0, lambda r: r.update(date="2025-04-01"), 'relations.0.date: "2025-02-28", now "2025-03-28"'),
    "a mention": (1, lambda r: r["mentions"][0].update(end=3), "mentions.0.end: 3, now 6"),
    "a country of a dateline": (0, lambda r: r["dateline"].update(country="FRA"), 'dateline.country: "FRA", now "CHN"'),
    "a warning": (3, lambda r: r["warnings"].append("mine"), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_reported_with_its_record_and_field(run: Run, records: Path, case: str) -> None:
    number, change, message = CHANGES[case]
    changed(records, number, change)
    result = run("extract", "--verify", records)
    assert result.exit_code == (1 if message else 0), result.stderr  # a warning is taken over as the article's own
    assert not message or f"geo-nlp: record {number + 1} (a{number + 1}): " in result.stderr
    assert message in result.stderr


def test_a_threshold_is_that_of_the_records(run: Run, records: Path) -> None:
    run("extract", "in.jsonl", "-o", "sure.jsonl", "-q", "--min-confidence", "0.9")
    assert run("extract", "--verify", "sure.jsonl").exit_code == 1
    assert run("extract", "--verify", "sure.jsonl", "--min-confidence", "0.9").exit_code == 0


def test_another_engine_and_broken_lines_are_reported(run: Run, records: Path) -> None:
    changed(records, 0, lambda record: record["engine"].update(rules="other"))
    with records.open("a", encoding="utf-8") as file:
        file.write('\n{"schema": 2}\n')
    result = run("extract", "--verify", records)
    assert result.exit_code == 1
    assert "1 record of another engine" in result.stderr and "rules other" in result.stderr
    assert result.stderr.splitlines()[-1].endswith("records equal, 1 line could not be read")


@pytest.mark.parametrize("more", ["in.jsonl", "-o x.jsonl", "--run r", "--date 2025-01-01", "--no-clean"])
def test_options_for_articles_are_refused(run: Run, more: str) -> None:
    result = run("extract", "--verify", "records.jsonl", *more.split())
    assert result.exit_code == 2 and "--verify takes records as they are" in result.stderr


def test_what_is_no_file_is_one_line(run: Run) -> None:
    result = run("extract", "--verify", "nowhere.jsonl")
    assert result.exit_code == 2 and len(result.stderr.splitlines()) == 1


def test_values_of_other_types_differ() -> None:
    assert list(differences({"a": 1}, {"a": True})) == ["a: 1, now true"]
    assert not list(differences({"a": [1, {"b": None}]}, {"a": [1, {"b": None}]}))
