"""Articles one by one from anything that holds them."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from geo_nlp.clean.dates import find_date
from geo_nlp.errors import InputError
from geo_nlp.read.article import ISO
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.html import read_html
from geo_nlp.read.pdf import read_pdf
from geo_nlp.read.records import BODIES, FIELDS, Options
from geo_nlp.read.sniff import FORMATS, Format, format_of_name, sniff
from geo_nlp.read.sources import STDIN, expand
from geo_nlp.read.tables import open_bytes, read_csv, read_jsonl, read_parquet
from geo_nlp.read.text import read_text
from geo_nlp.read.warc import read_warc
from geo_nlp.types import Article

HEAD = 8192


def read_articles(
    inputs: Iterable[str | Path],
    *,
    input_format: str = "auto",
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    clean: bool = True,
) -> Iterator[Article | Failure]:
    """Yield each article of the inputs, or the failure that stands for it, in order and one at a time.

    Inputs are files, folders, patterns and `-` (standard input). A fault of one article, or of one of several inputs,
    is a `Failure`; a fault of the only input raises `InputError`.

    Args:
        input_format: one of text, html, pdf, jsonl, csv, parquet, warc for all inputs; auto: by ending or content.
        columns: names of table columns by field, such as `{"text": "body"}`.
        date: publication date (ISO) of articles that come without one of their own.
        clean: take the article out of the page; when off, `text` is the input text exactly.
    """
    if input_format != "auto" and input_format not in FORMATS:
        raise InputError(f"input format {input_format!r} is unknown; give auto, {', '.join(FORMATS)}")
    if unknown := sorted(set(columns or ()) - {*FIELDS, *BODIES}):
        raise InputError(f"no field {unknown[0]!r} to map a column to; the fields are {', '.join((*BODIES, *FIELDS))}")
    if date is not None and not (ISO.fullmatch(date) and find_date(date)):
        raise InputError(f"date {date!r} is not a day; write it as 2025-02-27")
    kind = next((known for known in FORMATS if known == input_format), None)
    return _read_all(list(inputs), kind, Options(columns or {}, date, clean))


def _read_all(inputs: list[str | Path], kind: Format | None, options: Options) -> Iterator[Article | Failure]:
    if not inputs:
        raise InputError("no input; give a file, a folder, a pattern or - for standard input")
    sources = expand(inputs)
    first = list(islice(sources, 2))
    alone = len(first) == 1
    for source in chain(first, sources):
        if isinstance(source, Failure):
            if alone:
                raise InputError(source.error)
            yield source
            continue
        try:
            yield from _read_one(source, kind, options)
        except InputError as error:
            if alone:
                raise
            yield Failure(str(source), str(error))
        except (OSError, EOFError, zlib.error) as error:
            fault = bad(
                str(source), f"cannot be read ({getattr(error, 'strerror', None) or error}); get the whole file"
            )
            if alone:
                raise fault from error
            yield Failure(str(source), str(fault))


def _read_one(source: Path | str, kind: Format | None, options: Options) -> Iterator[Article | Failure]:
    if source == STDIN:
        yield from _read_stream(sys.stdin.buffer, "standard input", kind, options)
        return
    path = Path(source)
    kind = kind or format_of_name(path.name)
    if path.stat().st_size == 0:
        raise bad(str(path), "empty file; give a file with articles")
    if kind is None:
        with open_bytes(path) as stream:
            kind = sniff(stream.read(HEAD), str(path))
    if kind == "parquet":
        yield from read_parquet(path, options)
    elif kind == "warc":
        yield from read_warc(path, options)
    else:
        with open_bytes(path) as stream:
            yield from _read_stream(stream, str(path), kind, options)


def _read_stream(stream: BinaryIO, where: str, kind: Format | None, options: Options) -> Iterator[Article | Failure]:
    lines: Iterable[bytes] = stream
    if kind is None:
        head = next((line for line in stream if line.strip()), b"")
        kind, lines = sniff(head, where), chain([head], stream)
    if kind == "jsonl":
        yield from read_jsonl(lines, where, options)
    elif kind == "csv":
        yield from read_csv(lines, where, options)
    elif kind in ("parquet", "warc"):
        raise bad(where, f"{kind} cannot be read from a stream; give the file")
    else:
        reader = {"text": read_text, "html": read_html, "pdf": read_pdf}[kind]
        yield reader(b"".join(lines), where, options)
