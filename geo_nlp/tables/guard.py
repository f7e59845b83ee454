"""Cells that a spreadsheet does not take for a formula (CSV injection, OWASP)."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"['=+\-@\t\r\n|%]")


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before a first character that could start one.

    >>> guard("=HYPERLINK(1)"), guard("France"), unguard(guard("'tis"))
    ("'=HYPERLINK(1)", 'France', "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take off what `guard` put on."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
