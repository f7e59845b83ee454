"""Empty answers say why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import ask

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
    "no dyads": ({"predicate": "PROTEST", "by": "dyad"}, "no act has two known ends that differ"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_given(asked: Path, case: str) -> None:
    options, reason = CASES[case]
    found, notes = ask(asked, **options)
    assert found == []
    assert any(note.startswith(reason.format(name=asked)) for note in notes), notes
    assert all("\n" not in note for note in notes)
