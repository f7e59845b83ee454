"""The recipe of models/ner_news: what it learns from is well formed, and a few steps of it train."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

import geo_nlp
from geo_nlp.ner import CARD, put_on
from geo_nlp.types import Article
from models.train.__main__ import write
from models.train.corpus import articles, crossner, examples, silver
from models.train.fit import Plan, fit
from models.train.marked import HERE, KINDS, faults, sentences, unmarked
from models.train.measure import figures

LEAST = 3000
NEWS = "Emmanuel Macron met Hakan Fidan in Ankara on Monday. France and Turkey signed a treaty, the Elysee said."


@pytest.fixture
def fresh() -> Language:
    return geo_nlp.load(ner="plain")


def test_sentences_are_marked_as_the_guide_says() -> None:
    lines = [line for path in HERE.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(line, fault) for line in lines for fault in faults(line)] == []
    assert len({unmarked(line)[0] for line in lines}) == len(lines)


def test_there_are_enough_of_every_kind() -> None:
    found = [kind for _, names in sentences() for _, _, kind in names]
    assert sum(1 for _ in sentences()) >= LEAST
    assert set(found) == KINDS
    assert found.count("ORG") > LEAST


def test_silver_is_the_gazetteers_word(fresh: Language, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for k in range(3):
            row = {"id": str(k), "text": f"Mali and Burkina Faso condemned France on May {k + 1}.", "title": None}
            file.write(json.dumps({**row, "date": None, "source": f"outlet {k % 2}"}) + "\n")
    found = [{(e.text, e.label_) for e in x.reference.ents} for x in silver(fresh, articles(path, seed=1), tokens=1000)]
    assert len(found) == 3
    assert all({("Mali", "GPE"), ("Burkina Faso", "GPE"), ("France", "GPE")} <= names for names in found)
    assert all("DATE" in {label for _, label in names} for names in found)


def test_crossner_keeps_what_it_does_not_know(fresh: Language, tmp_path: Path) -> None:
    text = "In 2016 Lebu Kor of the Reform Union won the Zanzibar election."
    spans = [("Lebu Kor", "politician"), ("Reform Union", "politicalparty"), ("Zanzibar", "location")]
    entities = [{"start": text.index(name), "end": text.index(name) + len(name), "label": kind} for name, kind in spans]
    path = tmp_path / "crossner.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}) + "\n", encoding="utf-8")
    (example,) = crossner(fresh, path)
    found = {(e.text, e.label_) for e in example.reference.ents}
    assert found == {("2016", "DATE"), ("Lebu Kor", "PERSON"), ("Reform Union", "ORG"), ("Zanzibar", "GPE")}


@pytest.mark.slow
def test_a_few_steps_train_and_can_be_loaded(fresh: Language, tmp_path: Path) -> None:
    gold = list(silver(fresh, [Article(id="1", text=NEWS.replace("Fidan", "Zzq"))] * 20, tokens=10_000))
    losses = [loss for _, _, loss in fit(fresh, gold, [], Plan(epochs=2, batch=100))]
    assert losses and np.isfinite(losses).all()
    write(fresh, tmp_path / "ner_news", {})
    again = geo_nlp.load(ner="plain")
    assert put_on(again, tmp_path / "ner_news")
    assert json.loads((tmp_path / "ner_news" / CARD).read_text())["base"].startswith("en_core_web_sm")
    assert figures(again, gold)["PERSON"]["f1"] > 0.9


def test_rule_examples_are_articles() -> None:
    assert sum(1 for _ in examples()) > 1000
