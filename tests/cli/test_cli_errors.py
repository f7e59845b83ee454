"""Whatever is wrong with an input or an option is one line on stderr, and an exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run
from typer.testing import Result

GOOD = '{"text": "France condemned Russia."}\n'


def one_line(result: Result, code: int, *words: str) -> None:
    """Exactly one line on stderr, nothing on stdout, and no traceback."""
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    for word in ("geo-nlp: ", *words):
        assert word in lines[0]


INPUTS = {
    "text/empty.txt": (b"", ["empty.txt", "empty file"]),
    "text/photo.dat": (b"\x89PNG\r\n\x1a\n\0\0\0", ["photo.dat", "binary"]),
    "text/latin.txt": (b"Caf\x81 owners condemned Russia.", ["latin.txt", "byte 3 (0x81)", "UTF-8", "--encoding"]),
    "text/cut.jsonl.gz": (b"\x1f\x8bxx", ["cut.jsonl.gz", "breaks off"]),
    "text/rows.csv": (b"id,words\n1,France condemned Russia.\n", ["no column 'text'", "the columns are: id, words"]),
    "text/actors.graphml": (b"<?xml version='1.0'?><graphml/>", ["actors.graphml", "XML, but not a web page"]),
    "text/word.docx": (b"PK\x03\x04\x14\0", ["word.docx", "Word file"]),
    "text/an.xlsx": (b"PK\x03\x04\x14\0", ["an.xlsx", "an Excel file", "save the sheet as CSV"]),
    "text/old.xls": (b"\xd0\xcf\x11\xe0\0\0", ["old.xls", "an Excel file", "save the sheet as CSV"]),
    "text/sheet": (b"PK\x03\x04\x14\0xl/workbook.xml", ["an Excel file"]),
    "text/any": (b"PK\x03\x04\x14\0", ["Word file or archive; give one of text"]),
    "text/home.html": (b"<html><body><a href='/'>Home</a></body></html>", ["home.html", "no article found"]),
}


@pytest.mark.parametrize("name", INPUTS)
def test_input_that_cannot_be_read(run: Run, tmp_path: Path, name: str) -> None:
    content, words = INPUTS[name]
    path = tmp_path / Path(name).name
    path.write_bytes(content)
    one_line(run("extract", path, "-o", "out.jsonl"), 2, *words)
    assert not list(tmp_path.glob("out*")), "a failed run leaves no output file"


def test_missing_file(run: Run) -> None:
    one_line(run("extract", "nosuch.txt"), 2, "nosuch.txt: no such file")


def test_folder_without_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    one_line(run("extract", "empty"), 2, "empty: no articles in this folder", ".jsonl")


def test_column_that_is_missing(run: Run, feed: Path) -> None:
    one_line(run("extract", feed, "--column", "text=body"), 2, "no column 'body'", "text")


OPTIONS = {
    "column without a field": (["--column", "body"], ["FIELD=NAME"]),
    "column of an unknown field": (["--column", "author=by"], ["author", "text, html"]),
    "unknown encoding": (["--encoding", "utf-9"], ["'utf-9'", "cp1252"]),
    "unknown format": (["--format", "xml"], ["'xml'", "table, jsonl, csv, tsv, parquet, xlsx"]),
    "unknown ending": (["-o", "out.docx"], ["out.docx", ".jsonl, .csv"]),
    "parquet in a pipe": (["--format", "parquet"], ["-o"]),
    "unknown input format": (["--input-format", "docx"], ["'docx'", "warc"]),
    "unknown order of dates": (["--date-order", "ydm"], ["'ydm'", "dmy, mdy, ymd or auto"]),
    "date that is none": (["--date", "yesterday"], ["'yesterday'", "2025-02-27"]),
    "no workers": (["--workers", "0"], ["--workers", "see `geo-nlp extract --help`"]),
    "unknown option": (["--nosuch"], ["--nosuch", "see `geo-nlp extract --help`"]),
    "place that is a folder": (["-o", ".", "--format", "jsonl"], ["is a folder"]),
    "place that cannot be written": (["-o", "nosuch/out.jsonl"], ["nosuch/out.jsonl", "cannot be written"]),
}


@pytest.mark.parametrize("case", OPTIONS)
def test_wrong_option(run: Run, feed: Path, case: str) -> None:
    options, words = OPTIONS[case]
    one_line(run("extract", feed, *options), 2, *words)


@pytest.mark.parametrize("command", ["extract", "graph"])
@pytest.mark.parametrize("inputs", ["feed.json", ".", "*.json"])
def test_what_is_read_is_not_written_over(run: Run, tmp_path: Path, command: str, inputs: str) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(GOOD, encoding="utf-8")
    one_line(
        run(command, inputs, "-o", feed, *(["--format", "jsonl"] * (command == "extract"))), 2, "one of the inputs"
    )
    assert feed.read_text(encoding="utf-8") == GOOD


def test_no_input(run: Run) -> None:
    one_line(run("extract", stdin=""), 2, "standard input", "empty")


def test_unknown_command(run: Run) -> None:
    one_line(run("exctract"), 2, "unknown command 'exctract'; did you mean extract? Choose from extract, graph, ")
    one_line(run("rules", "lst"), 2, "unknown command 'lst'; did you mean list? Choose from list, check, explain")
    one_line(run("paint"), 2, "unknown command 'paint'; choose from extract, graph, ")


OPTIONS_MEANT = {
    "--worker": "no such option --worker; did you mean --workers? See `geo-nlp extract --help`",
    "--min-confidense": "did you mean --min-confidence?",
    "--country": "no such option --country; see `geo-nlp extract --help`",
}


@pytest.mark.parametrize("option", OPTIONS_MEANT)
def test_the_option_that_is_meant_is_named(run: Run, feed: Path, option: str) -> None:
    one_line(run("extract", feed, option, "3"), 2, OPTIONS_MEANT[option])


VALUES_MEANT = {
    "format": (["extract", "--format", "cvs"], "unknown format 'cvs'; did you mean csv?"),
    "input format": (["extract", "--input-format", "jsnl"], "did you mean jsonl?"),
    "column": (["extract", "--column", "titel=x"], "unknown field 'titel'; did you mean title?"),
    "policy": (["extract", "--disputed", "recognized"], "did you mean recognised?"),
    "names": (["extract", "--ner", "newz"], "did you mean news?"),
    "predicate": (["graph", "-o", "g.csv", "--predicate", "ACUSE"], "'ACUSE'; did you mean ACCUSE?"),
    "attitude": (["graph", "-o", "g.csv", "--predicate", "critisism"], "did you mean criticism?"),
    "prefixed": (["graph", "-o", "g.csv", "--predicate", "stance:critisism"], "did you mean criticism?"),
    "group": (["graph", "-o", "g.csv", "--predicate", "conflicts"], "did you mean conflict?"),
    "level": (["graph", "-o", "g.csv", "--level", "countries"], "did you mean country?"),
    "window": (["graph", "-o", "g.csv", "--window", "months"], "did you mean month?"),
    "include": (["graph", "-o", "g.csv", "--include", "negatd"], "did you mean negated?"),
    "ending": (["graph", "-o", "g.grapml"], "unknown graph format '.grapml'; did you mean .graphml?"),
}


@pytest.mark.parametrize("case", VALUES_MEANT)
def test_the_value_that_is_meant_is_named(run: Run, feed: Path, case: str) -> None:
    (command, *options), said = VALUES_MEANT[case]
    one_line(run(command, feed, *options), 2, said)


def test_missing_model_is_code_5(run: Run, feed: Path) -> None:
    one_line(run("extract", feed, "--model", "nosuch"), 5, "'nosuch'", "pip install")


def test_one_broken_line_is_listed_and_the_others_are_done(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(GOOD * 16 + '{"text": "Russia\n' + GOOD, encoding="utf-8")
    result = run("extract", path, "--format", "jsonl", "--quiet")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 17
    assert len(result.stderr.splitlines()) == 1
    assert "feed.jsonl line 17: broken JSON" in result.stderr


def test_files_of_a_folder_that_are_left_out_are_reported(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", "sub/c.docx", "sub/notes", ".git/d.docx"):
        (tmp_path / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "news" / name).write_text("France condemned Russia.", encoding="utf-8")
    first, *rest = run("extract", "news", "-o", "out.jsonl").stderr.splitlines()
    assert first == "geo-nlp: news: files of an unknown type were skipped: 2 .docx, 1 without an ending"
    assert len(rest) == 1
    assert run("extract", "news", "-o", "out.jsonl", "--quiet").stderr == ""


def test_warnings_are_counted_by_kind(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    german = "Der Kanzler hat den Angriff auf die Ukraine scharf verurteilt und neue Sanktionen angekündigt. " * 4
    rows = [{"text": "France condemned Russia.", "date": day} for day in ("recently", "lately", "2025-02-27")]
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"text": german}]), encoding="utf-8")
    result = run("extract", "feed.jsonl", "-o", "out.jsonl", "--language", "any")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[:2] == [
        "geo-nlp: 2 records with a warning, for example feed.jsonl#1: date not understood: 'recently'; write it as"
        " 2025-02-27",
        "geo-nlp: 1 record with a warning, for example feed.jsonl#4: the text does not look like English, the only"
        " language that is supported: results may be wrong",
    ]
    skipped = run("extract", "feed.jsonl", "-o", "out.jsonl")
    assert skipped.exit_code == 0 and "feed.jsonl#4: not in English" in skipped.stderr
    assert skipped.stderr.endswith("; 1 skipped\n")
    assert "! date not understood: 'recently'" in run("extract", path, "--format", "table").stdout


def test_a_run_that_is_not_there_is_not_begun_with_nothing(run: Run, tmp_path: Path) -> None:
    one_line(run("extract", "--run", "nosuchrun"), 2, "nosuchrun: no run of that name; give INPUT to begin one")
    assert not (tmp_path / "nosuchrun").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("query", "nosuch.jsonl"), "is its name right?"),
        (("query", "page.html"), "no record, but a page; make records first: geo-nlp extract page.html -o FILE"),
        (("extract", "a.txt", "-o", "none/a.csv"), "make the folder first, or choose another place"),
    ],
)
def test_the_remedy_fits_the_fault(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "page.html").write_text("<html><p>La France a parlé.</p></html>", encoding="utf-8")
    (tmp_path / "a.txt").write_text("France condemned Russia.", encoding="utf-8")
    one_line(run(*arguments), 2, said)


def test_failures_are_counted_in_the_closing_line(run: Run, feed: Path) -> None:
    result = run("extract", feed, "nosuch.txt", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("geo-nlp: 2 articles: 2 records")
    assert result.stderr.endswith("1 input not found, listed above\n")


@pytest.mark.parametrize("words", ["extract", "run export", "evaluate sample"])
def test_an_option_without_its_value_names_the_help_of_its_command(run: Run, words: str) -> None:
    result = run(*words.split(), "x", "-o")
    one_line(result, 2, f"Option '-o' requires an argument; see `geo-nlp {words} --help`")


@pytest.mark.parametrize("group", ["run", "rules", "gazetteer"])
def test_a_group_without_a_command_shows_its_help(run: Run, group: str) -> None:
    result = run(group)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: geo-nlp {group}") and result.stdout.count("\n") > 8


@pytest.mark.parametrize("command", ["query", "analyse", "graph", "view"])
def test_an_empty_file_is_an_error_of_every_command(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "empty.jsonl").touch()
    options = {"graph": ["-o", "g.gexf"], "view": ["-o", "p.html"]}.get(command, [])
    one_line(run(command, "empty.jsonl", *options), 2, "empty.jsonl: empty file; give a file with ")


@pytest.mark.parametrize(
    ("command", "file", "known"),
    [("view", "x.pdf", ".html, .htm"), ("discourse", "d.xlsx", ".csv, .dl, .graphml, .gexf, .json, .net")],
)
def test_a_file_of_an_unknown_ending_is_not_written(run: Run, feed: Path, command: str, file: str, known: str) -> None:
    one_line(run(command, feed, "-o", file), 2, f"{file}: unknown ", f"; choose from {known}")


def test_arguments_are_named_in_capitals(run: Run) -> None:
    for words in ("run stories", "run status", "gazetteer lookup"):
        usage = run(*words.split(), "--help").stdout.splitlines()[0]
        assert usage.split()[-1].isupper()
