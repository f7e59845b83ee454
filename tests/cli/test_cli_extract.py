"""`geo-nlp extract`: every format of output, cleaning on and off, and pipes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet
import pytest
from commands import Run, write_lines

from geo_nlp.tables import columns_of


def test_json_lines_in_a_pipe(run: Run, feed: Path) -> None:
    result = run("extract", feed)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (result.exit_code, first["id"], second["id"]) == (0, "a1", "a2")
    assert [(r["source"]["actor"], r["predicate"], r["target"]["actor"], r["date"]) for r in first["relations"]] == [
        ("FRA", "ACCUSE", "RUS", "2025-02-28")
    ]
    assert result.stderr.startswith("geo-nlp: 2 articles: 2 records (0 roles, 2 relations, ")


def test_file_has_the_bytes_of_the_pipe(run: Run, feed: Path, tmp_path: Path) -> None:
    piped = run("extract", feed, "--quiet")
    written = run("extract", feed, "-o", "out.jsonl", "--quiet")
    assert (written.stdout, written.stderr) == ("", "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == piped.stdout
    assert not (tmp_path / "out.jsonl.part").exists()


def test_standard_input(run: Run, feed: Path) -> None:
    named = run("extract", feed, "--quiet")
    assert run("extract", "-", "--quiet", stdin=feed.read_bytes()).stdout == named.stdout


def test_date_is_for_articles_without_one(run: Run, feed: Path) -> None:
    lines = run("extract", feed, "--date", "2024-05-05", "--quiet").stdout.splitlines()
    assert [json.loads(line)["date"] for line in lines] == ["2025-03-01", "2024-05-05"]


def test_no_clean_keeps_every_character(run: Run, tmp_path: Path) -> None:
    page = "Home\nSign in\nFrance condemned Russia on Friday.\r\n\tMost read\n"
    path = write_lines(tmp_path / "page.jsonl", [{"text": page}])
    assert json.loads(run("extract", path, "--no-clean", "-q").stdout)["text"] == page
    assert json.loads(run("extract", path, "-q").stdout)["text"] != page


def test_table_for_people(run: Run, feed: Path) -> None:
    page = run("extract", feed, "--format", "table").stdout
    assert "Paris speaks" in page
    assert "France condemned Russia on Friday." in page
    assert "ASSAULT (negated)" in page


def test_csv_is_flat_and_safe_to_open(run: Run, tmp_path: Path) -> None:
    title = "=HYPERLINK(1)"
    path = write_lines(tmp_path / "feed.jsonl", [{"id": "@1", "title": title, "text": "France condemned Russia."}])
    assert run("extract", path, "-o", "out.csv").exit_code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [column.name for column in columns_of("relations")]
    assert [(r["source"], r["predicate"], r["target"], r["negated"]) for r in rows] == [
        ("FRA", "ACCUSE", "RUS", "false")
    ]
    assert (rows[0]["title"], rows[0]["article"], rows[0]["score"]) == (f"'{title}", "'@1", "-2.0")


def test_parquet_has_types(run: Run, feed: Path, tmp_path: Path) -> None:
    assert run("extract", feed, "-o", "out.parquet").exit_code == 0
    rows = pyarrow.parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(r["source"], r["predicate"], r["target"], r["negated"]) for r in rows] == [
        ("FRA", "ACCUSE", "RUS", False),
        ("RUS", "ASSAULT", "TUR", True),
    ]


def test_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("nr;body\n7;France condemned Russia.\n", encoding="utf-8")
    lines = run("extract", "t.csv", "--column", "text=body", "--column", "id=nr", "-q").stdout.splitlines()
    assert [(json.loads(line)["id"], len(json.loads(line)["relations"])) for line in lines] == [("7", 1)]


@pytest.mark.parametrize(
    "command", [[], ["extract"], ["graph"], ["rules"], ["rules", "explain"], ["gazetteer"], ["doctor"]]
)
def test_help(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: geo-nlp")


def test_without_a_command_it_is_the_help(run: Run) -> None:
    assert run().stdout == run("--help").stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("geo-nlp 0.")
