"""How records show themselves: one line each, and a table in a notebook."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from spacy.language import Language

import geo_nlp
from geo_nlp.pipeline import engine_of
from geo_nlp.recorddict import MOST, RecordDict
from geo_nlp.records import make_record
from geo_nlp.rules import notation
from geo_nlp.tables import rows_of

DENIED = "France did not condemn Russia."
TEXT = (
    "Paris & <Berlin> speak\n\nFrance did not condemn Russia. Germany and France voiced concern about the "
    "China-Russia alliance. Former Polish foreign minister Radoslaw Sikorski met Russian soldiers on 3 March 2024."
)
Record = dict[str, Any]


@pytest.fixture(scope="module")
def record() -> Record:
    return next(geo_nlp.extract([{"text": TEXT, "date": "2025-02-27"}]))


class Cells(HTMLParser):
    """The cells of a table, row by row, and every tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.tags[-1] in ("td", "th"):
            self.rows[-1][-1] += data


@pytest.mark.parametrize(
    ("text", "name", "lines"),
    [
        (DENIED, "relations", ["FRA ACCUSE RUS (negated)"]),
        ("France will meet Russia on 3 March 2026.", "relations", ["FRA AGREE RUS (planned, 2026-03-03)"]),
        ("Rebels attacked Turkey.", "relations", ["rebels ASSAULT TUR"]),
        ("Turkey was attacked.", "relations", ["- ASSAULT TUR"]),
        ("Germany voiced concern about the China-Russia alliance.", "stances", ["DEU concern CHN, RUS"]),
        ("Former Polish prime minister Jan Roe left.", "roles", ["person:jan-roe head_of_government POL (former)"]),
        (DENIED, "mentions", ["France = FRA (state)", "Russia = RUS (state)"]),
        ("France said Russia had attacked Turkey.", "attributions", ["FRA: Russia had attacked Turkey"]),
    ],
)  # fmt: skip
def test_a_finding_is_a_line(text: str, name: str, lines: list[str], nlp: Language) -> None:
    assert [str(item) for item in getattr(nlp(text)._, name)] == lines


def test_the_line_is_that_of_the_notation(nlp: Language) -> None:
    doc = nlp(TEXT)
    ours = [re.sub(r" \(([^()]*)\)$", "", str(relation)) for relation in doc._.relations]
    assert ours == [f"{line.source} {line.word} {line.target}" for line in notation.relations(doc)] != []


def test_a_record_is_a_line(record: Record, nlp: Language) -> None:
    counts = r"\d+ relations?, \d+ stances?, \d+ roles?"
    assert re.fullmatch(rf"<Record 'Paris & <Berlin> speak' 2025-02-27: {counts}>", repr(record))
    doc = nlp(TEXT)
    made = make_record(doc, doc._.article, engine_of(nlp))
    assert re.fullmatch(rf"<Record 'Paris & <Berlin> speak' undated: {counts}>", str(made))


def test_the_line_counts_what_there_is(record: Record) -> None:
    for name in ("relations", "stances", "roles"):
        assert f"{len(record[name])} {name[:-1]}" in repr(record)


@pytest.mark.parametrize("headline", ["x" * 500, "Paris " * 100, "\n\n", ""])
def test_the_line_is_short(headline: str) -> None:
    assert len(repr(RecordDict(text=headline))) < 110


def test_a_record_is_a_dict(record: Record) -> None:
    plain = json.loads(json.dumps(record))
    assert type(plain) is dict
    assert record == plain
    assert list(record) == list(plain)
    assert json.dumps(record) == json.dumps(plain) == json.dumps(dict(record))


@pytest.mark.parametrize("way", [lambda r: pickle.loads(pickle.dumps(r)), copy.deepcopy, copy.copy, RecordDict])
def test_a_record_keeps_its_type(way: Any, record: Record) -> None:
    other = way(record)
    assert type(other) is RecordDict
    assert other == record
    assert repr(other) == repr(record)


def test_the_table_has_a_row_for_each_act_with_its_sentence(record: Record) -> None:
    found = Cells(record._repr_html_())  # type: ignore[attr-defined]
    head, *rows = found.rows
    assert head == ["who", "does", "to whom", "when", "sentence"]
    assert len(rows) == len(list(rows_of(record, "acts"))) > 1
    first = rows[0]
    assert [first[0], *first[2:]] == ["France", "Russia", "2025-02-27", "France did not condemn Russia."]
    assert first[1].endswith(" (negated)")
    assert {row[2] for row in rows if row[1] == "concern"} == {"China", "Russia"}


def test_the_table_has_no_tags_of_the_text(record: Record) -> None:
    html = record._repr_html_()  # type: ignore[attr-defined]
    assert "Paris &amp; &lt;Berlin&gt; speak" in html
    evil = "<script>alert(1)</script>"
    spoiled = json.loads(json.dumps(record).replace("Russia", evil.replace('"', "'")))
    assert set(Cells(RecordDict(spoiled)._repr_html_()).tags) <= {*"div p table thead tbody tr th td".split()}


def test_a_long_table_is_cut(record: Record) -> None:
    item: Mapping[str, Any] = record["relations"][0]
    many = RecordDict(record, stances=[], relations=[{**item, "act": f"a{n}"} for n in range(MOST + 7)])
    html = many._repr_html_()
    assert len(Cells(html).rows) == MOST + 1
    assert "and 7 more acts" in html


def test_a_record_without_findings_has_no_table() -> None:
    (record,) = geo_nlp.extract([{"text": "The rain fell."}])
    assert "<table>" not in record._repr_html_()


@pytest.mark.parametrize("key", ["title", "date", "text", "relations", "stances", "roles"])
def test_a_record_that_lost_a_key_still_shows(key: str, record: Record) -> None:
    rest = RecordDict({name: value for name, value in record.items() if name != key})
    assert repr(rest).startswith("<Record ")
