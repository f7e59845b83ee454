"""`geo-nlp analyse`: a page, files of each kind, filters, graphs, and what is refused."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from commands import Run

from geo_nlp.analysis.tables import table_columns


@pytest.fixture
def records(run: Run, feed: Path, tmp_path: Path) -> Path:
    assert run("extract", feed, "-o", "records.jsonl").exit_code == 0
    return tmp_path / "records.jsonl"


def test_a_page_is_printed(run: Run, records: Path) -> None:
    result = run("analyse", records)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("2 acts of 3 actors in 2 articles (2 stories), 2025-03-01; level country")
    for part in ("Most active actors", "Who speaks about whom", "Structural balance", "NATO → Russia"):
        assert part in result.stdout
    assert "NATO is worried about Russia." in result.stdout


def test_files_of_each_kind(run: Run, records: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    result = run("analyse", records, "-o", "r.json", "-o", "r.md", "-o", "r.xlsx", "-o", "tables")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "r.md: written" in result.stderr
    held = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert held["settings"]["level"] == "country"
    assert {actor["actor"] for actor in held["actors"]} == {"FRA", "RUS", "igo:nato"}
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# Analysis of the actor graph\n")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == list(table_columns())
    assert sorted(path.stem for path in (tmp_path / "tables").iterdir()) == sorted(table_columns())
    with (tmp_path / "tables" / "attitudes.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["source"]: row["sentence"] for row in csv.DictReader(stream)}
    assert rows["igo:nato"] == "NATO is worried about Russia."


def test_the_same_files_each_time(run: Run, records: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("analyse", records, "-o", f"{name}.json", "-o", f"{name}.md").exit_code == 0
    for ending in ("json", "md"):
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("options", "acts"),
    [
        (["--sign", "positive"], 0), (["--predicate", "ACCUSE"], 1), (["--country", "France"], 1),
        (["--ego", "NATO"], 1), (["--layer", "denied"], 1), (["--since", "2026"], 0), (["--level", "actor"], 2),
        (["--min-confidence", "0"], 2),
    ],
)  # fmt: skip
def test_filters(run: Run, records: Path, tmp_path: Path, options: list[str], acts: int) -> None:
    assert run("analyse", records, "-o", "r.json", *options).exit_code == 0
    held = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert held["size"]["acts"] == acts
    if options[0] not in ("--level",):
        assert held["settings"]["filters"]


def test_a_graph_file(run: Run, records: Path, tmp_path: Path) -> None:
    assert run("graph", records, "-o", "g.graphml", "--level", "country").exit_code == 0
    result = run("analyse", "g.graphml", "-o", "r.json")
    assert result.exit_code == 0, result.stderr
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["size"]["actors"] == 3
    assert "does not say which stories" in result.stderr
    refused = run("analyse", "g.graphml", "--since", "2025")
    assert (refused.exit_code, "its level and its selection already" in refused.stderr) == (2, True)


REFUSED = {
    "ending": (["-o", "r.docx"], "use .json, .md, .xlsx, or name a folder"),
    "window": (["--window", "hour"], "unknown window 'hour'"),
    "level": (["--level", "planet"], "unknown level 'planet'"),
    "rule": (["--signed-by", "votes"], "unknown sign rule 'votes'"),
    "band": (["--dead-band", "2"], "must be from 0 to less than 1"),
    "draws": (["--bootstrap", "-1"], "bootstrap must be 0 or more"),
    "date": (["--since", "soon"], "is not a date"),
    "sign": (["--sign", "red"], "unknown sign 'red'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_one_line(run: Run, records: Path, name: str) -> None:
    options, reason = REFUSED[name]
    result = run("analyse", records, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert reason in result.stderr


def test_an_input_is_not_written_over(run: Run, records: Path, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text('{"nodes": [], "edges": []}', encoding="utf-8")
    result = run("analyse", "g.json", "-o", "g.json")
    assert (result.exit_code, "is one of the inputs" in result.stderr) == (2, True)


def test_nothing_to_analyse_is_no_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The weather was fine in spring.", encoding="utf-8")
    assert run("extract", "a.txt", "-o", "none.jsonl").exit_code == 0
    result = run("analyse", "none.jsonl")
    assert result.exit_code == 0
    assert "there are no acts between two actors" in result.stdout
