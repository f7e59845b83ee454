"""Articles in tables: JSON Lines, CSV (both also by gzip) and Parquet, one article a row, read as a stream."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from geo_nlp.errors import InputError
from geo_nlp.read.decode import REMEDY, decode_text
from geo_nlp.read.failure import Failure, bad, need
from geo_nlp.read.records import BODIES, FIELDS, Options, check_columns, row_article
from geo_nlp.types import Article

GZIP = b"\x1f\x8b"
BATCH = 256
LONGEST = 2**31 - 1
MORE = re.compile(r"\S")


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading bytes, through gzip where its first bytes say so."""
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")


def read_jsonl(lines: Iterable[bytes], where: str, options: Options) -> Iterator[Article | Failure]:
    """Yield the article of each line; a broken line is a failure of its own. One JSON array is read as its items."""
    number = checked = 0
    lines = iter(lines)
    try:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            spot = f"{where} line {number}"
            if not checked and line.strip(b"\xef\xbb\xbf \t\r\n")[:2] in (b"{", b"[", b"[{"):
                yield from read_array(b"".join([line, *lines]), where, options)
                return
            row = load_json(line, spot)
            if not checked and isinstance(row, dict):
                if (listed := wrapped(row, options)) is not None:
                    yield from read_rows(listed, where, options)
                    continue
                options, checked = check_columns(where, row, options), number
            yield row if isinstance(row, Failure) else row_article(spot, row, options)
    except (EOFError, gzip.BadGzipFile, OSError) as error:
        fault = bad(where, f"breaks off after line {number} ({error}); get the whole file")
        if not number:
            raise fault from error
        yield Failure(where, str(fault))
    if not number:
        raise bad(where, "empty file; give one JSON object a line with 'text' or 'html'")


def load_json(line: bytes, where: str) -> dict[str, object] | Failure:
    """Parse one line into an object, or say what is wrong with it."""
    try:
        row = json.loads(decode_text(line, where))
    except InputError as error:
        return Failure(where, str(error))
    except (ValueError, RecursionError) as error:
        return Failure(where, f"{where}: broken JSON ({error}); each line must be one JSON object")
    if not isinstance(row, dict):
        return Failure(where, f"{where}: JSON {type(row).__name__}; each line must be one JSON object")
    return row


def read_array(data: bytes, where: str, options: Options) -> Iterator[Article | Failure]:
    """Yield the articles of a file that is one JSON array of objects, or objects over several lines."""
    text, end, rows = decode_text(data, where), 0, list[object]()
    try:
        while start := MORE.search(text, end):
            value, end = json.JSONDecoder().raw_decode(text, start.start())
            rows.extend(value if isinstance(value, list) else [value])
    except (ValueError, RecursionError) as error:
        raise bad(where, f"broken JSON ({error}); give one JSON object a line, or an array of objects") from error
    if not rows:
        raise bad(where, "no articles; give one JSON object a line with 'text' or 'html'")
    listed = wrapped(rows[0], options) if len(rows) == 1 and isinstance(rows[0], dict) else None
    yield from read_rows(rows if listed is None else listed, where, options)


def wrapped(row: Mapping[str, object], options: Options) -> list[object] | None:
    """The articles in an object that is nothing but their wrapping, as news APIs answer; None where it is no such.

    >>> wrapped({"status": "ok", "articles": [{"text": "France ..."}]}, Options({}, None, True))
    [{'text': 'France ...'}]
    """
    if any(options.value(row, body) is not None for body in BODIES):
        return None
    lists = [value for value in row.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if not lists:
        inner = [value for value in row.values() if isinstance(value, dict)]
        return wrapped(inner[0], options) if len(inner) == 1 else None
    return lists[0] if len(lists) == 1 else None


def read_rows(rows: Iterable[object], where: str, options: Options) -> Iterator[Article | Failure]:
    """Yield the articles of objects at hand."""
    for number, row in enumerate(rows, start=1):
        spot = f"{where} item {number}"
        if not isinstance(row, Mapping):
            yield Failure(spot, f"{spot}: JSON {type(row).__name__}; each item must be an object")
            continue
        if number == 1:
            options = check_columns(where, row, options)
        yield row_article(spot, row, options)


def read_csv(lines: Iterable[bytes], where: str, options: Options) -> Iterator[Article | Failure]:
    """Yield the article of each row; the delimiter is the one of comma, semicolon and tab that the header has most."""
    csv.field_size_limit(LONGEST)
    stream = decoded(lines, where)
    header = next((line for line in stream if line.strip()), None)
    if header is None:
        raise bad(where, "empty file; give a table whose header has 'text' or 'html'")
    delimiter = max(",;\t", key=header.count)
    if header.casefold().startswith("sep="):  # what Excel is told
        delimiter, header = header.strip()[4:] or delimiter, next(stream, "")
    names = next(csv.reader([header], delimiter=delimiter))
    options = check_columns(where, names, options)
    reader, begun = csv.reader(stream, delimiter=delimiter), False
    try:
        for row in reader:
            if not row:
                continue
            begun = True
            spot = f"{where} line {reader.line_num + 1}"
            if len(row) > len(names):
                yield Failure(spot, f"{spot}: {len(row)} cells under {len(names)} columns; quote cells with commas")
                continue
            yield row_article(spot, dict(zip(names, row, strict=False)), options)
    except (csv.Error, InputError, EOFError, gzip.BadGzipFile) as error:
        fault = error if isinstance(error, InputError) else bad(where, f"{error}; give a whole CSV table")
        if not begun:
            raise fault from error
        yield Failure(where, f"{fault}; nothing after it was read")


def decoded(lines: Iterable[bytes], where: str) -> Iterator[str]:
    """Decode lines one by one; the error names the byte in the file."""
    offset = 0
    for line in lines:
        try:
            yield line.decode("utf-8-sig" if offset == 0 else "utf-8")
        except UnicodeDecodeError as error:
            place = offset + error.start
            raise bad(where, f"byte {place} (0x{line[error.start]:02x}) is not UTF-8; {REMEDY}") from error
        offset += len(line)


def read_parquet(path: Path, options: Options) -> Iterator[Article | Failure]:
    """Yield the article of each row, reading only the columns that are wanted, a batch at a time."""
    where = str(path)
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise need(where, "reading Parquet", "pyarrow", "store") from error
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            options = check_columns(where, names, options)
            columns = [options.column(field) for field in (*BODIES, *FIELDS)]
            wanted = [name for name in names if name in columns or any(c.startswith(f"{name}.") for c in columns)]
            number = 0
            for batch in file.iter_batches(batch_size=BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield row_article(f"{where} row {number}", row, options)
    except (pyarrow.ArrowException, OSError) as error:
        raise bad(where, f"broken Parquet file ({error}); write it again") from error
