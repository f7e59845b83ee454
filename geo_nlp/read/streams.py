"""Files as streams of bytes, through gzip where their first bytes say so."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from geo_nlp.read.decode import as_utf8

GZIP = b"\x1f\x8b"


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for reading bytes."""
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")


def lines_of(path: Path, encoding: str | None) -> Iterator[bytes]:
    """Yield the lines of a file from its beginning, as UTF-8."""
    with open_bytes(path) as stream:
        yield from as_utf8(stream, str(path), encoding)
