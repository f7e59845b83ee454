"""Intervals and p-values: they are those that were worked out, and the same each time."""

from __future__ import annotations

import time

import pytest
from annotations import ACCUSE, ASSAULT, Record, article

from geo_nlp.errors import InputError
from geo_nlp.evaluation import evaluate
from geo_nlp.evaluation.bootstrap import Bootstrap
from geo_nlp.evaluation.comparison import changes, differences


def corpus(right: int, wrong: int) -> tuple[list[Record], list[Record]]:
    gold = [article(ACCUSE, name=f"a{i}") for i in range(right + wrong)]
    return gold, [article(ACCUSE if i < right else ASSAULT, name=f"a{i}") for i in range(right + wrong)]


def test_all_right_has_no_width_and_half_right_has() -> None:
    assert evaluate(*corpus(8, 0)).intervals("relations")["f1"] == (1.0, 1.0)
    low, high = evaluate(*corpus(10, 10)).intervals("relations")["f1"]
    assert 0.2 <= low <= 0.35 and 0.65 <= high <= 0.8  # binomial with n = 20: 0.28 to 0.72


def test_two_articles_have_three_outcomes() -> None:
    strap = Bootstrap(2, resamples=4000, seed=1)
    values = strap.measures({0: (1, 1, 1, 1), 1: (1, 1, 0, 0)})["f1"]
    shares = [float((values == value).mean()) for value in (0.0, 0.5, 1.0)]
    assert shares == pytest.approx([0.25, 0.5, 0.25], abs=0.025)


def test_a_resample_without_the_group_does_not_count_as_nothing_found() -> None:
    strap = Bootstrap(10, resamples=200, seed=1)
    assert strap.intervals({3: (1, 1, 1, 1)})["f1"] == (1.0, 1.0)
    assert strap.intervals({3: (1, 0, 0, 0)}) == {"precision": (0.0, 0.0), "recall": (0.0, 0.0), "f1": (0.0, 0.0)}


def test_the_seed_decides() -> None:
    one, same, other = (Bootstrap(30, resamples=50, seed=seed).weights().tolist() for seed in (1, 1, 2))
    assert one == same != other
    assert {sum(row) for row in one} == {30}


def test_a_thousand_resamples_of_600_articles_take_no_second() -> None:
    strap = Bootstrap(600)
    rows = {i: (5.0, 4.0, float(i % 4), float(i % 4)) for i in range(600)}
    started = time.process_time()
    for _ in range(30):
        strap.intervals(rows)
    assert time.process_time() - started < 3


def test_p_value() -> None:
    gold, good = corpus(30, 0)
    _, bad = corpus(10, 20)
    _, near = corpus(29, 1)
    better, worse, almost = (evaluate(gold, predicted) for predicted in (good, bad, near))
    difference = differences(worse, better)["relations"]
    assert (round(difference.before, 3), difference.after) == (round(10 / 30, 3), 1.0)
    assert difference.p < 0.01
    assert differences(almost, better)["relations"].p > 0.1
    assert differences(better, better)["relations"].p == 1.0


def test_what_changed() -> None:
    gold = [article(ACCUSE, ASSAULT)]
    before, after = evaluate(gold, [article(ACCUSE, ACCUSE | {"predicate": "AID"})]), evaluate(gold, [article(ASSAULT)])
    changed = [(what, words) for what, words, *_ in changes(before, after)]
    assert changed == [
        ("missed now", "France [FRA] ACCUSE Russia [RUS]"),
        ("found now", "Moscow [RUS] ASSAULT Kyiv [UKR]"),
        ("false no more", "France [FRA] AID Russia [RUS]"),
    ]
    assert list(changes(before, before)) == []


def test_figures_that_were_made_otherwise_are_not_compared() -> None:
    gold, found = corpus(2, 0)
    with pytest.raises(InputError, match="seed differs: 1, 2; score both alike"):
        differences(evaluate(gold, found, seed=1), evaluate(gold, found, seed=2))


def test_signature_has_every_choice() -> None:
    engine = {"engine": {"geo_nlp": "0.1.0", "model": "en 3.8", "rules": "1a2b"}}
    found = evaluate([article(ACCUSE)], [article(ACCUSE) | engine], lenient=True, resamples=10, seed=7)
    parts = dict(part.split(":", 1) for part in found.signature.split("|"))
    assert parts["rules"] == "1a2b" and parts["ends"] == "lenient" and parts["n"] == "1"
    assert (parts["bootstrap"], parts["seed"], parts["unit"], parts["matching"]) == ("10", "7", "article", "maximum")
    assert parts["gold"] != evaluate([article(ASSAULT)], []).choices["gold"]


def test_a_system_of_two_versions_is_mixed() -> None:
    gold = [article(ACCUSE), article(ACCUSE, name="b")]
    predicted = [record | {"engine": {"rules": record["id"]}} for record in gold]
    assert evaluate(gold, predicted).choices["rules"] == "mixed"
