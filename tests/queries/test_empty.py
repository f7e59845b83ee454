"""Empty answers say why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import ask
from newsroom import Story, write_records

CASES: dict[str, tuple[dict[str, Any], str]] = {
    "never there": ({"who": "Zambia"}, "--who Zambia: never in the 17 records of {name}"),
    "end": ({"source": "China", "target": "Turkey"}, "--target Turkey leaves none of 8 records; without"),
    "the other way": ({"source": "USA", "target": "Russia"}, "--target Russia leaves none of 2 records"),
    "predicate": ({"source": "China", "predicate": "AID"}, "--predicate AID: never in the 17 records"),
    "elsewhere": ({"source": "M23", "predicate": "ACCUSE"}, "--predicate ACCUSE leaves none of 1 record; without"),
    "later": ({"since": "2030"}, "--since 2030 leaves none of 17 records; {name} has events from 2024-01-01 to"
              " 2025-03-20, and 4 without a date"),
    "earlier": ({"until": "2020", "who": "China"}, "--until 2020 leaves none of 9 records"),
    "negated": ({"source": "Rwanda"}, "the only record is negated; --include negated shows it"),
    "hypothetical": ({"predicate": "SANCTION"}, "the only record is hypothetical; --include hypothetical shows it"),
    "unsure": ({"min_confidence": 0.99}, "--min-confidence 0.99: never in the 17 records"),
    "place": ({"place": "Atlantis"}, "--place Atlantis: never in"),
    "coarse": ({"source": "Russia", "target": "Ukraine", "by": "month"}, "no act has a date that gives the month"),
    "no places": ({"source": "Lin Jian", "by": "place"}, "no act has a place"),
    "no dyads": ({"predicate": "PROTEST", "by": "dyad"}, "no act has two known ends that differ"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_given(asked: Path, case: str) -> None:
    options, reason = CASES[case]
    found, notes = ask(asked, **options)
    assert found == []
    assert any(note.startswith(reason.format(name=asked)) for note in notes), notes
    assert all("\n" not in note for note in notes)


def test_one_who_only_holds_an_office_is_there(tmp_path: Path) -> None:
    story = Story("a1", "2025-03-01", "Herald").does("France met.", "France", "CONSULT", "Russia", "a1")
    story.record["roles"] = [{
        "holder": {"actor": "person:ann-lee", "name": "Ann Lee", "country": "GBR", "sector": "GOV"},
        "title": "local emergency services official", "post": "official", "organisation": None, "country": "GBR",
        "status": "current", "sentence": {"start": 0, "end": 11}, "rule": "test",
    }]  # fmt: skip
    path = write_records(tmp_path / "r.jsonl", [story.record])
    said = f"Ann Lee is in {path} with an office (local emergency services official), but in no act"
    assert ask(path, who="ann lee") == ([], [said])
    assert ask(path, source="person:ann-lee") == ([], [said])
    assert ask(path, target="France", who="Zambia")[0] == []


def test_a_place_that_is_spelt_otherwise_is_offered(tmp_path: Path) -> None:
    where = {"start": 0, "end": 4, "text": "Kharkiv", "name": "Kharkiv", "country": "UKR", "admin1": None,
             "lat": 50.0, "lon": 36.2}  # fmt: skip
    story = Story("a1", "2025-03-01", "Herald").does("Russia hit.", "Russia", "ASSAULT", "Ukraine", "a1", place=where)
    path = write_records(tmp_path / "r.jsonl", [story.record])
    for wrong, right in (("Ukrane", "Ukraine"), ("Kharkv", "Kharkiv")):
        assert ask(path, place=wrong)[1] == [f"--place {wrong}: never in the 1 record of {path}; did you mean {right}?"]
    assert "did you mean" not in ask(path, place="Poland")[1][0]
