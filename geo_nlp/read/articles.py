"""Articles one by one from anything that holds them."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from geo_nlp.errors import InputError
from geo_nlp.read.article import check_day
from geo_nlp.read.columns import BODIES, FIELDS
from geo_nlp.read.dateorder import order_of_name
from geo_nlp.read.dateorder import unknown as no_order
from geo_nlp.read.decode import as_utf8, check_encoding
from geo_nlp.read.delimited import csv_rows
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.frame import read_frame
from geo_nlp.read.html import read_html
from geo_nlp.read.jsonl import jsonl_rows
from geo_nlp.read.mhtml import read_mhtml
from geo_nlp.read.options import Options, say_nothing
from geo_nlp.read.parquet import read_parquet
from geo_nlp.read.pdf import read_pdf
from geo_nlp.read.records import check_columns, plain, row_article
from geo_nlp.read.sniff import FORMATS, MAIL, Format, format_of_name, sniff
from geo_nlp.read.sources import STDIN, Frame, Inputs, Row, each, expand
from geo_nlp.read.streams import lines_of, open_bytes
from geo_nlp.read.tables import read_table
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
    date_order: str | None = None,
    clean: bool = True,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[Article | Failure]:
    """Yield each article of the inputs, or the failure that stands for it, in order and one at a time.

    Inputs are files, folders, patterns, `-` (standard input), mappings, each an article with its fields, and data
    frames. A fault of one article, or of one of several inputs, is a `Failure`; a fault of the only input raises
    `InputError`.

    Args:
        input_format: one of text, html, mhtml, pdf, jsonl, csv, parquet, warc for all inputs; auto: by ending or
            content.
        encoding: of files that are not UTF-8, such as "cp1252"; UTF-16 is told by its mark, and single bytes that are
            no UTF-8 are read as Windows-1252, with a warning.
        columns: names of table columns by field, such as `{"text": "byline_text"}`; usual names are known.
        date: publication date (ISO) of articles that come without one of their own.
        date_order: "dmy" or "mdy" for dates in figures such as 03/04/2025 (and "ymd" for 25/03/04); by default what
            the other dates of the column tell.
        clean: take the article out of the page; when off, `text` is the input text exactly.
        on_notice: takes a line on how a file was read, such as which columns were taken for what.
    """
    if input_format != "auto" and input_format not in FORMATS:
        raise InputError(unknown("input format", input_format, ("auto", *FORMATS)))
    for field in sorted(set(columns or ()) - {*FIELDS, *BODIES}):
        raise InputError(unknown("field", field, (*BODIES, *FIELDS)))
    check_day(date)
    check_encoding(encoding)
    kind = next((known for known in FORMATS if known == input_format), None)
    told = order_of_name(date_order)
    options = Options(
        columns or {}, date, clean, encoding, told, (lambda: told) if told else no_order, None, on_notice or say_nothing
    )
    return _read_all(expand(each(inputs)), kind, options)


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
        at_hand = isinstance(source, Mapping)
        where = _place(source, number)
        once = replace(options, notice=say_nothing) if at_hand and number > 1 else options
        try:
            yield from _read_one(source, where, kind, once)
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
        own = plain(source.get("path")).strip() or None
        yield row_article(where, source, check_columns(where, source, options), path=own)
        return
    if source == STDIN:
        yield from _read_stream(sys.stdin.buffer, "standard input", kind, replace(options, path=STDIN))
        return
    path = Path(source)
    options = replace(options, path=path.as_posix())
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
            yield from _read_stream(stream, str(path), kind, options, path)


def _read_stream(
    stream: BinaryIO, where: str, kind: Format | None, options: Options, path: Path | None = None
) -> Iterator[Article | Failure]:
    lines: Iterable[bytes] = stream if kind in ("pdf", "mhtml") else as_utf8(stream, where, options.encoding)
    if kind is None:
        rest = iter(lines)
        head = next((line for line in rest if line.strip()), b"")
        if head.lstrip().startswith(b"<") or MAIL.match(head):
            head += b"".join(islice(rest, PROLOGUE))
        kind, lines = sniff(head, where), chain([head], rest)
    fresh = partial(lines_of, path, options.encoding) if path and path.is_file() else None
    if kind == "jsonl":
        again = (lambda: jsonl_rows(fresh(), where, options)) if fresh else None
        yield from read_table(jsonl_rows(lines, where, options), where, options, again=again)
    elif kind == "csv":
        names, rows = csv_rows(lines, where)
        again = (lambda: csv_rows(fresh(), where)[1]) if fresh else None
        yield from read_table(rows, where, options, names=names, again=again)
    elif kind in ("parquet", "warc"):
        raise bad(where, f"{kind} cannot be read from a stream; give the file")
    else:
        reader = {"text": read_text, "html": read_html, "mhtml": read_mhtml, "pdf": read_pdf}[kind]
        yield reader(b"".join(lines), where, options)
