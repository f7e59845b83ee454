"""The copy of the parse tells what spaCy tells, in the same words."""

from __future__ import annotations

import copy
import gc

import pytest
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from geo_nlp.pipes.syntax.tree import Doc, Token, forget, parse_of

TEXT = (
    "NATO's envoy, who isn't in Ankara (yet), said on May 3: “We won't strike Turkey.”\n\n"
    "France and 12 others did.\n\nTo whom did Macron speak, and about what? Nobody knows..."
)
WORDS = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_", "is_punct",
    "is_stop", "like_num", "is_space", "is_alpha", "is_upper", "is_sent_start",
)  # fmt: skip
TREE = ("children", "lefts", "rights", "subtree", "ancestors")


@pytest.fixture(scope="module")
def doc(nlp: Language) -> SpacyDoc:
    return nlp(TEXT)


@pytest.mark.parametrize("name", WORDS)
def test_words(name: str, doc: SpacyDoc) -> None:
    assert [getattr(token, name) for token in Doc(doc)] == [getattr(token, name) for token in doc]


@pytest.mark.parametrize("name", TREE)
def test_tree(name: str, doc: SpacyDoc) -> None:
    found = [[t.i for t in getattr(token, name)] for token in Doc(doc)]
    assert found == [[t.i for t in getattr(token, name)] for token in doc]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_places(name: str, doc: SpacyDoc) -> None:
    assert [getattr(token, name).i for token in Doc(doc)] == [getattr(token, name).i for token in doc]


def test_spans(doc: SpacyDoc) -> None:
    parse = Doc(doc)
    assert [(s.start, s.end) for s in parse.sents] == [(s.start, s.end) for s in doc.sents]
    assert [(e.start, e.end, e.label_) for e in parse.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    for start in range(len(doc)):
        for end in range(start + 1, min(start + 6, len(doc))):
            ours, theirs = parse[start:end], doc[start:end]
            assert (ours.text, ours.root.i) == (theirs.text, theirs.root.i)
            assert (ours.start_char, ours.end_char) == (theirs.start_char, theirs.end_char)


def test_offsets_to_words(doc: SpacyDoc) -> None:
    parse = Doc(doc)
    for start in range(len(TEXT)):
        for end in range(start + 1, min(start + 9, len(TEXT) + 2)):
            ours, theirs = (d.char_span(start, end, alignment_mode="expand") for d in (parse, doc))
            assert (ours is None) == (theirs is None)
            assert ours is None or (ours.start, ours.end) == (theirs.start, theirs.end)


def test_beyond_the_ends(doc: SpacyDoc) -> None:
    parse = Doc(doc)
    for token, step in ((parse[0], -1), (parse[-1], 1), (parse[0], len(parse))):
        beyond = token.nbor(step)
        assert beyond.is_space and beyond.head is beyond and beyond not in parse.tokens
        assert not beyond.children and not beyond.tag_.startswith("N") and not beyond.text[0].isalpha()
    assert parse[3:2].text == parse[900:].text == ""


def test_the_copy_is_made_once_and_stays_behind(doc: SpacyDoc) -> None:
    assert parse_of(doc) is parse_of(doc)
    assert copy.deepcopy(parse_of(doc)) is None
    assert SpacyDoc(doc.vocab).from_bytes(doc.to_bytes())._.parse is None


def test_a_forgotten_copy_is_gone_without_the_collector(nlp: Language) -> None:
    gc.collect()
    before = _words_alive()
    gc.disable()
    try:
        doc = nlp(TEXT)
        assert _words_alive() == before + len(doc) + 1  # and what stands beyond the ends
        forget(doc)
        assert _words_alive() == before
    finally:
        gc.enable()
    assert len(parse_of(doc)) == len(doc)


def _words_alive() -> int:
    return sum(isinstance(found, Token) for found in gc.get_objects())


def test_words_that_a_repair_hangs_on_each_other_end_in_a_root(doc: SpacyDoc) -> None:
    parse = Doc(doc)
    first, second, third = parse.tokens[:3]
    first.head, second.head, third.head = third, first, second
    parse.reattach([first])
    assert any(token.head is token for token in (first, second, third))
    assert {*parse.sents[0]} == {t for token in parse.sents[0] if token.head is token for t in token.subtree}
