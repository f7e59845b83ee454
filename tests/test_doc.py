"""What a `Doc` carries: mentions as spans, and records that survive the journey; what a component says without them."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import mutations
import pytest
import spacy
from plainmodel import plain
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from geo_nlp.errors import PipelineError
from geo_nlp.extensions import LISTS, is_written
from geo_nlp.extraction import make_doc, records
from geo_nlp.pipeline import PIPES
from geo_nlp.pipes.stage import WRITERS
from geo_nlp.read import read_articles
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
# "We" is added by geo_attribution, and a title's phrase goes on with the name after it.
TEXTS = (
    '"We condemned Russia," Macron said.',
    "Lavrov met his Turkish counterpart Hakan Fidan in Paris. He thanked both countries.",
    "",
    "The rain fell.",
)
OTHER = "The weather was fine."


def shown(doc: Doc) -> list[tuple[int, int, str, str]]:
    return [(span.start_char, span.end_char, span.label_, span.kb_id_) for span in doc.spans["mentions"]]


def attribute(doc: Doc) -> list[tuple[int, int, str, str]]:
    return [(m.start, m.end, m.type, m.actor or "") for m in doc._.mentions]


@pytest.fixture(scope="module")
def own() -> Language:
    return plain()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXTS[0])


@pytest.fixture(scope="module")
def empty(nlp: Language) -> Doc:
    return nlp(OTHER)


def articles() -> Iterator[Article]:
    yield from (item for item in read_articles([SAMPLES]) if isinstance(item, Article))
    texts = (*TEXTS, *(mutations.mutated(seed) for seed in range(40)))
    yield from (Article(id=f"text {n}", text=text, date="2025-03-01") for n, text in enumerate(texts))


def test_spans_are_the_mentions_after_every_stage(nlp: Language) -> None:
    changed, count = set(), 0
    for article in articles():
        doc, before = make_doc(nlp, article), None
        for name, stage in nlp.pipeline:
            doc = stage(doc)
            if is_written(doc, "mentions"):
                assert shown(doc) == attribute(doc), f"{name}: {article.text}"
                changed |= {name} if before != attribute(doc) else set()
                before = attribute(doc)
        count += len(doc._.mentions)
    assert changed >= {"geo_mentions", "geo_coref", "geo_attribution"}
    assert count > 1_000


def test_mentions_that_are_set_by_hand_are_the_spans_too(nlp: Language) -> None:
    doc = nlp(TEXTS[1])
    doc._.mentions = [mention for mention in doc._.mentions if mention.type == "person"]
    assert shown(doc) == attribute(doc) != []


def test_a_component_of_the_users_sees_the_spans_when_records_are_made(nlp: Language) -> None:
    seen: list[int] = []

    def count_spans(doc: Doc) -> Doc:
        seen.append(len(doc.spans["mentions"]) if "mentions" in doc.spans else 0)
        return doc

    article = Article("a", TEXTS[0])
    before = list(records([article], nlp=nlp))
    Language.component("count_spans", func=count_spans)
    nlp.add_pipe("count_spans")
    try:
        assert list(records([article], nlp=nlp)) == before
    finally:
        nlp.remove_pipe("count_spans")
    assert seen == [3]


def test_spans_of_that_name_by_another_hand_are_no_lost_records(own: Language) -> None:
    doc = own(TEXTS[0])
    doc.spans["mentions"] = [Span(doc, 0, 2, label="X")]
    assert doc._.mentions == ()


def lacks(own: Language, name: str) -> str:
    """What the component says in a pipeline without the others."""
    pipe = own.create_pipe(name)
    with pytest.raises(PipelineError) as raised:
        pipe(own(TEXTS[0]))
    return str(raised.value)


@pytest.mark.parametrize("name", [name for name in PIPES if name not in ("geo_lemmas", "geo_mentions")])
def test_a_component_alone_names_what_it_lacks(name: str, own: Language) -> None:
    said = lacks(own, name)
    assert said.startswith(f"{name} needs geo_mentions")
    assert "geo_nlp.load()" in said and "\n" not in said


def test_what_lacks_comes_in_the_order_of_the_pipeline(own: Language) -> None:
    needs = "geo_relations needs geo_mentions, geo_attribution and geo_clauses before it; "
    assert lacks(own, "geo_relations").startswith(needs)
    assert lacks(own, "geo_coref").startswith("geo_coref needs geo_mentions and geo_roles before it; ")
    assert lacks(own, "geo_roles").startswith("geo_roles needs geo_mentions before it; ")


def test_only_what_is_missing_is_named(nlp: Language) -> None:
    with nlp.select_pipes(disable=["geo_attribution"]), pytest.raises(PipelineError) as raised:
        nlp(TEXTS[0])
    assert str(raised.value).startswith("geo_clauses needs geo_attribution before it; ")


def test_a_stage_that_found_nothing_has_run(empty: Doc) -> None:
    assert all(getattr(empty._, name) == () and is_written(empty, name) for name in LISTS)


def test_mentions_alone_are_spans() -> None:
    own = plain()
    own.add_pipe("geo_mentions")
    doc = own(TEXTS[1])
    assert shown(doc) == attribute(doc)
    assert "Hakan Fidan" in [span.text for span in doc.spans["mentions"]]


def test_the_smallest_pipeline_with_relations() -> None:
    own = plain()
    for name in ("geo_mentions", "geo_attribution", "geo_clauses", "geo_relations"):
        own.add_pipe(name)
    assert [r.predicate for r in own("France condemned Russia.")._.relations] == ["ACCUSE"]


def test_the_analysis_finds_no_fault_in_the_whole_pipeline(nlp: Language) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


@pytest.mark.parametrize("name", PIPES)
def test_the_analysis_names_what_a_component_lacks(name: str) -> None:
    blank = spacy.blank("en")
    blank.add_pipe(name)
    meta = Language.get_factory_meta(name)
    assert blank.analyze_pipes()["problems"][name] == list(meta.requires) != []


def test_every_attribute_has_a_writer() -> None:
    metas = {name: Language.get_factory_meta(name) for name in PIPES}
    assert tuple(sorted(WRITERS)) == tuple(sorted(LISTS))
    for attribute, writer in WRITERS.items():
        assert next(name for name in PIPES if f"doc._.{attribute}" in metas[name].assigns) == writer


@pytest.mark.parametrize("way", ["docbin", "bytes", "pickle", "copy"])
@pytest.mark.parametrize("text", [TEXTS[0], OTHER])
def test_records_come_back_equal(way: str, text: str, nlp: Language) -> None:
    doc = nlp(text)
    if way == "docbin":
        packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
        (back,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    elif way == "bytes":
        back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    else:
        back = pickle.loads(pickle.dumps(doc)) if way == "pickle" else doc.copy()
    for name in LISTS:
        assert getattr(back._, name) == getattr(doc._, name)
        assert is_written(back, name)
    assert shown(back) == shown(doc)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("text", [TEXTS[0], OTHER])
def test_records_that_a_docbin_dropped_are_an_error(text: str, name: str, nlp: Language) -> None:
    packed = DocBin(docs=[nlp(text)]).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert "mentions" in back.spans
    with pytest.raises(PipelineError, match=rf"doc\._\.{name}: .* DocBin\(store_user_data=True\)"):
        getattr(back._, name)


def test_a_doc_without_our_components_has_no_records(own: Language) -> None:
    assert [getattr(own(TEXTS[0])._, name) for name in LISTS] == [()] * len(LISTS)


@pytest.mark.slow
def test_two_processes_give_the_same_docs(nlp: Language) -> None:
    alone, spread = list(nlp.pipe(TEXTS)), list(nlp.pipe(TEXTS, n_process=2, batch_size=2))
    for one, other in zip(alone, spread, strict=True):
        assert [getattr(one._, name) for name in LISTS] == [getattr(other._, name) for name in LISTS]
        assert shown(one) == shown(other)
