"""Bytes that are not UTF-8 in a file that is: read as Windows-1252, which most old files of the West are in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache

WEST = "cp1252"
STRAY = 3  # bytes that may be wrong in however short a text
MOST = 0.25  # of the letters; more, and it is another encoding than this


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; where a byte was no UTF-8, the offset of the first one, and that byte."""

    text: str
    offset: int | None = None
    byte: int = 0
    broken: bool = False
    encoding: str = "UTF-8"

    @property
    def fault(self) -> str:
        """The first wrong byte in words."""
        return f"byte {self.offset} (0x{self.byte:02x})"

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the record says of it."""
        if self.offset is None:
            return ()
        done = "were read as Windows-1252" if self.encoding == "UTF-8" else "were replaced"
        return (f"not {self.encoding}: {self.fault} and any like it {done}",)


def decode(data: bytes, offset: int = 0) -> Decoded:
    """Decode bytes that stand at `offset` of a file; `broken` where they are neither UTF-8 nor Windows-1252.

    >>> decode("Nîmes".encode("cp1252"), 100)
    Decoded(text='Nîmes', offset=101, byte=238, broken=False, encoding='UTF-8')
    >>> decode("Москва осудила".encode("cp1251")).broken, decode(b"a \\x81 b").broken
    (True, True)
    """
    mark = data.startswith(codecs.BOM_UTF8)
    try:
        return Decoded(data.decode("utf-8-sig" if mark else "utf-8"))
    except UnicodeDecodeError as error:
        first = error.start + (len(codecs.BOM_UTF8) if mark else 0)
    replaced = data.decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    broken = wrong > STRAY and wrong > MOST * sum(map(str.isalpha, replaced))
    try:
        text = data.decode("utf-8", western())
    except UnicodeDecodeError:
        text, broken = replaced, True
    return Decoded(text.removeprefix("\ufeff") if mark else text, offset + first, data[first], broken)


@cache
def western() -> str:
    """The name of an error handler that reads what is no UTF-8 as Windows-1252."""

    def read(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        return error.object[error.start : error.end].decode(WEST), error.end

    name = f"geo_nlp.{WEST}"
    codecs.register_error(name, read)
    return name
