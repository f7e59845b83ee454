"""What holds of every record, whatever the text: over the samples, and over news that went wrong on its way.

The wrong news is made from a seed (`mutations.mutated`), which is the id of its article and stands in every failure.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import contract
import mutations
import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from geo_nlp import extraction
from geo_nlp.pipeline import engine_of
from geo_nlp.read import read_articles
from geo_nlp.records import make_record
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
SEEDS = range(90)
ODD = ("", " ", "\n\n", "\u201c", "\U0001f600", "Russia", "...", "x\n" * 200, '"' * 99, "Mr. " * 40, "Russia " * 200,
       "a" * 5000, "Russia\x00attacked France.", "\u202eRussia attacked France.",
       "One of the complaints concerned sanctions against Russia.")  # fmt: skip
# The smallest texts that faults were found with: ends of what is about or said, beside white space or off.
ONCE_FAULTY = (
    "\nBritain's move angered Spain.",
    "  Britain's move angered Spain.",
    "Macron condemned Łódź\u2028",
    "Macron | condemned  Japan.\u00a0Iran on",
    '"We meet &nbsp; them," said  ',
    "Analysts said talks failed. The rain fell. They pointed out that the Turkish government did little to stop it.",
    '"We will not meet &nbsp; them," said the',
    "Paris praised Emmanuel Macron (Amiens)",
    "Norway praised Harmeet Sooden, 32,",
)
LOOSE_TARGETS = ("Germany trusts Japan; Britain's failure", "China-Russia criticised each other")
Record = dict[str, Any]
Run = Callable[[Sequence[Article]], list[Record]]


def wire(texts: Sequence[str]) -> list[Article]:
    return [Article(id=f"text {number}", text=text, date="2025-03-01") for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def run(nlp: Language) -> Run:
    """Records of articles, all of them: a failure is none."""

    def records(articles: Sequence[Article]) -> list[Record]:
        failures: list[object] = []
        found = list(extraction.records(articles, nlp=nlp, on_failure=failures.append))
        assert failures == []
        return found

    return records


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [item for item in read_articles([str(SAMPLES)]) if isinstance(item, Article)]
    assert len(found) > 5
    return found


@pytest.fixture(scope="module")
def mutants() -> list[Article]:
    return [Article(id=f"seed {seed}", text=mutations.mutated(seed), date="2025-03-01") for seed in SEEDS]


@pytest.fixture(scope="module")
def found(run: Run, articles: list[Article], mutants: list[Article]) -> list[Record]:
    return run([*articles, *mutants])


def faults_of(records: Sequence[Record]) -> list[str]:
    return [f"{record['id']}: {fault}\n{record['text']}" for record in records for fault in contract.faults(record)]


def test_every_record_keeps_the_contract(found: list[Record]) -> None:
    assert faults_of(found) == []


def test_every_record_validates(found: list[Record]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    from geo_nlp.records import schema

    validator = jsonschema.Draft202012Validator(schema())
    assert [f"{r['id']}: {error.message}" for r in found for error in validator.iter_errors(r)] == []


def test_the_text_is_left_as_it_was(found: list[Record], articles: list[Article], mutants: list[Article]) -> None:
    assert [record["text"] for record in found] == [article.text for article in (*articles, *mutants)]


def test_there_is_something_to_check(found: list[Record], articles: list[Article]) -> None:
    samples, rest = found[: len(articles)], found[len(articles) :]
    assert all(record["relations"] and record["roles"] and record["actors"] for record in samples)
    assert sum(bool(record["relations"]) for record in rest) > len(rest) / 2
    relations = [relation for record in rest for relation in record["relations"]]
    assert {r["date_granularity"] for r in relations} >= {"day", "week", "month", "year"}
    assert {r["modality"] for r in relations} >= {"asserted", "planned", "possible", "conditional", "demanded"}
    assert any(r["source"] is None for r in relations) and any(r["target"] is None for r in relations)
    assert any(r["source"] and r["source"]["antecedent"] for r in relations)
    assert any(r["attribution"] is not None for r in relations) and any(r["negated"] for r in relations)
    assert sum(len(record["stances"]) for record in rest) > 20


@pytest.mark.parametrize("batch", [1, 3])
def test_order_and_batch_size_do_not_matter(
    batch: int, run: Run, articles: list[Article], mutants: list[Article], found: list[Record],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(extraction, "BATCH", batch)
    again = run([*articles, *mutants][batch::6][::-1])[::-1]
    assert [json.dumps(r) for r in again] == [json.dumps(r) for r in found[batch::6]]


Spoil = Callable[[Record, Record], object]
SPOILS: dict[str, Spoil] = {
    "a text that is another": lambda record, relation: relation["trigger"].update(text="another"),
    "a stretch beyond the text": lambda record, relation: relation["sentence"].update(end=10**6),
    "an end outside the sentence": lambda record, relation: relation["sentence"].update(
        start=relation["trigger"]["end"]
    ),
    "no end": lambda record, relation: relation.update(source=None, target=None),
    "an actor with itself": lambda record, relation: relation.update(target=relation["source"]),
    "an end that is no mention": lambda record, relation: relation["source"].update(end=relation["source"]["end"] + 1),
    "two of one id": lambda record, relation: record["relations"].append(relation),
    "an attribution that is none": lambda record, relation: relation.update(attribution=len(record["attributions"])),
    "a trigger outside what is said": lambda record, relation: record["attributions"][0]["content"].update(
        start=relation["trigger"]["end"]
    ),
    "a day that nobody named": lambda record, relation: relation.update(
        date="2025-03-01", date_granularity="day", date_source="text"
    ),
    "a date of nowhere": lambda record, relation: relation.update(date_source=None),
    "an act without a number": lambda record, relation: relation.update(act="b1"),
    "a day of a month": lambda record, relation: relation.update(date="2025-03-01", date_granularity="month"),
    "a content that ends in a blank": lambda record, relation: record["attributions"][0]["content"].update(
        start=12, text=" that Russia had attacked Turkey"
    ),
    "a speaker inside what is said": lambda record, relation: record["attributions"][0]["content"].update(
        start=0, text="Macron said that Russia had attacked Turkey"
    ),
    "an actor that is not listed": lambda record, relation: record["actors"].pop(),
    "another quad class": lambda record, relation: relation.update(quad=1),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS)
def test_a_spoiled_record_is_noticed(spoil: Spoil, run: Run) -> None:
    (record,) = run(wire(["Macron said that Russia had attacked Turkey."]))
    assert contract.faults(record) == []
    text = record.pop("text")
    spoil(record, record["relations"][0])
    assert contract.faults({**record, "text": text}) != []


def test_an_endless_sentence_keeps_the_contract(run: Run) -> None:
    (record,) = run(wire([mutations.endless()]))
    assert len(record["relations"]) > 50
    assert faults_of([record]) == []


def test_odd_texts_keep_the_contract(run: Run) -> None:
    records = run(wire(ODD))
    assert faults_of(records) == []
    assert not any(record["relations"] or record["stances"] or record["roles"] for record in records)


@pytest.mark.parametrize("text", ONCE_FAULTY)
def test_what_is_about_and_said_is_well_cut(text: str, run: Run) -> None:
    records = run(wire([text]))
    assert faults_of(records) == []
    assert contract.loose_ends(records[0]) == []


@pytest.mark.parametrize("text", LOOSE_TARGETS)
def test_what_is_about_holds_the_targets(text: str, run: Run) -> None:
    assert contract.loose_ends(run(wire([text]))[0]) == []


@pytest.mark.parametrize("way", ["docbin", "bytes"])
def test_a_doc_survives_the_journey(way: str, nlp: Language, articles: list[Article]) -> None:
    sent = articles[::4]
    docs = list(nlp.pipe([extraction.make_doc(nlp, article) for article in sent], batch_size=3))
    if way == "docbin":
        packed = DocBin(store_user_data=True, docs=docs).to_bytes()
        copies = list(DocBin(store_user_data=True).from_bytes(packed).get_docs(nlp.vocab))
    else:
        copies = [Doc(nlp.vocab).from_bytes(doc.to_bytes()) for doc in docs]
    engine = engine_of(nlp)
    for doc, copy, article in zip(docs, copies, sent, strict=True):
        assert make_record(copy, article, engine) == make_record(doc, article, engine)
        assert list(copy._.clauses) == list(doc._.clauses)
        assert [(s.start, s.end, s.label_, s.kb_id_) for s in copy.spans["mentions"]] == [
            (s.start, s.end, s.label_, s.kb_id_) for s in doc.spans["mentions"]
        ]


def test_what_is_said_does_not_hang_on_the_id(run: Run, articles: list[Article]) -> None:
    first, second = run([articles[0], replace(articles[0], id="other")])
    assert first["mentions"] == second["mentions"]
    assert {r["id"] for r in first["relations"]}.isdisjoint(r["id"] for r in second["relations"])
    for kind in ("relations", "stances"):
        assert [item["act"] for item in first[kind]] == [item["act"] for item in second[kind]]


def test_some_acts_are_reported_more_than_once_and_most_once(found: list[Record], articles: list[Article]) -> None:
    labels = [
        [x["act"] for kind in ("relations", "stances") for x in record[kind]] for record in found[: len(articles)]
    ]
    records, acts = sum(map(len, labels)), sum(len(set(acts)) for acts in labels)
    assert 0.6 * records < acts < 0.95 * records


def test_what_stands_before_a_text_leaves_its_acts_as_they_are(run: Run) -> None:
    text = "Germany criticises China\n\nGermany accused China. The accusation by Germany against China was sharp."
    alone, after = run(wire([text, f"Kenya thanked Brazil.\n\n{text}"]))
    acts = [item["act"] for item in alone["relations"]]
    assert [int(item["act"][1:]) - 1 for item in after["relations"][1:]] == [int(act[1:]) for act in acts]
    assert len(acts) == 3 and len(set(acts)) == 1
