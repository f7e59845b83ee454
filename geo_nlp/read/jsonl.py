"""JSON Lines, one article a line; also an array of objects, objects over several lines, or the answer of a news API."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from geo_nlp.errors import InputError
from geo_nlp.read.decode import checked
from geo_nlp.read.failure import Failure, bad
from geo_nlp.read.options import Options
from geo_nlp.read.records import understand
from geo_nlp.read.repair import decode
from geo_nlp.read.sniff import is_binary
from geo_nlp.read.tables import Row

BEGINNINGS = (b"{", b"[", b"[{")
SPACE = b"\xef\xbb\xbf \t\r\n"
MORE = re.compile(r"\S")
DEEPEST = 5  # objects in each other that are nothing but wrapping


def jsonl_rows(lines: Iterable[bytes], where: str, options: Options) -> Iterator[Row | Failure]:
    """Yield the object of each line; a broken line is a failure of its own."""
    numbers, offset, number, begun = count(1), 0, 0, False
    lines = iter(lines)
    try:
        for number, line in enumerate(lines, start=1):
            start, offset = offset, offset + len(line)
            if not line.strip():
                continue
            spot = f"{where} line {number}"
            if not begun and line.strip(SPACE)[:2] in BEGINNINGS:
                yield from array_rows(b"".join(chain([line], lines)), where, options, start)
                return
            row = line_row(line, spot, next(numbers), start, options)
            if not begun and isinstance(row, Row) and (listed := wrapped(row.fields, options)) is not None:
                places = chain([row.number], numbers)
                yield from (item_row(item, where, n, row.warnings) for item, n in zip(listed, places, strict=False))
                continue
            begun = begun or isinstance(row, Row)
            yield row
    except (EOFError, gzip.BadGzipFile, OSError) as error:
        fault = bad(where, f"breaks off after line {number} ({error}); get the whole file")
        if not number:
            raise fault from error
        yield Failure(where, str(fault))
    if not number:
        raise bad(where, "empty file; give one JSON object a line with 'text' or 'html'")


def line_row(line: bytes, where: str, number: int, offset: int, options: Options) -> Row | Failure:
    """Parse one line into an object, or say what is wrong with it."""
    try:
        if is_binary(line):
            raise bad(where, "binary data; each line must be one JSON object")
        decoded = checked(decode(line, offset), where)
        row = json.loads(decoded.text)
    except InputError as error:
        return Failure(where, str(error))
    except (ValueError, RecursionError) as error:
        return Failure(where, f"{where}: broken JSON ({error}); each line must be one JSON object")
    if not isinstance(row, dict):
        return Failure(where, f"{where}: JSON {type(row).__name__}; each line must be one JSON object")
    return Row(number, where, row, decoded.warnings)


def array_rows(data: bytes, where: str, options: Options, offset: int) -> Iterator[Row | Failure]:
    """Yield the objects of a file that is one JSON array of them, or has each over several lines."""
    decoded = checked(decode(data, offset), where)
    rows = values(decoded.text, where)
    plain = values(data.decode("utf-8", "replace"), where) if decoded.offset is not None else rows
    listed = wrapped(rows[0], options) if len(rows) == 1 and isinstance(rows[0], dict) else None
    whole = decoded.warnings if listed is not None else ()
    for number, row in enumerate(rows if listed is None else listed, start=1):
        mended = listed is None and row != plain[number - 1]
        yield item_row(row, where, number, decoded.warnings if mended else whole)


def values(text: str, where: str) -> list[object]:
    """The values that a text of JSON holds one after the other, those of arrays one by one."""
    end, rows = 0, list[object]()
    try:
        while start := MORE.search(text, end):
            value, end = json.JSONDecoder().raw_decode(text, start.start())
            rows.extend(value if isinstance(value, list) else [value])
    except (ValueError, RecursionError) as error:
        raise bad(where, f"broken JSON ({error}); give one JSON object a line, or an array of objects") from error
    if not rows:
        raise bad(where, "no articles; give one JSON object a line with 'text' or 'html'")
    return rows


def item_row(item: object, where: str, number: int, warnings: tuple[str, ...]) -> Row | Failure:
    """The row of an item of an array."""
    spot = f"{where} item {number}"
    if not isinstance(item, Mapping):
        return Failure(spot, f"{spot}: JSON {type(item).__name__}; each item must be an object")
    return Row(number, spot, item, warnings)


def wrapped(row: Mapping[str, object], options: Options, depth: int = 0) -> list[object] | None:
    """The articles in an object that is nothing but their wrapping, as news APIs answer; None where it is no such.

    >>> wrapped({"status": "ok", "articles": [{"text": "France ..."}]}, Options({}, None, True))
    [{'text': 'France ...'}]
    """
    own = understand(row, options)
    if any(isinstance(own.value(row, body), str) for body in ("text", "html")):
        return None
    lists = [value for value in row.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if not lists:
        inner = [value for value in row.values() if isinstance(value, dict)]
        return wrapped(inner[0], options, depth + 1) if len(inner) == 1 and depth < DEEPEST else None
    return lists[0] if len(lists) == 1 else None
