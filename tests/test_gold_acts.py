"""The gold of acts is large, each of its records names an act; measures of coreference are right."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.acts import links, paired, scores
from benchmarks.gold import own
from geo_nlp.evaluation.aligned import b_cubed


def items(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [*record["relations"], *record["stances"]]


@pytest.mark.parametrize("part", ["learn", "final"])
def test_every_record_names_its_act(part: str) -> None:
    for record in own(f"acts/own_{part}"):
        assert all(item["act"][0] == "a" and item["act"][1:].isdigit() for item in items(record))


def test_the_gold_is_large() -> None:
    labels = [[item["act"] for item in items(record) if not item.get("optional")] for record in own("acts/own_learn")]
    assert len(labels) >= 20
    assert sum(map(len, labels)) >= 500
    assert sum(len(acts) - len(set(acts)) for acts in labels) >= 100


def test_b_cubed_is_right() -> None:
    # Bagga and Baldwin (1998), second response: two of the three true chains are one.
    truth = ["one"] * 5 + ["two"] * 2 + ["three"] * 5
    score = b_cubed(list(zip(["x"] * 5 + ["y"] * 7, truth, strict=True)))
    assert (round(score.precision, 2), score.recall) == (0.76, 1.0)
    assert links([[("x", "one"), ("x", "one"), ("x", "two")]]).precision == pytest.approx(1 / 3)


def test_trivial_guesses_are_judged_on_the_same_pairs() -> None:
    ends = {"source": {"actor": "FRA", "country": "FRA"}, "target": {"actor": "RUS", "country": "RUS"}}
    sentences = [{"start": at, "end": at + 5} for at in (0, 5, 10)]
    relations = [{**ends, "id": n, "predicate": "ACCUSE", "sentence": span} for n, span in enumerate(sentences)]
    gold = [item | {"act": act} for item, act in zip(relations, ("a1", "a1", "a2"), strict=True)]
    found = [item | {"act": "x"} for item in relations]
    article = {"id": "a", "text": "A b. C d. E f.", "stances": []}
    pairs = paired([article | {"relations": gold}], [article | {"relations": found}])
    figures = scores(pairs)
    assert (figures["geo_nlp"].precision, figures["geo_nlp"].recall) == (pytest.approx(5 / 9), 1.0)
    assert figures["an act a dyad and predicate"] == figures["geo_nlp"]
    alone = figures["every record an act"]
    assert (alone.precision, alone.recall) == (1.0, pytest.approx(2 / 3))
