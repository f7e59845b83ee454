"""What kind of input it is: by the file's ending, else by its first bytes."""

from __future__ import annotations

import json
import re
from typing import Literal, get_args

from geo_nlp.read.failure import bad

Format = Literal["text", "html", "mhtml", "pdf", "jsonl", "csv", "parquet", "warc"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
PACKED = (".gz", ".bz2", ".zst")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz")
MAGIC: dict[bytes, Format] = {b"%PDF-": "pdf", b"PAR1": "parquet", b"WARC/": "warc"}
ZIP = b"PK\x03\x04"
OFFICE = {  # by the ending, and by the folder that such an archive has
    "an Excel file": ((".xlsx", ".xlsm", ".xls", ".ods"), b"xl/", "save the sheet as CSV, with a column `text`"),
    "a Word file": ((".docx", ".doc", ".odt"), b"word/", "save it as text (.txt) or PDF"),
}
XML = (b"<?xml", b"<rss", b"<feed", b"<graphml", b"<gexf")
HTML = re.compile(rb"<!doctype html|<html\b|<head\b|<body\b", re.IGNORECASE)
MAIL = re.compile(rb"[A-Za-z][A-Za-z-]*: ?[^\n]*\r?\n")
SAVED = re.compile(rb"(?im)^(?:content-type:\s*multipart/related|snapshot-content-location:|content-type:\s*text/html)")
VERSION = re.compile(rb"(?im)^mime-version:")
MARKS = (b"\xff\xfe", b"\xfe\xff")


def format_of_name(name: str) -> Format | None:
    """Return the format that a file's ending names, compressed (.gz, .bz2, .zst) or not.

    >>> format_of_name("news/2025.JSONL.gz"), format_of_name("page.htm"), format_of_name("README")
    ('jsonl', 'html', None)
    """
    name = name.casefold()
    name = next((name.removesuffix(ending) for ending in PACKED if name.endswith(ending)), name)
    return next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)


def is_archive(name: str) -> bool:
    """Whether a file is an archive of files, by its ending.

    >>> is_archive("news.ZIP"), is_archive("news.tar.gz"), is_archive("news.jsonl.gz")
    (True, True, False)
    """
    return name.casefold().endswith(ARCHIVES)


def sniff(head: bytes, where: str) -> Format:
    """The format, by the first bytes; unreadable ones raise `InputError`.

    >>> sniff(b'{"text": "France condemned Russia."}', "-"), sniff(b"<!DOCTYPE html><html>", "-"), sniff(b"Paris", "-")
    ('jsonl', 'html', 'text')
    """
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            return kind
    if head.startswith(b"{\\rtf"):
        raise bad(where, f"RTF file; give one of {', '.join(FORMATS)}")
    if head.startswith(ZIP) or is_binary(head):
        for what, (endings, folder, instead) in OFFICE.items():
            if where.casefold().endswith(endings) or (head.startswith(ZIP) and folder in head):
                raise bad(where, f"{what}, which is not read; {instead}")
    if head.startswith(ZIP):
        raise bad(where, f"Word file or archive; give one of {', '.join(FORMATS)}")
    if is_binary(head):
        raise bad(where, f"binary file; give one of {', '.join(FORMATS)}")
    if is_mhtml(head):
        return "mhtml"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if is_json(start):
        return "jsonl"
    if start.startswith(b"<") and HTML.search(start[:2048]):
        return "html"
    if start.startswith(XML):
        raise bad(where, f"XML, but not a web page (a feed or a graph?); give one of {', '.join(FORMATS)}")
    return "text"


def is_mhtml(head: bytes) -> bool:
    """Whether a file is a page that a browser saved as one file: a mail whose body is a page with all that it shows.

    >>> is_mhtml(b"From: <Saved by Blink>\\r\\nMIME-Version: 1.0\\r\\nContent-Type: multipart/related;\\r\\n")
    True
    >>> is_mhtml(b"France: Macron condemned Russia.\\n")
    False
    """
    return MAIL.match(head) is not None and bool(VERSION.search(head)) and bool(SAVED.search(head))


def is_json(start: bytes) -> bool:
    """Whether a line is a JSON object, or an array of them, and not text that only begins with a bracket."""
    line = start.split(b"\n", 1)[0].strip()
    try:
        value = json.loads(line)
        return isinstance(value[0] if isinstance(value, list) and value else value, dict)
    except (ValueError, RecursionError):
        return re.match(rb'\{\s*(?:"|\}|$)|\[\s*\{', line) is not None


def is_binary(head: bytes) -> bool:
    """Tell bytes that are no text: NULs without a UTF-16 mark."""
    return b"\0" in head[:8192] and not head.startswith(MARKS)
