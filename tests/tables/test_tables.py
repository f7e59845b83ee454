"""Rows of tables: one a thing, typed, with all that is counted by."""

from __future__ import annotations

from typing import Any

import pytest

import geo_nlp
from geo_nlp.errors import InputError
from geo_nlp.tables import TABLES, columns_of, rows_of, to_frame
from geo_nlp.tables.acts import best
from geo_nlp.tables.layout import PART_TABLES
from geo_nlp.tables.rows import part_rows

GERMAN = "German Foreign Minister Annalena Baerbock criticised China on Monday. France welcomed the Chinese offer."
ARTICLES = [
    {"id": "one", "date": "2025-02-18", "source": "Reuters", "url": "https://example.org/1", "title": "=A headline",
     "text": GERMAN},
    {"id": "two", "date": "2025-02-20",
     "text": "Rebels of the M23 attacked Congolese soldiers. Russia could attack Ukraine, Kyiv said last week."},
]  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return list(geo_nlp.extract(ARTICLES, clean=False))


def rows(records: list[dict[str, Any]], table: str) -> list[dict[str, Any]]:
    return [row for record in records for row in rows_of(record, table)]


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table_and_cells_their_types(table: str, records: list[dict[str, Any]]) -> None:
    found = rows(records, table)
    kinds = {"str": str, "int": int, "float": (float, int), "bool": bool, "date": str}
    assert found
    for row in found:
        assert list(row) == [column.name for column in columns_of(table)]
        assert all(row[c.name] is None or isinstance(row[c.name], kinds[c.type]) for c in columns_of(table))


def test_a_relation_tells_all_that_is_counted_by(records: list[dict[str, Any]]) -> None:
    accuse = next(row for row in rows(records, "relations") if row["predicate"] == "ACCUSE")
    wanted = {
        "article": "one", "outlet": "Reuters", "url": "https://example.org/1", "kind": "event", "quad": 3,
        "source": "person:annalena-baerbock", "source_country": "DEU", "source_cow": 255, "target": "CHN",
        "target_cow": 710, "quad_name": "verbal conflict", "cameo_root": "11", "event_date": "2025-02-17",
        "event_date_source": "text", "event_from": "2025-02-17", "event_to": "2025-02-17",
    }  # fmt: skip
    assert {name: accuse[name] for name in wanted} == wanted
    week = next(row for row in rows(records, "relations") if row["source"] == "RUS")
    assert week["modality"] == "possible" and week["speaker"] == "Ukraine"


def test_an_act_is_one_row_with_the_attitude_that_it_voices(records: list[dict[str, Any]]) -> None:
    record = {**records[0], "stances": [{**stance, "act": "a1"} for stance in records[0]["stances"][:1]]}
    record["relations"] = [{**relation, "act": "a1"} for relation in record["relations"][:1]]
    found = list(rows_of(record, "acts"))
    assert [(r["act"], r["kind"], r["predicate"], r["attitude"], r["records"]) for r in found] == [
        ("a1", "event", "ACCUSE", "criticism", 2)
    ]


def test_a_stance_on_two_is_joined_to_each_of_their_acts(records: list[dict[str, Any]]) -> None:
    relation, stance = records[0]["relations"][0], records[0]["stances"][0]
    russia = {**relation["target"], "actor": "RUS", "name": "Russia", "country": "RUS"}
    other = {**relation, "id": "r2", "act": "a2", "target": russia}
    both = {**stance, "act": "a1", "targets": [relation["target"], russia]}
    record = {**records[0], "relations": [{**relation, "act": "a1"}, other], "stances": [both]}
    found = {(r["act"], r["target"], r["predicate"], r["attitude"]) for r in rows_of(record, "acts")}
    assert found == {("a1", "CHN", "ACCUSE", "criticism"), ("a2", "RUS", "ACCUSE", "criticism")}


def test_an_act_that_is_told_and_denied_is_the_row_that_tells_it(records: list[dict[str, Any]]) -> None:
    relation, stance = records[0]["relations"][0], records[0]["stances"][0]
    denied = {**relation, "act": "a1", "negated": True}
    record = {**records[0], "relations": [denied], "stances": [{**stance, "act": "a1"}]}
    assert [(r["predicate"], r["attitude"], r["negated"]) for r in rows_of(record, "acts")] == [
        (None, "criticism", False)
    ]
    (row,) = rows_of({**record, "stances": [{**stance, "act": "a1", "negated": True}]}, "acts")
    assert (row["predicate"], row["attitude"], row["negated"]) == ("ACCUSE", "criticism", True)


def test_distinct_gives_an_act_its_best_row(records: list[dict[str, Any]]) -> None:
    relation = records[0]["relations"][0]
    again = {**relation, "id": "again", "target": None, "confidence": 0.99, "act": relation["act"]}
    found = list(rows_of({**records[0], "relations": [again, relation]}, "relations", distinct=True))
    assert [row["relation"] for row in found] == ["again", relation["id"]]  # without a target: not the same pair
    doubtful = {**relation, "id": "again", "modality": "possible", "confidence": 0.99}
    found = list(rows_of({**records[0], "relations": [doubtful, relation]}, "relations", distinct=True))
    assert [row["relation"] for row in found] == [relation["id"]]


def test_rows_of_schema_one_are_dated_by_their_article(records: list[dict[str, Any]]) -> None:
    new = ("path", "place", "killed", "injured", "act", "date_source")
    old = [{k: v for k, v in r.items() if k not in new} | {"date": None} for r in records[0]["relations"]]
    record = {k: v for k, v in records[0].items() if k != "path"} | {"schema": 1, "relations": old, "stances": []}
    for table in TABLES:
        list(rows_of(record, table, distinct=True))
    assert {row["event_date"] for row in rows_of(record, "relations")} == {"2025-02-18"}
    assert len(list(best(rows_of(record, "relations"), "relations"))) == len(old)


def test_a_frame_has_types_even_when_it_is_empty(records: list[dict[str, Any]]) -> None:
    full, empty = to_frame(records, "acts"), to_frame([], "acts")
    assert list(full.dtypes) == list(empty.dtypes) and len(empty) == 0
    assert str(full["event_from"].dtype).startswith("datetime64") and str(full["source_cow"].dtype) == "Int64"
    assert to_frame(records[0], "actors")["actor"].notna().all()
    with pytest.raises(InputError, match="no table 'edges'; there are acts, relations"):
        to_frame(records, "edges")


def test_rows_of_a_part_are_those_of_each_table(records: list[dict[str, Any]]) -> None:
    for record in records:
        found: dict[str, list[dict[str, Any]]] = {table: [] for table in PART_TABLES}
        for table, row in part_rows(record):
            found[table].append({column.name: row.get(column.name) for column in columns_of(table)})
        assert found == {table: list(rows_of(record, table)) for table in PART_TABLES}


PLACES = {
    "Police arrested ten protesters in Ankara.": "city",
    "Police arrested ten protesters in Anbar province in Iraq.": "division",
    "Russia attacked Ukraine.": "state",
    "Houthi rebels attacked a ship in the Red Sea.": "area",
}


@pytest.mark.parametrize("text", PLACES)
def test_the_level_of_a_place_says_how_exact_its_point_is(text: str) -> None:
    (row, *_) = rows(list(geo_nlp.extract([{"id": "a", "text": text}], clean=False)), "acts")
    assert row["place_level"] == PLACES[text]
