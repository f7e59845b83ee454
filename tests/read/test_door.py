"""The door of articles: whatever a reader or the cleaner raises ends one article, names it, and loses no other."""

from __future__ import annotations

import bz2
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import CHARSETS, SHORT, TEXT, pages, rows, tables
from hypothesis import HealthCheck, given, settings
from pdfs import pdf
from reading import Reader, Write, page

from geo_nlp.errors import InputError
from geo_nlp.read import Failure, contents, read_articles, records
from geo_nlp.read.sources import own_within
from geo_nlp.types import Article
from geo_nlp.walking import matches

ERRORS = (
    KeyError("x"),
    RuntimeError("broken"),
    RecursionError("too deep"),
    MemoryError(),
    LookupError("unknown encoding"),
    UnicodeError("no text"),
    AssertionError(),
    ZeroDivisionError("division by zero"),
    ValueError("é\nsecond line"),
)
FILES: dict[str, str | bytes] = {
    "b.txt": TEXT,
    "b.html": page(),
    "b.pdf": pdf(TEXT),
    "b.csv": f'id,text\n1,"{TEXT}"\n',
    "b.jsonl": json.dumps({"text": TEXT}),
    "b.txt.gz": gzip.compress(TEXT.encode()),
    "b.txt.bz2": bz2.compress(TEXT.encode()),
}

hostile = settings(SHORT, suppress_health_check=[HealthCheck.function_scoped_fixture])


def raiser(error: Exception) -> Callable[..., Article]:
    def made(*_: object, **__: object) -> Article:
        raise error

    return made


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("name", FILES)
def test_any_error_is_that_of_its_article(
    read: Reader, write: Write, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception
) -> None:
    inputs = [{"text": TEXT}, write(name, FILES[name]), {"text": TEXT}]
    good = read(*inputs)
    assert not [item for item in good if isinstance(item, Failure)]
    for kind in contents.READERS:
        monkeypatch.setitem(contents.READERS, kind, raiser(error))
    make = records.make_article

    def picky(where: str, *args: object, **more: object) -> Article:
        return raiser(error)() if where.startswith(name) else make(where, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "make_article", picky)
    first, failure, last = read(*inputs)
    assert [first, last] == [good[0], good[-1]]
    assert isinstance(failure, Failure) and failure.where.startswith(name)
    assert type(error).__name__ in failure.error and "\n" not in failure.error


def test_an_error_of_the_only_input_ends_the_run_in_one_line(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(contents.READERS, "text", raiser(RuntimeError("broken")))
    with pytest.raises(InputError, match=r"^a\.txt: cannot be read \(RuntimeError: broken\)"):
        list(read_articles(write("a.txt", TEXT)))


def test_an_interruption_is_no_fault_of_an_article(read: Reader, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setitem(contents.READERS, "text", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read(write("a.txt", TEXT), {"text": TEXT})


@pytest.mark.parametrize("charset", CHARSETS[:-1])
def test_an_odd_charset_costs_no_page(read: Reader, write: Write, charset: str) -> None:
    name = write("b.html", page(charset=charset))
    assert [article.title for article in read.articles(write("a.html", page()), name)] == ["Paris speaks"] * 2


@pytest.mark.parametrize("charset", ["nonsense", "base64", "zlib", "undefined", "x" * 3000, '"'])
def test_an_odd_charset_in_an_archive_of_the_web(read: Reader, write: Write, charset: str) -> None:
    pytest.importorskip("fastwarc")
    crawl = b"".join(response(page(), name) for name in ("utf-8", charset, "utf-8"))
    assert len(read.articles(write("a.warc", crawl))) == 3


def response(html: str, charset: str) -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n{html}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("name", [*CHARSETS, "", "\ud83d", "unicode_escape"])
def test_what_is_no_encoding_of_texts_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"^encoding .* is unknown"):
        list(read_articles({"text": TEXT}, encoding=name))


TABLES: dict[str, tuple[str, str]] = {
    "two delimiters": (f"sep=ab\nid;text\n1;{TEXT}\n", "sep=ab; a delimiter is one character"),
    "a quotation mark": (f'sep="\nid;text\n1;{TEXT}\n', "a delimiter is one character"),
    "line ends of old": (f"id,text\r1,{TEXT}\r", "header cannot be read"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_with_an_odd_head_is_one_failure(read: Reader, write: Write, case: str) -> None:
    content, message = TABLES[case]
    failure, article = read(write("a.csv", content), {"text": TEXT})
    assert isinstance(failure, Failure) and message in failure.error
    assert isinstance(article, Article)


def test_a_tab_can_be_given_as_the_delimiter(read: Reader, write: Write) -> None:
    assert read.articles(write("a.csv", f"sep=\t\nid\ttext\n1\t{TEXT}\n"))[0].id == "1"


@pytest.mark.parametrize("depth", [10, 300, 900, 960, 5000])
@pytest.mark.parametrize("field", ["id", "date", "text", "html"])
def test_nesting_costs_its_own_row(read: Reader, write: Write, field: str, depth: int) -> None:
    deep = f'{{"{field}": {"[" * depth}1{"]" * depth}, "title": "x"}}'
    items = read(write("a.jsonl", f"{json.dumps({'text': TEXT})}\n{deep}\n{json.dumps({'text': TEXT})}\n"))
    assert [type(item) for item in items] == [Article, Failure, Article]


@pytest.mark.parametrize("depth", [300, 960, 100_000])
def test_nesting_of_an_unknown_format_is_text(read: Reader, write: Write, depth: int) -> None:
    items = read(write("a.dat", "[" * depth + "1"), {"text": TEXT})
    assert len(items) == 2


def test_odd_cells_of_parquet(read: Reader, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    moment = 1_740_614_400_000
    odd = {
        "nanoseconds": pyarrow.array([moment * 10**6 + 1], pyarrow.timestamp("ns")),
        "zone": pyarrow.array([moment], pyarrow.timestamp("ms", "Mars/Base")),
        "far": pyarrow.array([2**62], pyarrow.timestamp("us")),
        "time": pyarrow.array([1], pyarrow.time64("ns")),
        "span": pyarrow.array([1], pyarrow.duration("ns")),
        "day": pyarrow.array([2**31 - 1], pyarrow.date32()),
        "bytes": pyarrow.array([b"caf\xe9"], pyarrow.binary()).view(pyarrow.string()),
    }
    found = {}
    for name, column in odd.items():
        parquet.write_table(pyarrow.table({"text": [TEXT], "date": column, "id": ["a"]}), tmp_path / f"{name}.parquet")
        (article,) = read.articles(tmp_path / f"{name}.parquet")
        found[name] = article.date
    assert {name for name, date in found.items() if date} == {"nanoseconds", "zone"}
    assert found["zone"] == "2025-02-27"


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there")
def test_a_name_that_is_not_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in ((b"caf\xe9.txt", b"\0\1"), (b"good.txt", TEXT.encode())):
        with open(name, "wb") as file:
            file.write(content)
    failure, article = read_articles(Path("."))
    assert isinstance(failure, Failure) and failure.error.startswith("caf\\xe9.txt: binary file")
    assert isinstance(article, Article)


def test_a_name_with_a_line_break(read: Reader, write: Write) -> None:
    assert read.articles(write("a\nb.txt", TEXT))


@pytest.mark.parametrize("name", ["", " ", "a\0b", "*\0", "x" * 5000, "/".join("x" * 5000)])
def test_what_is_no_name_is_a_failure(read: Reader, write: Write, name: str) -> None:
    failure, article = read(name, write("a.txt", TEXT))
    assert isinstance(failure, Failure) and isinstance(article, Article)


def test_links_in_a_ring_are_followed_once(read: Reader, write: Write) -> None:
    write("ring/a.txt", TEXT)
    for name in ("x", "y"):
        Path("ring", name).symlink_to(".", target_is_directory=True)
    assert [article.path for article in read.articles("ring/**/*.txt")] == ["ring/a.txt"]
    assert [article.path for article in read.articles("ring")] == ["ring/a.txt"]


def test_a_pattern_follows_links(write: Write) -> None:
    write("far/b.txt", TEXT)
    write("news/in/a.txt", TEXT)
    Path("news/link").symlink_to(Path("far").resolve(), target_is_directory=True)
    assert matches("news/**/*.txt") == {"news/in/a.txt", "news/link/b.txt"}
    assert matches("**/in/**/a.txt") == {"news/in/a.txt"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pipe_is_read_as_it_comes(write: Write) -> None:
    import threading

    write("a.txt", TEXT)
    os.mkfifo("pipe")
    thread = threading.Thread(target=lambda: Path("pipe").write_text(f'id,text\n1,"{TEXT}"\n', encoding="utf-8"))
    thread.start()
    found = list(read_articles([Path("pipe")], input_format="csv"))
    thread.join()
    assert [item.id for item in found if isinstance(item, Article)] == ["1"]


def test_a_folder_that_may_not_be_read_is_reported(read: Reader, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/a.txt", TEXT)
    write("news/shut/b.txt", TEXT)
    scan = os.scandir

    def denied(path: str | Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)
    article, failure = read("news")
    assert isinstance(article, Article)
    assert isinstance(failure, Failure) and failure.error.startswith("news/shut: cannot be read (Permission denied)")


def test_records_in_a_folder_are_no_articles(read: Reader, write: Write) -> None:
    write("news/a.txt", TEXT)
    held = write("news/records.jsonl", '{"schema": 2, "id": "a", "text": "France condemned Russia."}\n')
    assert [article.path for article in read.articles("news")] == ["news/a.txt"]
    assert own_within(Path("news")) == {"records": [held]}
    assert read.articles(held)[0].id == "a"


@hostile
@given(table=tables())
def test_hostile_tables(read: Reader, write: Write, table: bytes) -> None:
    assert isinstance(read(write("a.csv", table), {"text": TEXT})[-1], Article)


@hostile
@given(row=rows())
def test_hostile_rows(read: Reader, write: Write, row: bytes) -> None:
    good = json.dumps({"text": TEXT}).encode()
    items = read(write("a.jsonl", b"\n".join([good, row, good])))
    assert [type(item) for item in (items[0], items[-1], len(items))] == [Article, Article, int]
    assert len(items) == 3


@settings(hostile, max_examples=15)
@given(content=pages())
def test_hostile_pages(read: Reader, write: Write, content: bytes) -> None:
    assert isinstance(read(write("a.html", content), {"text": TEXT})[-1], Article)
