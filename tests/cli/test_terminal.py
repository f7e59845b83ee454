"""What a person sees at a terminal: the table, the progress bar, and completion in the shell."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from commands import Run, write_lines
from rich.console import Console
from terminal import COMMAND, at_terminal

from geo_nlp.cli.progress import Watch, progress_bar
from geo_nlp.read import Failure
from geo_nlp.read.expected import HEAD, expected_articles

NEIGHBOURS = ("Russia", "Turkey", "Poland", "Iran", "China", "Japan", "India", "Mali", "Chad", "Serbia")
LONG = " ".join(
    f"France condemned {name}. Germany praised {name}. This is what the report said." for name in NEIGHBOURS
)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "long.jsonl", [{"id": "a1", "title": "Paris speaks", "text": LONG}])


@pytest.mark.slow
def test_the_table_is_as_wide_and_high_as_the_terminal(long: Path) -> None:
    page = at_terminal("extract", long, stream="stdout")
    assert max(map(len, page.splitlines())) <= 80
    assert len(page.splitlines()) <= 24
    assert "--all shows the rest" in page
    whole = at_terminal("extract", long, "--all", stream="stdout")
    assert all(f"France condemned {name}." in whole for name in NEIGHBOURS)
    assert "--all" not in whole


def test_a_table_in_a_pipe_is_whole(run: Run, long: Path) -> None:
    page = run("extract", long, "--format", "table").stdout
    assert all(f"France condemned {name}." in page for name in NEIGHBOURS)
    assert "--all" not in page


@pytest.mark.slow
@pytest.mark.parametrize("command", ["extract", "graph"])
def test_the_bar_tells_how_far_it_is(tmp_path: Path, command: str) -> None:
    rows = [{"id": f"a{n}", "text": LONG} for n in range(70)]
    feed = write_lines(tmp_path / "feed.jsonl", rows)
    file = tmp_path / ("out.jsonl" if command == "extract" else "out.graphml")
    said = at_terminal(command, feed, "-o", file, stream="stderr", size=(100, 24))
    assert " of 70 articles" in said
    assert "/s " in said
    assert " left" in said
    assert said.splitlines()[-1].startswith("geo-nlp: ")
    assert "articles" not in at_terminal(command, feed, "-o", file, "--quiet", stream="stderr", size=(100, 24))


def bar(total: int | None, done: int, file: str = "") -> str:
    page = io.StringIO()
    on = Console(file=page, width=100, force_terminal=True, color_system=None)
    with progress_bar(on) as progress:
        progress.add_task("", total=total, completed=done, file=file)
        progress.refresh()
    return page.getvalue()


def test_a_bar_without_a_total_counts() -> None:
    assert "12 articles" in bar(None, 12, "news/a.html")
    assert "news/a.html" in bar(None, 12, "news/a.html")
    assert "12 of 303 articles" in bar(303, 12)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def record(n: int) -> dict[str, Any]:
    return {"path": f"news/{'x' * 50}/{n}.html#3", "roles": [], "relations": [], "stances": []}


def test_the_bar_counts_failures_too_and_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Terminal()
    monkeypatch.setattr("sys.stderr", page)
    monkeypatch.setenv("COLUMNS", "100")
    watch = Watch(quiet=False, expected=lambda: 4)
    stream = watch.over(map(record, range(3)))
    next(stream)
    watch.failed(Failure("news/b.html", "news/b.html: empty file"))
    assert len(list(stream)) == 2
    assert "4 of 4 articles" in page.getvalue()
    assert "x/2.html" in page.getvalue()
    assert watch.summary() == 1
    assert "4 articles: 3 records (0 roles, 0 relations, 0 stances); 1 failed, listed above" in page.getvalue()


def test_more_articles_than_were_expected_end_the_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Terminal()
    monkeypatch.setattr("sys.stderr", page)
    assert len(list(Watch(quiet=False, expected=lambda: 2).over(map(record, range(3))))) == 3
    assert "of 2 articles" not in page.getvalue().splitlines()[-1]


def test_the_number_of_articles_is_known_where_that_is_cheap(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.html", "sub/c.txt", "d.docx"):
        (folder / name).write_text("France condemned Russia.", encoding="utf-8")
    assert expected_articles([folder]) == 3
    table = tmp_path / "t.csv"
    table.write_text('id;text\n1;"France\ncondemned Russia."\n2;"Mali"\n\n3;x\n', encoding="utf-8")
    assert expected_articles([folder, table]) == 6
    feed = write_lines(tmp_path / "feed.jsonl", [{"text": "x"}] * 5)
    assert expected_articles([feed, tmp_path / "nosuch.txt", {"text": "x"}]) == 7
    (tmp_path / "array.json").write_text('[\n{"text": "x"}]', encoding="utf-8")
    assert expected_articles([feed, tmp_path / "array.json"]) is None
    assert expected_articles(["-"]) is None


def test_a_large_table_is_estimated(tmp_path: Path) -> None:
    lines = [json.dumps({"text": "France condemned Russia. " * (4 + n % 90)}) for n in range(6000)]
    feed = tmp_path / "large.jsonl"
    feed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert feed.stat().st_size > HEAD
    assert expected_articles([feed]) == pytest.approx(6000, rel=0.05)
    table = tmp_path / "large.csv"
    cells = ["France\n" * (4 + n % 90) for n in range(20000)]
    table.write_text("text\n" + "".join(f'"{cell}"\n' for cell in cells), encoding="utf-8")
    assert table.stat().st_size > HEAD
    assert expected_articles([table]) == pytest.approx(20000, rel=0.05)


def completed(*words: str) -> list[str]:
    """What bash is offered for a command line whose last word is being typed."""
    environment = {
        "_GEO_NLP_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)
    }  # fmt: skip
    done = subprocess.run(COMMAND, env=os.environ | environment, capture_output=True, text=True)
    return done.stdout.split()


COMPLETIONS = {
    ("geo-nlp", "ex"): ["extract"],
    ("geo-nlp", "extract", "--format", "p"): ["parquet"],
    ("geo-nlp", "extract", "--input-format", "wa"): ["warc"],
    ("geo-nlp", "extract", "--min-"): ["--min-confidence"],
    ("geo-nlp", "graph", "--level", ""): ["actor", "country", "organisation"],
    ("geo-nlp", "graph", "--predicate", "ACC"): ["ACCUSE"],
    ("geo-nlp", "graph", "--predicate", "acc"): ["accuse"],
    ("geo-nlp", "graph", "--predicate", "crit"): ["criticism"],
    ("geo-nlp", "query", "--by", "mo"): ["month", "mode"],
    ("geo-nlp", "query", "--mode", "arr"): ["arrest"],
    ("geo-nlp", "query", "--predicate", "THR"): ["THREATEN"],
    ("geo-nlp", "rules", "list", "--predicate", "conf"): ["conflict"],
}


@pytest.mark.parametrize("typed", COMPLETIONS, ids=" ".join)
def test_completion(typed: tuple[str, ...]) -> None:
    assert completed(*typed) == COMPLETIONS[typed]


@pytest.mark.parametrize(("shell", "sign"), [("bash", "complete -o default -F"), ("zsh", "#compdef geo-nlp")])
def test_the_completion_script_is_shown(shell: str, sign: str) -> None:
    """The shell is named here, since which one a test runs in is not known."""
    environment = os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run((*COMMAND, "--show-completion", shell), env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert sign in done.stdout
    assert f"_GEO_NLP_COMPLETE=complete_{shell}" in done.stdout
