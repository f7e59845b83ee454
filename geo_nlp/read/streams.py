"""Files as streams of bytes, unpacked where their first bytes say that they are compressed, and within bounds."""

from __future__ import annotations

import bz2
import gzip
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from geo_nlp.limits import LARGEST_FILE, LONGEST_LINE
from geo_nlp.read.decode import as_utf8
from geo_nlp.read.failure import bad, need

GZIP, BZIP2, ZSTD = b"\x1f\x8b", b"BZh", b"\x28\xb5\x2f\xfd"
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stream:
    """A pipe that was opened to see what it holds, which can be read once, as it comes."""

    name: str
    file: BinaryIO


def is_pipe(path: Path) -> bool:
    """Whether there is something that can be opened once: a named pipe, `<(zcat x.gz)` of a shell, a device."""
    return path.exists() and not path.is_file() and not path.is_dir()


def open_bytes(path: Path) -> BinaryIO:
    """Open a file, or a pipe, for reading bytes."""
    if is_pipe(path):
        return _open_pipe(path)
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(GZIP):
        return cast(BinaryIO, gzip.open(path, "rb"))
    if head.startswith(BZIP2):
        return cast(BinaryIO, bz2.open(path, "rb"))
    return _open_zstd(path, str(path)) if head == ZSTD else path.open("rb")


def _open_pipe(path: Path) -> BinaryIO:
    file = path.open("rb")
    head = file.peek(4)[:4]
    if head.startswith(GZIP):
        return cast(BinaryIO, gzip.open(file, "rb"))
    if head.startswith(BZIP2):
        return cast(BinaryIO, bz2.open(file, "rb"))
    return _open_zstd(path, file) if head == ZSTD else file


def _open_zstd(path: Path, source: str | BinaryIO) -> BinaryIO:
    try:
        import pyarrow
    except ImportError as error:
        raise need(str(path), "reading .zst", "pyarrow", "store") from error
    stream = pyarrow.input_stream(source, compression="zstd")
    return cast(BinaryIO, _Lines(stream))


class _Lines:
    """A stream of pyarrow, which has no lines, with those of a file."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.rest = stream, b""

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")

    def read(self, size: int = -1) -> bytes:
        data, self.rest = self.rest, b""
        if 0 <= size < len(data):
            data, self.rest = data[:size], data[size:]
        return data + (self.stream.read(size - len(data)) if size >= 0 else self.stream.read())

    def readline(self, limit: int = -1) -> bytes:
        pieces, length = [self.rest], len(self.rest)
        self.rest = b""
        while b"\n" not in pieces[-1] and (limit < 0 or length < limit) and (block := self.stream.read(BLOCK)):
            pieces.append(block)
            length += len(block)
        data = b"".join(pieces)
        end = data.find(b"\n") + 1 or len(data)
        end = end if limit < 0 else min(end, limit)
        self.rest = data[end:]
        return data[:end]


def lines_of(path: Path, encoding: str | None) -> Iterator[bytes]:
    """Yield the lines of a file from its beginning, as UTF-8."""
    with open_bytes(path) as stream:
        yield from as_utf8(bounded_lines(stream, str(path)), str(path), encoding)


def bounded_lines(stream: BinaryIO, where: str) -> Iterator[bytes]:
    """Yield the lines of a stream; one that has no end is an error before it fills the memory."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise bad(where, f"line {number} has more than {LONGEST_LINE:,} bytes; give one article a line")
        yield line


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream in pieces of some size, for what is no matter of lines."""
    return iter(lambda: stream.read(BLOCK), b"")


def bounded(pieces: Iterable[bytes], where: str, most: int = LARGEST_FILE) -> bytes:
    """All that a stream holds; more than `most` bytes is an error before it fills the memory."""
    held = io.BytesIO()
    for piece in pieces:
        held.write(piece)
        if held.tell() > most:
            raise bad(where, f"holds more than {most:,} bytes; an article is smaller")
    return held.getvalue()
