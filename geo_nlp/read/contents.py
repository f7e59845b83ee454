"""What one file or stream holds, by its format: an article, or a table with one in each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BufferedReader
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Literal

from geo_nlp.limits import LONGEST_FILE
from geo_nlp.read.decode import as_utf8
from geo_nlp.read.delimited import csv_rows
from geo_nlp.read.failure import bad, empty
from geo_nlp.read.html import read_html
from geo_nlp.read.jsonl import jsonl_rows
from geo_nlp.read.mhtml import read_mhtml
from geo_nlp.read.options import Options
from geo_nlp.read.pdf import read_pdf
from geo_nlp.read.pending import Item, Pending
from geo_nlp.read.sniff import MAIL, Format, is_binary, sniff
from geo_nlp.read.streams import blocks, bounded, bounded_lines, lines_of, open_bytes
from geo_nlp.read.tables import read_table
from geo_nlp.read.text import read_text
from geo_nlp.types import Article

Whole = Literal["text", "html", "mhtml", "pdf"]
READERS: dict[Whole, Callable[[bytes, str, Options], Article]] = {
    "text": read_text, "html": read_html, "mhtml": read_mhtml, "pdf": read_pdf,
}  # fmt: skip
WHOLE = frozenset(READERS)
"""The formats of files that are one article each."""
HEAD = 8192
PROLOGUE = 20  # lines within which a page says that it is one


def read_file(path: Path, where: str, kind: Whole, options: Options) -> Article:
    """The article that a file is."""
    if path.stat().st_size == 0:
        raise empty(where)
    with open_bytes(path) as stream:
        return READERS[kind](_whole(blocks(stream), where, kind, options), where, options)


def _whole(pieces: Iterable[bytes], where: str, kind: Whole, options: Options) -> bytes:
    """All bytes of a file that is one article."""
    if kind in ("pdf", "mhtml"):
        return bounded(pieces, where)
    return bounded(as_utf8(pieces, where, options.encoding), where, LONGEST_FILE)


def read_stream(
    stream: BinaryIO, where: str, kind: Format | None, options: Options, path: Path | None = None
) -> Iterator[Item]:
    """Yield what a stream holds; `path` is a file that can be gone through again, for the order of dates."""
    if kind in WHOLE:
        yield Pending(partial(READERS[kind], _whole(blocks(stream), where, kind, options), where, options))
        return
    if kind is None and isinstance(stream, BufferedReader) and options.encoding is None:
        beginning = stream.peek(HEAD)[:HEAD]
        if is_binary(beginning):  # else its first line might be all of it
            sniff(beginning, where)
    lines: Iterable[bytes] = as_utf8(bounded_lines(stream, where), where, options.encoding)
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
    elif kind == "parquet" or kind == "warc":
        raise bad(where, f"{kind} cannot be read from a stream; give the file")
    else:
        yield Pending(partial(READERS[kind], bounded(lines, where, LONGEST_FILE), where, options))
