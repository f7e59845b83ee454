"""What a graph says about the relations and stances that are not in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.graph import build_graph, read_graph, write_graph
from geo_nlp.graph.left_out import REASONS, account_line

Make = Callable[..., dict[str, Any]]

LINES = (
    "FRA ACCUSE RUS",
    "FRA AID TUR (2014)",
    "FRA PROTEST -",
    "- ASSAULT FRA",
    "person:macron ACCUSE FRA",
    "FRA ACCUSE FRA",
    "FRA SANCTION RUS (negated)",
    "FRA SANCTION RUS (planned)",
    "FRA concern RUS+TUR",
    "FRA praise FRA",
    "person:macron head_of_state FRA",
)
ALL: dict[str, int] = {"unknown_actor": 2, "same_actor": 2, "negated": 1, "hypothetical": 1}

CASES: list[tuple[dict[str, Any], int, dict[str, int]]] = [
    ({}, 4, ALL),
    ({"level": "country"}, 3, ALL | {"same_actor": 3}),
    ({"include": ["negated", "hypothetical"]}, 6, ALL | {"negated": 0, "hypothetical": 0}),
    ({"predicates": ["ACCUSE", "SANCTION"]}, 2, ALL | {"predicate": 2}),
    ({"predicates": ["concern"]}, 1, ALL | {"predicate": 3}),
    ({"since": "2020"}, 3, ALL | {"date": 1}),
    ({"window": "month"}, 3, ALL | {"window": 1}),
    ({"min_weight": 2}, 0, ALL | {"weight": 4}),
    ({"min_confidence": 0.85}, 3, ALL | {"confidence": 2, "same_actor": 1}),
]


@pytest.mark.parametrize(("options", "kept", "reasons"), CASES, ids=lambda part: str(part)[:30])
def test_every_record_is_in_the_graph_or_left_out_for_a_reason(
    record: Make, options: dict[str, Any], kept: int, reasons: dict[str, int]
) -> None:
    about = build_graph([record(*LINES)], **options).graph
    assert (about["relations"], about["stances"], about["in_graph"]) == (8, 2, kept)
    assert {name: count for name in REASONS if (count := about[f"left_out_{name}"])} == {
        name: count for name, count in reasons.items() if count
    }
    assert about["left_out"] == sum(reasons.values()) == 10 - kept


def test_a_record_that_is_given_twice(record: Make) -> None:
    one = record("FRA ACCUSE RUS", "FRA concern RUS")
    about = build_graph([one, one]).graph
    assert (about["relations"], about["stances"], about["in_graph"], about["left_out_repeated"]) == (2, 2, 2, 2)


def test_the_counts_are_read_back(record: Make, tmp_path: Path) -> None:
    graph = build_graph([record(*LINES)])
    write_graph(graph, tmp_path / "g.graphml")
    assert read_graph(tmp_path / "g.graphml").graph == graph.graph


def test_the_line_names_the_reasons(record: Make) -> None:
    begin = "8 relations, 2 stances: 4 in the graph; left out: 2 with fewer than two known actors"
    assert account_line(build_graph([record(*LINES)])) == f"{begin}, 2 within one actor, 1 negated, 1 hypothetical"
    country = account_line(build_graph([record(*LINES)], level="country"))
    assert country.endswith("3 within one country, 1 negated, 1 hypothetical")
    assert account_line(build_graph([record("FRA ACCUSE RUS")])) == "1 relation, 0 stances: 1 in the graph"
