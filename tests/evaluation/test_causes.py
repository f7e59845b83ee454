"""Why a relation is missed or false, on records made by hand and on a text that the pipeline reads."""

from __future__ import annotations

import pytest
from annotations import ACCUSE, CONSULT, TEXT, VISIT, Record, article, end, relation, span
from spacy.language import Language

from geo_nlp.evaluation.causes import FALSE, MISSED, mistakes
from geo_nlp.evaluation.counting import compared
from geo_nlp.evaluation.errorpage import counted, error_page
from geo_nlp.evaluation.reading import readings

NAMES = ("France", "Russia", "Lavrov", "Fidan", "Turkey")
MENTIONS = [end(words) | {"level": "name", "type": "state"} for words in NAMES]
HALF = ACCUSE | {"target": None}
AGAIN = relation("France", "ACCUSE", "Russia", "Monday")
UNKNOWN = relation("France", "ACCUSE", "Russia", "Monday")
OTHER_END = ACCUSE | {"target": end("Fidan")}

CASES: dict[str, tuple[list[Record], list[Record], list[Record], list[tuple[bool, str]]]] = {
    "nothing is wrong": ([ACCUSE], [ACCUSE], MENTIONS, []),
    "modality": ([VISIT], [VISIT | {"modality": "asserted"}], MENTIONS, [(True, "modality"), (False, "modality")]),
    "other type": ([ACCUSE], [ACCUSE | {"predicate": "AID"}], MENTIONS, [(True, "other type"), (False, "other type")]),
    "reported twice": ([ACCUSE, AGAIN], [ACCUSE], MENTIONS, [(True, "duplicate")]),
    "found twice": ([ACCUSE], [ACCUSE, AGAIN], MENTIONS, [(False, "duplicate")]),
    "no mention of an end": ([ACCUSE], [], MENTIONS[1:], [(True, "end not found")]),
    "a mention that means nobody": (
        [ACCUSE], [], [MENTIONS[0] | {"actor": None, "country": None}, MENTIONS[1]], [(True, "end unresolved")],
    ),
    "no rule for the word": ([UNKNOWN], [], MENTIONS, [(True, "no trigger known")]),
    "a record with one end": ([ACCUSE], [HALF], MENTIONS, [(True, "argument lost")]),
    "no record at all": ([ACCUSE], [], MENTIONS, [(True, "clause or argument lost")]),
    "another target": (
        [CONSULT, ACCUSE], [CONSULT, OTHER_END], MENTIONS, [(True, "argument lost"), (False, "other ends")],
    ),
    "the words taken for nobody": (
        [ACCUSE], [ACCUSE | {"source": end("France") | {"actor": None, "country": None}}], MENTIONS[1:],
        [(True, "end not found"), (False, "end unresolved")],
    ),
    "nothing like it": ([CONSULT], [CONSULT, ACCUSE], MENTIONS, [(False, "not in gold")]),
    "what is optional is no mistake": ([ACCUSE | {"optional": True}], [], [], []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_cause(case: str) -> None:
    gold, predicted, mentions, causes = CASES[case]
    found = list(mistakes(compared(article(*gold), article(*predicted, mentions=mentions))))
    assert [(mistake.missed, mistake.cause) for mistake in found] == causes


def test_the_pipeline_tells_a_lost_argument(nlp: Language) -> None:
    gold = article(ACCUSE, VISIT, relation("France", "ACCUSE", "Russia", "Monday", alternatives=["CONSULT"]))
    each = compared(gold, article())
    (reading,) = readings([gold], nlp)
    assert reading is not None
    assert reading.lemmas(span("condemned")) == {"condemn"}
    assert reading.has_clause(span("condemned")) and not reading.has_clause(span("Monday"))
    found = list(mistakes(each, reading=reading))
    assert [m.cause for m in found] == ["argument lost", "no trigger known", "argument lost"]


def test_a_lost_argument_has_the_empty_triggers_of_its_sentence(nlp: Language) -> None:
    text = "France left. Sanctions followed; Russia knew why. Talks failed."
    at = {name: {"start": text.index(name), "end": text.index(name) + len(name)} for name in ("France", "Russia")}
    words = {"start": text.index("Sanctions"), "end": text.index(" followed")}
    ends = {"source": at["France"] | {"actor": "FRA"}, "target": at["Russia"] | {"actor": "RUS"}}
    bounds = {"start": words["start"], "end": text.index(" Talks")}
    sanction = ends | {"predicate": "SANCTION", "trigger": words, "sentence": bounds}
    gold = {"id": "a", "text": text, "relations": [sanction]}
    (reading,) = readings([gold], nlp)
    (mistake,) = mistakes(compared(gold, {"id": "a", "text": text, "relations": []}), reading=reading)
    assert mistake.cause == "argument lost"
    assert [empty.split(":")[0] for empty in mistake.empty] == ["'Sanctions' (noun, sanction)"]
    assert "empty: &#x27;Sanctions&#x27; (noun, sanction): no source (possessor" in error_page([mistake], signature="x")


def test_a_plural_is_each_of_those_it_means(nlp: Language) -> None:
    text = "Macron and Scholz met in Berlin. Both leaders condemned Russia."
    both = {"start": text.index("Both"), "end": text.index(" condemned")}
    (reading,) = readings([{"id": "a", "text": text}], nlp)
    assert reading is not None
    meant = {mention["country"] for mention in reading.mentions if mention["start"] == both["start"]}
    assert meant == {"FRA", "DEU"}


def test_page() -> None:
    nasty = article(ACCUSE, name="<b>&") | {"text": TEXT.replace("condemned", "<ondemne>")}
    found = list(mistakes(compared(nasty, article(OTHER_END, mentions=MENTIONS) | {"text": nasty["text"]})))
    page = error_page(found, signature="rules:1|n:1")
    assert '<mark class="trigger">&lt;ondemne&gt;</mark>' in page
    assert "France [FRA] ACCUSE Fidan [person:hakan-fidan]" in page
    assert "&lt;b&gt;&amp;" in page and "rules:1|n:1" in page
    assert "Content-Security-Policy" in page and "style=" not in page and "http://" not in page
    assert counted(found) == {"missed": {"no trigger known": 1}, "false": {"other ends": 1}}
    assert page == error_page(found, signature="rules:1|n:1")


def test_every_cause_is_explained_in_the_docs() -> None:
    from pathlib import Path

    text = (Path(__file__).parents[2] / "docs" / "evaluate.md").read_text(encoding="utf-8")
    for cause, meaning in {**FALSE, **MISSED}.items():
        assert f"| {cause} | {meaning} |" in text
