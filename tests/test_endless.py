"""Texts without an end: long lists, deep nesting and runs of marks are worked through, in time and by the contract."""

from __future__ import annotations

import time

import contract
import pytest
from spacy.language import Language

from geo_nlp import extraction
from geo_nlp.read.article import make_article
from geo_nlp.types import Article

DEEP = {
    "of of": "the minister " + "of the ally of France " * 400 + "condemned Russia.",
    "names": " and ".join(["Macron", "Lavrov", "France", "Russia"] * 400) + " condemned Turkey.",
    "infinitives": "France " + "agreed to ask Russia to urge Turkey to " * 200 + "attack Iran.",
    "relatives": "France, " + "whose ally Russia, " * 300 + "condemned Iran.",
    "speakers": "France said " + "that Russia said " * 300 + "Turkey attacked Iran.",
    "bodies": "National " * 1200 + "Army of France attacked Russia.",
    "articles": "THE " * 60 + "UNITED STATES ATTACKED IRAN.",
}
RUNS = {"blank": " ", "line": "\n", "figure": "1", "hyphen": "A-", "pipe": " | ", "wrapped": "of the French state \n"}
SECONDS = 8  # each takes a tenth of it; what grew with the cube of the text took minutes


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_parse_ends(name: str, nlp: Language) -> None:
    failures: list[object] = []
    article = Article(id=name, text=DEEP[name])
    (record,) = extraction.records([article], nlp=nlp, on_failure=failures.append)
    assert failures == [] and contract.faults(record) == []


@pytest.mark.parametrize("name", RUNS)
def test_a_run_of_marks_takes_no_time(name: str, nlp: Language) -> None:
    started = time.process_time()
    for text in (f"France {RUNS[name] * 12_000}met Russia.", f"France met Iran.\n\n{RUNS[name] * 12_000}x"):
        extraction.make_doc(nlp, make_article("here", text=text))
    assert time.process_time() - started < SECONDS
