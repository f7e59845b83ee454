"""What confidence is fitted to and how it is judged: which records are right, and the measures of confidence."""

import math
import os
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from benchmarks.confidence import Rows, collect, more_rows
from benchmarks.confidence_page import page
from benchmarks.fitting import MODEL, Row, better, fit, held_out, plain, recalibrated
from benchmarks.gold import open_part
from benchmarks.judging import every_mention, relation_right, stance_right
from benchmarks.reliability import bins, brier, by_chance, discrimination, expected_error, within
from geo_nlp.pipes.relations.confidence import Kind

BESIDE = Path(__file__).parents[2] / "shared" / "train" / "news_open.jsonl.gz"
TEXTS = Path(os.environ.get("GEO_NLP_TEXTS", BESIDE))
FRANCE = {"actor": "FRA", "country": "FRA", "start": 0, "end": 6}
RUSSIA = {"actor": "RUS", "country": "RUS", "start": 17, "end": 23}
SENTENCE = {"start": 0, "end": 24}


def _relation(**changed: Any) -> dict[str, Any]:
    plain = {"source": FRANCE, "target": RUSSIA, "predicate": "ACCUSE", "negated": False, "symmetric": False}
    return {**plain, "sentence": SENTENCE, "trigger": {"start": 7, "end": 16}, **changed}


@pytest.mark.parametrize(
    ("changed", "right"),
    [
        ({}, True),
        ({"predicate": "REJECT"}, False),
        ({"negated": True}, False),
        ({"source": RUSSIA, "target": FRANCE}, False),
        ({"target": None}, True),
        ({"target": None, "source": {**FRANCE, "start": 30, "end": 36}}, True),
        ({"target": None, "source": {**FRANCE, "start": 30, "end": 36}, "trigger": {"start": 90, "end": 95}}, False),
        ({"target": None, "trigger": {"start": 90, "end": 95}}, True),
        ({"sentence": {"start": 24, "end": 50}}, False),
    ],
)
def test_a_relation_is_right_if_it_says_the_same(changed: dict[str, Any], right: bool) -> None:
    assert relation_right(_relation(**changed), _relation()) is right


def test_a_type_that_is_as_right_and_a_sentence_that_tells_the_act_again_count() -> None:
    gold = {**_relation(predicate="REJECT", alternatives=["ACCUSE"]), "act": "a1"}
    assert relation_right(_relation(), gold)
    assert not relation_right(_relation(predicate="PROTEST"), gold)
    later = {"start": 30, "end": 60}
    again = {**_relation(sentence=later, trigger={"start": 40, "end": 45}), "act": "a1"}
    other = {**again, "act": "a2", "sentence": {"start": 70, "end": 90}}
    right = [relation_right(_relation(sentence=later), item) for item in every_mention([gold, other])]
    assert not any(right)
    assert any(relation_right(_relation(sentence=later), item) for item in every_mention([gold, again]))


def test_what_is_null_or_false_may_be_left_out_of_the_gold() -> None:
    gold = {k: v for k, v in _relation(source=None).items() if v is not None and v is not False}
    assert relation_right(_relation(source=None), gold)
    assert not relation_right(_relation(), gold)


def test_a_pronoun_is_the_end_that_it_stands_for() -> None:
    party, police = ({"actor": None, "country": "FRA", "start": n, "end": n + 6} for n in (0, 17))
    they = {**party, "start": 50, "end": 54, "antecedent": {"start": 0, "end": 6}}
    assert relation_right(_relation(source=they, target=police), _relation(source=party, target=police))


def test_between_two_of_one_country_the_words_count() -> None:
    party, police = ({"actor": None, "country": "FRA", "start": n, "end": n + 6} for n in (0, 17))
    gold = _relation(source=party, target=police)
    assert relation_right(_relation(source=party, target=police), gold)
    assert not relation_right(_relation(source=police, target=party), gold)


def test_a_wrong_country_is_a_wrong_end_even_where_the_words_are_the_same() -> None:
    body = {**FRANCE, "actor": "igo:imf", "country": None}
    assert relation_right(_relation(source=body), _relation(source=body))
    assert not relation_right(_relation(source=FRANCE), _relation(source=body))


def test_a_stance_is_right_with_one_of_its_targets() -> None:
    gold = {"holder": FRANCE, "targets": [RUSSIA], "polarity": -1, "negated": False, "sentence": SENTENCE}
    assert stance_right(gold, gold)
    assert not stance_right({**gold, "targets": [FRANCE]}, gold)
    assert not stance_right({**gold, "polarity": 1}, gold)


def test_measures_of_stated_probabilities() -> None:
    chances, right = [0.9, 0.9, 0.35, 0.35], [True, True, False, True]
    assert brier(chances, right) == pytest.approx((0.01 + 0.01 + 0.1225 + 0.4225) / 4)
    assert [(b.n, b.was) for b in bins(chances, right)] == [(2, 0.5), (2, 1.0)]
    assert expected_error(chances, right) == pytest.approx(0.125)
    assert discrimination(chances, right) == pytest.approx((1 + 1 + 0.5) / 3)


@pytest.mark.slow
@pytest.mark.skipif(not TEXTS.is_file(), reason="the texts of the open corpus are not here")
def test_confidence_tells_right_from_wrong_on_articles_that_nobody_reads() -> None:
    rows, unread, more = (collect(open_part("learn", TEXTS)), collect(open_part("tune", TEXTS)), more_rows())
    floors: dict[Kind, float] = {"relations": 0.72, "stances": 0.69}
    for kind, floor in floors.items():
        right = [row.right for row in unread[kind]]
        probabilities = plain(rows[kind], kind, more[kind]).probabilities(unread[kind])
        assert discrimination(probabilities[MODEL], right) > floor
        assert brier(probabilities[MODEL], right) < min(
            brier(probabilities["constant"], right), brier(probabilities["rule alone"], right)
        )
    sure = [
        row.right
        for row, chance in zip(unread["relations"], _chances(rows, unread, more), strict=True)
        if chance >= 0.8
    ]
    assert sum(sure) / len(sure) > 0.85


def _chances(rows: Rows, unread: Rows, more: Rows) -> list[float]:
    return plain(rows["relations"], "relations", more["relations"]).probabilities(unread["relations"])[MODEL]


def drawn(sharpness: float) -> list[Row]:
    """Records of 80 articles whose log odds are `sharpness` times their feature."""
    rows = []
    for step, rank in product(range(16), range(100)):
        value = (step - 7.5) / 4
        right = rank / 100 < 1 / (1 + math.exp(-sharpness * value))
        article = f"a{(37 * rank + 11 * step) % 80}"
        rows.append(Row(article, f"rule-{rank % 4}", "ACCUSE", {"words of the rule": value}, right, True))
    return rows


def test_log_odds_are_rescaled_by_what_is_said_of_other_articles() -> None:
    rows = drawn(1.5)
    flattened, mended = plain(rows, "relations"), recalibrated(rows, "relations")
    ratio = mended.weights["words of the rule"] / flattened.weights["words of the rule"]
    assert ratio > 1.02  # what the ridge took
    assert all(mended.weights[name] == pytest.approx(ratio * w) for name, w in flattened.weights.items())
    right = [row.right for row in rows]
    before, after = (model.probabilities(rows)[MODEL] for model in (flattened, mended))
    assert discrimination(after, right) == discrimination(before, right)
    assert expected_error(after, right) < expected_error(before, right)
    choice = better(rows, "relations")
    assert choice.make is recalibrated and choice.losses["recalibrated"] < choice.losses["plain"]


def test_records_of_other_articles_with_another_share_shift_probabilities_less() -> None:
    rows = drawn(1.0)
    more = [replace(row, article=f"b{n}", right=True) for n, row in enumerate(rows[::3])]
    right = [row.right for row in rows]
    probabilities = {make: held_out(rows, "relations", more, make=make)[MODEL] for make in (plain, recalibrated)}
    assert sum(probabilities[plain]) - sum(right) > 100
    assert abs(sum(probabilities[recalibrated]) - sum(right)) < 40


def test_the_page_has_each_part_that_was_scored_and_says_where_a_threshold_is_of_no_use() -> None:
    rows = drawn(0.4)  # none is surer than 0.7
    choice = better(rows, "relations")
    model = choice.make(rows, "relations", ())
    by_part = {"learn": choice.probabilities, "first": model.probabilities(rows)}
    both: dict[str, Mapping[Kind, list[Row]]] = {part: {"relations": rows} for part in by_part}
    written = page(80, both, {"relations": by_part}, {"relations": model}, {"relations": choice}, b"")
    assert f"| first | 1600 | {sum(row.right for row in rows) / 1600:.2f} | 1.00 | logistic regression |" in written
    assert "Reliability on `first`" in written and "Reliability on `tune`" not in written
    assert f"{choice.losses['recalibrated']:.4f} with it, {choice.losses['plain']:.4f} without" in written
    assert "Hardly any record reaches 0.8" in written


def test_a_sample_of_right_probabilities_is_not_without_errors() -> None:
    error, whole = by_chance([0.55] * 40 + [0.75] * 40)
    assert 0.03 < error < 0.1 and 0.1 < whole < 0.5
    assert within([0.55] * 20, [True] * 20) == (0, 0)


def test_a_fit_finds_what_tells_and_refuses_a_sign_against_sense() -> None:
    rows = []
    for n in range(240):
        features = {"depth": float(n % 2), "present tense": float(n % 3 == 1)}
        rows.append(Row(f"a{n % 40}", "some-rule", "ACCUSE", features, n % 3 == 1 or n % 2 == 1, True))
    model = fit(rows, "relations")
    assert model.weights["present tense"] > 0.1
    assert "depth" not in model.weights  # deeper ones are right more often here, which is chance
    probabilities = held_out(rows, "relations")
    assert probabilities == held_out(rows, "relations")
    assert discrimination(probabilities[MODEL], [row.right for row in rows]) > 0.6
