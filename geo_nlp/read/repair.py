"""Bytes that are not UTF-8 in a file that is: read as Windows-1252, which most old files of the West are in.

Python decodes such a byte to a lone surrogate ("surrogateescape"), for which `WESTERN` has the character.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

UNDEFINED = "\ufffd"
WESTERN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
STRAY = 3  # letters that may be from such bytes in however short a text
MOST = 0.25  # of all letters; more, and it is another encoding than this


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; where a byte was no UTF-8, the offset of the first one, and that byte; else `data`, its bytes."""

    text: str
    offset: int | None = None
    byte: int = 0
    broken: bool = False
    encoding: str = "UTF-8"
    data: bytes | None = field(default=None, repr=False)

    @property
    def utf8(self) -> bytes:
        """The text in UTF-8: the bytes that were decoded, where they are that."""
        return self.text.encode("utf-8", "replace") if self.data is None else self.data

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
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        given = data[mark:]
        return Decoded(given.decode(), data=given)
    except UnicodeDecodeError as error:
        first = error.start + mark
    escaped = data[mark:].decode("utf-8", "surrogateescape")
    strange = [character for character in escaped if ord(character) in WESTERN]
    letters = sum(map(str.isalpha, "".join(strange).translate(WESTERN)))
    text = escaped.translate(WESTERN)
    many = letters > STRAY and letters > MOST * sum(map(str.isalpha, text))
    undefined = any(WESTERN[ord(character)] == UNDEFINED for character in strange)
    return Decoded(text, offset + first, data[first], broken=many or undefined)
