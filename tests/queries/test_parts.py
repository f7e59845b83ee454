"""The folder of a run as it may be found: parts at work, empty, odd or damaged, and tables that `extract` wrote."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import pyarrow
import pyarrow.parquet
import pytest
from asking import acts, ask, rows, selected
from newsroom import news, write_records, write_run

from geo_nlp.errors import InputError
from geo_nlp.queries.store import open_store
from geo_nlp.tables import rows_of
from geo_nlp.tables.write import csv_table, parquet_table, spreadsheet

SPAT = ["Lin Jian ACCUSE+criticism United States"] * 2


def test_a_run_without_parts_is_empty(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [])
    assert ask(run, source="China") == (
        [],
        [f"{run}: no article is done yet; the command that began the run goes on with it"],
    )
    shutil.rmtree(run / "parts")
    assert ask(run, by="month")[0] == []
    assert selected(run, "SELECT count(*) FROM dyads") == [(0,)]


def test_parts_without_findings(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [[news()[4]]])
    assert ask(run) == ([], [f"{run}: nothing was found in 1 article"])


@pytest.mark.parametrize("first", [0, 1])
def test_a_part_with_nothing_found_does_not_spoil_the_types(tmp_path: Path, first: int) -> None:
    parts = [[news()[4]], [news()[0]]]
    run = write_run(tmp_path / "run", parts[first:] + parts[:first])
    assert acts(run, since="2025") == SPAT[:1]


def test_a_part_that_is_at_work_is_not_there(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [news()[:1], news()[5:]])
    (run / "parts" / "00001").rename(run / "parts" / ".00001.x")
    (run / "parts" / "note.txt").write_text("", encoding="utf-8")
    assert acts(run) == SPAT[:1]


@pytest.mark.parametrize("name", ["it's", 'a "run"', "runs [2025]*?", "Läufe 2025", "{a,b}"])
def test_odd_names_of_folders(tmp_path: Path, name: str) -> None:
    run = write_run(tmp_path / name / "x", [news()[:1], news()[5:]])
    assert acts(run) == SPAT


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_run(tmp_path / "run", [news()[:1]])
    monkeypatch.chdir(tmp_path)
    assert acts(Path("run")) == SPAT[:1]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("how", ["missing", "cut", "text"])
def test_a_damaged_part_is_named(tmp_path: Path, how: str, at: int) -> None:
    run = write_run(tmp_path / "run", [news()[:1], news()[1:]])
    broken = run / "parts" / f"{at:05}" / "relations.parquet"
    whole = broken.read_bytes()
    broken.unlink()
    if how != "missing":
        broken.write_bytes(whole[: len(whole) // 2] if how == "cut" else b"PAR1")
    with pytest.raises(InputError, match=f"{at:05}/relations.parquet") as error:
        acts(run)
    assert "\n" not in str(error.value)
    assert "the part is damaged: delete its folder" in str(error.value)


def test_columns_without_a_value_that_others_wrote_without_a_type(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [news()[2:3], news()[:1]])
    path = run / "parts" / "00000" / "relations.parquet"
    table = pyarrow.parquet.read_table(path)
    bare = {name: table[name] if table[name].null_count < len(table) else pyarrow.nulls(len(table)) for name in
            table.column_names if name != "cameo_root"}  # fmt: skip
    pyarrow.parquet.write_table(pyarrow.table(bare), path)
    assert acts(run, place="Goma") == ["M23 ASSAULT Congolese army"]
    assert acts(run, said_by="Lin Jian") == ["Lin Jian ACCUSE United States"]
    assert [row["cameo_root"] for row in rows(run, predicate=["ASSAULT", "ACCUSE"])] == ["11", None]


def test_parts_of_older_versions_lack_columns(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", [news()[:1], news()[1:2], news()[2:3], news()[5:]])
    for number in (0, 1, 3):
        path = run / "parts" / f"{number:05}" / "articles.parquet"
        pyarrow.parquet.write_table(pyarrow.parquet.read_table(path).drop_columns(["words"]), path)
    found = selected(run, "SELECT article, words IS NULL FROM articles ORDER BY article")
    newer = news()[2]["id"]
    assert [article for article, _ in found] == sorted(record["id"] for record in [*news()[:3], *news()[5:]])
    assert {article for article, none in found if not none} == {newer}


def test_a_run_is_asked_alone(run: Path, file: Path) -> None:
    with pytest.raises(InputError, match="is a run; ask one run at a time"), open_store([run, file]):
        pass
    with pytest.raises(InputError, match="nothing to ask"), open_store([]):
        pass


def test_a_run_stays_as_it_is(run: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in sorted(run.rglob("*"))}
    ask(run, by="month")
    assert {path: path.stat().st_mtime_ns for path in sorted(run.rglob("*"))} == before


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".parquet", ".xlsx"])
def test_tables_that_extract_wrote(tmp_path: Path, ending: str) -> None:
    paths = write_tables(tmp_path, ending, ("relations", "stances", "attributions"))
    with open_store(paths) as store:
        assert store.rows("SELECT count(*) FROM findings") == [(17,)]
        assert store.rows("SELECT count(*), count(outlet) FROM articles") == [(5, 4)]


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_acts_alone_are_asked_as_records_are(tmp_path: Path, file: Path, ending: str) -> None:
    (path,) = write_tables(tmp_path, ending, ("acts",))
    assert sorted(acts(path)) == sorted(acts(file))


def test_acts_beside_relations_are_not_counted_again(tmp_path: Path) -> None:
    paths = write_tables(tmp_path, ".csv", ("acts", "relations"))
    with open_store(paths) as store:
        assert store.rows("SELECT count(*) FROM findings") == [(14,)]


def write_tables(folder: Path, ending: str, tables: tuple[str, ...]) -> list[Path]:
    paths = [folder / f"{table}{ending}" for table in tables]
    for table, path in zip(tables, paths, strict=True):
        with ExitStack() as stack:
            stream: IO[Any] = stack.enter_context(path.open("wb" if ending in (".parquet", ".xlsx") else "w"))
            if ending == ".parquet":
                write = stack.enter_context(parquet_table(stream, table))
            elif ending == ".xlsx":
                write = stack.enter_context(spreadsheet(stream, [table]))[table]
            else:
                write = stack.enter_context(csv_table(stream, table, delimiter="," if ending == ".csv" else "\t"))
            for record in news():
                for row in rows_of(record, table):
                    write(row)
    return paths


NO_RECORDS = {
    "articles.jsonl": ('{"text": "France condemned Russia."}\n', r"articles.jsonl line 1: no record; ask a run, or"),
    "page.html": ("<p>France condemned Russia.</p>", "page.html line 1: no record"),
    "future.jsonl": ('{"schema": 9, "text": ""}\n', "future.jsonl line 1: no record"),
    "broken.jsonl": ('{"schema": 2, "text"\n', "broken.jsonl line 1: no record"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_RECORDS)
def test_what_holds_no_records_is_refused(tmp_path: Path, name: str) -> None:
    content, message = NO_RECORDS[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        acts(tmp_path / name)


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nosuch: cannot be read"):
        acts(tmp_path / "nosuch")
    with pytest.raises(InputError, match=r"is a folder, but no run \(no run.json\)"):
        acts(tmp_path)


def test_many_records_are_packed_in_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_nlp.queries.loaded.BATCH", 2)
    path = write_records(tmp_path / "r.jsonl", news())
    assert len(acts(path)) == 11


def test_what_does_not_fit_into_memory_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = write_records(tmp_path / "r.jsonl", news())
    with open_store([path]) as store:
        assert store.rows("SELECT current_setting('memory_limit')") == [("1.8 GiB",)]
        with pytest.raises(InputError):
            store.rows("SET memory_limit = '8GB'")
        assert len(list(tmp_path.glob("geo_nlp*"))) == 1
    assert not list(tmp_path.glob("geo_nlp*"))
