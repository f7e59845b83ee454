"""Confidence: fitted numbers that load, are applied, and behave as a reader would expect."""

import hashlib
import math
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.fitting import DIRECTION
from geo_nlp import pipeline
from geo_nlp.ontology import load_ontology
from geo_nlp.pipeline import engine_of
from geo_nlp.pipes.events.agreement import agreements
from geo_nlp.pipes.relations.confidence import KINDS, Kind, Weights, experience, load_weights
from geo_nlp.pipes.relations.end_features import steps
from geo_nlp.pipes.syntax.tree import parse_of

ROOT = Path(__file__).parents[2]
PLAIN = Weights(
    least=0.0, bias=0.2, weights={"rule": 1.0, "one end": -1.0}, rules={}, groups={"ACCUSE": (9, 10)}, total=(60, 100)
)


@pytest.mark.parametrize("kind", KINDS)
def test_stored_numbers_are_sound(kind: Kind) -> None:
    weights = load_weights(kind)
    ontology = load_ontology()
    assert set(weights.groups) <= set(ontology.predicates if kind == "relations" else ontology.attitudes)
    assert all(0 <= right <= seen and seen for right, seen in [*weights.rules.values(), *weights.groups.values()])
    assert sum(seen for _, seen in weights.rules.values()) == sum(seen for _, seen in weights.groups.values())
    assert weights.weights["rule"] > 0


@pytest.mark.parametrize("kind", KINDS)
def test_more_doubt_never_raises_a_confidence_and_more_agreement_never_lowers_it(kind: Kind) -> None:
    weights = load_weights(kind)
    group = next(iter(weights.groups))
    for name, sign in DIRECTION.items():
        if name == "rule":
            continue
        told = [weights.agreed(weights.probability("new-rule", group, {name: n / 2}), {}) for n in range(5)]
        assert told == sorted(told, reverse=sign < 0), name
    assert {"source missing", "negated", "depth", "same pair and type", "target path"} <= DIRECTION.keys()
    assert len(DIRECTION.keys() & weights.weights.keys()) > 10


@pytest.mark.parametrize("value", [-1e3, -5.0, 0.0, 5.0, 1e3])
def test_a_probability_is_never_certain(value: float) -> None:
    told = PLAIN.agreed(PLAIN.probability("accuse-blame-verb", "ACCUSE", {"one end": value}), {"same pair": value})
    assert 0 < told < 1
    assert told == round(told, 2)
    assert all(0 < PLAIN.agreed(certain, {}) < 1 for certain in (0.0, 1.0))


def test_no_confidence_is_below_the_lowest_that_was_fitted() -> None:
    floored = replace(PLAIN, least=0.3)
    assert floored.agreed(floored.probability("accuse-blame-verb", "ACCUSE", {"one end": 9.0}), {}) == 0.3
    assert floored.agreed(0.6, {}) == 0.6
    assert all(0.2 < load_weights(kind).least < 0.5 for kind in KINDS)


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
    assert weights.probability(sure.rule, "ACCUSE", {"target missing": 1.0}) < sure.confidence
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


def test_a_pair_that_is_told_of_again_is_surer(nlp: Language) -> None:
    once = "France condemned Russia on Monday."
    (alone,) = nlp(once)._.relations
    first, *_ = nlp(f"{once} In Geneva, Macron later accused the Kremlin of murder.")._.relations
    assert (first.predicate, first.sentence) == (alone.predicate, alone.sentence)
    assert first.confidence > alone.confidence


def test_agreement_counts_other_sentences_and_no_record_agrees_with_itself(nlp: Language) -> None:
    text = "France condemned Russia. Macron condemned Putin on Tuesday. Kenya thanked Chad."
    relations = list(nlp(text)._.relations)
    acts = {relation.id: n for n, relation in enumerate(relations)}
    by_kind = {r.predicate: features for r, features in zip(relations, agreements(relations, acts), strict=True)}
    assert by_kind["ACCUSE"]["same pair and type"] == pytest.approx(math.log(2))
    assert not any(by_kind["SUPPORT"].values())


def test_the_confidence_of_a_record_is_the_same_in_any_batch(nlp: Language) -> None:
    texts = ["France condemned Russia on Monday.", "Xi will meet Putin. China accused Japan of lies, but he denied it."]
    alone = [[r.confidence for r in (*nlp(text)._.relations, *nlp(text)._.stances)] for text in texts]
    for batch in (1, 2):
        docs = nlp.pipe(texts, batch_size=batch)
        assert [[r.confidence for r in (*doc._.relations, *doc._.stances)] for doc in docs] == alone


def test_the_engine_tells_other_weights_apart(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine_of(nlp).rules
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b" " * (path.name == "confidence.json"))
    pipeline._knowledge.cache_clear()
    try:
        assert engine_of(nlp).rules != before
    finally:
        monkeypatch.undo()
        pipeline._knowledge.cache_clear()
    assert engine_of(nlp).rules == before


def test_the_path_between_two_words_is_counted_in_steps_of_the_tree(nlp: Language) -> None:
    words = parse_of(nlp("France condemned the strikes of Russia."))
    by_form = {word.text: word for word in words}
    assert [steps(by_form[form], by_form["condemned"]) for form in ("condemned", "France", "Russia")] == [0, 1, 3]
    assert steps(by_form["France"], by_form["Russia"]) == 4


def test_the_page_belongs_to_the_stored_numbers() -> None:
    stored = (ROOT / "geo_nlp" / "rules" / "confidence.json").read_bytes()
    page = (ROOT / "docs" / "confidence.md").read_text(encoding="utf-8")
    assert hashlib.sha256(stored).hexdigest()[:12] in page, "run `python -m benchmarks.confidence TEXTS --write`"
    for kind in KINDS:
        for name, weight in load_weights(kind).weights.items():
            assert f"| {name} | {weight:+.3f} |" in page
