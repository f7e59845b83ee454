"""How many articles the inputs hold, where that is quickly known: so that a run can say how far it is.

A small table is counted, a large one is estimated from samples. Standard input, archives and JSON over several
lines are not known beforehand.
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterable
from pathlib import Path

from geo_nlp.errors import InputError
from geo_nlp.read.delimited import LONGEST
from geo_nlp.read.failure import Failure
from geo_nlp.read.sniff import format_of_name, is_archive, sniff
from geo_nlp.read.sources import STDIN, Row, expand
from geo_nlp.read.streams import open_bytes

HEAD = 1 << 22  # bytes of a table that are read from its beginning
SAMPLE = 1 << 18  # bytes that are read at each of some further places
SAMPLES = 15
LINE_OF_JSON = re.compile(rb"\s*\{.*\}\s*$")
ONE_EACH = frozenset({"text", "html", "mhtml", "pdf"})


def expected_articles(inputs: Iterable[str | Path | Row]) -> int | None:
    """The number of articles in all inputs, of large tables about; None where an input does not say.

    >>> expected_articles(["data/samples/wire-caps.txt", "data/samples/pasted-page.txt", {"text": "France ..."}])
    3
    """
    total = 0
    for source in expand(inputs):
        count = 1 if isinstance(source, Failure | dict) else _articles(source)
        if count is None:
            return None
        total += count
    return total


def _articles(source: object) -> int | None:
    if not isinstance(source, Path):
        return None if source == STDIN else 1
    if is_archive(source.name) or not source.is_file():
        return None
    try:
        kind = format_of_name(source.name) or sniff(_head(source, 8192), str(source))
        if kind == "jsonl":
            return _lines(source)
        if kind == "csv":
            return _rows(source)
        if kind == "parquet":
            return _parquet(source)
    except (InputError, OSError, EOFError, ImportError, ValueError, csv.Error, zlib.error):
        return 1  # what cannot be read is one failure
    return 1 if kind in ONE_EACH else None


def _head(path: Path, size: int) -> bytes:
    with open_bytes(path) as stream:
        return stream.read(size)


def _lines(path: Path) -> int | None:
    """Lines with an object each; None where the first line is no whole object."""
    head = _head(path, HEAD)
    if not LINE_OF_JSON.match(head.lstrip().partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf")):
        return None
    lines = sum(1 for line in head.splitlines() if line.strip())
    return lines if len(head) < HEAD else _of_whole(path, head, lines)


def _rows(path: Path) -> int | None:
    """Rows under the header of a CSV table; cells may have line breaks."""
    head = _head(path, HEAD)
    text = head.decode("utf-8-sig", "replace")
    header = text.partition("\n")[0]
    csv.field_size_limit(LONGEST)
    rows = sum(1 for row in csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count)) if row)
    return max(rows - 1, 0) if len(head) < HEAD else _of_whole(path, head, rows)


def _of_whole(path: Path, head: bytes, rows: int) -> int | None:
    """Rows of a file by those of its head, and by how many line breaks there are elsewhere."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        if stream.read(2) == b"\x1f\x8b":
            return None
        breaks, seen = head.count(b"\n"), len(head)
        ratio = rows / max(breaks, 1)
        for n in range(SAMPLES):
            stream.seek(HEAD + (size - HEAD) * n // SAMPLES)
            part = stream.read(SAMPLE)
            breaks, seen = breaks + part.count(b"\n"), seen + len(part)
    return round(size * breaks / seen * ratio)


def _parquet(path: Path) -> int:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(path) as file:
        count: int = file.metadata.num_rows
        return count
