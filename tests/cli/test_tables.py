"""Tables for people: who does what to whom is counted by acts."""

from __future__ import annotations

from typing import Any

from geo_nlp.cli.tables import pair_rows


def record(*acts: str | None) -> dict[str, Any]:
    france, russia = ({"name": n, "actor": c, "country": c} for n, c in (("France", "FRA"), ("Russia", "RUS")))
    relations = [
        {
            "source": france, "target": russia, "confidence": 0.9, "predicate": "ACCUSE", "negated": False,
            "modality": "asserted", "date": None, "attribution": None, "sentence": {"start": 0, "end": 24},
            "trigger": {"start": number, "end": number + 1}, **({"act": act} if act else {}),
        }
        for number, act in enumerate(acts)
    ]  # fmt: skip
    return {"text": "France condemned Russia.", "relations": relations, "stances": [], "attributions": []}


def test_pairs_are_counted_by_acts() -> None:
    (row,) = pair_rows([record("a1", "a1", "a2"), record("a1")], most=5)
    assert row == ("France", "ACCUSE", "Russia", 3, "France condemned Russia.")


def test_records_of_schema_1_tell_an_act_each() -> None:
    (row,) = pair_rows([record(None, None)], most=5)
    assert row[3] == 2
