"""Bytes to text: UTF-8 unless a mark, the page or the user says otherwise, and Windows-1252 for single bytes of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from geo_nlp.errors import InputError
from geo_nlp.read.failure import bad
from geo_nlp.read.options import Options
from geo_nlp.read.repair import Decoded, decode
from geo_nlp.read.sniff import MARKS, is_binary

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "cp1252"})
ELSE = "name the encoding (--encoding) if it is another"
NO_TEXTS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
"""What Python decodes to strings, but no file is in."""
REMEDY = "name the encoding that it is in (--encoding), or save the file as UTF-8"


def check_encoding(name: str | None) -> None:
    """Refuse an encoding that there is not, or that is none of texts."""
    if name is not None and text_codec(name) is None:
        raise InputError(f"encoding {name[:40]!r} is unknown; give one as utf-8, cp1252, utf-16, gb18030")


def text_codec(name: str) -> str | None:
    """Python's name for an encoding of texts; None for any other, such as base64, and for what is no name of one.

    >>> text_codec("Latin-1"), text_codec("base64"), text_codec("idna"), text_codec("none-such")
    ('iso8859-1', None, None, None)
    """
    try:
        b"x".decode(name, "ignore")
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if known.replace("-", "_") in NO_TEXTS else known


def as_utf8(lines: Iterable[bytes], where: str, encoding: str | None = None) -> Iterator[bytes]:
    r"""Lines of a file that is in another encoding, or by its mark in UTF-16, as lines of UTF-8 with its mark.

    >>> list(as_utf8("Orléans,Paris\nNîmes".encode("cp1252").splitlines(True), "a.csv", "cp1252"))
    [b'\xef\xbb\xbfOrl\xc3\xa9ans,Paris\n', b'N\xc3\xaemes']
    """
    stream = iter(lines)
    first = next(stream, b"")
    name = encoding or ("utf-16" if first.startswith(MARKS) else "utf-8")
    lines = chain([first], stream) if first else stream
    yield from lines if codecs.lookup(name).name == "utf-8" else _recoded(lines, where, name)


def _recoded(lines: Iterable[bytes], where: str, name: str) -> Iterator[bytes]:
    mark, rest = codecs.BOM_UTF8, ""
    try:
        for piece in codecs.iterdecode(lines, name):
            *whole, rest = (rest + piece.removeprefix("\ufeff")).split("\n")
            for line in whole:
                yield mark + line.encode() + b"\n"
                mark = b""
    except UnicodeError as error:
        reason = getattr(error, "reason", None) or error
        raise bad(where, f"is not {name.upper()} ({reason}); name the encoding that it is in (--encoding)") from error
    if rest:
        yield mark + rest.encode()


def decode_text(data: bytes, where: str) -> Decoded:
    """Decode the bytes of a text file; the error names the first byte that is wrong.

    >>> decode_text(b"caf\\xe9", "a.txt").text
    'café'
    >>> decode_text("Москва".encode("cp1251"), "a.txt")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: a.txt: byte 0 (0xcc) is neither UTF-8 nor Windows-1252; name the encoding that it is in
    (--encoding), or save the file as UTF-8
    """
    if not data.strip():
        raise bad(where, "empty file; give a file with the text of an article")
    if is_binary(data):
        raise bad(where, "binary file; give a text, HTML, PDF, JSON Lines, CSV, Parquet or WARC file")
    return checked(decode(data), where)


def checked(decoded: Decoded, where: str) -> Decoded:
    """What was decoded, or the error for what could not be."""
    if decoded.broken:
        raise bad(where, f"{decoded.fault} is neither UTF-8 nor Windows-1252; {REMEDY}")
    return decoded


def give_warnings(decoded: Decoded, where: str, options: Options) -> None:
    """Give a notice of what was not as it should be in the bytes of a file."""
    for warning in decoded.warnings:
        options.notice(f"{where}: {warning}; {ELSE}")


def decode_html(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """Decode a page by its byte order mark, else by the charset that is given or that it declares, else as UTF-8.

    >>> decode_html(b'<meta charset="iso-8859-1">caf\\xe9', "a.html").text
    '<meta charset="iso-8859-1">café'
    """
    declared = CHARSET.search(data[:4096])
    stated = charset or (declared[1].decode("ascii") if declared else "utf-8")
    name = text_codec(stated) or "utf-8"
    if data.startswith(codecs.BOM_UTF8) or name.startswith("utf"):
        return decode_text(data, where)
    if name in LATIN:
        return Decoded(data.decode("cp1252", "replace"))
    try:
        return Decoded(data.decode(name))
    except UnicodeDecodeError as error:
        return Decoded(data.decode(name, "replace"), error.start, data[error.start], encoding=name.upper())
