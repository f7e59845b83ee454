"""The faster stand-ins tell the same as spaCy's components, token by token, and stand back where they would not."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from pathlib import Path

import mutations
import pytest
from plainmodel import plain
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import geo_nlp
from geo_nlp.extraction import records
from geo_nlp.fast import STAND_INS, parser, quicken
from geo_nlp.fast.entities import BatchedEntities
from geo_nlp.fast.parser import FEW
from geo_nlp.fast.pieces import LONGEST, Piece, join, pieces
from geo_nlp.fast.ruler import RememberedRuler
from geo_nlp.pipes.normalize.sentence_breaks import set_breaks
from geo_nlp.read import read_articles
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
ODD = ("", " ", "\n\n", "...", "Russia", "Mr. " * 40, "Russia " * 200, "There's gonna be a war, ain't there? Let's go.")
SEEDS = range(60)


@pytest.fixture(scope="module")
def slow() -> Language:
    return plain()


@pytest.fixture(scope="module")
def fast() -> Language:
    nlp = plain()
    assert sorted(quicken(nlp)) == sorted(STAND_INS)
    return nlp


def annotations_of(token: Token) -> tuple[object, ...]:
    return (
        token.text, token.tag_, token.dep_, token.head.i, token.pos_, token.lemma_, str(token.morph),
        token.is_sent_start, token.ent_iob_, token.ent_type_, token.ent_kb_id_,
    )  # fmt: skip


def differing(texts: Sequence[str], fast: Language, slow: Language) -> list[tuple[object, ...]]:
    docs = zip(fast.pipe(texts, batch_size=16), slow.pipe(texts, batch_size=7), strict=True)
    return [
        (annotations_of(a), annotations_of(b))
        for one, other in docs
        for a, b in zip(one, other, strict=True)
        if annotations_of(a) != annotations_of(b)
    ]


def test_samples_and_odd_texts_are_the_same(slow: Language, fast: Language) -> None:
    texts = [*(a.text for a in read_articles([SAMPLES]) if isinstance(a, Article)), *ODD, *mutations.NEWS]
    assert differing(texts, fast, slow) == []


def test_texts_that_went_wrong_are_the_same(slow: Language, fast: Language) -> None:
    assert differing([mutations.mutated(seed) for seed in SEEDS], fast, slow) == []


def test_one_text_alone_is_the_same(slow: Language, fast: Language) -> None:
    text = mutations.NEWS[0]
    assert [annotations_of(t) for t in fast(text)] == [annotations_of(t) for t in slow(text)]


def test_preset_entities_take_the_plain_road(slow: Language, fast: Language) -> None:
    def preset(nlp: Language) -> Doc:
        doc = nlp.make_doc("Emmanuel Macron met the Green Line in Paris.")
        doc.set_ents([Span(doc, 4, 6, label="ORG")], default="missing")
        return nlp(doc)

    assert [annotations_of(t) for t in preset(fast)] == [annotations_of(t) for t in preset(slow)]


def test_a_ruler_that_asks_for_more_stays_spacys() -> None:
    nlp = plain()
    nlp.get_pipe("attribute_ruler").add([[{"SHAPE": "Xxxx"}]], {"POS": "X"})
    with pytest.raises(ValueError, match="other attributes"):
        RememberedRuler(nlp.get_pipe("attribute_ruler"))
    assert sorted(quicken(nlp)) == sorted(STAND_INS.keys() - {"attribute_ruler"})


def test_a_beam_stays_spacys() -> None:
    ner = plain().get_pipe("ner")
    ner.cfg["beam_width"] = 4
    with pytest.raises(ValueError, match="beam"):
        BatchedEntities(ner)


def test_they_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_NLP_FAST", "0")
    assert quicken(plain()) == []


def test_records_are_the_same_without_them(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    articles = [article for article in read_articles([SAMPLES]) if isinstance(article, Article)]
    here = [json.dumps(record) for record in records(articles, nlp=nlp)]
    monkeypatch.setenv("GEO_NLP_FAST", "0")
    assert [json.dumps(record) for record in records(articles, nlp=geo_nlp.load())] == here


def test_lemmas_outlive_a_memory_zone(fast: Language) -> None:
    text = "They were zorbling the blipwhacks of Quxistan."
    with fast.memory_zone():
        before = [token.lemma_ for token in fast(text)]
    with fast.memory_zone():
        assert [token.lemma_ for token in fast(text)] == before


def test_copies_for_another_process_tell_the_same(fast: Language) -> None:
    doc, other = fast(mutations.NEWS[0]), fast.make_doc(mutations.NEWS[0])
    for _, component in pickle.loads(pickle.dumps(list(fast.pipeline))):
        other = component(other)
    assert [annotations_of(t) for t in other] == [annotations_of(t) for t in doc]


STORY = "\n\n".join(
    ["The envoys of Chad and Niger met again in Rome. They spoke for an hour. " * 6, *mutations.NEWS, *mutations.NEWS]
)
ASIDES = STORY.replace("\n\n", "\n\n< … >\n\n")


def broken(nlp: Language, text: str) -> Doc:
    """A doc that is to start a sentence after each blank line."""
    doc = set_breaks(nlp.make_doc(text))
    for name, component in nlp.pipeline:
        doc = component(doc) if name != "ner" else doc
    return doc


@pytest.mark.parametrize("text", [STORY, ASIDES, STORY.replace("\n\n", "\n\n - "), STORY.lower()])
def test_a_long_text_in_pieces_is_the_same(text: str, slow: Language, fast: Language) -> None:
    doc = broken(fast, text)
    assert len(pieces(set_breaks(fast.make_doc(text)))) >= FEW
    assert [annotations_of(t) for t in doc] == [annotations_of(t) for t in broken(slow, text)]


def joined(monkeypatch: pytest.MonkeyPatch, nlp: Language, text: str) -> tuple[list[int], Doc]:
    """The sizes of the pieces in which a text is parsed in the end, and its doc."""
    sizes: list[int] = []

    def watched(doc: Doc, parsed: Sequence[Piece]) -> None:
        sizes.extend(piece.size for piece in parsed)
        join(doc, parsed)

    monkeypatch.setattr(parser, "join", watched)
    return sizes, broken(nlp, text)


def test_a_piece_that_runs_on_is_put_together_with_the_next(
    monkeypatch: pytest.MonkeyPatch, slow: Language, fast: Language
) -> None:
    sizes, doc = joined(monkeypatch, fast, ASIDES)
    assert [annotations_of(t) for t in doc] == [annotations_of(t) for t in broken(slow, ASIDES)]
    assert 1 < len(sizes) < len(pieces(set_breaks(fast.make_doc(ASIDES))))
    sizes, _ = joined(monkeypatch, fast, STORY)
    assert len(sizes) == len(pieces(set_breaks(fast.make_doc(STORY))))


def test_a_stretch_without_breaks_leaves_the_rest_in_pieces(
    monkeypatch: pytest.MonkeyPatch, slow: Language, fast: Language
) -> None:
    stretch = "The envoys of Chad and Niger met again in Rome. They spoke for an hour. " * 50
    text = "\n\n".join([STORY, STORY, stretch, STORY, STORY])
    sizes, doc = joined(monkeypatch, fast, text)
    assert max(sizes) > LONGEST and sorted(sizes)[-2] < LONGEST
    assert [annotations_of(t) for t in doc] == [annotations_of(t) for t in broken(slow, text)]
