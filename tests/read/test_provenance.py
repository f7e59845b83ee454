"""Where an article was read: its path, by the contract, and its address."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from reading import ADDRESS, Reader, Write, page

from geo_nlp.types import Article

LINES = [json.dumps({"text": f"{name} condemned Russia."}) for name in ("France", "Turkey", "Japan")]
TABLE = 'text,id\n"France condemned\nRussia.",1\n,2\n"Turkey ""condemned"" Russia.",3\n'


def paths(read: Reader, *inputs: object, **options: object) -> list[str | None]:
    return [item.path for item in read(*inputs, **options) if isinstance(item, Article)]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "France condemned Russia.", ["a.txt"]),
        ("sub/a.html", page(), ["sub/a.html"]),
        ("a.jsonl", "\n\n".join(LINES), ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]),
        ("a.jsonl", "\n".join([LINES[0], "{broken", LINES[1]]), ["a.jsonl#1", "a.jsonl#3"]),
        (
            "a.jsonl.gz",
            gzip.compress("\n".join(LINES).encode(), mtime=0),
            ["a.jsonl.gz#1", "a.jsonl.gz#2", "a.jsonl.gz#3"],
        ),
        ("a.json", f"[{','.join(LINES)}]", ["a.json#1", "a.json#2", "a.json#3"]),
        ("a.json", f'{{"status": "ok", "articles": [{LINES[0]}, {LINES[1]}]}}', ["a.json#1", "a.json#2"]),
        ("a.jsonl", f'{{"articles": [{LINES[0]}, {LINES[1]}]}}\n' * 2, [f"a.jsonl#{n}" for n in (1, 2, 3, 4)]),
        ("a.csv", TABLE, ["a.csv#1", "a.csv#3"]),
        ("a.csv", f"sep=,\n\n{TABLE}", ["a.csv#1", "a.csv#3"]),
    ],
)
def test_path_of_what_is_read(
    write: Write, read: Reader, name: str, content: str | bytes, expected: list[str | None]
) -> None:
    assert paths(read, write(name, content)) == expected


def test_path_in_a_folder_begins_with_the_folder_as_it_was_named(write: Write, read: Reader) -> None:
    write("news/b/2.txt", "Turkey condemned Russia.")
    write("news/a.csv", TABLE)
    assert paths(read, "news") == paths(read, "news/") == ["news/a.csv#1", "news/a.csv#3", "news/b/2.txt"]
    assert paths(read, "news/*/*.txt") == ["news/b/2.txt"]
    assert paths(read, Path.cwd() / "news" / "b") == [f"{Path.cwd().as_posix()}/news/b/2.txt"]


def test_path_of_a_parquet_row(write: Write, read: Reader) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"body": "France condemned Russia."}, {"body": None}, {"body": "Turkey condemned Russia."}]
    name = write("a.parquet", b"")
    parquet.write_table(pyarrow.Table.from_pylist(rows), name)
    assert paths(read, name) == ["a.parquet#1", "a.parquet#3"]
    assert read.notices == ["a.parquet: text from body"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [("France condemned Russia.", ["-"]), ("\n".join(LINES), ["-#1", "-#2", "-#3"]), (f"[{LINES[0]}]", ["-#1"])],
)
def test_path_of_standard_input(
    monkeypatch: pytest.MonkeyPatch, read: Reader, content: str, expected: list[str | None]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert paths(read, "-") == expected


def test_path_of_an_article_at_hand_is_its_own(write: Write, read: Reader) -> None:
    rows = [{"text": "France condemned Russia."}, {"text": "Turkey condemned Russia.", "path": Path("notes/b.txt")}]
    assert paths(read, *rows) == [None, "notes/b.txt"]
    assert paths(read, write("a.jsonl", json.dumps({"text": "France condemned Russia.", "path": "x"}))) == ["a.jsonl#1"]


def test_path_that_is_no_unicode(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text("France condemned Russia.", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("no such names here")
    assert paths(read, path) == [f"{tmp_path}/caf�.txt"]


@pytest.mark.parametrize(
    ("row", "url"),
    [
        ({"url": "https://example.org/row"}, "https://example.org/row"),
        ({}, ADDRESS),
    ],
)
def test_url_of_a_row_comes_before_that_of_its_page(write: Write, read: Reader, row: dict[str, str], url: str) -> None:
    linked = page(head=f'<link rel="canonical" href="{ADDRESS}">')
    (article,) = read.articles(write("a.jsonl", json.dumps({"html": linked, **row})))
    assert article.url == url


def warc_of(*pages: str) -> bytes:
    records = []
    for number, content in enumerate(pages):
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{content}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/fetched/{number}?utm=x\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-02-27T00:00:00Z\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(records)


def test_url_in_an_archive_is_that_of_the_page_or_else_where_it_was_fetched(write: Write, read: Reader) -> None:
    pytest.importorskip("fastwarc")
    linked = page(head=f'<meta property="og:url" content="{ADDRESS}">')
    first, second = read.articles(write("a.warc", warc_of(linked, page())))
    assert (first.url, second.url) == (ADDRESS, "https://example.org/fetched/1?utm=x")
    assert (first.path, second.path) == ("a.warc#1", "a.warc#2")
