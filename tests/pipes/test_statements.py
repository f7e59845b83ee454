"""Who speaks and for whom, in texts with a source and a title: "I", "we", "you", and the speaker of each record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.extraction import make_doc
from geo_nlp.rules import notation
from geo_nlp.rules.schema import Example, Words
from geo_nlp.types import Article, Participant

CASES = yaml.safe_load(Path(__file__).with_name("statements.yaml").read_text("utf-8"))
DATE = "2023-05-05"


class Statement(Example):
    """A text as its publisher has it; `by` are the speakers of its relations in order."""

    source: str | None = None
    title: str | None = None
    date: str = DATE
    stances: Words | None = None
    by: Words | None = None


STATEMENTS = [Statement(**case) for case in CASES]


@pytest.fixture(scope="module")
def docs(nlp: Language) -> Mapping[int, Doc]:
    articles = [
        Article(id=str(n), text=s.text, title=s.title, source=s.source, date=s.date) for n, s in enumerate(STATEMENTS)
    ]
    return dict(enumerate(nlp.pipe([make_doc(nlp, article) for article in articles])))


@pytest.mark.parametrize("number", range(len(STATEMENTS)), ids=[f"{s.source}: {s.text}" for s in STATEMENTS])
def test_statement(number: int, docs: Mapping[int, Doc]) -> None:
    doc, statement = docs[number], STATEMENTS[number]
    different = notation.differences(notation.parse_all(statement.yields), notation.relations(doc))
    if statement.stances is not None:
        different += notation.differences(notation.parse_all(statement.stances), notation.stances(doc))
    if statement.by is not None:
        told = [_told(doc, relation.attribution) for relation in doc._.relations]
        different += [] if told == list(statement.by) else [f"speakers are {told}"]
    assert not different, "\n".join([*different, notation.explain(doc)])


def _told(doc: Doc, number: int | None) -> str:
    speaker: Participant | None = None if number is None else doc._.attributions[number].speaker
    return "-" if speaker is None else speaker.actor or speaker.text


def test_they_are_many() -> None:
    assert len(STATEMENTS) >= 60
