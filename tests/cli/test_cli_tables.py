"""Tables that `geo-nlp extract` writes: the same in every format, safe to open, and read again by `geo-nlp graph`."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from commands import Run, write_lines

import geo_nlp
from geo_nlp.graph import build_graph
from geo_nlp.tables import TABLES, columns_of, rows_of
from geo_nlp.tables.read import records_of_tables

GERMAN = "German Foreign Minister Annalena Baerbock criticised China on Monday. France welcomed the Chinese offer."
ARTICLES = [
    {"id": "one", "date": "2025-02-18", "source": "Reuters", "url": "https://example.org/1", "title": "=A headline",
     "text": GERMAN},
    {"id": "two", "date": "2025-02-20",
     "text": "Rebels of the M23 attacked Congolese soldiers. Russia could attack Ukraine, Kyiv said last week."},
]  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return list(geo_nlp.extract(ARTICLES, clean=False))


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Callable[..., Path]:
    """Write a table of the articles with `geo-nlp extract`."""
    write_lines(tmp_path / "in.jsonl", ARTICLES)

    def write(name: str, *options: str) -> Path:
        result = run("extract", "in.jsonl", "--no-clean", "-q", "-o", name, *options)
        assert (result.exit_code, result.stderr) == (0, "")
        return tmp_path / name

    return write


def test_csv_of_all_tables_is_a_file_each(written: Callable[..., Path], tmp_path: Path) -> None:
    written("out.csv", "--table", "all", "--bom")
    assert {path.name for path in tmp_path.glob("out*")} == {f"out.{table}.csv" for table in TABLES}
    data = (tmp_path / "out.acts.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfarticle,date,outlet,")
    titles = {row["title"] for row in csv.DictReader(data.decode("utf-8-sig").splitlines())}
    assert titles == {"'=A headline", ""}


def test_tsv_and_parquet_hold_what_csv_holds(written: Callable[..., Path]) -> None:
    tsv = list(csv.DictReader(written("out.tsv").open(encoding="utf-8"), delimiter="\t"))
    parquet = pyarrow.parquet.read_table(written("out.parquet")).to_pylist()
    assert [(r["article"], r["source"], r["predicate"]) for r in tsv] == [
        (r["article"], r["source"] or "", r["predicate"]) for r in parquet
    ]
    assert parquet[0]["date"] == date(2025, 2, 18) and parquet[0]["event_from"] == date(2025, 2, 17)
    assert pyarrow.parquet.read_schema(written("e.parquet", "--table", "stances")).names


def test_a_spreadsheet_has_a_sheet_a_table_with_dates_links_and_no_formulas(written: Callable[..., Path]) -> None:
    path = written("out.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [*TABLES, "legend"]
    legend = list(book["legend"].iter_rows(values_only=True))
    accuse = "The source criticises, condemns, blames, sues or investigates the target."
    assert ("predicate", "ACCUSE", accuse) in legend
    words = {"predicate", "quad", "attitude", "source_sector", "target_sector"}
    assert {column for column, value, _ in legend[1:] if value} == words
    assert {column.name for table in TABLES for column in columns_of(table)} <= {column for column, *_ in legend}
    head, first = list(book["acts"].iter_rows())[:2]
    cells = dict(zip((cell.value for cell in head), first, strict=True))
    assert cells["title"].value == "=A headline" and cells["title"].data_type == "s"
    assert cells["url"].hyperlink.target == "https://example.org/1"
    assert cells["event_from"].is_date and cells["event_from"].value.date() == date(2025, 2, 17)
    assert written("again.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.parquet", "out.tsv"])
def test_a_graph_reads_the_tables(name: str, written: Callable[..., Path], records: list[dict[str, Any]]) -> None:
    path = written(name, "--table", "all")
    parts = [path] if path.is_file() else [path.with_name(f"{path.stem}.{t}{path.suffix}") for t in TABLES]
    again = list(records_of_tables(parts))
    for level in ("actor", "country"):
        edges = [set(build_graph(r, level=level).edges(keys=True)) for r in (again, records)]
        assert edges[0] == edges[1] != set()
    quotes = [d["evidence"] for *_, d in build_graph(again).edges(data=True) if d["predicate"] == "ACCUSE"]
    assert "German Foreign Minister Annalena Baerbock criticised China on Monday." in quotes[0]


def test_a_graph_of_acts_alone(run: Run, written: Callable[..., Path], tmp_path: Path) -> None:
    written("acts.csv", "--table", "acts")
    result = run("graph", "acts.csv", "-o", "g.graphml", "--level", "country")
    assert result.exit_code == 0
    assert geo_nlp.read_graph(tmp_path / "g.graphml").has_edge("DEU", "CHN", "ACCUSE")


OFFICES = "t.csv: has no offices, by which persons count for a body or country"
LACKING = {"acts": f"{OFFICES}, and only one date and one attitude for each act", "relations": OFFICES, "all": ""}


@pytest.mark.parametrize("table", LACKING)
def test_what_a_table_does_not_say_is_said(run: Run, written: Callable[..., Path], table: str) -> None:
    path = written("t.xlsx" if table == "all" else "t.csv", "--table", table)
    said = run("graph", path.name, "-o", "g.graphml", "--level", "country").stderr
    assert said.startswith(f"geo-nlp: {LACKING[table]}; records" if LACKING[table] else "geo-nlp: 2 articles")
    assert "offices" not in run("graph", path.name, "-o", "g.graphml").stderr


def test_each_file_is_reported_with_its_rows(run: Run, feed: Path) -> None:
    said = run("extract", feed, "--table", "all", "-o", "t.csv").stderr.splitlines()
    assert [line.split(": ")[1] for line in said[-6:]] == [f"t.{table}.csv" for table in TABLES]
    assert all(re.search(r"\d+ rows? of ", line) for line in said[-6:])
    (only,) = [line for line in run("extract", feed, "-o", "t.xlsx").stderr.splitlines() if "t.xlsx" in line]
    assert only.count(" of ") == len(TABLES)


WRONG = [
    (["--table", "edges", "-o", "a.csv"], "unknown table 'edges'; choose from acts, relations, stances"),
    (["--table", "act", "-o", "a.csv"], "did you mean acts? Choose from acts, relations, stances, roles, "),
    (["--table", "act", "-o", "a.csv"], ", attributions, actors, all"),
    (["--table", "all", "--format", "csv"], "several tables do not fit into one pipe; name a file"),
    (["--distinct", "-o", "a.jsonl"], "--distinct is for tables"),
    (["--bom", "-o", "a.xlsx"], "--bom is for .csv and .tsv"),
    (["--format", "xlsx"], "xlsx cannot be written to a pipe"),
    (["-o", "a.doc"], "the ending does not give the format; use .jsonl, .csv, .tsv, .parquet, .xlsx"),
]


@pytest.mark.parametrize(("options", "says"), WRONG)
def test_what_cannot_be_written_is_one_line(options: list[str], says: str, run: Run, feed: Path) -> None:
    result = run("extract", feed, *options)
    assert result.exit_code == 2
    assert says in result.stderr and result.stderr.count("\n") == 1


def test_a_table_goes_to_a_pipe_as_csv(run: Run, feed: Path) -> None:
    result = run("extract", feed, "-q", "--table", "stances")
    assert result.stdout.startswith("article,date,outlet,title,url,path,stance,act,")


EACH = """
import contextlib, sys
from geo_nlp.cli import app
for table in sys.argv[3:]:
    print(f"== {table}", flush=True)
    with contextlib.suppress(SystemExit):
        app(["extract", sys.argv[1], "--format", sys.argv[2], "--table", table])
"""


@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl"])
def test_each_table_goes_through_a_pipe(form: str, tmp_path: Path, records: list[dict[str, Any]]) -> None:
    feed, names = write_lines(tmp_path / "in.jsonl", ARTICLES), ["acts", *TABLES]
    done = subprocess.run((sys.executable, "-c", EACH, feed, form, *names), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("geo-nlp: 2 articles: ") == len(names) and "zip()" not in done.stderr
    for table, lines in zip(names, re.split(r"^== \w+\n", done.stdout, flags=re.MULTILINE)[1:], strict=True):
        rows = sum(1 for record in records for _ in rows_of(record, table))
        assert lines.count("\n") == rows + (form != "jsonl") > 0, table
