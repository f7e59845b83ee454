"""Articles one by one from anything that holds them."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from geo_nlp.errors import InputError
from geo_nlp.read.article import check_day
from geo_nlp.read.decode import as_utf8, check_encoding
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.frame import read_frame
from geo_nlp.read.html import read_html
from geo_nlp.read.pdf import read_pdf
from geo_nlp.read.records import BODIES, FIELDS, Options, check_columns, row_article
from geo_nlp.read.sniff import FORMATS, Format, format_of_name, sniff
from geo_nlp.read.sources import STDIN, Frame, Inputs, Row, each, expand
from geo_nlp.read.tables import open_bytes, read_csv, read_jsonl, read_parquet
from geo_nlp.read.text import read_text
from geo_nlp.read.warc import read_warc
from geo_nlp.suggest import unknown
from geo_nlp.types import Article

HEAD = 8192
FRAME = "data frame"
PROLOGUE = 20  # lines within which a page says that it is one


def read_articles(
    inputs: Inputs,
    *,
    input_format: str = "auto",
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    clean: bool = True,
) -> Iterator[Article | Failure]:
    """Yield each article of the inputs, or the failure that stands for it, in order and one at a time.

    Inputs are files, folders, patterns, `-` (standard input), mappings, each an article with its fields, and data
    frames. A fault of one article, or of one of several inputs, is a `Failure`; a fault of the only input raises
    `InputError`.

    Args:
        input_format: one of text, html, pdf, jsonl, csv, parquet, warc for all inputs; auto: by ending or content.
        encoding: of files that are not UTF-8, such as "cp1252"; UTF-16 is told by its mark.
        columns: names of table columns by field, such as `{"text": "body"}`.
        date: publication date (ISO) of articles that come without one of their own.
        clean: take the article out of the page; when off, `text` is the input text exactly.
    """
    if input_format != "auto" and input_format not in FORMATS:
        raise InputError(unknown("input format", input_format, ("auto", *FORMATS)))
    for field in sorted(set(columns or ()) - {*FIELDS, *BODIES}):
        raise InputError(unknown("field", field, (*BODIES, *FIELDS)))
    check_day(date)
    check_encoding(encoding)
    kind = next((known for known in FORMATS if known == input_format), None)
    return _read_all(expand(each(inputs)), kind, Options(columns or {}, date, clean, encoding))


def _read_all(
    sources: Iterator[Path | str | Row | Frame | Failure], kind: Format | None, options: Options
) -> Iterator[Article | Failure]:
    first = list(islice(sources, 2))
    if not first:
        raise InputError("no input; give a file, a folder, a pattern or - for standard input")
    alone = len(first) == 1
    for number, source in enumerate(chain(first, sources), start=1):
        if isinstance(source, Failure):
            if alone:
                raise InputError(source.error)
            yield source
            continue
        where = _place(source, number)
        try:
            yield from _read_one(source, where, kind, options)
        except InputError as error:
            if alone:
                raise
            yield Failure(where, str(error))
        except (OSError, EOFError, zlib.error) as error:
            fault = bad(where, f"cannot be read ({getattr(error, 'strerror', None) or error}); get the whole file")
            if alone:
                raise fault from error
            yield Failure(where, str(fault))


def _place(source: Path | str | Row | Frame, number: int) -> str:
    """Where an input is, for messages; articles at hand are counted."""
    if isinstance(source, Mapping):
        return f"article {number}"
    return str(source) if isinstance(source, str | Path) else FRAME


def _read_one(
    source: Path | str | Row | Frame, where: str, kind: Format | None, options: Options
) -> Iterator[Article | Failure]:
    if isinstance(source, Frame):
        yield from read_frame(source, where, options)
        return
    if isinstance(source, Mapping):
        yield row_article(where, source, check_columns(where, source, options))
        return
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
    lines: Iterable[bytes] = stream if kind == "pdf" else as_utf8(stream, where, options.encoding)
    if kind is None:
        rest = iter(lines)
        head = next((line for line in rest if line.strip()), b"")
        if head.lstrip().startswith(b"<"):
            head += b"".join(islice(rest, PROLOGUE))
        kind, lines = sniff(head, where), chain([head], rest)
    if kind == "jsonl":
        yield from read_jsonl(lines, where, options)
    elif kind == "csv":
        yield from read_csv(lines, where, options)
    elif kind in ("parquet", "warc"):
        raise bad(where, f"{kind} cannot be read from a stream; give the file")
    else:
        reader = {"text": read_text, "html": read_html, "pdf": read_pdf}[kind]
        yield reader(b"".join(lines), where, options)
