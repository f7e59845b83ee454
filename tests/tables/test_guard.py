"""Cells of CSV hold no formula, however a spreadsheet splits the line, and come back as they were."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_nlp.tables.guard import guard, json_line, unguard, whole

STARTS = "=+-@|%＝＋－＠"
PAYLOADS = [
    *(f"{before}{start}HYPERLINK(1)" for before in ("", "\u200b", "\ufeff", " ", "\u00a0\u200b", "\t", "\r", "\n")
      for start in STARTS),
    *(f"Paris;{before}{start}1+1" for before in ("", "\u200b", "\u2060\ufeff") for start in STARTS),
    "Paris\n=1+1", "Paris\r\n=1+1", "Paris\t=1+1", "a;b;=1;@x", "\x00=1", "\x1b]0;=1\x07",
]  # fmt: skip
HOSTILE = st.text(st.sampled_from(f"{STARTS}';\t\r\n \u200b\ufeff\x00ab\"") | st.characters(), max_size=30)
UNSEEN = "\u200b\ufeff\u2060 \u00a0"


def cells_of(text: str, delimiter: str) -> list[str]:
    """The cells that a program finds that splits at another character; quotes count at the start of a cell."""
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]


def line_of(*cells: str, delimiter: str) -> str:
    page = io.StringIO()
    csv.writer(page, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return page.getvalue()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("written", [",", "\t"])
def test_no_cell_begins_a_formula(payload: str, written: str) -> None:
    line = line_of("FRA", guard(payload), "RUS", delimiter=written)
    assert "\x00" not in line and "\x1b" not in line
    for delimiter in (written, ";"):
        for cell in cells_of(line, delimiter):
            assert cell.lstrip(UNSEEN)[:1] not in set(STARTS), (delimiter, cell)


@given(HOSTILE)
def test_a_guarded_cell_comes_back(text: str) -> None:
    kept = "".join("\ufffd" if (c < " " and c not in "\t\r\n") or "\x7f" <= c <= "\x9f" else c for c in text)
    assert unguard(guard(text)) == whole(kept)
    guard(text).encode()


def test_plain_text_stays_as_it_is() -> None:
    for text in ("France condemned Russia; Paris said so - again.", "Müller & Söhne", "50 % of it", "中国"):
        assert guard(text) == text


@given(HOSTILE)
def test_a_line_of_json_is_the_same_value_and_steers_nothing(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    line.encode()
    assert not [c for c in line if c < " " or "\x7f" <= c <= "\x9f"]
