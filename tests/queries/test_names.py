"""Whom a name means, and what is said where that is not plain."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import acts, ask
from newsroom import Story, news, write_records

from geo_nlp.errors import InputError


def test_a_name_that_stands_for_another_is_reported(asked: Path) -> None:
    assert "'Kremlin' is Russia (RUS)" in ask(asked, who="Kremlin")[1]
    assert "'Lin Jan' is Lin Jian (person:lin-jian)" in ask(asked, who="Lin Jan")[1]  # spelt otherwise
    assert not [note for note in ask(asked, who="Lin Jian")[1] if " is " in note]
    assert not [note for note in ask(asked, who="China")[1] if " is " in note]


@pytest.mark.parametrize(
    ("given", "taken"),
    [("Congo", "Democratic Republic of the Congo (COD)"), ("Korea", "South Korea (KOR)"), ("Guinea", None),
     ("USA", None), ("South Korea", None), ("Britain", None)],
)  # fmt: skip
def test_a_short_name_that_is_part_of_another_state_s_is_reported(file: Path, given: str, taken: str | None) -> None:
    notes = [note for note in ask(file, who=given)[1] if f"{given!r} is " in note]
    assert notes == ([f"{given!r} is {taken}"] if taken else [])


def test_a_name_of_several_is_the_one_of_whom_there_are_records(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald")
    story.does("Kim rejected talks.", "Kim Jong Un", "REJECT", "France", "a1")
    path = write_records(tmp_path / "r.jsonl", [story.record])
    found, notes = ask(path, source="Kim")
    assert [row["source"] for row in found] == ["person:kim-jong-un"]
    assert "'Kim' is Kim Jong Un (person:kim-jong-un)" in notes


def test_a_name_of_several_who_are_there_is_refused_with_their_ids(asked: Path) -> None:
    message = (
        r"'Kim' may be Kim Jong Un \(person:kim-jong-un, 1 record\), Kim Yo Jong \(person:kim-yo-jong, 1 record\)"
        r"; give the id"
    )
    with pytest.raises(InputError, match=message):
        ask(asked, source="Kim")
    assert acts(asked, source="person:kim-yo-jong") == ["Kim Yo Jong REJECT France"]


def test_one_who_has_nearly_all_records_is_meant(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald")
    for number in range(40):
        story.does(f"Kim rejected talks {number}.", "Kim Jong Un", "REJECT", "France", f"a{number}")
    story.does("Kim Yo Jong rejected talks.", "Kim Yo Jong", "REJECT", "France", "b1")
    path = write_records(tmp_path / "r.jsonl", [story.record])
    found, notes = ask(path, source="Kim")
    assert len(found) == 40
    assert "'Kim' is Kim Jong Un (person:kim-jong-un)" in notes


def test_a_name_of_several_of_whom_there_is_none(tmp_path: Path) -> None:
    path = write_records(tmp_path / "r.jsonl", news()[:1])
    with pytest.raises(InputError, match=r"'Kim' may be Kim .* others, of whom .* has none; give a full name"):
        ask(path, source="Kim")


@pytest.mark.parametrize(("wrong", "right"), [("Chna", "China"), ("Ada Ossei", "Ada Osei"), ("Lavrv", "Lavrov")])
def test_an_unknown_name_is_answered_with_one_that_is_near(asked: Path, wrong: str, right: str) -> None:
    with pytest.raises(InputError, match=rf"no actor '{wrong}'; did you mean .*{right}"):
        ask(asked, who=wrong)


def test_a_name_that_is_like_none(asked: Path) -> None:
    with pytest.raises(InputError, match="no actor 'Qqxzzy'; `geo-nlp gazetteer lookup NAME` shows what is known"):
        ask(asked, who="Qqxzzy")


@pytest.mark.parametrize(
    "name", ["French foreign ministry", "Foreign Ministry of France", "foreign ministry of France"]
)
def test_a_body_that_every_state_has(tmp_path: Path, name: str) -> None:
    story = Story("a1", "2025-01-10", "Herald")
    story.does("The ministry thanked Turkey.", "Foreign Ministry of France", "SUPPORT", "Turkey", "a1")
    path = write_records(tmp_path / "r.jsonl", [story.record])
    assert acts(path, source=name) == ["Foreign Ministry of France SUPPORT Turkey"]
    assert acts(path, source="France", exact=True) == []


def test_a_speaker_who_is_nobody_s_actor_is_found_by_name(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald")
    said = story.says("protesters")
    story.does("Turkey beat them, protesters said.", "Turkey", "ASSAULT", None, "a1", attribution=said)
    path = write_records(tmp_path / "r.jsonl", [story.record])
    assert acts(path, said_by="Protesters") == ["Turkey ASSAULT None"]
    with pytest.raises(InputError, match="no actor 'Nobody At All'"):
        ask(path, said_by="Nobody At All")


INJECTIONS = [
    "'; DROP VIEW findings; --",
    "' OR 1=1 --",
    "x' UNION SELECT * FROM read_text('/etc/passwd') --",
    '"',
    "$p1",
]


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("option", ["source", "who", "outlet", "place", "said_by", "predicate", "since"])
def test_values_are_never_part_of_the_statement(file: Path, option: str, text: str) -> None:
    if option == "place":
        assert acts(file, place=text) == []
        return
    with pytest.raises(InputError) as error:
        ask(file, **{option: text})
    assert "Error:" not in str(error.value)  # of DuckDB


def test_a_name_with_an_apostrophe(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "L'Écho")
    item = story.does("N'Golo o'Brien thanked France.", "Ada Osei", "SUPPORT", "France", "a1").record["relations"][0]
    item["source"] |= {"name": "N'Golo O'Brien", "actor": "person:n-golo-o-brien"}
    path = write_records(tmp_path / "it's.jsonl", [story.record])
    assert acts(path, source="n'golo o'brien", outlet="l'écho") == ["N'Golo O'Brien SUPPORT France"]
