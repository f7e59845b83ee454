"""The folder of a run: what it holds, how it goes on, and what it does not do twice.

The pipeline is a stand-in that takes no time (standin.py): what is tested is the folder.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet
import pytest
from runcorpus import left_over, parts, text, write_corpus
from standin import put_in, record

from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.extraction import Outcome
from geo_nlp.read import Failure, articles, read_articles
from geo_nlp.run import run_records
from geo_nlp.run import work as working
from geo_nlp.run.folder import RunFolder, aside
from geo_nlp.run.parts import PartWriter, parts_of
from geo_nlp.run.plan import read_plan
from geo_nlp.run.retrying import retry_run
from geo_nlp.run.runrecords import record_lines
from geo_nlp.run.settings import RunOptions
from geo_nlp.run.status import status_of
from geo_nlp.run.work import Calls, extract_run, free_units
from geo_nlp.tables.layout import PART_TABLES, columns_of
from geo_nlp.tables.rows import record_line
from geo_nlp.types import Article

Done = Callable[..., SimpleNamespace]


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Done:
    """Extract into a run with the stand-in, and tell what happened."""
    monkeypatch.chdir(tmp_path)
    put_in(monkeypatch)

    def extract(*inputs: str | Path, run: str = "run", **options: Any) -> SimpleNamespace:
        log = SimpleNamespace(outcomes=[], notices=[], failures=[], begun=[])
        calls = Calls(
            log.failures.append, log.notices.append, lambda *counts: log.begun.append(counts), log.outcomes.append
        )
        extract_run(inputs, run, calls=calls, **{"unit": 10, **options})
        return log

    return extract


def lines(run: str = "run") -> list[str]:
    return [line for part in parts_of(RunFolder(Path(run))) for line in record_lines(part)]


def expected(*inputs: str | Path) -> list[str]:
    """The lines of the records as they come of reading alone, without a run."""
    return [record_line(record(article)) for article in read_articles(inputs) if isinstance(article, Article)]


def ids(outcomes: list[Outcome]) -> list[str]:
    return [outcome["id"] for outcome in outcomes if not isinstance(outcome, Failure)]


def test_a_run_holds_what_extract_gives_in_its_order(do: Done, corpus: Path) -> None:
    log = do("news")
    assert log.begun == [(127, 0)]
    assert lines() == expected("news")
    assert [dict(found) for found in run_records("run")] == [json.loads(line) for line in expected("news")]
    assert [part.name for part in parts_of(RunFolder(Path("run")))] == [f"{n:05}" for n in range(13)]
    assert not left_over(Path("run"))


def test_every_part_has_every_table_with_its_whole_schema(do: Done, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(json.dumps({"text": "This is about nothing at all."}) + "\n")
    do("feed.jsonl")
    types = {"str": "string", "int": "int64", "float": "double", "bool": "bool", "date": "date32[day]"}
    for table in PART_TABLES:
        schema = pyarrow.parquet.read_schema(f"run/parts/00000/{table}.parquet")
        assert [(f.name, str(f.type)) for f in schema] == [(c.name, types[c.type]) for c in columns_of(table)]
    part = json.loads(Path("run/parts/00000/part.json").read_text())
    assert part["without_findings"] == part["ids"] != []
    assert part["counts"]["relations"] == 0


def test_a_run_that_is_done_is_not_done_again(do: Done, corpus: Path) -> None:
    do("news")
    before = {path: path.stat().st_mtime_ns for path in Path("run").rglob("*")}
    for again in (do("news"), do()):
        assert again.begun == [(127, 127)]
        assert not again.outcomes
    assert {path: path.stat().st_mtime_ns for path in Path("run").rglob("*")} == before


def test_parts_do_not_hang_on_the_size_of_what_was_done_at_once(do: Done, corpus: Path) -> None:
    do("news", run="one")
    with pytest.raises(ZeroDivisionError):
        do_some(do, 35)
    assert len(parts_of(RunFolder(Path("run")))) == 3
    assert not left_over(Path("run"))
    do()
    assert parts(Path("run")) == parts(Path("one"))


def do_some(do: Done, count: int) -> None:
    """Break off after so many articles."""
    seen: list[Outcome] = []

    def stop(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == count:
            raise ZeroDivisionError

    extract_run(["news"], "run", unit=10, calls=Calls(outcome=stop))


def test_shares_are_the_whole(do: Done, corpus: Path) -> None:
    do("news", run="one")
    shares = [do("news", shard=(number, 3)) for number in (2, 3, 1)]
    assert sum(len(share.outcomes) for share in shares) == 127
    assert parts(Path("run")) == parts(Path("one"))
    assert [path.name for path in Path("run/plan").iterdir()] == ["00000.jsonl"]


def test_what_a_column_tells_holds_for_a_slice_of_it(do: Done, corpus: Path) -> None:
    """The last date of the table alone tells that days come first."""
    do("news", shard=(7, 13))
    [part] = parts_of(RunFolder(Path("run")))
    dates = pyarrow.parquet.read_table(part / "articles.parquet").to_pydict()
    assert any(name.startswith("news/table.csv#") for name in dates["path"])
    held = dict(zip(dates["path"], dates["record"], strict=True))
    assert all(line in expected("news") for line in held.values())
    assert json.loads(held["news/table.csv#1"])["date"] == "2025-04-01"


def test_new_files_and_new_lines_are_all_that_is_done(do: Done, corpus: Path) -> None:
    do("news")
    before = parts(Path("run"))
    with (corpus / "feed.jsonl").open("a") as file:
        file.write(json.dumps({"id": "new1", "text": text(900)}) + "\n")
    (corpus / "another.txt").write_text(text(901))
    log = do("news")
    assert log.begun == [(129, 127)]
    assert len(log.outcomes) == 2
    assert "new1" in ids(log.outcomes)
    assert sorted(lines()) == sorted(expected("news"))
    after = parts(Path("run"))
    assert {name: after[name] for name in before} == before
    assert not do("news").outcomes
    (corpus / "feed.jsonl").open("a").write(json.dumps({"id": "new2", "text": text(902)}) + "\n")
    assert ids(do("news").outcomes) == ["new2"]


def test_a_line_that_was_half_written_is_read_when_it_is_whole(do: Done, tmp_path: Path) -> None:
    whole = "".join(json.dumps({"id": f"a{n}", "text": text(n)}) + "\n" for n in range(4))
    (tmp_path / "feed.jsonl").write_text(whole[:-20])
    assert ids(do("feed.jsonl").outcomes) == ["a0", "a1", "a2"]
    (tmp_path / "feed.jsonl").write_text(whole)
    assert ids(do("feed.jsonl").outcomes) == ["a3"]


def test_a_last_line_without_its_break_is_not_read_twice(do: Done, tmp_path: Path) -> None:
    whole = "".join(json.dumps({"id": f"a{n}", "text": text(n)}) + "\n" for n in range(4))
    (tmp_path / "feed.jsonl").write_text(whole[:-1])
    assert len(do("feed.jsonl").outcomes) == 4
    (tmp_path / "feed.jsonl").write_text(whole + json.dumps({"id": "a4", "text": text(4)}))
    assert ids(do("feed.jsonl").outcomes) == ["a4"]


@pytest.mark.parametrize("name", ["feed.jsonl", "note3.txt"])
def test_a_file_that_has_changed_ends_the_run(do: Done, corpus: Path, name: str) -> None:
    do("news")
    before = parts(Path("run"))
    file = corpus / name
    file.write_text(file.read_text().replace("France", "Turkey"))
    with pytest.raises(InputError, match=f"^news/{name}: changed since this run read it; put the old file back"):
        do("news")
    assert parts(Path("run")) == before


def test_a_file_that_changes_before_it_is_read_ends_the_run(do: Done, corpus: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        do_some(do, 15)
    (corpus / "table.csv").write_text("id,text\n" + f"x,{text(1)}\n" * 60)
    with pytest.raises(InputError, match=r"^news/table\.csv: changed since this run read it"):
        do()
    (corpus / "table.csv").unlink()
    with pytest.raises(InputError, match=r"^news/table\.csv: not there, seen from /.*; put it back"):
        do()


def test_other_settings_are_reported_and_restart_begins_anew(do: Done, corpus: Path) -> None:
    do("news")
    before = parts(Path("run"))
    with pytest.raises(InputError, match=r"^run: was made with other settings: clean: True → False\. Use"):
        do("news", options=RunOptions(clean=False))
    assert parts(Path("run")) == before
    log = do("news", options=RunOptions(clean=False), restart=True)
    assert log.notices[0] == "what the run had so far is in run/old-1; delete that if you do not need it"
    assert len(log.outcomes) == 127
    assert parts(Path("run/old-1")) == before
    assert status_of(RunFolder(Path("run"))).is_finished


def test_a_run_goes_on_with_the_options_it_was_begun_with(do: Done, corpus: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        extract_run(["news"], "run", unit=10, options=RunOptions(language="any"), calls=Calls(outcome=lambda _: 1 / 0))
    do()
    assert status_of(RunFolder(Path("run"))).made.options.language == "any"


@pytest.mark.parametrize("how", ["shorter", "gone", "no json", "other unit"])
def test_a_damaged_part_is_reported_and_done_again(do: Done, corpus: Path, how: str) -> None:
    do("news")
    before, part = parts(Path("run")), Path("run/parts/00004")
    if how == "shorter":
        os.truncate(part / "articles.parquet", 100)
    elif how == "gone":
        (part / "roles.parquet").unlink()
    elif how == "no json":
        (part / "part.json").write_text("{")
    else:
        shutil.rmtree(part)
        shutil.copytree("run/parts/00005", part)
    [fault] = status_of(RunFolder(Path("run"))).damaged
    assert fault.startswith("run/parts/00004: ")
    log = do()
    assert len(log.outcomes) == 10
    assert log.notices == [f"{fault}; it is kept as .damaged-00004-1 and its unit is done again"]
    assert {name: data for name, data in parts(Path("run")).items() if "damaged" not in name} == before


def test_failures_and_what_is_passed_over_are_kept_apart_and_retried(
    do: Done, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "news", said={3: "fault", 41: "fault"})
    (tmp_path / "news" / "russian.txt").write_text("Министр иностранных дел заявил, что переговоры продолжатся. " * 5)
    (tmp_path / "news" / "list.html").write_text("<html><body><ul><li>One</li></ul></body></html>")
    (tmp_path / "news" / "broken.pdf").write_bytes(b"%PDF-1.4 is broken")
    do("news")
    found = status_of(RunFolder(Path("run")))
    assert [(one.where, one.reason.split(";")[0]) for one in found.failed] == [
        ("news/broken.pdf", found.failed[0].reason.split(";")[0]),
        ("j3", "ValueError: it is made to fail"), ("j41", "ValueError: it is made to fail"),
    ]  # fmt: skip
    assert [one.where for one in found.skipped] == ["news/list.html", "news/russian.txt"]
    before = parts(Path("run"))
    monkeypatch.setattr("standin.outcome", lambda item: item if isinstance(item, Failure) else record(item))
    assert retry_run("run") == 3
    found = status_of(RunFolder(Path("run")))
    assert [one.where for one in found.failed] == ["news/broken.pdf"]
    assert [json.loads(line)["id"] for line in record_lines(parts_of(RunFolder(Path("run")))[-1])] == ["j3", "j41"]
    after = parts(Path("run"))
    assert {name: after[name] for name in before} == before
    assert found.articles == found.plan.articles == 130
    assert retry_run("run") == 1  # the broken file, once more
    assert status_of(RunFolder(Path("run"))).plan.articles == 130


def test_standard_input_is_kept(do: Done, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(json.dumps({"id": f"s{n}", "text": text(n)}) + "\n" for n in range(12)).encode()
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(rows)))
        do("-")
    assert [json.loads(line)["path"] for line in lines()] == [f"-#{n + 1}" for n in range(12)]


def test_slices_of_an_archive(do: Done, corpus: Path) -> None:
    shutil.make_archive("packed", "zip", corpus)
    shutil.rmtree(corpus)
    for number in (2, 1):
        do("packed.zip", shard=(number, 2))
    assert lines() == expected("packed.zip")
    assert len(lines()) == 127
    assert len(read_plan(RunFolder(Path("run"))).inputs) == 1


def test_the_run_itself_is_no_input(do: Done, corpus: Path) -> None:
    do("news", run="news/run")
    again = do("news", run="news/run")
    assert not again.outcomes


def test_where_there_is_no_room_the_rest_stays(do: Done, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finish = PartWriter.finish

    def full(writer: PartWriter) -> bool:
        if writer.unit.number == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return finish(writer)

    monkeypatch.setattr(PartWriter, "finish", full)
    with pytest.raises(GeoNlpError, match=r"^run: cannot be written \(No space left on device\); the units"):
        do("news")
    assert len(parts_of(RunFolder(Path("run")))) == 4
    assert not left_over(Path("run"))
    monkeypatch.setattr(PartWriter, "finish", finish)
    do()
    assert lines() == expected("news")


def test_a_part_that_is_there_is_never_written_over(do: Done, corpus: Path) -> None:
    do("news")
    run, before = RunFolder(Path("run")), parts(Path("run"))
    unit = read_plan(run).units[0]
    writer = PartWriter(run, unit, "another")
    for number in range(unit.articles):
        writer.add(record(Article(f"other{number}", "Other.")))
    assert not writer.finish()
    assert parts(Path("run")) == before
    assert not left_over(Path("run"))


def test_units_that_another_process_has_begun_come_last(do: Done, corpus: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        do_some(do, 1)
    run = RunFolder(Path("run"))
    name = aside(run.part(2)).name
    others = run.parts / name.replace(f"-{os.getpid()}-", f"-{os.getppid()}-")
    others.mkdir()
    units = read_plan(run).units
    assert [unit.number for unit in free_units(run, units)] == [0, 1, *range(3, 13), 2]
    dead = run.parts / name.replace(f"-{os.getpid()}-", f"-{dead_process()}-")
    dead.mkdir()
    others.rmdir()
    assert [unit.number for unit in free_units(run, units)] == [*range(13)]
    do()
    assert not left_over(Path("run"))


def dead_process() -> int:
    import subprocess

    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_inputs_that_are_not_there(do: Done, corpus: Path) -> None:
    with pytest.raises(InputError, match=r"^nowhere: no such file"):
        do("nowhere")
    log = do("nowhere", "news")
    assert [failure.where for failure in log.failures] == ["nowhere"]
    with pytest.raises(InputError, match="there is no run yet; name the articles"):
        do(run="other")
    with pytest.raises(InputError, match=r"^news: is no run, and not empty"):
        do("news", run="news")
    with pytest.raises(InputError, match=r"^news/note1\.txt: is a file; name a folder"):
        do("news", run="news/note1.txt")
    with pytest.raises(InputError, match="a run reads files"):
        extract_run([{"text": "France"}], "other")  # type: ignore[list-item]


def test_a_file_that_the_system_does_not_give_while_it_is_counted_is_done_later(
    do: Done, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it taken for a file of one item, nothing of the others would ever be reported."""
    opened, failed = articles.open_bytes, list[Path]()

    def once(path: Path) -> Any:
        if path.name == "feed.jsonl" and not failed:
            failed.append(path)
            raise OSError(errno.EIO, "Input/output error")
        return opened(path)

    monkeypatch.setattr(articles, "open_bytes", once)
    log = do("news/feed.jsonl", "news/note1.txt")
    assert [failure.error for failure in log.failures] == ["news/feed.jsonl: cannot be read (Input/output error)"]
    do("news/feed.jsonl", "news/note1.txt")
    assert lines() == expected("news/note1.txt", "news/feed.jsonl")


def test_a_run_of_another_version_of_the_folder(do: Done, corpus: Path) -> None:
    do("news")
    held = json.loads(Path("run/run.json").read_text())
    Path("run/run.json").write_text(json.dumps({**held, "schema": 7, "geo_nlp": "9.1"}))
    with pytest.raises(InputError, match=r"run: geo_nlp 9\.1 made this run, .* another form \(7, not 1\)"):
        do()
    Path("run/run.json").write_text("{")
    with pytest.raises(InputError, match=r"^run/run\.json: damaged .*; put it back, or begin anew with --restart"):
        do()


def test_without_pyarrow_it_says_what_brings_it(do: Done, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"needs pyarrow; run: pip install 'geo-nlp\[store\]'"):
        do("news")
    assert not Path("run").exists()


def test_a_plan_that_two_make_at_once_is_one(do: Done, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process adds a file while this one counts: both are in the plan, each in a generation of its own."""
    (corpus.parent / "late.txt").write_text(text(77))
    publish, others = working.plan_for.__globals__["publish_plan"], []

    def interrupted(*args: Any) -> bool:
        if not others:
            others.append(True)
            extract_run(["late.txt"], "run", unit=10)
        return bool(publish(*args))

    monkeypatch.setitem(working.plan_for.__globals__, "publish_plan", interrupted)
    do("news")
    plan = read_plan(RunFolder(Path("run")))
    assert plan.generations == 2
    assert sorted(lines()) == sorted(expected("news", "late.txt"))
