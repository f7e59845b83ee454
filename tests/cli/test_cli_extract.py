"""`geo-nlp extract`: every format of output, cleaning on and off, and pipes."""

from __future__ import annotations

import csv
import json
import re
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
    named = run("extract", feed, "--quiet").stdout
    piped = run("extract", "-", "--quiet", stdin=feed.read_bytes()).stdout
    assert [json.loads(line)["path"] for line in piped.splitlines()] == ["-#1", "-#2"]
    assert piped.replace('"path":"-#', f'"path":"{feed}#') == named


def test_a_dash_is_standard_output(run: Run, feed: Path, tmp_path: Path) -> None:
    assert run("extract", feed, "-o", "-", "--quiet").stdout == run("extract", feed, "--quiet").stdout
    assert not (tmp_path / "-").exists()


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
    (tmp_path / "t.csv").write_text("nr;words\n7;France condemned Russia.\n", encoding="utf-8")
    lines = run("extract", "t.csv", "--column", "text=words", "--column", "id=nr", "-q").stdout.splitlines()
    assert [(json.loads(line)["id"], len(json.loads(line)["relations"])) for line in lines] == [("7", 1)]


DATED = "headline;body;pubdate\nParis;France condemned Russia.;{}\nAnkara;Turkey condemned Russia.;{}\n"


def test_what_was_taken_for_what_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(DATED.format("03/04/2025", "02/27/2025"), encoding="utf-8")
    result = run("extract", "t.csv", "-o", "out.jsonl")
    assert result.stderr.splitlines()[:-1] == [
        "geo-nlp: t.csv: text from body, title from headline, date from pubdate",
        "geo-nlp: t.csv: dates have the month first, as '02/27/2025' shows",
    ]
    assert run("extract", "t.csv", "-o", "out.jsonl", "--quiet").stderr == ""
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [(json.loads(line)["path"], json.loads(line)["date"]) for line in lines] == [
        ("t.csv#1", "2025-03-04"),
        ("t.csv#2", "2025-02-27"),
    ]


def test_order_of_dates_that_nothing_tells(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(DATED.format("03/04/2025", "05/06/2025"), encoding="utf-8")
    result = run("extract", "t.csv", "-o", "out.jsonl")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[1] == (
        "geo-nlp: 2 records with a warning, for example t.csv#1: date unclear: '03/04/2025' may have the day or the"
        " month first; give --date-order"
    )
    printed = run("extract", "t.csv", "--date-order", "dmy", "-q").stdout.splitlines()
    assert [json.loads(line)["date"] for line in printed] == ["2025-04-03", "2025-06-05"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_one_bad_byte_costs_nothing(run: Run, tmp_path: Path, workers: str) -> None:
    rows = [f"{n},Orléans condemned Russia.\n".encode() for n in range(70)]
    rows[5] = rows[5].replace("é".encode(), b"\xe9")
    (tmp_path / "t.csv").write_bytes(b"id,text\n" + b"".join(rows))
    result = run("extract", "t.csv", "-o", "out.jsonl", "--workers", workers)
    assert result.exit_code == 0
    said = "not UTF-8: byte 158 (0xe9) and any like it were read as Windows-1252"
    assert result.stderr.splitlines()[:2] == [
        f"geo-nlp: t.csv: {said}; name the encoding (--encoding) if it is another",
        f"geo-nlp: 1 record with a warning, for example t.csv#6: {said}",
    ]


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


def test_what_is_too_uncertain_is_left_out(run: Run, feed: Path) -> None:
    everything = [json.loads(line) for line in run("extract", feed, "-q").stdout.splitlines()]
    found = [item for record in everything for item in (*record["relations"], *record["stances"])]
    least = sorted(item["confidence"] for item in found)[1]
    result = run("extract", feed, "--min-confidence", str(least))
    kept = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item for record in kept for item in (*record["relations"], *record["stances"])] == [
        item for item in found if item["confidence"] >= least
    ]
    for name in ("roles", "attributions", "mentions", "actors"):
        assert [record[name] for record in kept] == [record[name] for record in everything]
    lower = sum(item["confidence"] < least for item in found)
    assert lower >= 1
    assert result.stderr.endswith(f"; {lower} below the minimum confidence left out\n")
    assert "left out" not in run("extract", feed).stderr
    table = run("extract", feed, "--min-confidence", "1", "--format", "table", "-q").stdout
    assert "ACCUSE" not in table
    assert "no roles, relations or stances found" in table


@pytest.mark.parametrize("least", ["1.5", "-0.1", "60"])
def test_a_confidence_lies_between_0_and_1(run: Run, feed: Path, least: str) -> None:
    result = run("extract", feed, "-o", "out.jsonl", "--min-confidence", least)
    assert (result.exit_code, result.stderr) == (2, f"geo-nlp: confidence {least} is not between 0 and 1; try 0.6\n")


def test_undated_articles_are_pointed_to_the_date(run: Run, tmp_path: Path) -> None:
    rows = [
        {"id": "a1", "text": "France condemned Russia on Monday."},
        {"id": "a2", "text": "Turkey praised Poland last week."},
        {"id": "a3", "text": "Turkey praised Poland in 2019."},
        {"id": "a4", "text": "It rained in Paris on Monday."},
    ]
    feed = write_lines(tmp_path / "undated.jsonl", rows)
    result = run("extract", feed)
    warnings = [json.loads(line)["warnings"] for line in result.stdout.splitlines()]
    assert warnings == [
        [f"no date of publication, so {phrase!r} cannot be placed in time; give one with `extract --date 2025-02-27`"]
        if phrase
        else []
        for phrase in ("on Monday", "last week", None, None)
    ]
    (note, _) = result.stderr.splitlines()
    assert note.startswith("geo-nlp: 2 articles with no date of publication, so 'on Monday' cannot be placed in time;")
    assert "--date" not in note and "give each its own" in note  # they may be of many days
    shown = run("extract", feed, "--format", "table")
    assert "! no date of publication" in shown.stdout and len(shown.stderr.splitlines()) == 1  # not said twice
    of_run = run("extract", feed, "--run", "run").stderr.splitlines()
    assert of_run == [note, "geo-nlp: 4 articles: 4 records"]
    dated = run("extract", feed, "--date", "2025-02-27")
    assert len(dated.stderr.splitlines()) == 1
    assert json.loads(dated.stdout.splitlines()[0])["relations"][0]["date"] == "2025-02-24"


HELP = ["extract", "graph", "analyse", "view", "discourse", "query", "evaluate", "evaluate sample", "evaluate agree",
        "rules list", "rules check", "rules explain", "gazetteer lookup", "gazetteer check", "gazetteer add", "doctor",
        "demo"]  # fmt: skip


@pytest.mark.parametrize("command", HELP)
def test_every_command_has_an_example(run: Run, command: str) -> None:
    assert f"geo-nlp {command}" in run(*command.split(), "--help").stdout.split("Example", 1)[1]


@pytest.mark.parametrize("command", ["", "rules", "gazetteer", *HELP])
def test_help_speaks_only_of_commands_that_exist(run: Run, command: str) -> None:
    page = run(*command.split(), "--help").stdout
    named = re.findall(r"geo-nlp ((?:rules |gazetteer )?[a-z]+)", page.partition("\n")[2])
    assert set(named) <= {*HELP, "rules", "gazetteer"}
    assert "models/" not in page
