"""Good inputs, which doors take: texts of our own in `corpus`, and files of other formats that are made of them."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from functools import cache
from pathlib import Path

from pdfs import pdf

CORPUS = Path(__file__).with_name("corpus")
DAY = (2025, 3, 4, 10, 0, 0)


@cache
def seed(name: str) -> bytes:
    """A file of the corpus."""
    return (CORPUS / name).read_bytes()


@cache
def texts() -> tuple[bytes, ...]:
    note, page = seed("note.txt"), seed("page.html")
    return note, *note.split(b"\n\n"), b"France condemned Russia.", *page.splitlines()


@cache
def a_pdf() -> bytes:
    return pdf(*seed("note.txt").decode().splitlines())


@cache
def a_warc() -> bytes:
    page = seed("page.html")
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2025-03-04T00:00:00Z\r\n"
        b"WARC-Target-URI: https://fjord.example/a.html\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(body)
    )
    return (head + body + b"\r\n\r\n") * 2


@cache
def a_parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    made, moment = io.BytesIO(), 1_740_614_400_000
    table = pyarrow.table({
        "id": ["p1", "p2", None], "text": [*seed("note.txt").decode().split("\n\n")[:2], "France met Italy."],
        "date": pyarrow.array([moment, None, moment], pyarrow.timestamp("ms", "UTC")), "source": ["a", None, "b"],
    })  # fmt: skip
    pyarrow.parquet.write_table(table, made, compression="NONE")
    return made.getvalue()


@cache
def a_table_in_parquet() -> bytes:
    """Relations as `extract` writes them."""
    import json

    from geo_nlp.tables import rows_of
    from geo_nlp.tables.write import parquet_table

    made = io.BytesIO()
    with parquet_table(made, "relations") as write:
        for line in seed("records.jsonl").splitlines():
            for row in rows_of(json.loads(line), "relations"):
                write(row)
    return made.getvalue()


@cache
def a_spreadsheet() -> bytes:
    import json

    from geo_nlp.tables import rows_of
    from geo_nlp.tables.write import spreadsheet

    made = io.BytesIO()
    with spreadsheet(made, ("relations", "stances")) as writers:
        for line in seed("records.jsonl").splitlines():
            for table, write in writers.items():
                for row in rows_of(json.loads(line), table):
                    write(row)
    return made.getvalue()


@cache
def a_zip(*, stored: bool = True) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as file:
        for name in ("note.txt", "page.html", "feed.jsonl"):
            file.writestr(zipfile.ZipInfo(f"news/{name}", DAY), seed(name))
    return made.getvalue()


@cache
def a_tar() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as file:
        for name in ("note.txt", "page.html", "table.csv"):
            entry = tarfile.TarInfo(f"news/{name}")
            entry.size = len(seed(name))
            file.addfile(entry, io.BytesIO(seed(name)))
    return made.getvalue()


@cache
def packed(name: str) -> bytes:
    """A file of the corpus, or an archive of some, compressed as its ending says."""
    inner, _, kind = name.rpartition(".")
    data = {"x.tar": a_tar, "x.warc": a_warc}.get(inner, lambda: seed(inner))()
    if kind == "gz":
        return gzip.compress(data, mtime=0)
    if kind == "bz2":
        return bz2.compress(data)
    import pyarrow

    made = pyarrow.BufferOutputStream()
    with pyarrow.CompressedOutputStream(made, "zstd") as stream:
        stream.write(data)
    return bytes(made.getvalue().to_pybytes())
