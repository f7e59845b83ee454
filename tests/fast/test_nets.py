"""The nets behind the stand-ins: vectors and products to the bit, or close and steady; parses; what is remembered."""

from __future__ import annotations

from typing import Any

import mutations
import numpy as np
import pytest
from plainmodel import plain
from spacy.language import Language
from spacy.ml.models.tok2vec import build_hash_embed_cnn_tok2vec as HashEmbedCNN
from spacy.tokens import Doc
from thinc.api import NumpyOps

from geo_nlp.fast import choice, encoder, parser, products
from geo_nlp.fast.encoder import Encoder
from geo_nlp.fast.lemmas import RememberedLemmas
from geo_nlp.fast.parser import BatchedParser

TEXTS = ("", *mutations.NEWS, " ", "", "Russia", *(mutations.mutated(seed) for seed in range(100, 120)))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return plain()


@pytest.fixture(scope="module", params=["shared", "ner"])
def net(nlp: Language, request: pytest.FixtureRequest) -> Any:
    pipe: Any = nlp.get_pipe("tok2vec" if request.param == "shared" else "ner")
    return pipe.model if request.param == "shared" else pipe.model.get_ref("tok2vec").layers[0]


@pytest.fixture(scope="module")
def docs(nlp: Language) -> list[Doc]:
    return [nlp.make_doc(text) for text in TEXTS]


def same(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Products have thinc's bits, by whatever library."""
    monkeypatch.setattr(choice, "_close", lambda *_: False)


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> None:
    """Products are numpy's in one part, if these are steady, as on processors that thinc's BLIS does not know."""
    monkeypatch.setattr(choice, "_same", lambda *_: False)


@pytest.mark.usefixtures("exact")
def test_vectors_are_the_same_to_the_bit(net: Any, docs: list[Doc]) -> None:
    encode = Encoder(net)
    assert same(encode(docs), net.predict(docs))
    assert all(same(encode([doc]), net.predict([doc])) for doc in docs if len(doc))
    assert encode([docs[0]])[0].shape == (0, net.get_dim("nO"))


@pytest.mark.usefixtures("exact")
def test_vectors_are_the_same_where_thinc_multiplies(
    net: Any, docs: list[Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "_same", lambda *_: False)
    assert same(Encoder(net)(docs), net.predict(docs))


@pytest.mark.usefixtures("close")
def test_vectors_that_are_only_close_are_the_same_beside_any_docs(net: Any, docs: list[Doc]) -> None:
    encode = Encoder(net)
    together = encode(docs)
    assert all(np.allclose(a, b, atol=0.01) for a, b in zip(together, net.predict(docs), strict=True))
    assert all(same(encode([doc]), [vectors]) for doc, vectors in zip(docs, together, strict=True))


@pytest.mark.usefixtures("exact")
def test_what_is_remembered_has_an_end(net: Any, docs: list[Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "MOST", 50)
    encode = Encoder(net)
    for doc in docs[1:]:
        assert same(encode([doc, docs[1]]), net.predict([doc, docs[1]]))
        assert len(encode.known) <= max(50, len({*doc.text.split(), *docs[1].text.split()}) * 3)


def test_another_encoder_stays_spacys() -> None:
    with pytest.raises(ValueError, match="another way"):
        Encoder(HashEmbedCNN(
            width=16, depth=1, embed_size=10, window_size=1, maxout_pieces=3, subword_features=False,
            pretrained_vectors=True,
        ))  # fmt: skip


@pytest.mark.parametrize("shape", [(288, 288), (288, 576), (106, 64), (30, 700)])
def test_numpys_products_are_taken_only_to_the_bit(shape: tuple[int, int]) -> None:
    chance = np.random.default_rng(5)
    weights, rows = (chance.standard_normal(size, dtype=np.float32) for size in (shape, (700, shape[1])))
    multiply = choice.product(NumpyOps(), weights, fewest=16)
    for count in range(1, 700, 7):
        out = np.empty((count, shape[0]), dtype=np.float32)
        multiply(rows[:count], out)
        assert np.array_equal(out, NumpyOps().gemm(rows[:count], weights, trans2=True))


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("shape", [(288, 288), (1024, 64), (30, 700)])
def test_a_row_has_the_same_product_beside_any_rows(shape: tuple[int, int]) -> None:
    chance = np.random.default_rng(5)
    weights, rows = (chance.standard_normal(size, dtype=np.float32) for size in (shape, (700, shape[1])))
    multiply = choice.product(NumpyOps(), weights, fewest=16, nearly=True)
    whole = np.empty((len(rows), shape[0]), dtype=np.float32)
    multiply(rows, whole)
    assert np.allclose(whole, NumpyOps().gemm(rows, weights, trans2=True), atol=choice.CLOSE)
    for count in range(1, 700, 7):
        out = np.empty((count, shape[0]), dtype=np.float32)
        multiply(rows[-count:], out)
        assert np.array_equal(out, whole[-count:])


def test_numpys_threads_are_given_back() -> None:
    functions = products.openblas()
    before = functions[0]() if functions else None
    with products.one_thread():
        assert not functions or functions[0]() == 1
    assert (functions[0]() if functions else None) == before


def parsed(pipe: Any, docs: list[Doc], size: int) -> list[Any]:
    done = pipe.pipe([doc.copy() for doc in docs], batch_size=size)
    return [[(t.head.i, t.dep_, t.is_sent_start) for t in doc] for doc in done]


@pytest.mark.parametrize("products", ["exact", "close"])
@pytest.mark.parametrize("tokens", [1, 100, 10_000])
def test_parses_are_the_same_in_any_groups(
    nlp: Language, tokens: int, products: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(products)
    monkeypatch.setattr(parser, "TOKENS", tokens)
    docs = list(nlp.get_pipe("tok2vec").pipe([nlp.make_doc(text) for text in TEXTS]))  # type: ignore[attr-defined]
    fast, slow = BatchedParser(nlp.get_pipe("parser")), nlp.get_pipe("parser")
    assert parsed(fast, docs, 8) == parsed(fast, docs, 100) == parsed(slow, docs, 8)


def test_sentences_that_are_given_stay(nlp: Language) -> None:
    docs = list(nlp.get_pipe("tok2vec").pipe([nlp.make_doc(mutations.NEWS[0]) for _ in range(6)]))  # type: ignore[attr-defined]
    for doc in docs:
        doc[4].is_sent_start = True
    assert parsed(BatchedParser(nlp.get_pipe("parser")), docs, 6) == parsed(nlp.get_pipe("parser"), docs, 6)


def test_lemmas_outlive_a_memory_zone(nlp: Language) -> None:
    lemmas = RememberedLemmas(nlp.get_pipe("lemmatizer"))
    for _ in range(2):
        with nlp.memory_zone():
            doc = Doc(nlp.vocab, words=["Zorblaxes", "flimmered"], pos=["NOUN", "VERB"])
            assert [token.lemma_ for token in lemmas(doc)] == ["zorblaxe", "flimmere"]  # as spaCy has it
