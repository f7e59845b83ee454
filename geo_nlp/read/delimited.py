"""CSV and its like: one article a row, cells over several lines, whatever the delimiter."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator

from geo_nlp.errors import InputError
from geo_nlp.read.decode import REMEDY
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.repair import Decoded, decode
from geo_nlp.read.tables import Row

LONGEST = 64_000_000  # characters of a cell; a quotation mark that is never closed makes longer ones


NO_DELIMITERS = frozenset('"\r\n\0')


class Lines:
    """The lines of a table as text, and what was wrong with the bytes of those that were taken since the last row."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines = iter(lines)
        self.offset = 0
        self.wrong: list[Decoded] = []

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            start, self.offset = self.offset, self.offset + len(line)
            try:
                yield line.decode().removeprefix("\ufeff")
            except UnicodeDecodeError:
                self.wrong.append(decode(line, start))
                yield self.wrong[-1].text

    def faults(self) -> list[Decoded]:
        """What was wrong since the last time."""
        wrong, self.wrong = self.wrong, []
        return wrong


def csv_rows(lines: Iterable[bytes], where: str) -> tuple[list[str], Iterator[Row | Failure]]:
    """The columns of a table and its rows; its delimiter is that of comma, semicolon and tab which the header has most.

    What does not decode, or has cells without a column, is a failure of its own.
    """
    csv.field_size_limit(LONGEST)
    source = Lines(lines)
    stream = iter(source)
    header = next((line for line in stream if line.strip()), None)
    if header is None:
        raise bad(where, "empty file; give a table whose header has 'text' or 'html'")
    delimiter = max(",;\t", key=header.count)
    if header.casefold().startswith("sep="):  # what Excel reads
        declared, header = header.strip("\r\n")[4:], next((line for line in stream if line.strip()), "")
        delimiter = declared or delimiter
        if len(delimiter) > 1 or delimiter in NO_DELIMITERS:
            raise bad(where, f"its first line is sep={declared[:20]}; a delimiter is one character, as in sep=;")
    source.faults()
    try:
        names = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error as error:
        raise bad(where, f"its header cannot be read ({error}); save it with usual line ends") from error
    return names, rows_below(source, stream, names, delimiter, where)


def rows_below(
    source: Lines, stream: Iterator[str], names: list[str], delimiter: str, where: str
) -> Iterator[Row | Failure]:
    """Yield the rows below the header."""
    reader, number = csv.reader(stream, delimiter=delimiter), 0
    try:
        for row in reader:
            faults = source.faults()
            if not row:
                continue
            number += 1
            spot = f"{where} line {reader.line_num + 1}"
            if broken := next((fault for fault in faults if fault.broken), None):
                yield Failure(spot, f"{spot}: {broken.fault} is neither UTF-8 nor Windows-1252; {REMEDY}")
            elif len(row) > len(names):
                yield Failure(spot, f"{spot}: {len(row)} cells under {len(names)} columns; quote cells with commas")
            else:
                warnings = faults[0].warnings if faults else ()
                yield Row(number, spot, dict(zip(names, row, strict=False)), warnings)
    except (csv.Error, InputError, EOFError, gzip.BadGzipFile) as error:
        fault = error if isinstance(error, InputError) else bad(where, f"{error}; give a whole CSV table")
        if not number:
            raise fault from error
        yield Failure(where, f"{fault}; nothing after it was read")
