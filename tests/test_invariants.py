"""What holds of every record, whatever the text: over the sample articles, and over mutilated copies of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from geo_nlp import pipeline
from geo_nlp.ontology import load_ontology
from geo_nlp.read import read_articles
from geo_nlp.records import make_record
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
ONTOLOGY = load_ontology()
Record = dict[str, Any]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [item for item in read_articles([str(SAMPLES)]) if isinstance(item, Article)]
    assert len(found) > 5
    return found


@pytest.fixture(scope="module")
def docs(nlp: Language, articles: list[Article]) -> list[Doc]:
    return list(nlp.pipe([pipeline.make_doc(nlp, article) for article in articles], batch_size=3))


@pytest.fixture(scope="module")
def found(nlp: Language, articles: list[Article]) -> list[Record]:
    return list(pipeline.records(articles, nlp=nlp))


def faults(record: Record) -> list[str]:
    """Whatever in a record breaks the contract."""
    return [*_spans(record, record["text"], "record"), *_relations(record), *_stances(record)]


def _spans(value: Any, text: str, where: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _spans(item, text, f"{where}[{number}]")
    elif isinstance(value, dict):
        if {"start", "end"} <= value.keys():
            start, end = value["start"], value["end"]
            if not 0 <= start < end <= len(text):
                yield f"{where}: {start}:{end} is no stretch of the text"
            elif value.get("text", text[start:end]) != text[start:end]:
                yield f"{where}: {value['text']!r} is not {text[start:end]!r}"
        for key, item in value.items():
            yield from _spans(item, text, f"{where}.{key}")


def _within(inner: Record | None, sentence: Record) -> bool:
    return inner is None or (sentence["start"] <= inner["start"] and inner["end"] <= sentence["end"])


def _relations(record: Record) -> Iterator[str]:
    ids = [relation["id"] for relation in record["relations"]]
    if len(set(ids)) != len(ids):
        yield "two relations have one id"
    for relation in record["relations"]:
        name = f"{relation['predicate']} by {relation['rule']}"
        predicate = ONTOLOGY.predicates[relation["predicate"]]
        ends = [relation["source"], relation["target"]]
        if relation["quad"] != predicate.quad:
            yield f"{name}: quad {relation['quad']}"
        if ends == [None, None] or (predicate.kind == "tie" and None in ends):
            yield f"{name}: an end is missing"
        if not all(_within(part, relation["sentence"]) for part in (*ends, relation["trigger"])):
            yield f"{name}: an end or the trigger is outside the sentence"
        if relation["attribution"] is not None and not 0 <= relation["attribution"] < len(record["attributions"]):
            yield f"{name}: attribution {relation['attribution']}"
        if all(ends) and ends[0]["actor"] and ends[0]["actor"] == ends[1]["actor"]:
            yield f"{name}: {ends[0]['actor']} with itself"


def _stances(record: Record) -> Iterator[str]:
    for stance in record["stances"]:
        if stance["polarity"] != ONTOLOGY.attitudes[stance["attitude"]].polarity or not 1 <= stance["strength"] <= 3:
            yield f"{stance['rule']}: polarity {stance['polarity']}, strength {stance['strength']}"
        if stance["holder"]["actor"] and stance["holder"]["actor"] in [target["actor"] for target in stance["targets"]]:
            yield f"{stance['rule']}: a stance on oneself"


def test_samples_keep_the_contract(found: list[Record]) -> None:
    assert [fault for record in found for fault in faults(record)] == []


def test_samples_are_worth_reading(found: list[Record]) -> None:
    assert all(record["relations"] and record["roles"] and record["actors"] for record in found)


def test_samples_validate(found: list[Record]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from geo_nlp.records import schema

    validator = jsonschema.Draft202012Validator(schema())
    assert [error.message for record in found for error in validator.iter_errors(record)] == []


def test_two_runs_give_the_same_bytes(nlp: Language, articles: list[Article], found: list[Record]) -> None:
    assert json.dumps(list(pipeline.records(articles, nlp=nlp))) == json.dumps(found)


def test_order_and_batch_size_do_not_matter(
    nlp: Language, articles: list[Article], found: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 2)
    backwards = list(pipeline.records(reversed(articles), nlp=nlp))
    assert backwards[::-1] == found


@pytest.mark.parametrize("way", ["docbin", "bytes"])
def test_a_doc_survives_the_journey(way: str, nlp: Language, docs: list[Doc], articles: list[Article]) -> None:
    if way == "docbin":
        packed = DocBin(store_user_data=True, docs=docs).to_bytes()
        copies = list(DocBin(store_user_data=True).from_bytes(packed).get_docs(nlp.vocab))
    else:
        copies = [Doc(nlp.vocab).from_bytes(doc.to_bytes()) for doc in docs]
    engine = pipeline.engine_of(nlp)
    for doc, copy, article in zip(docs, copies, articles, strict=True):
        assert make_record(copy, article, engine) == make_record(doc, article, engine)
        assert list(copy._.clauses) == list(doc._.clauses)
        assert [(s.start, s.end, s.label_, s.kb_id_) for s in copy.spans["mentions"]] == [
            (s.start, s.end, s.label_, s.kb_id_) for s in doc.spans["mentions"]
        ]


SENTENCES = (
    "French President Emmanuel Macron, who met Lavrov in Ankara on Monday, condemned Iran's attack on Israel.",
    '"We will not meet them," said the Turkish foreign minister. Both countries imposed sanctions on Russia.',
    "PARIS, Feb 27 (Reuters) - China and Russia, its ally, urged NATO to withdraw the troops that it had sent.",
    "Russia denied it had attacked Turkey – “a lie” – and the U.S.-China talks, according to the UN, failed.",
)


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """A news text with words lost, doubled, moved, shouted or run together."""
    words = " ".join(draw(st.permutations(SENTENCES))[: draw(st.integers(1, 3))]).split(" ")
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(words) - 1))
        change = draw(st.sampled_from(["drop", "double", "swap", "shout", "break", "mark", "join"]))
        other = draw(st.integers(0, len(words) - 1))
        if change == "drop" and len(words) > 1:
            del words[at]
        elif change == "swap":
            words[at], words[other] = words[other], words[at]
        elif change == "join":
            words[at] += words[other]
        else:
            word = words[at]
            words[at] = {"double": f"{word} {word}", "shout": word.upper(), "break": f"{word}\n\n"}.get(
                change, f"“{word}"
            )
    return draw(st.sampled_from(["", "\n", "  "])) + " ".join(words)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=mutilated())
def test_any_text_keeps_the_contract(text: str, nlp: Language) -> None:
    article = Article(id="any", text=text, date="2025-03-01")
    failures: list[object] = []
    (record,) = pipeline.records([article], nlp=nlp, on_failure=failures.append)
    assert not failures
    assert record["text"] == text
    assert faults(record) == []


def test_an_empty_text_is_an_empty_record(nlp: Language) -> None:
    (record,) = pipeline.records([Article(id="none", text="")], nlp=nlp)
    assert (record["mentions"], record["relations"], record["stances"], record["roles"]) == ([], [], [], [])


def test_what_is_said_does_not_hang_on_the_id(nlp: Language, articles: list[Article]) -> None:
    first, second = pipeline.records([articles[0], replace(articles[0], id="other")], nlp=nlp)
    assert first["mentions"] == second["mentions"]
    assert {r["id"] for r in first["relations"]}.isdisjoint(r["id"] for r in second["relations"])
