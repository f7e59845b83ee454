"""The stories of a run: parts in, one file out, the same bytes each time."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from geo_nlp.cli.stories import stories
from geo_nlp.errors import InputError
from geo_nlp.stories import Counts, find_stories, write_stories

STORY = (
    "France and Turkey agreed on Monday to send engineers to a dam that was damaged in the fighting near Tabqa. "
    "The foreign ministers met for three hours in Ankara and set up a commission of experts, a joint statement said."
)
ARTICLES: list[dict[str, Any]] = [
    {"id": "a", "path": "a.html", "date": "2025-03-01", "title": "Paris \"text\": \"no", "text": STORY},
    {"id": "b", "path": "b.html", "date": None, "title": None, "text": f"ANKARA (Wire) - {STORY}"},
    {"id": "c", "path": "c.html", "date": "2025-03-02", "title": "Else", "text": "Chile votes in October."},
    {"id": "d", "path": "d.html", "date": "2025-03-02", "title": "Paris",
     "text": f"{STORY} Nobody was hurt, and the lights went on again."},
]  # fmt: skip


def write_part(run: Path, name: str, articles: list[dict[str, Any]]) -> None:
    """A part of a run with the columns that are read."""
    folder = run / "parts" / name
    folder.mkdir(parents=True)
    strings = {field: pyarrow.string() for field in ("article", "path", "outlet", "title", "record")}
    schema = pyarrow.schema([*strings.items(), ("date", pyarrow.date32())])
    rows = [
        {"article": a["id"], "path": a["path"], "title": a["title"], "outlet": None,
         "date": date.fromisoformat(a["date"]) if a["date"] else None,
         "record": json.dumps({"schema": 2, **a, "mentions": [{"text": "no"}]}, ensure_ascii=False)}
        for a in articles
    ]  # fmt: skip
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema), folder / "articles.parquet")


@pytest.fixture
def run(tmp_path: Path) -> Path:
    write_part(tmp_path, "00001", ARTICLES[2:])
    write_part(tmp_path, "00000", ARTICLES[:2])
    write_part(tmp_path, ".00002.x", ARTICLES)
    return tmp_path


def test_a_row_for_each_article_in_the_order_of_the_parts(run: Path) -> None:
    assert write_stories(run) == Counts(articles=4, stories=2, exact=1, near=1)
    table = pyarrow.parquet.read_table(run / "stories.parquet")
    members = find_stories(ARTICLES)
    assert table.column_names == ["article", "path", "story", "how", "similarity"]
    assert table.to_pylist() == [
        {name: getattr(member, name) for name in table.column_names} for member in members
    ]  # fmt: skip
    assert table.column("how").to_pylist() == ["exact", "exact", "only", "near"]
    assert [path.name for path in run.iterdir() if path.name.startswith(".")] == []


def test_the_same_parts_give_the_same_bytes(run: Path) -> None:
    write_stories(run)
    first = (run / "stories.parquet").read_bytes()
    write_stories(run)
    assert (run / "stories.parquet").read_bytes() == first


def test_a_run_without_articles_has_a_file_without_rows(tmp_path: Path) -> None:
    write_part(tmp_path, "00000", [])
    assert write_stories(tmp_path) == Counts(0, 0, 0, 0)
    schema = pyarrow.parquet.read_schema(tmp_path / "stories.parquet")
    assert str(schema.field("similarity").type) == "double"


def test_what_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no run"):
        write_stories(tmp_path)


def test_a_damaged_part_is_named_and_the_old_file_stays(run: Path) -> None:
    write_stories(run)
    before = (run / "stories.parquet").read_bytes()
    (run / "parts" / "00001" / "articles.parquet").write_bytes(b"PAR1 nothing")
    with pytest.raises(InputError, match="00001"):
        write_stories(run)
    assert (run / "stories.parquet").read_bytes() == before


def test_without_pyarrow_the_extra_is_named(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"geo-nlp\[store\]"):
        write_stories(run)


def test_the_command_tells_what_it_found(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories(run)
    assert "articles: 4, stories: 2, exact copies: 1, near copies: 1" in capsys.readouterr().err
