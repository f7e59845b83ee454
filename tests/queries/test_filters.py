"""What each option keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import acts, ask
from newsroom import Story, write_records

from geo_nlp.errors import InputError

SPAT = "Lin Jian ACCUSE+criticism United States"
MEETING = "Xi Jinping CONSULT Donald Trump"
THREAT = "Russia THREATEN Ukraine"
PLAN = "France AGREE Germany"
ATTACK = "M23 ASSAULT Congolese army"
ALLIES = "Russia ALLIANCE China"
PRAISE = "Ada Osei praise NATO"
MARCH = "protesters PROTEST Turkey"
THANKS = "Kim Jong Un SUPPORT Russia"
REFUSAL = "Kim Yo Jong REJECT France"
ALL = [THREAT, SPAT, SPAT, MEETING, PLAN, ATTACK, ALLIES, PRAISE, MARCH, THANKS, REFUSAL]

CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({}, ALL),
    "country by name": ({"source": "China"}, [SPAT, SPAT, MEETING, "China ALLIANCE Russia"]),
    "country by code": ({"source": "chn", "target": "US"}, [SPAT, SPAT, MEETING]),
    "country by adjective": ({"source": "Chinese", "target": "Russian"}, ["China ALLIANCE Russia"]),
    "country by capital": ({"target": "Moscow"}, ["China ALLIANCE Russia", THANKS]),
    "country by metonym": ({"target": "the Kremlin"}, ["China ALLIANCE Russia", THANKS]),
    "the state itself": (
        {"who": "China", "exact": True}, ["China ACCUSE United States", "China ACCUSE United States", ALLIES],
    ),
    "person": ({"source": "Lin Jian"}, [SPAT, SPAT]),
    "person who is the other side of what is mutual": ({"source": "Donald Trump"}, ["Donald Trump CONSULT Xi Jinping"]),
    "actor id": ({"who": "armed_group:m23"}, [ATTACK]),
    "an armed group is not its country": ({"source": "COD"}, []),
    "body of the gazetteer": ({"target": "nato"}, [PRAISE]),
    "person that only the run knows": ({"source": "ada osei"}, [PRAISE]),
    "name without an id": ({"who": "Protesters"}, [MARCH]),
    "either end": ({"who": "France"}, [PLAN, REFUSAL]),
    "any of several": ({"who": ["France", "NATO"]}, [PLAN, PRAISE, REFUSAL]),
    "event type": ({"predicate": "accuse"}, ["Lin Jian ACCUSE United States"] * 2),
    "attitude": ({"predicate": "criticism"}, ["Lin Jian criticism United States"] * 2),
    "attitude in capitals is the event": ({"predicate": "SUPPORT"}, [THANKS]),
    "all stances": ({"predicate": "STANCE"}, [*["Lin Jian criticism United States"] * 2, PRAISE]),
    "mode": ({"mode": "firearms"}, [ATTACK]),
    "tie": ({"predicate": "ALLIANCE"}, [ALLIES]),
    "group": ({"predicate": "cooperation"}, [MEETING, PLAN, THANKS]),
    "quad class": ({"predicate": "Material-Conflict"}, [ATTACK, MARCH]),
    "disapproval in words of any kind": ({"predicate": "disapproval"}, [SPAT, SPAT, REFUSAL]),
    "several kinds": ({"predicate": ["verbal cooperation", "praise"]}, [MEETING, PLAN, PRAISE, THANKS]),
    "positive": ({"polarity": "positive"}, [MEETING, PLAN, ALLIES, PRAISE, THANKS]),
    "negative": ({"polarity": "negative"}, [THREAT, SPAT, SPAT, ATTACK, MARCH, REFUSAL]),
    "neutral": ({"polarity": "neutral"}, []),
    "speaker": ({"said_by": "Lin Jian"}, ["Lin Jian ACCUSE United States"] * 2),
    "speaker's country": ({"said_by": "China"}, ["Lin Jian ACCUSE United States"] * 2),
    "anyone": ({"said_by": "anyone"}, ["Lin Jian ACCUSE United States"] * 2),
    "own voice": ({"said_by": "article", "predicate": "ACCUSE"}, ["China ACCUSE United States"] * 2),
    "outlet": ({"outlet": "herald"}, [THREAT, MEETING, PLAN, ATTACK, ALLIES]),
    "since a month": ({"since": "2025-03"}, [MEETING, PLAN, ATTACK, ALLIES]),
    "until a year": ({"until": "2024"}, [THREAT]),
    "until a month means all of it": ({"since": "2025-01", "until": "2025-01"}, [SPAT, SPAT]),
    "a year overlaps its months": ({"since": "2024-06", "until": "2024-07"}, [THREAT]),
    "the event's date, not the article's": ({"since": "2025-03-04", "until": "2025-03-04"}, [MEETING]),
    "place": ({"place": "Goma"}, [ATTACK]),
    "place in another spelling": ({"place": "Peking"}, [MEETING]),
    "region": ({"place": "north kivu"}, [ATTACK]),
    "country of the place": ({"place": "Congo-Kinshasa"}, [ATTACK]),
    "sure": ({"min_confidence": 0.85}, ["Lin Jian ACCUSE United States"] * 2 + [MEETING]),
    "negated too": ({"source": "Rwanda", "include": "negated"}, ["Rwanda ASSAULT Congolese army"]),
    "hypothetical too": ({"predicate": "SANCTION", "include": ["hypothetical"]}, ["United States SANCTION China"]),
    "hypothetical is left out": ({"predicate": "SANCTION"}, []),
    "limit": ({"limit": 2}, [THREAT, SPAT]),
    "by confidence": ({"sort": "confidence", "limit": 3}, [SPAT, SPAT, MEETING]),
    "each record": (
        {"source": "China", "target": "USA", "distinct": "none", "until": "2025-01-10"},
        ["China ACCUSE United States", "Lin Jian ACCUSE United States", "Lin Jian criticism United States"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_option_keeps(asked: Path, case: str) -> None:
    options, expected = CASES[case]
    assert sorted(acts(asked, **options)) == sorted(expected)


def test_acts_come_by_date_and_then_by_place_in_the_article(asked: Path) -> None:
    assert acts(asked) == ALL


def test_evidence_leads_back_to_the_article(asked: Path) -> None:
    row = ask(asked, source="Lin Jian", limit=1)[0][0]
    assert row["sentence"] == "Lin Jian condemned the United States."
    assert (row["url"], row["path"], row["outlet"]) == ("https://example.org/a1", "news/a1.html", "The Wire")
    assert (row["date"], row["event_date"], row["confidence"]) == ("2025-01-10", "2025-01-10", 0.9)
    assert (row["article"], row["act"], row["records"]) == ("a1", "a1", 2)


def test_a_limit_tells_how_many_there_are(asked: Path) -> None:
    assert ask(asked, source="China", limit=2)[1] == ["2 of 4 acts (--limit shows more, -o FILE all)"]
    assert ask(asked, source="China", limit=4)[1] == []


def test_what_is_left_out_is_counted(asked: Path) -> None:
    assert ask(asked)[1] == [
        "left out: 1 negated, 1 hypothetical records (--include negated,hypothetical takes them in)"
    ]
    assert ask(asked, include="negated")[1] == ["left out: 1 hypothetical record (--include hypothetical takes it in)"]
    assert ask(asked, include=["negated", "hypothetical"])[1] == []
    assert "left out: 4 records without a date" in ask(asked, since="2020")[1]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "mode": ({"mode": "arest"}, r"unknown mode 'arest'; did you mean arrest\?"),
    "predicate": ({"predicate": "ACUSE"}, r"unknown predicate or attitude 'ACUSE'; did you mean ACCUSE\?.*verbal"),
    "polarity": ({"polarity": "bad"}, "unknown polarity 'bad'; choose from positive, neutral, negative"),
    "include": ({"include": "all"}, "unknown kind of records to include 'all'"),
    "distinct": ({"distinct": "acts"}, r"unknown way to count 'acts'; did you mean act\?"),
    "by": ({"by": "moth"}, r"unknown grouping 'moth'; did you mean month\?"),
    "two periods": ({"by": ["month", "year"]}, "--by takes one period, not month and year"),
    "period": ({"period": "month"}, "a period is for --dyads"),
    "dyads by": ({"dyads": True, "by": "month"}, "dyads are grouped already"),
    "zeros": ({"zeros": True, "by": "source"}, "--zeros needs periods"),
    "top": ({"top": 3}, "--top is for counts"),
    "no top": ({"top": 0, "by": "source"}, "--top must be at least 1"),
    "no limit": ({"limit": 0}, "--limit must be at least 1"),
    "sort of counts": ({"sort": "confidence", "by": "source"}, "--sort is for acts"),
    "since": ({"since": "soon"}, "since 'soon' is not a date"),
    "order": ({"since": "2025", "until": "2024"}, "since '2025' is later than until '2024'"),
    "confidence": ({"min_confidence": 2}, "confidence 2 is not between 0 and 1"),
    "outlet": ({"outlet": "Harald"}, r"no outlet 'Harald' in .*; did you mean Herald\?"),
    "no outlet": ({"outlet": "Xyz"}, "no outlet 'Xyz' in .*; there are Daily, Herald, The Wire"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_value_is_one_line_that_says_what_is_right(file: Path, case: str) -> None:
    options, message = WRONG[case]
    with pytest.raises(InputError, match=message) as error:
        ask(file, **options)
    assert "\n" not in str(error.value)


def test_who_criticised_a_state_and_those_in_its_offices(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald")
    story.feels("France criticised China.", "France", "criticism", "China", "a1")
    story.does("France accused Xi Jinping.", "France", "ACCUSE", "Xi Jinping", "a2")
    story.does("France attacked China.", "France", "ASSAULT", "China", "a3")
    story.does("Xi Jinping accused Lin Jian.", "Xi Jinping", "ACCUSE", "Lin Jian", "a4")
    story.does("Lin Jian was accused.", None, "ACCUSE", "Lin Jian", "a5")
    story.does("France accused Ada Osei.", "France", "ACCUSE", "Ada Osei", "a6")
    story.does("France accused the shop.", "France", "ACCUSE", "Lin Jian", "a7")
    story.record["relations"][-1]["target"] |= {"actor": "company:shop", "name": "the shop", "sector": "BUS"}
    path = write_records(tmp_path / "r.jsonl", [story.record])
    asked = {"target": "China", "predicate": "disapproval"}
    abroad = ["France criticism China", "France ACCUSE Xi Jinping"]
    assert acts(path, **asked, official=True, foreign=True) == abroad
    assert acts(path, **asked, official=True) == [*abroad, "Xi Jinping ACCUSE Lin Jian", "None ACCUSE Lin Jian"]
    assert acts(path, **asked, foreign=True) == [*abroad, "France ACCUSE the shop"]
    with pytest.raises(InputError, match="--exact is the state alone, --official also its people in office; give one"):
        ask(path, **asked, official=True, exact=True)


def test_a_state_without_a_sector_is_in_office_and_a_group_is_not(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald").does("M23 accused China.", "M23", "ACCUSE", "China", "a1")
    story.record["relations"][-1]["target"]["sector"] = None
    path = write_records(tmp_path / "r.jsonl", [story.record])
    assert acts(path, target="China", official=True) == ["M23 ACCUSE China"]
    assert acts(path, source="COD", official=True) == []
