"""Bridging: the countries of actors whose own phrase tells none, and those that must not be given any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.extraction import make_doc
from geo_nlp.rules import notation
from geo_nlp.types import Article, Participant

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("bridging.yaml").read_text("utf-8"))


def article(number: int, case: Mapping[str, Any]) -> Article:
    """The article of a case."""
    return Article(id=f"a{number}", text=case["text"], title=case.get("title"), source=case.get("source"))


@pytest.fixture(scope="module")
def docs(nlp: Language) -> list[Doc]:
    return list(nlp.pipe([make_doc(nlp, article(n, case)) for n, case in enumerate(CASES)]))


def ends(doc: Doc) -> Iterator[Participant]:
    """All who take part in the records of a text."""
    for relation in doc._.relations:
        yield from (end for end in (relation.source, relation.target) if end is not None)
    for stance in doc._.stances:
        yield from (stance.holder, *stance.targets)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["text"].split("\n")[0] for case in CASES])
def test_an_actor_is_of_the_state_that_the_text_tells(number: int, docs: list[Doc]) -> None:
    doc, wanted = docs[number], CASES[number]["ends"]
    found = {end.text if end.antecedent is None else end.antecedent.text: end.country or "-" for end in ends(doc)}
    found |= {end.text: end.country or "-" for end in ends(doc)}
    assert {phrase: found.get(phrase) for phrase in wanted} == wanted, notation.explain(doc)


def test_the_cases_are_many() -> None:
    assert sum(len(case["ends"]) for case in CASES) >= 60
    assert sum("-" in case["ends"].values() for case in CASES) >= 15


@pytest.mark.parametrize("number", range(len(CASES)))
def test_records_mentions_and_actors_agree(number: int, docs: list[Doc]) -> None:
    doc = docs[number]
    at = {(m.start, m.end): m for m in doc._.mentions}
    for end in ends(doc):
        whole = end.antecedent or end
        mention = at[whole.start, whole.end]
        assert mention.country in (None, end.country)  # None where the place of the record alone tells it
        assert {m.country for m in doc._.mentions if m.actor and m.actor == end.actor} <= {end.country}
