"""Bytes to text: UTF-8 unless a mark or the page itself says otherwise; what does not decode is an error."""

from __future__ import annotations

import codecs
import re

from geo_nlp.read.failure import bad
from geo_nlp.read.sniff import MARKS, is_binary

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
LATIN = frozenset({"iso8859-1", "latin-1", "ascii", "cp1252"})


def decode_text(data: bytes, where: str) -> str:
    """Decode the bytes of a text file; the error names the first byte that is wrong.

    >>> decode_text(b"caf\\xe9", "a.txt")
    Traceback (most recent call last):
    geo_nlp.errors.InputError: a.txt: byte 3 (0xe9) is not UTF-8; save the file as UTF-8
    """
    if not data.strip():
        raise bad(where, "empty file; give a file with the text of an article")
    if data.startswith(MARKS):
        return _decode(data, "utf-16", where)
    if is_binary(data):
        raise bad(where, "binary file; give a text, HTML, PDF, JSON Lines, CSV, Parquet or WARC file")
    return _decode(data, "utf-8-sig", where)


def decode_html(data: bytes, where: str) -> str:
    """Decode a page by its byte order mark, else by the charset that it declares, else as UTF-8.

    >>> decode_html(b'<meta charset="iso-8859-1">caf\\xe9', "a.html")
    '<meta charset="iso-8859-1">café'
    """
    declared = CHARSET.search(data[:4096])
    if declared is None or data.startswith((codecs.BOM_UTF8, *MARKS)):
        return decode_text(data, where)
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return decode_text(data, where)
    if name in LATIN:
        return data.decode("cp1252", "replace")
    return decode_text(data, where) if name.startswith("utf") else _decode(data, name, where)


def _decode(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        offset = error.start + (3 if name == "utf-8-sig" and data.startswith(codecs.BOM_UTF8) else 0)
        label = "UTF-8" if name.startswith("utf-8") else name.upper()
        raise bad(where, f"byte {offset} (0x{data[offset]:02x}) is not {label}; save the file as UTF-8") from error
