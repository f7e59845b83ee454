"""Who held which office when: dates, sources, and no two holders of a post that one person holds at a time."""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest

from geo_nlp.gazetteer.compile import UNIQUE
from geo_nlp.gazetteer.index import AS_OF
from geo_nlp.gazetteer.tables import rows
from geo_nlp.pipes.linking.office_holders import holder_of

Row = dict[str, str]
README = (files("geo_nlp.gazetteer") / "README.md").read_text(encoding="utf-8")
SOURCE = re.compile(
    r"knowledge 20\d\d(-\d\d)?|CIA World Factbook 2026-01|(Wikipedia current events|White House) 20\d\d-\d\d-\d\d"
)
BESIDE = re.compile("acting |interim |caretaker |.*-elect$")
"""Titles of those who may hold an office beside another: for a suspended one, or before they take it."""
TWO_AT_ONCE = {
    ("AFG", "head_of_state"): "the mujahideen's government, from 1989",
    ("CHN", "head_of_state"): "the paramount leader and the president, to 1993",
    ("IRN", "head_of_government"): "the president and the prime minister, to 1989",
    ("LBN", "head_of_government"): "two governments, 1988 to 1990",
    ("LBY", "head_of_government"): "two governments, 2011 and 2014 to 2016",
    ("LBY", "head_of_state"): "the National Transitional Council, 2011",
    ("MDG", "head_of_state"): "two presidents, 2002",
    ("PAN", "head_of_state"): "the military leader and the president, to 1989",
}


def first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :] if date else "0000"


def last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :] if date else "9999"


def overlap(one: Row, other: Row) -> bool:
    """Whether two tenures overlap however their months and years are read; the day of a handover is both's."""
    since = max(last_day(one["valid_from"]), last_day(other["valid_from"]))
    until = min(first_day(row["valid_to"] or "9999-12-31") for row in (one, other))
    return since < until


def of_one_post(row: Row) -> tuple[str, str, str]:
    return row["country"], row["organisation"], row["post"]


SINGLE = sorted((row for row in rows("leaders") if row["country"] and row["post"] in UNIQUE), key=of_one_post)


def test_no_two_hold_a_post_of_one() -> None:
    faults = [
        (one["name"], other["name"], post)
        for post, held in itertools.groupby(SINGLE, of_one_post)
        for one, other in itertools.combinations(held, 2)
        if one["name"] != other["name"] and overlap(one, other) and (post[0], post[2]) not in TWO_AT_ONCE
        if not BESIDE.match(one["title"]) and not BESIDE.match(other["title"])
    ]
    assert not faults


def test_two_at_once_are_still_there() -> None:
    excused = {
        (post[0], post[2])
        for post, held in itertools.groupby(SINGLE, of_one_post)
        for one, other in itertools.combinations(held, 2)
        if one["name"] != other["name"] and overlap(one, other)
    }
    assert set(TWO_AT_ONCE) <= excused


def test_every_row_has_a_known_source() -> None:
    faults = [
        (row["name"], row["source"])
        for row in rows("leaders")
        if not row["source"] or not all(SOURCE.fullmatch(source) for source in row["source"].split(";"))
    ]
    assert not faults


def test_nobody_takes_office_after_the_date_of_the_table() -> None:
    assert not [row for row in rows("leaders") if row["valid_from"][:7] > AS_OF]


def test_the_readme_has_the_date_of_the_table() -> None:
    assert re.findall(r"Office holders as of (\d{4}-\d\d)", README) == [AS_OF]
    dated = {date for row in rows("leaders") for date in re.findall(r"(?:events|House) (\d{4}-\d\d)", row["source"])}
    assert max(dated) == AS_OF


HELD = """\
BEN head_of_state 2026-07-01 Romuald Wadagni
BGD head_of_government 2026-03-01 Tarique Rahman
BGD head_of_state 2026-08-25 Mirza Fakhrul Islam Alamgir
BGR head_of_government 2026-03-01 Andrey Gyurov
BGR head_of_government 2026-06-01 Rumen Radev
CHL foreign_minister 2026-04-01 Francisco Pérez Mackenna
CRI head_of_state 2026-06-01 Laura Fernández
GBR foreign_minister 2026-03-01 Yvette Cooper
GBR head_of_government 2026-07-01 Keir Starmer
GBR head_of_government 2026-08-18 Andy Burnham
HUN foreign_minister 2026-06-01 Anita Orbán
HUN head_of_government 2026-05-01 Viktor Orbán
HUN head_of_government 2026-06-01 Péter Magyar
IRN head_of_state 2026-02-01 Ali Khamenei
IRN head_of_state 2026-06-04 Mojtaba Khamenei
IRQ head_of_government 2026-07-14 Ali al-Zaidi
IRQ head_of_state 2026-05-01 Nizar Amidi
JPN head_of_government 2026-06-01 Sanae Takaichi
KOR head_of_government 2026-08-01 Han Seong-sook
LBY head_of_government 2024-06-01 Abdul Hamid Dbeibah
MMR head_of_state 2026-06-01 Min Aung Hlaing
NLD defence_minister 2026-04-01 Dilan Yeşilgöz
NLD head_of_government 2026-04-01 Rob Jetten
NPL head_of_government 2026-06-01 Balendra Shah
PER head_of_state 2026-03-01 José María Balcázar
PRT head_of_state 2026-04-01 António José Seguro
SLB head_of_government 2026-06-01 Matthew Wale
SVN head_of_government 2026-07-01 Janez Janša
UKR defence_minister 2026-03-01 Mykhailo Fedorov
UKR defence_minister 2026-08-01 Yevhenii Khmara
USA defence_minister 2026-07-31 Pete Hegseth
VEN defence_minister 2026-06-01 Gustavo González López
VEN foreign_minister 2026-07-24 Félix Plasencia
VEN head_of_state 2026-03-01 Delcy Rodríguez
VNM head_of_state 2026-06-01 To Lam
YEM foreign_minister 2025-06-01 Shaya Mohsen al-Zindani
"""


@pytest.mark.parametrize("line", HELD.splitlines())
def test_who_held_an_office(line: str) -> None:
    country, post, date, name = line.split(maxsplit=3)
    entry = holder_of(country, post, date)
    assert entry is not None
    assert entry.name == name


@pytest.mark.parametrize(
    "unknown", ["IRN head_of_state 2026-03-04", "GBR foreign_minister 2026-08-01", "COL head_of_state 2026-08-20"]
)
def test_nobody_is_named_where_the_tables_do_not_know(unknown: str) -> None:
    assert holder_of(*unknown.split()) is None
