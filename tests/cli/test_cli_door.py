"""What comes in at the command line: odd values of options, broken records, names that are none; never a traceback."""

from __future__ import annotations

import csv
import gzip
import json
import os
import threading
from pathlib import Path

import pytest
from commands import Run
from hostile import ODD_TEXTS, SHORT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import news, write_records
from typer.testing import Result

from geo_nlp.gazetteer.user import add_actors, read_actors

COMMANDS = {
    "graph": "since until level window predicate quad sign layer include said-by outlet min-confidence actor country"
    " ego depth min-weight date-order ner workers rules",
    "query": "source target who predicate polarity said-by outlet since until place min-confidence include distinct by"
    " period level top limit sort sql headers format output",
    "analyse": "signed-by dead-band min-acts top seed bootstrap time-limit window level ego",
    "extract": "date date-order column min-confidence disputed input-format encoding timeout format table ner rules"
    " workers",
}
MORE = {"graph": ["-o", "g.graphml"], "analyse": ["--bootstrap", "0"]}
READERS = {
    "graph": ["-o", "g.graphml"], "view": ["-o", "v.html"], "query": [], "analyse": ["--bootstrap", "0"],
    "discourse": ["-o", "d.csv"],
}  # fmt: skip
ODD_GAZETTEERS: dict[str, tuple[str | bytes, str]] = {
    "a name of marks": ("name,type\n...,company\n", "row 1: '...' is no name"),
    "an alias of marks": ("name,type,aliases\nAcme,company,Acme;!\n", "row 1: '!' is no name"),
    "a long name": (f"name,type\n{'x' * 201},company\n", "has 201 characters"),
    "many faults": ("name,type\n" + ",company\n" * 100, "; and 80 more"),
    "UTF-16": ("name,type\nAcme,company\n".encode("utf-16"), "cannot be read"),
    "old line ends and a NUL": ("name,type\rA\0cme,company\r", "has a control character"),
    "a long cell": (f'name,type\n"{"x" * 300_000}",company\n', "cannot be read|at most 200"),
}


def ended_well(result: Result) -> bool:
    """Whether a command ended as it should: with an exit code that is documented, and no traceback."""
    ended = result.exception is None or isinstance(result.exception, SystemExit)
    return ended and result.exit_code in (0, 1, 2, 5) and "Traceback" not in result.output


@settings(SHORT, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.sampled_from([*ODD_TEXTS, "\udcff"]), data=st.data())
def test_odd_values_of_options(run: Run, tmp_path: Path, value: str, data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(sorted(COMMANDS)))
    option = f"--{data.draw(st.sampled_from(COMMANDS[command].split()))}"
    given = write_records(tmp_path / "records.jsonl", news())
    if command == "extract":
        given = tmp_path / "empty.txt"
        given.write_bytes(b"")  # which ends the run before a model is loaded
    result = run(command, given, *MORE.get(command, []), option, value)
    assert ended_well(result), (command, option, result.exception)


@pytest.mark.parametrize("options", ["--timeout inf", "--timeout nan", "--timeout 1e999", "--timeout -1"])
def test_a_time_without_end_is_refused(run: Run, tmp_path: Path, options: str) -> None:
    (tmp_path / "a.txt").write_text("France condemned Russia.", encoding="utf-8")
    result = run("extract", "a.txt", *options.split())
    assert ended_well(result) and result.exit_code == 2 and "timeout" in result.stderr


def test_sql_that_is_not_utf8_is_one_line(run: Run, tmp_path: Path) -> None:
    result = run("query", write_records(tmp_path / "records.jsonl", news()), "--sql", "SELECT \udcff")
    assert ended_well(result) and result.exit_code == 2


@pytest.mark.parametrize("command", READERS)
def test_a_broken_record_is_reported_and_the_others_are_read(run: Run, tmp_path: Path, command: str) -> None:
    file = write_records(tmp_path / "records.jsonl", news())
    whole = run(command, file, *READERS[command])
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[1:1] = ['{"schema":1}', f'{{"schema":2,"id":"a","text":"","relations":{"[" * 990}{"]" * 990}}}']
    file.write_text("\n".join(lines), encoding="utf-8")
    result = run(command, file, *READERS[command])
    assert (whole.exit_code, result.exit_code) == (0, 1), result.output
    assert result.stdout == whole.stdout
    for number in (2, 3):
        assert f"geo-nlp: {file} line {number}: no record" in result.stderr


@pytest.mark.parametrize("name", ["", " ", "a\0b", "x" * 5000, "[", "**"])
@pytest.mark.parametrize("command", ["extract", "graph", "query", "analyse", "view"])
def test_what_is_no_name_is_one_line(run: Run, command: str, name: str) -> None:
    result = run(command, name, *({"graph": ["-o", "o.graphml"], "view": ["-o", "o.html"]}.get(command, [])))
    assert ended_well(result) and result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there")
def test_a_failure_with_a_name_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"\0")
    result = run("extract", os.fsdecode(b"caf\xe9.txt"))
    assert ended_well(result) and "caf\\xe9.txt: binary file" in result.stderr


def test_records_in_a_folder_are_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    write_records(tmp_path / "news" / "old.jsonl", news())
    (tmp_path / "news" / "a.jsonl").write_text(json.dumps({"text": "France condemned Russia."}), encoding="utf-8")
    result = run("extract", "news", "-o", "new.jsonl")
    assert result.exit_code == 0
    assert "news/old.jsonl: skipped, since it holds records" in result.stderr
    assert len((tmp_path / "new.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_pages_of_our_own_are_no_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    write_records(tmp_path / "old.jsonl", news())
    for name, more in (("graph", ()), ("marked", ("--article",))):
        assert run("view", "old.jsonl", *more, "-o", f"news/{name}.html").exit_code == 0
    story = "<p>France condemned Russia on Monday, and called on Turkey to do the same.</p>"
    (tmp_path / "news" / "a.html").write_text(f"<html><title>Paris speaks</title><body>{story}</body></html>")
    found = run("extract", "news", "-o", "new.jsonl")
    assert found.exit_code == 0
    assert "news/graph.html and 1 more: skipped, since geo_nlp wrote it" in found.stderr
    assert len((tmp_path / "new.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert run("extract", "old.jsonl", "--table", "relations", "-o", "news/relations.csv").exit_code == 0
    (tmp_path / "news" / "report.md").write_text("# Analysis\n\nMade by geo_nlp 0.1.0.\n")
    again = run("extract", "news", "-o", "new.jsonl")
    assert "news/relations.csv: skipped, since geo_nlp wrote it" in again.stderr
    assert "1 article: 1 record" in again.stderr and "report.md: skipped" in again.stderr
    table = run("extract", "news/relations.csv", "-o", "one.jsonl")
    assert table.exit_code == 2 and "a table that geo_nlp wrote, no articles" in table.stderr
    by_name = run("extract", "news/marked.html", "-o", "one.jsonl")
    assert by_name.exit_code == 2 and by_name.stderr.startswith("geo-nlp: news/marked.html: a page that geo_nlp wrote")


@pytest.mark.parametrize("case", ODD_GAZETTEERS)
def test_an_odd_table_of_actors_is_one_line(run: Run, tmp_path: Path, case: str) -> None:
    content, messages = ODD_GAZETTEERS[case]
    (tmp_path / "mine.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run("gazetteer", "add", "mine.csv")
    assert ended_well(result) and result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert any(word in line for word in messages.split("|")) and len(line) < 2000


@pytest.mark.parametrize("name", ["/dev/zero", "pipe", ".", "a\0b", ""])
def test_what_is_no_file_is_no_table_of_actors(run: Run, tmp_path: Path, name: str) -> None:
    if name == "pipe":
        os.mkfifo(tmp_path / "pipe")
    result = run("gazetteer", "add", name)
    assert ended_well(result) and result.exit_code == 2


def test_names_of_any_script_are_names(tmp_path: Path, run: Run) -> None:
    (tmp_path / "mine.csv").write_text("name,type\n外交部,government\nЛавров,person\n3M,company\n", encoding="utf-8")
    assert [row["name"] for row in read_actors(tmp_path / "mine.csv")] == ["外交部", "Лавров", "3M"]
    assert add_actors(tmp_path / "mine.csv")[1] == 0


ODD_CELLS: dict[str, tuple[str, str, str]] = {
    "no number": ("quad", "three", "column quad holds 'three', no int"),
    "no quad class": ("quad", "9", "column quad holds '9', which is not from 1 to 4"),
    "no share": ("confidence", "nan", "column confidence holds 'nan', no float"),
    "no day": ("date", "2025-02-30", "column date holds '2025-02-30', no date"),
    "no article": ("article", "", "column article is empty"),
}


@pytest.mark.parametrize("command", ["graph", "query", "analyse", "view"])
def test_a_row_that_cannot_be_read_is_reported_and_the_others_are_read(run: Run, feed: Path, command: str) -> None:
    run("extract", feed, "-o", "relations.csv")
    with Path("relations.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    odd = [
        [cell if name == column else value for name, value in zip(head, rows[0], strict=True)]
        for column, cell, _ in ODD_CELLS.values()
    ]
    with Path("relations.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *odd, rows[0][:3], *rows])
    result = run(command, "relations.csv", *{"graph": ["-o", "g.graphml"], "view": ["-o", "v.html"]}.get(command, []))
    assert result.exit_code == 1, result.output
    for number, (_, _, message) in enumerate(ODD_CELLS.values(), 2):
        assert f"geo-nlp: relations.csv line {number}: {message}" in result.stderr
    assert f"geo-nlp: relations.csv line {2 + len(odd)}: 3 cells under {len(head)} columns" in result.stderr
    assert not Path("g.graphml").exists() or "ACCUSE" in Path("g.graphml").read_text(encoding="utf-8")


def test_a_table_in_which_no_row_can_be_read_is_one_line(run: Run, feed: Path) -> None:
    run("extract", feed, "-o", "relations.csv")
    head = Path("relations.csv").read_text(encoding="utf-8").splitlines()[0]
    Path("relations.csv").write_text(f"{head}\nx\ny\n", encoding="utf-8")
    result = run("graph", "relations.csv", "-o", "g.graphml")
    assert result.exit_code == 2
    assert result.stderr.startswith("geo-nlp: relations.csv line 2: 1 cells under")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
@pytest.mark.parametrize(("command", "packed"), [("graph", True), ("query", False), ("analyse", True), ("view", False)])
def test_a_pipe_of_records_holds_records(run: Run, feed: Path, tmp_path: Path, command: str, packed: bool) -> None:
    run("extract", feed, "-o", "records.jsonl")
    data = Path("records.jsonl").read_bytes()
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_bytes(gzip.compress(data) if packed else data))
    more = {"graph": ["-o", "out.json", "-q"], "view": ["-o", "out.html", "-q"]}.get(command, [])
    from_file = run(command, "records.jsonl", *more)
    wanted = [path.read_bytes() for path in tmp_path.glob("out.*")]
    writer.start()
    from_pipe = run(command, "pipe", *more)
    writer.join()
    assert (from_pipe.exit_code, from_pipe.stdout) == (0, from_file.stdout), from_pipe.stderr
    assert [path.read_bytes() for path in tmp_path.glob("out.*")] == wanted


def test_a_pipe_of_articles_holds_articles(run: Run, feed: Path) -> None:
    os.mkfifo("pipe.jsonl")
    writer = threading.Thread(target=lambda: Path("pipe.jsonl").write_bytes(feed.read_bytes()))
    writer.start()
    result = run("graph", "pipe.jsonl", "-o", "g.json", "-q")
    writer.join()
    assert result.exit_code == 0, result.output
    assert "ACCUSE" in Path("g.json").read_text(encoding="utf-8")
