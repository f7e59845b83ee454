"""White space that says nothing: the tidied copy, its line breaks, and records of messy text with offsets that hold."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any
from zlib import crc32

import contract
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from geo_nlp import extraction
from geo_nlp.clean.spacing import BREAKS, HIDDEN, tidied
from geo_nlp.read import Failure, read_articles

CASES = Path(__file__).parents[1] / "cases"
TEXTS = tuple(
    dict.fromkeys(
        case["text"] for path in sorted(CASES.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))
    )
)
SOME = tuple(text for text in TEXTS if crc32(text.encode()) % 4 == 0)
"""A quarter of the texts, each drawn by what it says, so that a new case draws no others."""
LOST = {"wrapped": 0.025, "capitals": 0.012}
"""The share of these texts whose relations may differ; of all texts .024 do wrapped, .025 in capitals (2026-12-01)."""
STORY = (
    "French President Emmanuel Macron and the German chancellor said on Monday that Turkey must withdraw its troops "
    "from Northern Cyprus. President Erdogan rejected the call. The United Nations Security Council will meet in New "
    "York on Thursday to discuss the dispute, Secretary General Antonio Guterres told reporters. U.S. Secretary of "
    "State Marco Rubio urged Turkey to stop."
)
Record = dict[str, Any]


def wrapped(text: str) -> str:
    """A line break instead of the blank after the middle of a sentence."""
    at = text.find(" ", len(text) // 2)
    return text if at < 0 else f"{text[:at]}\n{text[at + 1 :]}"


def mixed(text: str) -> str:
    gaps = cycle(["  ", "\xa0", " \u200b", "\t ", "\u2009", " \xa0 ", "\u202f"])
    return "\ufeff" + "".join(next(gaps) if c == " " else c for c in text) + " \r\n"


def typographic(text: str) -> str:
    return text.translate({ord("'"): "’", ord("-"): "‑"})


DISGUISES: dict[str, Callable[[str], str]] = {
    "doubled": lambda text: f"  {text.replace(' ', '  ')}\n",
    "no-break": lambda text: text.replace(" ", "\xa0"),
    "mixed": mixed,
}


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, HIDDEN)))


def who(part: Record | None) -> str | None:
    """An end of a relation, by its words in plain form where no actor is known, with or without an article."""
    if part is None:
        return None
    words = " ".join(plain(part["text"]).lower().translate({0x2019: "'", 0x2011: "-"}).split())
    return part["actor"] or words.removeprefix("the ")


def relations(record: Record) -> list[str]:
    fields = ("predicate", "mode", "negated", "modality", "date")
    found = [[who(r["source"]), who(r["target"]), *(r[key] for key in fields)] for r in record["relations"]]
    return sorted(map(str, found))


@pytest.fixture(scope="module")
def run(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], list[Record]]:
    """Records as `geo-nlp extract --no-clean` makes them."""

    def records(texts: list[str]) -> list[Record]:
        path = tmp_path_factory.mktemp("messy") / "texts.jsonl"
        rows = [json.dumps({"id": str(n), "date": "2025-03-01", "text": text}) for n, text in enumerate(texts)]
        path.write_text("\n".join(rows), encoding="utf-8")
        articles = (item for item in read_articles([path], clean=False) if not isinstance(item, Failure))
        return list(extraction.records(articles, nlp=nlp))

    return records


@pytest.fixture(scope="module")
def expected(run: Callable[[list[str]], list[Record]]) -> dict[str, list[str]]:
    """The relations of each text as it is."""
    found = dict(zip(SOME, map(relations, run(list(SOME))), strict=True))
    assert sum(map(bool, found.values())) > 0.7 * len(SOME)
    return found


@pytest.mark.parametrize("name", [*DISGUISES, "wrapped"])
def test_offsets_hold_in_the_given_text(
    name: str, run: Callable[[list[str]], list[Record]], expected: dict[str, list[str]]
) -> None:
    disguise = DISGUISES.get(name, wrapped)
    texts = [disguise(text) for text in SOME]
    records = run(texts)
    assert [record["text"] for record in records] == texts
    faults = [fault for record in records for fault in contract.faults(record)]
    assert faults == []
    different = [text for text, record in zip(SOME, records, strict=True) if relations(record) != expected[text]]
    assert len(different) <= LOST.get(name, 0) * len(SOME), different


def test_typographic_marks_do_not_matter(
    run: Callable[[list[str]], list[Record]], expected: dict[str, list[str]]
) -> None:
    records = run([typographic(text) for text in SOME])
    assert [text for text, record in zip(SOME, records, strict=True) if relations(record) != expected[text]] == []


def test_capitals_seldom_matter(run: Callable[[list[str]], list[Record]], expected: dict[str, list[str]]) -> None:
    """Texts of one line: only small letters tell a label with a title ("President of Iran Masoud Pezeshkian: ...")."""
    lines = [text for text in SOME if "\n" not in text]
    records = run([text.upper() for text in lines])
    different = [text for text, record in zip(lines, records, strict=True) if relations(record) != expected[text]]
    assert len(different) <= LOST["capitals"] * len(lines), different


def test_sentences_and_contents_are_those_of_the_given_text(run: Callable[[list[str]], list[Record]]) -> None:
    said = "Macron  said \xa0he would\nmeet  Erdo\u00adgan."
    text = f"\ufeffParis \xa0speaks\r\n\r\n{said}  \r\n\r\nXi \u200bcondemned  Iran. "
    (record,) = run([text])
    met, condemned = record["relations"]
    assert text[met["sentence"]["start"] : met["sentence"]["end"]] == said
    assert (met["target"]["text"], met["target"]["actor"]) == ("Erdo\u00adgan", "person:recep-tayyip-erdogan")
    assert record["attributions"][0]["content"]["text"] == "he would\nmeet  Erdo\u00adgan"
    assert text[condemned["sentence"]["start"] : condemned["sentence"]["end"]] == "Xi \u200bcondemned  Iran."
    assert (condemned["source"]["text"], condemned["trigger"]["text"]) == ("Xi", "condemned")


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_blanks_are_tidied(disguise: Callable[[str], str]) -> None:
    assert [text for text in TEXTS if "\n" not in text and tidied(disguise(text)).text != text] == []


def test_one_wrap_in_a_short_sentence_is_mostly_seen() -> None:
    lines = [text for text in TEXTS if "\n" not in text and " " in text]
    missed = [text for text in lines if tidied(wrapped(text)).text != text]
    assert len(missed) < 0.2 * len(lines), missed


@pytest.mark.parametrize("width", [45, 60, 66, 72, 80, 100])
@pytest.mark.parametrize("shouted", [False, True])
def test_a_wrapped_paragraph_is_one_line(width: int, shouted: bool) -> None:
    story = STORY.upper() if shouted else STORY
    found = tidied(f"Paris speaks\n\n{textwrap.fill(story, width)}\n\n{textwrap.fill(story, width)}").text
    rest = found.removeprefix("Paris speaks\n\n").replace("\n\n", "", 1)
    assert rest.count("\n") <= (4 if shouted and width == 100 else 0)
    assert rest.replace("\n", " ") == story + story


@pytest.mark.parametrize(
    "text",
    [
        "France condemns Russia\nThe French president said on Monday that Russia had lied.",
        "Five Dead in Attack on Embassy in Kabul, Police Say\nA bomb went off in the Afghan capital, they said.",
        "Macron demanded:\n- withdrawal of the troops from Syria\n- release of the prisoners",
        "MR. PRICE: We met the envoys of the two countries\nQ: With whom did you meet in the end?\nMR. PRICE: With Xi.",
        "Country | Capital\nFrance | Paris\nTurkey | Ankara",
        "home\nworld\nmiddle east\nafrica\nmore",
        "1. Turkey rejects the plan of the European Union\n2. Russia warns Finland and Sweden over NATO",
        "Turkey rejects the plan of the European Union\nRussia warns Finland and Sweden over NATO\nIran frees a ship",
        "Ann Lee\nReuters\nParis",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert tidied(text).text == text
    assert tidied(text).places is None


def test_words_that_a_line_parts_are_whole() -> None:
    assert tidied("The war between France and the China-\nRussia pact").text.endswith("China-Russia pact")
    assert tidied("a breach of inter\u00ad\r\nnational law").text == "a breach of international law"


@given(st.text(st.sampled_from(f"aB.,-: {BREAKS}{HIDDEN}\t\xa0\u2009"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_word_keeps_its_place(text: str) -> None:
    tidy = tidied(text)
    places = range(len(text)) if tidy.places is None else tidy.places
    assert len(places) == len(tidy.text)
    assert [text[place] for place, c in zip(places, tidy.text, strict=True) if not c.isspace()] == list(
        "".join(tidy.text.split())
    )
    assert list(places) == sorted(places)
    assert "".join(tidy.text.split()) == "".join(plain(text).split())
    assert tidy.text == tidy.text.strip() and "  " not in tidy.text
    if tidy.text:
        start, end = tidy.given(0, len(tidy.text))
        assert "".join(plain(text[start:end]).split()) == "".join(tidy.text.split())
