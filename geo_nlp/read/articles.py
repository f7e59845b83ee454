"""Articles one by one from anything that holds them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from geo_nlp.errors import InputError, MissingPackage
from geo_nlp.read.archives import Unpacked, unpacked
from geo_nlp.read.contents import HEAD, WHOLE, read_file, read_stream
from geo_nlp.read.failure import Failure, empty, error_of, failed
from geo_nlp.read.frame import read_frame
from geo_nlp.read.options import say_nothing
from geo_nlp.read.parquet import read_parquet
from geo_nlp.read.pending import Item, Pending, made
from geo_nlp.read.reading import Reading, reading_of
from geo_nlp.read.records import check_columns, plain, row_article
from geo_nlp.read.sniff import format_of_name, is_archive, sniff
from geo_nlp.read.sources import STDIN, Frame, Inputs, Row, each, expand, place_of
from geo_nlp.read.streams import Stream, is_pipe, open_bytes
from geo_nlp.read.warc import read_warc
from geo_nlp.types import Article


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
        encoding: of files that are not UTF-8, such as "cp1252"; UTF-16 is known by its mark, and single bytes that are
            no UTF-8 are read as Windows-1252, with a warning.
        columns: names of table columns by field, such as `{"text": "byline_text"}`; usual names are known.
        date: publication date (ISO) of articles that come without one of their own.
        date_order: "dmy" or "mdy" for dates in figures such as 03/04/2025 (and "ymd" for 25/03/04); by default what
            the other dates of the column show.
        clean: take the article out of the page; when off, `text` is the input text exactly.
        on_notice: takes a line on how a file was read, such as which columns were taken for what.
    """
    reading = reading_of(
        input_format=input_format, encoding=encoding, columns=columns, date=date, date_order=date_order, clean=clean,
        on_notice=on_notice,
    )  # fmt: skip
    yield from map(made, _read_all(expand(each(inputs)), reading))


def items_of(file: Path, reading: Reading, *, name: str | None = None, counting: bool = False) -> Iterator[Item]:
    """Yield what a file holds, one by one, without making it; a fault of the file is a failure of its own.

    `name` stands for the file in messages and in the paths of articles. A package that is missing is an error: with it
    the file would hold other items. `counting`: so is what the system does not give, since the file would seem to hold
    fewer.
    """
    yield from _guarded(file, name or str(file), reading, alone=False, strict=True, name=name, counting=counting)


def _read_all(sources: Iterator[Path | str | Row | Frame | Stream | Failure], reading: Reading) -> Iterator[Item]:
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
        quiet = isinstance(source, Mapping) and number > 1
        once = replace(reading, options=replace(reading.options, notice=say_nothing)) if quiet else reading
        yield from _guarded(source, place_of(source, number), once, alone=alone)


def _guarded(
    source: Path | str | Row | Frame | Stream,
    where: str,
    reading: Reading,
    *,
    alone: bool,
    strict: bool = False,
    name: str | None = None,
    counting: bool = False,
) -> Iterator[Item]:
    """The items of an input; any error on the way, or later when one is made, is that of the input.

    This is the door that all inputs pass: whatever a reader or the cleaner raises ends nothing but its own input.
    """

    def make(item: Pending) -> Article | Failure:
        try:
            return item.make()
        except Exception as error:
            return fault(error)

    def fault(error: Exception) -> Failure:
        if counting and isinstance(error, OSError) and error.errno is not None:  # what is damaged has no number
            raise error
        if alone or (strict and isinstance(error, MissingPackage)):
            wrapped = error_of(where, error)
            raise wrapped from (None if wrapped is error else error)
        return failed(where, error)

    try:
        for item in _read_one(source, where, reading, name):
            yield item if isinstance(item, Failure) else Pending(partial(make, item))
    except Exception as error:
        yield fault(error)


def _read_one(
    source: Path | str | Row | Frame | Stream, where: str, reading: Reading, name: str | None
) -> Iterator[Item]:
    kind, options = reading.kind, reading.options
    if isinstance(source, Frame):
        yield from read_frame(source, where, options)
        return
    if isinstance(source, Mapping):
        own = plain(source.get("path")).strip() or None
        known = check_columns(where, source, options)
        yield Pending(partial(row_article, where, source, known, path=own))
        return
    if source == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input", kind, replace(options, path=STDIN))
        return
    if isinstance(source, Stream):
        kind = kind or format_of_name(source.name)
        yield from read_stream(source.file, where, kind, replace(options, path=source.name))
        return
    path = Path(source)
    options = replace(options, path=name or path.as_posix())
    kind = kind or format_of_name(path.name)
    if is_archive(path.name):
        yield from _read_archive(path, where, reading)
        return
    if is_pipe(path):
        with open_bytes(path) as pipe:  # which is read once, as it comes
            yield from read_stream(pipe, where, kind, options)
        return
    if kind not in WHOLE and path.stat().st_size == 0:
        raise empty(where)
    if kind is None:
        with open_bytes(path) as stream:
            kind = sniff(stream.read(HEAD), where)
    if kind in WHOLE:
        yield Pending(partial(read_file, path, where, kind, options))
    elif kind == "parquet":
        yield from read_parquet(path, options)
    elif kind == "warc":
        yield from read_warc(path, options)
    else:
        with open_bytes(path) as stream:
            yield from read_stream(stream, where, kind, options, path)


def _read_archive(path: Path, where: str, reading: Reading) -> Iterator[Item]:
    """The items of every file in an archive, each of which can be made as long as the next is not asked for."""
    for member in unpacked(path, where, reading.options.notice):
        if isinstance(member, Failure):
            yield member
        elif (reading.kind or format_of_name(member.name)) in WHOLE:
            yield Pending(partial(_read_member, member, reading))
        else:
            yield from _items_of_member(member, reading)


def _items_of_member(member: Unpacked, reading: Reading) -> Iterator[Item]:
    try:
        with member.copy() as file:
            yield from _guarded(file, member.name, reading, alone=False, strict=True, name=member.name)
    except InputError as error:
        if isinstance(error, MissingPackage):
            raise
        yield failed(member.name, error)


def _read_member(member: Unpacked, reading: Reading) -> Article | Failure:
    """The article that a file of an archive is; only now is it unpacked."""
    return next(map(made, _items_of_member(member, reading)))
