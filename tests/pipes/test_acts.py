"""Event coreference: which triggers tell one act, and that acts hang on nothing but the text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from geo_nlp.extraction import records
from geo_nlp.types import Article

CASES = yaml.safe_load((Path(__file__).parent / "acts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(nlp: Language) -> dict[str, dict[str, Any]]:
    """The record of every case by its text."""
    articles = [Article(str(n), case["text"], date=case.get("date")) for n, case in enumerate(CASES)]
    return {record["text"]: record for record in records(articles, nlp=nlp)}


def acts_of(record: dict[str, Any]) -> dict[str, set[str]]:
    """The acts by the triggers that tell them; a word's second trigger is "word/2"."""
    found: dict[str, set[str]] = {}
    seen: Counter[str] = Counter()
    names: dict[int, str] = {}
    for item in sorted((*record["relations"], *record["stances"]), key=lambda item: item["trigger"]["start"]):
        word, start = item["trigger"]["text"], item["trigger"]["start"]
        if start not in names:
            seen[word] += 1
            names[start] = word if seen[word] == 1 else f"{word}/{seen[word]}"
        found.setdefault(names[start], set()).add(item["act"])
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"].replace("\n\n", " / ") for case in CASES])
def test_acts(case: dict[str, Any], told: dict[str, dict[str, Any]]) -> None:
    found = acts_of(told[case["text"]])
    assert {trigger for act in case["acts"] for trigger in act} <= found.keys(), f"found {sorted(found)}"
    acts = [set().union(*(found[trigger] for trigger in act)) for act in case["acts"]]
    assert [len(act) for act in acts] == [1] * len(acts), found
    assert len(set().union(*acts)) == len(acts), found


def test_the_cases_are_many() -> None:
    assert len(CASES) >= 50
    assert sum(len(case["acts"]) > 1 for case in CASES) >= 25
