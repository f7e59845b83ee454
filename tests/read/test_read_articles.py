"""Reading: every format, every fault as one line, nothing that ends a batch."""

import builtins
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from geo_nlp.errors import InputError
from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

TEXT = "France condemned Russia on Monday."
ROW = {"id": "a1", "title": "Paris speaks", "text": TEXT, "date": "27 Feb 2025", "source": "Reuters", "url": "u"}
LINE = json.dumps(ROW)
PARAGRAPH = (
    "France condemned Russia on Monday, and said that the attack on the town would have consequences for Moscow. "
)
HTML = (
    "<!doctype html><html><head><title>Paris speaks</title></head><body><article><h1>Paris speaks</h1>"
    f"<p>{PARAGRAPH * 3}</p></article></body></html>"
)


def all_of(*inputs: object, **options: object) -> list[Article | Failure]:
    return list(read_articles(inputs, **options))  # type: ignore[arg-type]


def only(*inputs: object, **options: object) -> Article:
    (article,) = all_of(*inputs, **options)
    assert isinstance(article, Article), article
    return article


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", LINE + "\n"),
        ("a.jsonl", "\ufeff" + LINE),
        ("a.jsonl.gz", gzip.compress(LINE.encode(), mtime=0)),
        ("a.json", f"[{LINE}]"),
        ("a.json", json.dumps(ROW, indent=1)),
        ("a.csv", f"id,title,text,date,source,url\na1,Paris speaks,{TEXT},27 Feb 2025,Reuters,u\n"),
        ("a.csv", f"id;title;text;date;source;url\r\na1;Paris speaks;{TEXT};27 Feb 2025;Reuters;u\r\n"),
        ("a.tsv", f"id\ttitle\ttext\tdate\tsource\turl\na1\tParis speaks\t{TEXT}\t27 Feb 2025\tReuters\tu\n"),
        (
            "a.csv.gz",
            gzip.compress(
                f"id,title,text,date,source,url\na1,Paris speaks,{TEXT},2025-02-27,Reuters,u".encode(), mtime=0
            ),
        ),
    ],
)
def test_table_row_is_an_article(tmp_path: Path, name: str, content: str | bytes) -> None:
    path = write(tmp_path, name, content)
    text = f"Paris speaks\n\n{TEXT}"
    assert only(path) == Article("a1", text, "Paris speaks", "2025-02-27", "Reuters", "u", path=f"{path}#1")


def test_parquet_row_is_an_article(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist([{"no": 7, "body": TEXT}]), tmp_path / "a.parquet")
    article = only(tmp_path / "a.parquet", columns={"text": "body", "id": "no"})
    assert (article.id, article.text) == ("7", TEXT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f" ID ,Title,Text,DATE,Source,url\na1,Paris speaks,{TEXT},20250227,Reuters,u\n"),
        ("a.csv", f"sep=;\nid;title;text;date;source;url\na1;Paris speaks;{TEXT};20250227T101500Z;Reuters;u\n"),
        ("a.csv", f"id\ttitle\ttext\tdate\tsource\r\na1\tParis speaks\t{TEXT}\t27 Feb 2025\tReuters".encode("utf-16")),
        ("a.jsonl", (LINE + "\n").encode("utf-16")),
        ("a.jsonl", json.dumps({**ROW, "date": 1740614400000})),
        ("a.json", json.dumps({"status": "ok", "articles": [{**ROW, "source": {"id": None, "name": "Reuters"}}]})),
        ("a.json", json.dumps({"response": {"total": 1, "results": [ROW]}}, indent=1)),
    ],
)  # fmt: skip
def test_table_as_others_write_it(tmp_path: Path, name: str, content: str | bytes) -> None:
    article = replace(only(write(tmp_path, name, content)), url=None, path=None)
    assert article == Article("a1", f"Paris speaks\n\n{TEXT}", "Paris speaks", "2025-02-27", "Reuters")


def test_column_within_an_object(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"webTitle": "Paris speaks", "fields": {"bodyText": TEXT}}))
    article = only(path, columns={"text": "fields.bodyText", "title": "webTitle"})
    assert article.text == f"Paris speaks\n\n{TEXT}"
    with pytest.raises(InputError, match=r"no column 'body\.text' for text; the columns are: webTitle, fields"):
        all_of(path, columns={"text": "body.text"})


def test_objects_over_several_lines(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": f"{name} condemned Russia."}, indent=2) for name in ("France", "Turkey"))
    assert [getattr(item, "text", None) for item in all_of(write(tmp_path, "a.jsonl", rows))] == [
        "France condemned Russia.", "Turkey condemned Russia.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.html"])
def test_encoding_that_is_given(tmp_path: Path, name: str) -> None:
    text = f"Jean-Noël Barrot – “France” – said: {PARAGRAPH * 3}".strip()
    page = f"<html><head><meta charset='utf-8'></head><body><article><p>{text}</p></article></body></html>"
    content = {"a.txt": text, "a.csv": f'text,id\n"{text}",1', "a.html": page}.get(name) or json.dumps(
        {"text": text}, ensure_ascii=False
    )
    assert only(write(tmp_path, name, content.encode("cp1252")), encoding="cp1252").text == text


def test_articles_at_hand() -> None:
    rows = [{"text": TEXT, "date": float("nan")}, {"words": TEXT}, {"text": TEXT, "id": 7, "source": ["AP", "AFP"]}]
    first, second, third = all_of(*rows)
    assert isinstance(first, Article) and first.date is None and first.warnings == ()
    assert isinstance(second, Failure) and str(second).startswith("article 2: no column 'text' or 'html'")
    assert isinstance(third, Article) and (third.id, third.source) == ("7", "AP, AFP")
    assert [item.text for item in read_articles({"text": TEXT}) if isinstance(item, Article)] == [TEXT]


def test_one_input_by_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    assert list(read_articles(path)) == list(read_articles(str(path))) == list(read_articles([path]))


def test_page_on_standard_input_that_begins_as_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<?xml version="1.0"?>\n' + HTML.replace("<html>", "\n<html>\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    assert only("-").text.startswith("Paris speaks\n\nFrance condemned")


def test_without_cleaning_the_text_is_the_input(tmp_path: Path) -> None:
    raw = "Left Menu\r\n\r\n Paris\xa0speaks \nShare\n"
    row = json.dumps({"title": "A title", "text": raw})
    assert only(write(tmp_path, "a.jsonl", row), clean=False).text == raw
    assert only(write(tmp_path, "a.txt", raw), clean=False).text == raw


def test_id_is_the_hash_of_the_text(tmp_path: Path) -> None:
    assert only(write(tmp_path, "a.txt", TEXT)).id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]


def test_title_is_not_repeated(tmp_path: Path) -> None:
    row = json.dumps({"title": 'Paris "speaks"', "text": f"Paris “speaks”\n\n{TEXT}"})
    assert only(write(tmp_path, "a.jsonl", row)).text == f"Paris “speaks”\n\n{TEXT}"


def test_given_date_is_for_the_undated(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", f'{LINE}\n{{"text": "{TEXT}"}}\n{{"text": "{TEXT}", "date": "last week"}}')
    first, second, third = (item for item in all_of(path, date="2025-03-01") if isinstance(item, Article))
    assert (first.date, second.date, third.date) == ("2025-02-27", "2025-03-01", "2025-03-01")
    assert third.warnings == ("date not understood: 'last week'; write it as 2025-02-27",)


def test_bad_line_does_not_end_the_batch(tmp_path: Path) -> None:
    broken = [LINE, '{"text": ', '{"text": ""}', "[1]", '{"text": 5}', LINE]
    path = write(tmp_path, "a.jsonl", "\n".join(broken).encode() + b'\n{"text": "caf\x81"}\n' + LINE.encode())
    items = all_of(path)
    assert [isinstance(item, Article) for item in items] == [True, False, False, False, False, True, False, True]
    errors = [item.error for item in items if isinstance(item, Failure)]
    assert errors[0].startswith(f"{path} line 2: broken JSON (") and errors[0].endswith("one JSON object")
    assert errors[1:4] == [
        f"{path} line 3: no text; give an article with text",
        f"{path} line 4: JSON list; each line must be one JSON object",
        f"{path} line 5: text is int, not a string; give an article with text",
    ]
    place = len("\n".join(broken)) + len('\n{"text": "caf')
    assert errors[4] == (
        f"{path} line 7: byte {place} (0x81) is neither UTF-8 nor Windows-1252; name the encoding that it is in "
        "(--encoding), or save the file as UTF-8"
    )
    assert [item.path for item in items if isinstance(item, Article)] == [f"{path}#1", f"{path}#6", f"{path}#8"]


def test_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.html", ".hidden/x.txt", "c.png", "b/.y.txt"):
        write(tmp_path, name, HTML if name.endswith("html") else f"{name} says that France condemned Russia.")
    texts = [item.text for item in all_of(tmp_path) if isinstance(item, Article)]
    assert [text.split()[0] for text in texts] == ["a.txt", "Paris", "b/2.txt"]
    assert len(all_of(str(tmp_path / "**" / "*.txt"))) == 2


@pytest.mark.parametrize(
    ("content", "text"),
    [(LINE, f"Paris speaks\n\n{TEXT}"), (HTML, f"Paris speaks\n\n{(PARAGRAPH * 3).strip()}"), (f"\n{TEXT}\n", TEXT)],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: str, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert only("-").text == text


def test_page_in_its_own_charset(tmp_path: Path) -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1252">').replace("Moscow", "Orléans – “home”")
    assert "Orléans – “home”" in only(write(tmp_path, "a.html", page.encode("cp1252"))).text


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n", "empty file"),
        ("a.txt", b"a\0b", "binary file"),
        ("a.bin", b"\x89PNG\0\0", "binary file"),
        ("a.txt", b"caf\x81", "byte 3 (0x81) is neither UTF-8 nor Windows-1252"),
        ("a.html", b"<html>caf\x81", "byte 9 (0x81) is neither UTF-8 nor Windows-1252"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nFrance", "no page in this file"),
        ("a.html", b"<html><body>Home</body></html>", "no article found"),
        ("a.csv", b"headline,words\nx,y\n", "no column 'text' or 'html'"),
        ("a.csv", b"headline,words\nx,y\n", "the columns are: headline, words"),
        ("a.jsonl", b'{"words": "x"}\n', "the columns are: words"),
        ("a.json", b'[{"text": "x"', "broken JSON"),
        ("a.rtf", b"{\\rtf1 France condemned Russia.}", "RTF file"),
        ("a.gexf", b"<?xml version='1.0'?><gexf/>", "XML, but not a web page"),
        ("a.parquet", b"PAR1 and no more", "broken Parquet file"),
        ("a.pdf", b"%PDF-1.4 and no more", "cannot read the PDF"),
        ("a.warc", b"not an archive", "no WARC record"),
        ("a.txt.gz", gzip.compress(b"x" * 9999, mtime=0)[:40], "cannot be read"),
    ],
)
def test_fault_of_the_only_input_is_one_line(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(InputError) as caught:
        all_of(path)
    assert error in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_fault_of_one_input_of_several_is_a_failure(tmp_path: Path) -> None:
    items = all_of(tmp_path / "none.txt", write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", ""))
    assert [isinstance(item, Article) for item in items] == [False, True, False]
    assert isinstance(items[0], Failure) and "no such file" in items[0].error


@pytest.mark.parametrize(
    ("inputs", "options", "error"),
    [
        (["none.txt"], {}, "none.txt: no such file"),
        (["none*.txt"], {}, "nothing matches"),
        (["https://example.org/a"], {}, "save the page"),
        ([], {}, "no input"),
        (["France condemned Russia. " * 20], {}, "is a text, not a file"),
        (["France condemned Russia.\n"], {}, "is a text, not a file"),
        ([7], {}, "an input is int"),
        (["-"], {"encoding": "utf-9"}, "encoding 'utf-9' is unknown"),
        (["-"], {"input_format": "docx"}, "unknown input format 'docx'; choose from auto, text"),
        (["-"], {"columns": {"body": "text"}}, "unknown field 'body'; choose from text"),
        (["-"], {"date": "yesterday"}, "date 'yesterday' is not a date"),
    ],
)
def test_wrong_use_is_one_line(inputs: list[str], options: dict[str, object], error: str) -> None:
    with pytest.raises(InputError, match=error.replace("*", r"\*")):
        all_of(*inputs, **options)


def test_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no articles in this folder; known endings are \.csv"):
        all_of(tmp_path)


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [("a.pdf", "pypdfium2", "pdf"), ("a.parquet", "pyarrow", "store"), ("a.warc", "fastwarc", "warc")],
)
def test_missing_extra_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str
) -> None:
    real: Callable[..., ModuleType] = builtins.__import__

    def without(wanted: str, *args: object) -> ModuleType:
        if wanted.split(".")[0] == package:
            raise ImportError(wanted)
        return real(wanted, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=rf"needs {package}.*pip install 'geo-nlp\[{extra}\]'"):
        all_of(write(tmp_path, name, b"x"))


def warc_record(number: int, page: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{page}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-02-27T00:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [
    warc_record(1, HTML),
    warc_record(2, "x", "image/png"),
    warc_record(3, HTML, status="404 Not Found"),
    warc_record(4, HTML),
]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_warc_pages(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    pytest.importorskip("fastwarc")
    items = all_of(write(tmp_path, "a.warc", b"".join(map(pack, RECORDS))))
    assert [getattr(item, "url", item) for item in items] == ["https://example.org/1", "https://example.org/4"]
    assert [getattr(item, "path", item) for item in items] == [f"{tmp_path}/a.warc#1", f"{tmp_path}/a.warc#4"]


@pytest.mark.parametrize("cut", [20, 200, 500])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_truncated_warc_is_reported(tmp_path: Path, pack: Callable[[bytes], bytes], cut: int) -> None:
    pytest.importorskip("fastwarc")
    data = b"".join(map(pack, RECORDS))
    items = all_of(write(tmp_path, "a.warc", data[: len(data) - cut]))
    assert isinstance(items[0], Article)
    assert isinstance(items[-1], Failure) and "breaks off" in items[-1].error
    assert len(items) == 2
