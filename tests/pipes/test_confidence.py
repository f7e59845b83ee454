"""Confidence: fitted numbers that load, are applied, and behave as a reader would expect."""

import hashlib
from pathlib import Path

import pytest
from spacy.language import Language

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.relations.confidence import Kind, Weights, experience, load_weights

ROOT = Path(__file__).parents[2]
KINDS: tuple[Kind, ...] = ("relations", "stances")
PLAIN = Weights(bias=0.2, weights={"rule": 1.0, "one end": -1.0}, rules={}, groups={"ACCUSE": (9, 10)}, total=(60, 100))


@pytest.mark.parametrize("kind", KINDS)
def test_stored_numbers_are_sound(kind: Kind) -> None:
    weights = load_weights(kind)
    ontology = load_ontology()
    assert set(weights.groups) <= set(ontology.predicates if kind == "relations" else ontology.attitudes)
    assert all(0 <= right <= seen and seen for right, seen in [*weights.rules.values(), *weights.groups.values()])
    assert sum(seen for _, seen in weights.rules.values()) == sum(seen for _, seen in weights.groups.values())
    assert weights.weights["rule"] > 0


@pytest.mark.parametrize("kind", KINDS)
def test_stored_weights_of_doubtful_things_lower_the_confidence(kind: Kind) -> None:
    weights = load_weights(kind)
    group = next(iter(weights.groups))
    for name in ("actor by reference", "distance", "not asserted", "one end", "target in a clause", "nobody official"):
        assert weights.probability("new-rule", group, {name: 1.0}) <= weights.probability("new-rule", group, {})


@pytest.mark.parametrize("value", [-1e3, -5.0, 0.0, 5.0, 1e3])
def test_a_probability_is_never_certain(value: float) -> None:
    told = PLAIN.probability("accuse-blame-verb", "ACCUSE", {"one end": value})
    assert 0 < told < 1
    assert told == round(told, 2)


def test_a_rule_that_was_right_more_often_is_trusted_more() -> None:
    told = [experience((right, 8), (20, 40), (60, 100)) for right in range(9)]
    assert told == sorted(told)
    assert told[0] < told[4] < told[8]


def test_an_unseen_rule_is_as_good_as_its_predicate_and_an_unseen_predicate_as_good_as_all() -> None:
    accuse, reject, everything = (PLAIN.probability("unseen", name, {}) for name in ("ACCUSE", "REJECT", "NEVER"))
    assert accuse > reject
    assert reject == everything


def test_one_record_does_not_make_a_rule_certain() -> None:
    assert experience((1, 1), (0, 0), (1, 2)) < experience((9, 9), (0, 0), (1, 2))


def test_the_pipeline_applies_the_stored_numbers(nlp: Language) -> None:
    (sure,) = nlp("France condemned Russia on Monday.")._.relations
    assert sure.confidence == round(sure.confidence, 2)
    weights = load_weights("relations")
    low, high = weights.probability(sure.rule, "ACCUSE", {"one end": 1.0}), weights.probability(sure.rule, "ACCUSE", {})
    assert min(low, high) < sure.confidence
    (stance,) = nlp("France condemned Russia on Monday.")._.stances
    assert 0 < stance.confidence < 1


def test_a_plain_statement_is_surer_than_a_far_and_doubtful_one(nlp: Language) -> None:
    (plain,) = nlp("France condemned Russia on Monday.")._.relations
    text = (
        "If the talks in Geneva, which few diplomats expect to last beyond the weekend, should fail once more for the "
        "reasons that everybody knows, Macron may condemn, as so often before in this long and bitter war, Russia."
    )
    for relation in nlp(text)._.relations:
        assert relation.confidence < plain.confidence


def test_the_page_belongs_to_the_stored_numbers() -> None:
    stored = (ROOT / "geo_nlp" / "rules" / "confidence.json").read_bytes()
    page = (ROOT / "docs" / "confidence.md").read_text(encoding="utf-8")
    assert hashlib.sha256(stored).hexdigest()[:12] in page, "run `python -m benchmarks.confidence --write`"
    for kind in KINDS:
        for name, weight in load_weights(kind).weights.items():
            assert f"| {name} | {weight:+.3f} |" in page
