"""Records validate against the published schema, and the schema says what the vocabulary says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from spacy.language import Language

from geo_nlp.extraction import records
from geo_nlp.ontology import load_ontology
from geo_nlp.read import read_articles
from geo_nlp.records import schema
from geo_nlp.types import Article

SAMPLES = Path(__file__).parent.parent / "data" / "samples"


@pytest.fixture(scope="module")
def found(nlp: Language) -> list[dict[str, Any]]:
    return list(records((item for item in read_articles([SAMPLES]) if isinstance(item, Article)), nlp=nlp))


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_records_of_the_samples_validate(found: list[dict[str, Any]]) -> None:
    validator = Draft202012Validator(schema())
    assert found
    for record in found:
        faults = [
            f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(json.dumps(record)))
        ]
        assert not faults, "\n".join(faults)


def spans(value: object) -> Iterator[Mapping[str, Any]]:
    """Everything in a record that has offsets and a text."""
    if isinstance(value, Mapping):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_every_text_is_what_stands_at_its_offsets(found: list[dict[str, Any]]) -> None:
    for record in found:
        for span in spans({name: value for name, value in record.items() if name != "text"}):
            assert record["text"][span["start"] : span["end"]] == span["text"]


def test_relations_lie_in_their_sentence(found: list[dict[str, Any]]) -> None:
    for record in found:
        for relation in record["relations"]:
            sentence = relation["sentence"]
            ends = [end for end in (relation["source"], relation["target"]) if end]
            for part in (relation["trigger"], *(end for end in ends if end["antecedent"] is None)):
                assert sentence["start"] <= part["start"] < part["end"] <= sentence["end"], relation


def test_closed_sets_are_those_of_the_vocabulary() -> None:
    known, published = load_ontology(), schema()["$defs"]

    def names(key: str) -> set[str]:
        return set(published[key]["enum"]) - {None}

    assert names("predicate") == set(known.predicates)
    assert names("mode") == {mode for predicate in known.predicates.values() for mode in predicate.modes}
    assert names("type") == set(known.actor_types)
    assert names("sector") == set(known.sectors)
    assert names("post") == set(known.posts)
    assert names("attitude") == set(known.attitudes)


WRONG = [
    ({"predicate": "HUG"}, "predicate"),
    ({"source": None, "target": None}, "relations"),
    ({"quad": 5}, "quad"),
    ({"colour": "red"}, "relations"),
]


@pytest.mark.parametrize(("change", "where"), WRONG)
def test_schema_refuses(found: list[dict[str, Any]], change: dict[str, object], where: str) -> None:
    record = json.loads(json.dumps(next(record for record in found if record["relations"])))
    record["relations"][0].update(change)
    faults = list(Draft202012Validator(schema()).iter_errors(record))
    assert any(where in error.json_path for error in faults)
