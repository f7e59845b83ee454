"""Articles of which only the month or the year is known, through the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run, write_lines

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

import pyarrow.parquet

FEED = [
    {"id": "a1", "date": "2006-06", "text": "France condemned Russia. Iran attacked Iraq on June 12."},
    {"id": "a2", "date": "June 2006", "text": "Turkey praised Egypt. Japan invaded China in 1937."},
    {"id": "a3", "date": "2007", "text": "Chile criticised Peru on Thursday. Kenya thanked Ghana."},
]


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "monthly.jsonl", FEED)


def test_events_have_the_month_of_their_article(run: Run, monthly: Path) -> None:
    lines = run("extract", monthly, "--format", "jsonl", "-q").stdout.splitlines()
    found = [
        (r["predicate"], r["date"], r["date_granularity"], r["date_source"])
        for line in lines
        for r in json.loads(line)["relations"]
    ]
    assert found == [
        ("ACCUSE", "2006-06", "month", "article"), ("ASSAULT", "2006-06-12", "day", "text"),
        ("SUPPORT", "2006-06", "month", "article"), ("ASSAULT", "1937", "year", "text"),
        ("ACCUSE", "2007", "year", "article"), ("SUPPORT", "2007", "year", "article"),
    ]  # fmt: skip


def test_a_run_and_its_records_give_the_same_graph(run: Run, monthly: Path) -> None:
    run("extract", monthly, "--run", "run", "-q")
    run("extract", monthly, "-o", "records.jsonl", "-q")
    for given, name in (("run", "a.graphml"), ("records.jsonl", "b.graphml")):
        assert run("graph", given, "-o", name).exit_code == 0
    assert Path("a.graphml").read_bytes() == Path("b.graphml").read_bytes()
    assert "2006-06" in Path("a.graphml").read_text(encoding="utf-8")


def test_tables_have_days_and_the_month_beside_them(run: Run, monthly: Path) -> None:
    run("extract", monthly, "--run", "run", "-q")
    told = run("query", "run", "--sql", "SELECT date, published FROM articles ORDER BY article").stdout.splitlines()
    assert [json.loads(line) for line in told] == [
        {"date": None, "published": day} for day in ("2006-06", "2006-06", "2007")
    ]
    counted = run("query", "run", "--by", "month", "--since", "2006-06", "--until", "2006-06").stdout.splitlines()
    assert [(row["period"], row["acts"]) for row in map(json.loads, counted)] == [("2006-06", 3)]
    run("extract", monthly, "-o", "relations.csv", "-q")
    again = run("query", "relations.csv", "--by", "month", "--since", "2006-06", "--until", "2006-06").stdout
    assert [json.loads(line)["acts"] for line in again.splitlines()] == [3]


def test_a_run_of_before_keeps_the_days_of_its_articles(run: Run, tmp_path: Path) -> None:
    feed = write_lines(tmp_path / "daily.jsonl", [{"id": "a1", "date": "2025-03-01", "text": FEED[0]["text"]}])
    run("extract", feed, "--run", "run", "-q")
    (part,) = (tmp_path / "run").rglob("articles.parquet")
    run("graph", "run", "-o", "now.graphml")
    pyarrow.parquet.write_table(pyarrow.parquet.read_table(part).drop_columns(["published"]), part)
    run("graph", "run", "-o", "before.graphml")
    assert Path("before.graphml").read_bytes() == Path("now.graphml").read_bytes()
    assert "2025-03-01" in Path("now.graphml").read_text(encoding="utf-8")


@pytest.mark.parametrize("date", ["2025-W09", "199X", "2025-Q1", "2025-13", "2025-02-27T10:00"])
def test_articles_of_records_have_a_day_a_month_or_a_year(run: Run, tmp_path: Path, date: str) -> None:
    record = {"schema": 2, "id": "a", "text": "France condemned Russia.", "date": date}
    assert run("graph", write_lines(tmp_path / "r.jsonl", [record]), "-o", "g.graphml").exit_code == 2
