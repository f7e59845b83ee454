"""Cells that a spreadsheet does not take for a formula (CSV injection, OWASP), and text that a terminal may show.

A program that reads the file with semicolons, tabs or line breaks between cells, as Excel does in much of Europe, finds
cells where none are meant: text after one of these is guarded as at the beginning.
"""

from __future__ import annotations

import json
import re

import orjson

_STARTS = "'=+\\-@|%＝＋－＠｜％﹦﹢﹣﹫"
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FIRST = rf"(?=[{_UNSEEN}{_BLANKS}]*[{_STARTS}\t\r\n])"
_LATER = rf"(?=[{_UNSEEN}]*[{_STARTS}])"
_FORMULA = re.compile(rf"\A{_FIRST}|(?<=[;\t\r\n]){_LATER}")
_GUARDED = re.compile(rf"\A'{_FIRST}|(?<=[;\t\r\n])'{_LATER}")
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RAW_IN_JSON = re.compile("[\x7f-\x9f\ud800-\udfff]")
LOST = "\ufffd"


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before a character that could start one.

    Control characters but tabs and line breaks become U+FFFD: CSV has no way to write them.

    >>> guard("=HYPERLINK(1)"), guard("France"), guard("a;＝1"), guard("\\ufeff@x"), unguard(guard("'tis"))
    ("'=HYPERLINK(1)", 'France', "a;'＝1", "'\\ufeff@x", "'tis")
    """
    printable = text if text.isprintable() else _STEERING.sub(LOST, text)
    return _FORMULA.sub("'", printable)


def unguard(text: str) -> str:
    """Take off what `guard` put on."""
    return _GUARDED.sub("", text) if "'" in text else text


def whole(text: str) -> str:
    """Text that can be encoded: halves of a surrogate pair, as in a file's name that is not UTF-8, become U+FFFD.

    >>> whole("caf\\udce9.txt"), whole("café.txt")
    ('caf�.txt', 'café.txt')
    """
    return text if text.isascii() else _SURROGATE.sub(LOST, text)


def json_line(value: object) -> str:
    r"""A value as a line of JSON without characters that steer a terminal or cannot be encoded; they are escaped.

    >>> print(json_line({"title": "é\x9b2J\udce9"}))
    {"title":"é\u009b2J\udce9"}
    """
    try:
        line = orjson.dumps(value).decode()
    except orjson.JSONEncodeError:  # of half a pair of surrogates, or a number of more than 64 bits
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return line if line.isprintable() else _RAW_IN_JSON.sub(_escape, line)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
