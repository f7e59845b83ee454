"""The gold of our own articles: every label finds its text, every text has a label, and nothing is there twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks.gold import GOLD, TEXTS, own
from geo_nlp.evaluation.standoff import digest_of

OPEN = [
    GOLD / "countries.jsonl",
    *sorted((GOLD / "open").glob("*.jsonl")),
    *sorted((GOLD / "acts").glob("open_*.jsonl")),
]
OWN = [path for path in sorted(GOLD.rglob("*.jsonl")) if path not in (TEXTS, *OPEN)]
LABELS = frozenset({
    "actor", "country", "predicate", "modality", "attitude", "act", "post", "status", "alternatives", "id", "date",
    "digest", "sector",
})  # fmt: skip
"""The names under which labels of texts under other licences may hold text."""
LARGE = {"gold": 18, "calibration": 60, "places/learn": 150, "dates/learn": 100, "copies/learn": 200}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def name_of(path: Path) -> str:
    return path.relative_to(GOLD).with_suffix("").as_posix()


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_every_label_finds_its_text(path: Path) -> None:
    labels, found = rows(path), own(name_of(path))
    assert [record["id"] for record in found] == [record["id"] for record in labels]
    assert len(found) >= LARGE.get(name_of(path), 10)
    for record in found:
        for span in spans(record):
            assert 0 <= span["start"] <= span["end"] <= len(record["text"])
        for relation in record.get("relations", ()):
            trigger, sentence = relation["trigger"], relation.get("sentence", {"start": 0, "end": len(record["text"])})
            assert sentence["start"] <= trigger["start"] < trigger["end"] <= sentence["end"]
            words = record["text"][trigger["start"] : trigger["end"]]
            assert words == words.strip()


def spans(value: Any) -> Iterator[Mapping[str, int]]:
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_text_is_of_one_set() -> None:
    used = Counter(record["id"] for path in OWN for record in rows(path))
    texts = rows(TEXTS)
    assert used == Counter(row["id"] for row in texts)
    assert max(used.values()) == 1
    copies = {record["id"] for path in OWN if name_of(path).startswith("copies/") for record in rows(path)}
    digests = [digest_of(row["text"]) for row in texts if row["id"] not in copies]
    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize("path", OPEN, ids=name_of)
def test_labels_of_other_peoples_texts_hold_no_words(path: Path) -> None:
    assert set().union(*(names_of_text(record) for record in rows(path))) <= LABELS


def names_of_text(value: Any, name: str = "") -> set[str]:
    """The names under which text stands in a value."""
    if isinstance(value, dict):
        return set().union(*(names_of_text(inner, key) for key, inner in value.items()))
    if isinstance(value, list):
        return set().union(*(names_of_text(inner, name) for inner in value))
    return {name} if isinstance(value, str) else set()
