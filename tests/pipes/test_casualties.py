"""How many people an act killed and injured, and which act it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from conftest import articles
from spacy.language import Language
from spacy.tokens import Doc

from geo_nlp.extraction import make_doc
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.rules import notation
from geo_nlp.types import Casualties, Relation

LINES = yaml.safe_load(Path(__file__).with_name("casualties.yaml").read_text("utf-8"))
ROWS: list[tuple[str, str]] = [(text.strip(), told.strip()) for text, told in (line.rsplit("|", 1) for line in LINES)]


@pytest.fixture(scope="module")
def docs(nlp: Language) -> Mapping[str, Doc]:
    texts = [text for text, _ in ROWS]
    return dict(zip(texts, nlp.pipe([make_doc(nlp, article) for article in articles(texts)]), strict=True))


def told(relation: Relation) -> str:
    roles: list[tuple[str, Casualties | None]] = [("killed", relation.killed), ("injured", relation.injured)]
    found = [f"{role} {'some' if n.count is None else n.count}" for role, n in roles if n is not None]
    return " ".join(found) or "none"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_an_act_has_its_casualties(row: tuple[str, str], docs: Mapping[str, Doc]) -> None:
    doc = docs[row[0]]
    found: dict[int, str] = {}
    for r in sorted(doc._.relations, key=lambda r: r.trigger.start):
        if r.predicate in FORCE:
            found.setdefault(r.trigger.start, told(r))
    assert (", ".join(found.values()) or "nothing") == row[1], notation.explain(doc)


def test_the_sentences_are_many() -> None:
    assert len(ROWS) >= 40


def test_a_number_is_quoted_with_what_it_counts(docs: Mapping[str, Doc]) -> None:
    text = "Russian jets killed more than 1,200 Ukrainian soldiers."
    killed = docs[text]._.relations[0].killed
    assert killed.text == "more than 1,200 Ukrainian soldiers"
    assert text[killed.start : killed.end] == killed.text
