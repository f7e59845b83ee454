"""Files of records (.jsonl), line by line: the door that they pass, whatever command reads them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from geo_nlp.errors import InputError
from geo_nlp.read.failure import Failure, attempted, error_of
from geo_nlp.read.sniff import format_of_name
from geo_nlp.read.sources import STDIN, shown_name
from geo_nlp.read.streams import Stream, bounded_lines, open_bytes
from geo_nlp.recordcheck import check_record
from geo_nlp.recorddict import RecordDict
from geo_nlp.tables.read import Fault

MOST = 1_000  # lines that are no records before the first that is one

Report = Callable[[Failure], None]


def records_of_file(source: str | Path | Stream, on_failure: Report | None = None) -> Iterator[RecordDict]:
    """The records of a file, or of standard input for `-`.

    A line that is no record is a failure, and so is the end of a file that breaks off; without `on_failure`, or where
    nothing in the file is a record, it is an error.
    """
    name, before = source.name if isinstance(source, Stream) else shown_name(source), list[Failure]()
    found = False
    for item in _items(source, name):
        if not isinstance(item, Failure):
            found = True
            for failure in before:
                _report(failure, on_failure)
            before.clear()
            yield item
        elif found:
            _report(item, on_failure)
        else:
            before.append(item)
            if on_failure is None or len(before) > MOST:
                break
    if before:
        raise InputError(before[0].error)


def fault_to(on_failure: Report | None) -> Fault | None:
    """To whom a row of a table that cannot be read is reported, as a line that is no record is."""
    return None if on_failure is None else lambda where, message: on_failure(Failure(where, message))


def _report(failure: Failure, on_failure: Report | None) -> None:
    if on_failure is None:
        raise InputError(failure.error)
    on_failure(failure)


def _items(source: str | Path | Stream, name: str) -> Iterator[RecordDict | Failure]:
    try:
        with _opened(source) as stream:
            number = 0
            for number, line in enumerate(bounded_lines(stream, name), start=1):
                if line.strip():
                    where = f"{name} line {number}"
                    yield attempted(where, partial(_record, line, where))
            if not number:
                yield Failure(name, f"{name}: empty file; give a file with records")
    except Exception as error:
        yield Failure(name, str(error_of(name, error)))


def _opened(source: str | Path | Stream) -> BinaryIO:
    if isinstance(source, Stream):
        return source.file
    return sys.stdin.buffer if str(source) == STDIN else open_bytes(Path(source))


def _record(line: bytes, where: str) -> RecordDict:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        file = where.rpartition(" line ")[0]
        make = f"make records first: geo-nlp extract {file} -o FILE"
        if line.lstrip().startswith(b"<"):
            raise InputError(f"{where}: no record, but a page; {make}") from error
        if format_of_name(file) not in ("jsonl", None):
            raise InputError(f"{file}: no records, nor a table of them; {make}") from error
        reason = "nested too deep" if isinstance(error, RecursionError) else error
        raise InputError(f"{where}: no record, but broken JSON ({reason}); get the whole file") from error
    if b"\\ud" in line.lower() and not _is_sound(held):
        raise InputError(f"{where}: no record, since half a pair of surrogates is no character; make it anew")
    return RecordDict(check_record(held, where))


def _is_sound(held: object) -> bool:
    """Whether all strings can be written."""
    try:
        json.dumps(held, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True
