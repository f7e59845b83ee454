"""`geo_nlp.annotate`: a Doc of the text as it was given, with what `extract` finds in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import mutations
import pytest
from spacy.language import Language
from spacy.tokens import Span

import geo_nlp
from geo_nlp.errors import InputError
from geo_nlp.extensions import LISTS
from geo_nlp.extraction import make_doc
from geo_nlp.pipeline import engine_of
from geo_nlp.records import make_record, to_json
from geo_nlp.types import Article

WRAPPED = (
    "  Emmanuel \xa0 Macron met his Turkish coun\u00adterpart Hakan Fidan on Monday.\r\n\r\n"
    "The two men condemned the attack by\n   Russian\u200b soldiers on Turkey.\u2029Officials in Al- Bab left.  "
)
TEXTS = (
    "France condemned Russia on Monday.", WRAPPED, "FRANCE CONDEMNED RUSSIA’S ATTACK ON MONDAY.\n\nTurkey left.",
    "", " ", "\n\n", "\u201c", "x\n" * 200, "Russia\x00attacked France.", "\nMacron condemned Łódź\u2028",
)  # fmt: skip
MUTANTS = [mutations.mutated(seed) for seed in range(60)]
KNOWN = {"date": "2025-02-27", "source": "The Wire", "title": "Paris speaks"}
Json = dict[str, Any]


def without_aliases(record: Json) -> Json:
    """Aliases are the only words that no offset tells: of a headline in capitals they may be in lower case."""
    plain: Json = json.loads(json.dumps(record))
    return {**plain, "actors": [{**actor, "aliases": None} for actor in plain["actors"]]}


@pytest.fixture(scope="module")
def records() -> Mapping[str, Json]:
    """What `extract` finds, by the text; in none there is nothing."""
    articles = [{"text": text, **KNOWN} for text in (*TEXTS, *MUTANTS) if text.strip()]
    return {record["text"]: record for record in geo_nlp.extract(articles, clean=False)}


@pytest.mark.parametrize("text", [*TEXTS, *MUTANTS])
def test_it_is_the_given_text_with_the_record_of_extract(text: str, nlp: Language, records: Mapping[str, Json]) -> None:
    doc = geo_nlp.annotate(nlp, text, **KNOWN)
    assert doc.text == text
    engine, article = engine_of(nlp), doc._.article
    assert (article.text, article.source, article.title) == (text, "The Wire", "Paris speaks")
    ours = without_aliases(to_json(make_record(doc, article, engine)))
    if text.strip():
        assert {**ours, "warnings": None} == {**without_aliases(records[text]), "warnings": None}
    spans = [(span.start_char, span.end_char, span.text) for span in doc.spans["mentions"]]
    assert spans == [(m.start, m.end, m.text) for m in doc._.mentions]


def test_its_parse_is_that_of_the_tidied_text(nlp: Language) -> None:
    tidy = nlp(make_doc(nlp, Article("a", WRAPPED, date="2025-02-27")))
    doc = geo_nlp.annotate(nlp, WRAPPED, date="2025-02-27")
    words = [token for token in doc if token.text.strip() and token.tag_ != "_SP"]
    tidied = [token for token in tidy if not token.is_space]
    assert len(words) == len(tidied) < len(doc)
    for word, other in zip(words, tidied, strict=True):
        assert (word.tag_, word.pos_, word.dep_, word.lemma_) == (other.tag_, other.pos_, other.dep_, other.lemma_)
        assert words.index(word.head) == tidied.index(other.head)
    firsts = [words.index(next(t for t in s if t in words)) for s in doc.sents]
    assert firsts == [tidied.index(next(t for t in s if t in tidied)) for s in tidy.sents]
    entities = [[(e.label_, re.sub(r"\W", "", e.text)) for e in found.ents] for found in (doc, tidy)]
    assert entities[0] == entities[1] != []


def test_clauses_have_the_numbers_of_its_words(nlp: Language) -> None:
    doc = geo_nlp.annotate(nlp, WRAPPED)
    condemned = next(clause for clause in doc._.clauses if clause.lemma == "condemn")
    assert doc[condemned.head].text == "condemned"
    assert [doc[i].text for i in condemned.slot("object")] == ["attack"]
    assert [doc[m.head].text for m in doc._.mentions if m.text == "Emmanuel \xa0 Macron"] == ["Macron"]


def test_dates_are_seen_from_that_of_the_article(nlp: Language) -> None:
    text = "France condemned Russia on Monday."
    dated, undated = geo_nlp.annotate(nlp, text, date="2025-02-27"), geo_nlp.annotate(nlp, text)
    assert [(r.date, r.date_source) for r in dated._.relations] == [("2025-02-24", "text")]
    assert [r.date for r in undated._.relations] == [None]


@pytest.mark.parametrize("date", ["Monday", "2025-02-30", "2025-13", "202", "27/02/2025"])
def test_what_is_no_date_is_refused(date: str, nlp: Language) -> None:
    with pytest.raises(InputError, match=f"date '{date}' is not a date; write it as 2025-02-27"):
        geo_nlp.annotate(nlp, "France condemned Russia.", date=date)


def test_what_other_components_wrote_is_kept(nlp: Language) -> None:
    @Language.component("tests_other")
    def other(doc: Any) -> Any:
        doc.spans["other"] = [Span(doc, 0, 2, label="X")]
        doc.cats["politics"] = 1.0
        return doc

    nlp.add_pipe("tests_other")
    try:
        doc = geo_nlp.annotate(nlp, "  Emmanuel \xa0 Macron left.")
    finally:
        nlp.remove_pipe("tests_other")
    assert [(span.text, span.label_) for span in doc.spans["other"]] == [("Emmanuel \xa0 Macron", "X")]
    assert doc.cats == {"politics": 1.0}


def test_the_records_survive_the_journey(nlp: Language) -> None:
    from spacy.tokens import DocBin

    doc = geo_nlp.annotate(nlp, WRAPPED, date="2025-02-27")
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert back.text == WRAPPED
    assert [getattr(back._, name) for name in LISTS] == [getattr(doc._, name) for name in LISTS]
