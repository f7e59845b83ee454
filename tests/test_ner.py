"""The weights of models/ner_news: checked against their card, put over the model's own, and nothing else touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import mutations
import numpy as np
import pytest
from plainmodel import plain
from spacy.language import Language

import geo_nlp
from geo_nlp.errors import InputError, ModelError
from geo_nlp.extraction import make_doc
from geo_nlp.ner import CARD, WEIGHTS, Ner, base_of, chosen, folder, parameters, put_on
from geo_nlp.pipeline import engine_of
from geo_nlp.types import Article

TEXT = "Lin Jian, a spokesperson for the Chinese Foreign Ministry, met Bola Tinubu in Abuja on Tuesday."


@pytest.fixture(scope="module")
def old() -> Language:
    return plain()


@pytest.fixture(scope="module")
def new() -> Language:
    nlp = plain()
    assert put_on(nlp)
    return nlp


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(folder(), tmp_path / "ner_news")
    return tmp_path / "ner_news"


def test_the_net_takes_the_weights(new: Language) -> None:
    with np.load(folder() / WEIGHTS) as weights:
        found = {key: node.get_param(name) for key, node, name in parameters(new.get_pipe("ner").model)}
        assert found.keys() == set(weights.files)
        assert all(np.array_equal(found[key], weights[key].astype(np.float32)) for key in found)


def test_parse_is_untouched(old: Language, new: Language) -> None:
    for one, other in zip(old.pipe(mutations.NEWS), new.pipe(mutations.NEWS), strict=True):
        assert [(t.tag_, t.dep_, t.head.i, t.lemma_) for t in one] == [
            (t.tag_, t.dep_, t.head.i, t.lemma_) for t in other
        ]


def test_dates_stay() -> None:
    def dates(ner: Ner) -> set[tuple[int, int]]:
        nlp = geo_nlp.load(ner=ner)
        docs = [make_doc(nlp, Article(id="", text=text)) for text in mutations.NEWS]
        return {(k, t.i) for k, doc in enumerate(nlp.pipe(docs)) for t in doc if t.ent_type_ == "DATE"}

    before, after = dates("plain"), dates("news")
    assert len(before & after) >= 0.95 * len(before | after)


def test_plain_leaves_the_model(old: Language) -> None:
    for nlp, name in (
        (geo_nlp.load(ner="plain"), base_of(old)),
        (geo_nlp.load(ner="news"), f"{base_of(old)}, ner_news"),
    ):
        assert engine_of(nlp).model.startswith(name)
        same = all(
            np.array_equal(a.get_param(n), b.get_param(n))
            for (_, a, n), (_, b, _) in zip(
                parameters(old.get_pipe("ner").model), parameters(nlp.get_pipe("ner").model), strict=True
            )
        )
        assert same == ("ner_news" not in name)


def test_other_weights_than_the_cards(copy: Path) -> None:
    raw = bytearray((copy / WEIGHTS).read_bytes())
    raw[-1] ^= 1
    (copy / WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelError, match="damaged"):
        put_on(plain(), copy)


def test_no_weights(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="--ner plain"):
        put_on(plain(), tmp_path)


def test_another_model_keeps_its_own(copy: Path, old: Language) -> None:
    card = json.loads((copy / CARD).read_text()) | {"base": "en_core_web_md 3.8.0"}
    (copy / CARD).write_text(json.dumps(card))
    before = [node.get_param(name).copy() for _, node, name in parameters(old.get_pipe("ner").model)]
    assert put_on(old, copy) is None
    after = [node.get_param(name) for _, node, name in parameters(old.get_pipe("ner").model)]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))


def test_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_NLP_NER", "plain")
    assert (chosen(None), chosen("news")) == ("plain", "news")
    with pytest.raises(InputError, match="news, plain"):
        chosen("mine")
