"""spaCy forgets words, and its tables are filled anew, and nothing that is found or kept is another for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

import geo_nlp
from benchmarks.memory import held
from geo_nlp import extraction, zones
from geo_nlp.allocator import SWITCH, gather, give_back, keep_memory
from geo_nlp.extraction import records
from geo_nlp.read import read_articles
from geo_nlp.types import Article

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
ROLLUP = Path("/proc/self/smaps_rollup")
TEXT = "Zorblians vilified the blipwhacks of France. Russia thanked Chad."


@pytest.fixture
def own() -> Language:
    """A pipeline that no other test has."""
    return geo_nlp.load()


def samples() -> list[Article]:
    return [article for article in read_articles([SAMPLES]) if isinstance(article, Article)]


def records_of_samples(nlp: Language) -> list[str]:
    return [json.dumps(record) for record in records(samples(), nlp=nlp)]


@pytest.mark.parametrize("places", [0, zones.MOST_PLACES])
def test_records_are_the_same_in_zones(
    monkeypatch: pytest.MonkeyPatch, nlp: Language, own: Language, places: int
) -> None:
    here = records_of_samples(nlp)
    monkeypatch.setattr(zones, "MOST_KNOWN", 0)
    monkeypatch.setattr(zones, "MOST_PLACES", places)
    monkeypatch.setattr(extraction, "BATCH", 2)
    assert records_of_samples(own) == here == records_of_samples(own)


def test_tables_stay_as_small_as_what_they_hold(monkeypatch: pytest.MonkeyPatch, own: Language) -> None:
    records_of_samples(own)
    monkeypatch.setattr(zones, "MOST_KNOWN", 0)
    monkeypatch.setattr(zones, "MOST_PLACES", 0)
    sizes = []
    for number in range(4):
        words = [f"{number}zorb{i}" for i in range(30_000)]
        with zones.zone(own):
            for word in words:
                own.vocab[word]
        sizes.append([table.capacity for table in zones.tables(own)])
    assert len(sizes[0]) == 2 and sizes == [sizes[0]] * 4


def test_what_is_known_stays(own: Language) -> None:
    before = own(TEXT)
    words = tokens_of(before)
    held = [dict(table.items()) for table in zones.tables(own)]
    strings, known = list(own.vocab.strings), len(own.vocab)
    zones.refill(own)
    assert [dict(table.items()) for table in zones.tables(own)] == held and all(held)
    assert list(own.vocab.strings) == strings and len(own.vocab) == known
    assert tokens_of(before) == tokens_of(own(TEXT)) == words


def tokens_of(doc: Doc) -> list[tuple[str, ...]]:
    return [(token.text, token.lemma_, token.norm_, token.tag_, token.shape_) for token in doc]


def test_what_spacys_lemmatizer_keeps_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEO_NLP_FAST", "0")
    plain = geo_nlp.load()
    plain(TEXT)
    (lemmatizer,) = (stage for _, stage in plain.pipeline if isinstance(stage, Lemmatizer))
    assert lemmatizer.cache
    zones.refill(plain)
    assert not lemmatizer.cache


def test_what_the_stand_in_asks_is_not_kept_twice(own: Language) -> None:
    own(TEXT)
    assert not own.get_pipe("lemmatizer").twin.cache  # type: ignore[attr-defined]


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="what a process holds is read where Linux tells it")
def test_what_nothing_holds_is_given_back() -> None:
    keep_memory()
    blocks = [bytearray(100_000) for _ in range(1_000)]
    kept = blocks[::10]  # so that the rest lies between
    del blocks
    before = held()
    if not give_back():
        pytest.skip("the C library has no such setting")
    assert held() < before - 60 and len(kept) == 100


@pytest.mark.skipif(not Path(SWITCH).is_file(), reason="the system has no large pages")
def test_what_is_held_is_gathered_in_large_pages() -> None:
    blocks = [bytes([n % 256]) * 1_000 for n in range(20_000)]
    if not gather():
        pytest.skip("the system has them switched off, or is older than Linux 6.1")
    large = int(next(line.split()[1] for line in ROLLUP.read_text().splitlines() if line.startswith("AnonHuge")))
    assert large >= 10_000  # KB
    assert all(block == bytes([n % 256]) * 1_000 for n, block in enumerate(blocks))


def test_a_zone_of_the_caller_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch, nlp: Language, own: Language) -> None:
    here = records_of_samples(nlp)
    monkeypatch.setattr(zones, "MOST_KNOWN", 0)
    with own.memory_zone():
        assert records_of_samples(own) == here
        assert own.vocab.in_memory_zone
