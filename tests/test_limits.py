"""What an article may hold: each limit is reported in the record or the failure, and the record is as sound as any."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import contract
import pytest
from spacy.language import Language

from geo_nlp import extraction, limits, records
from geo_nlp.errors import InputError
from geo_nlp.pipes import components, parse_components
from geo_nlp.pipes.normalize import long_sentences, sentence_breaks
from geo_nlp.pipes.normalize.long_words import worded
from geo_nlp.pipes.relations import relations
from geo_nlp.read import article, contents, read_articles
from geo_nlp.recordlimits import limited
from geo_nlp.types import Article

PAGE = Path(__file__).parents[1] / "docs" / "limits.md"
NAMES = [name for name in vars(limits) if name.isupper()]
STATES = "France, Germany, Italy and Spain"


def record(nlp: Language, text: str) -> dict[str, Any]:
    """The record of a text, which keeps the contract."""
    (found,) = extraction.records([Article("here", text, date="2025-03-01")], nlp=nlp)
    assert found["text"] == text and contract.faults(dict(found)) == []
    return dict(found)


def warned(found: dict[str, Any], beginning: str) -> bool:
    return any(warning.startswith(beginning) for warning in found["warnings"])


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_is_documented(name: str) -> None:
    assert f"| {vars(limits)[name]:,} |" in PAGE.read_text(encoding="utf-8")


def test_ordinary_text_meets_no_limit(nlp: Language) -> None:
    assert record(nlp, "France condemned Russia. Macron said that Lavrov said that Iran left.")["warnings"] == []


def test_a_sentence_without_an_end_is_read_in_parts(nlp: Language) -> None:
    text = f"France condemned Russia, {'and the minister of the state spoke of it, ' * 60}and Turkey attacked Iran."
    found = record(nlp, text)
    assert warned(found, "long sentences")
    assert {r["predicate"] for r in found["relations"]} == {"ACCUSE", "ASSAULT"}
    assert max(len(sentence) for sentence in nlp(text).sents) <= limits.LONGEST_SENTENCE


def test_what_the_parser_made_of_other_sentences_stays(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    text = "France condemned Russia on Monday. Turkey, whose army left Iran, met the envoys of Mali. Peru agreed."
    before = nlp(text)
    monkeypatch.setattr(long_sentences, "LONGEST_SENTENCE", 8)
    monkeypatch.setattr(parse_components, "LONGEST_SENTENCE", 8)
    after = nlp(text)
    assert [t.head.i for t in after[:6]] == [t.head.i for t in before[:6]]
    assert [t.head.i for t in after[-3:]] == [t.head.i for t in before[-3:]]
    assert len(list(after.sents)) > len(list(before.sents)) == 3


def test_a_paragraph_without_an_end_breaks_at_a_full_stop(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    monkeypatch.setattr(sentence_breaks, "LONGEST_PARAGRAPH", 30)
    doc = sentence_breaks.set_breaks(nlp.make_doc("France condemned Russia on Monday. " * 20))
    starts = [token.i for token in doc if token.is_sent_start]
    assert starts == [0, 30, 60, 90]


@pytest.mark.parametrize("mark", ["(", "“", "👩‍👩‍👧‍👦", "a/", "'s", "1,000,", "-"])
def test_a_word_without_an_end_keeps_its_text(mark: str, nlp: Language) -> None:
    text = f"France left {mark * 1_500} and Russia, too. {mark * 400}"
    assert worded(nlp, text).text == text


def test_an_address_is_one_word(nlp: Language) -> None:
    address = "https://example.org/" + "news/" * 150
    assert [token.text for token in worded(nlp, f"See {address} now")] == ["See", address, "now"]


def test_ordinary_words_are_the_tokenizers(nlp: Language) -> None:
    text = "Don't say that the U.S.-Iran talks (in Rome) failed: " + "(" * 400
    words, plain = [list(make(text)) for make in (partial(worded, nlp), nlp.make_doc)]
    assert [(t.text, t.norm_) for t in words[:16]] == [(t.text, t.norm_) for t in plain[:16]]


def test_what_follows_too_many_words_is_not_read(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    monkeypatch.setattr(extraction, "MOST_WORDS", 5)
    found = record(nlp, "France condemned Russia. Turkey attacked Iran.")
    assert warned(found, "text of more than") and [r["target"]["actor"] for r in found["relations"]] == ["RUS"]


def test_reports_are_nested_to_a_depth(nlp: Language) -> None:
    found = record(nlp, "France said " + "that Russia said " * 30 + "Turkey attacked Iran.")
    assert warned(found, "nested reports") and len(found["attributions"]) == limits.DEEPEST
    assert not warned(record(nlp, "France said that Russia said that Turkey said Iran left."), "nested reports")


def test_a_verb_has_a_bounded_number_of_relations(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    text = f"{STATES} condemned Russia, Belarus and Iran."
    whole = record(nlp, text)
    assert len(whole["relations"]) == 12 and not warned(whole, "long lists")
    monkeypatch.setattr(relations, "MOST_PAIRS", 5)
    cut = record(nlp, text)
    assert len(cut["relations"]) == 5 and warned(cut, "long lists")


@pytest.mark.parametrize(("mentions", "most"), [(5, 1000), (1000, 2), (7, 2)])
def test_a_record_ends_where_it_is_full(
    mentions: int, most: int, monkeypatch: pytest.MonkeyPatch, nlp: Language
) -> None:
    monkeypatch.setattr(records, "limited", partial(limited, mentions=mentions, records=most))
    text = "Macron said that France condemned Russia. He said Lavrov, the foreign minister, met Merkel. " * 4
    found = record(nlp, text.strip())
    assert warned(found, "records end at")
    assert 0 < len(found["mentions"]) <= mentions
    assert all(len(found[name]) <= most for name in ("roles", "relations", "stances", "attributions"))


def test_the_first_mentions_are_kept(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    monkeypatch.setattr(components, "MOST_MENTIONS", 4)
    found = record(nlp, "Chinese and Russian troops left Mali. " * 3 + "France left Iran.")
    assert len(found["mentions"]) <= 4 and found["mentions"][1]["text"] == "Chinese"


def test_relations_end_with_one_more_than_the_record_holds(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    monkeypatch.setattr(components, "MOST_RECORDS", 2)
    monkeypatch.setattr(records, "limited", partial(limited, records=2))
    found = record(nlp, "France condemned Russia. Turkey attacked Iran. Peru praised Chile. Mali left Chad.")
    assert len(found["relations"]) == 2 and warned(found, "records end at")


@pytest.mark.parametrize("field", ["title", "id", "source", "url"])
def test_a_field_without_an_end_is_left_out(field: str) -> None:
    long = "https://example.org/" + "x" * limits.LONGEST_FIELD
    made = article.make_article("here", text="France condemned Russia.", fields={field: long})
    assert getattr(made, field) != long and warned({"warnings": made.warnings}, "field left out")


def test_a_page_without_end_names_no_endless_title() -> None:
    said = "<p>France condemned Russia on Monday over the attack on Ukraine, and Macron spoke of it in Paris.</p>" * 5
    page = f"<html><head><title>{'Russia ' * 2_000}</title></head><body><article>{said}</article></body></html>"
    made = article.make_article("here", html=page)
    assert "France condemned" in made.text and len(made.title or "") <= limits.LONGEST_FIELD
    assert article.within("x" * (limits.LONGEST_FIELD + 1)) is None


def test_a_text_too_long_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "LONGEST_TEXT", 20)
    with pytest.raises(InputError, match="text of 24 characters, of which 20 may be"):
        article.make_article("here", text="France condemned Russia.")


def test_a_file_too_long_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LONGEST_FILE", 20)
    (tmp_path / "a.txt").write_text("France condemned Russia.", encoding="utf-8")
    with pytest.raises(InputError, match="holds more than 20 bytes"):
        list(read_articles([tmp_path / "a.txt"]))


def test_a_stream_is_refused_by_its_first_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.given = getattr(self, "given", 0) + len(buffer)
            assert self.given < 10_000_000, "the stream is read on"
            buffer[:] = bytes(len(buffer))
            return len(buffer)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(InputError, match="binary file"):
        list(read_articles(["-"]))


READ = """
import sys
from geo_nlp.read import read_articles
print(*read_articles(sys.argv[1:]))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak is read where Linux tells it")
@pytest.mark.parametrize("text", [b"", b"France condemned Russia."])
def test_line_feeds_packed_small_take_little_memory(text: bytes, tmp_path: Path) -> None:
    for name in ("a.txt.gz", "b.txt.gz"):
        (tmp_path / name).write_bytes(gzip.compress(text + b"\n" * 50_000_000 + text))
    files = map(str, sorted(tmp_path.iterdir()))
    done = subprocess.run([sys.executable, "-c", READ, *files], capture_output=True, text=True, check=True)
    failures, kilobytes = done.stdout.splitlines()
    assert failures.count("Failure(") == 2 or failures.count(".txt.gz") == 2
    assert int(kilobytes) < 450_000
