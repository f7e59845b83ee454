"""The gold of acts: it can be read, its stand-off holds no words, and finds its text again; B-cubed is right."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.acts import B3, aligned, gold, links

GOLD = Path(__file__).parents[1] / "data" / "gold"
TOOLS = runpy.run_path(str(GOLD / "compile_acts.py"))
PARTS = sorted((GOLD / "acts").glob("own_*.txt"))
FRANCE = {"actor": "FRA", "country": "FRA", "start": 0, "end": 6}
RUSSIA = {"actor": "RUS", "country": "RUS", "start": 17, "end": 23}


@pytest.fixture(scope="module")
def own() -> list[dict[str, Any]]:
    return gold("learn")["own"]


def items(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [*record["relations"], *record["stances"]]


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_every_record_names_its_act_and_its_words(path: Path) -> None:
    for record in TOOLS["read"](path):
        for item in items(record):
            assert item["act"][0] == "a" and item["act"][1:].isdigit()
            trigger = item.get("trigger")
            assert trigger is None or record["text"][trigger["start"] : trigger["end"]] == trigger["text"]


def test_the_gold_is_large(own: list[dict[str, Any]]) -> None:
    assert len(own) >= 20
    told = [[item["act"] for item in items(record) if not item.get("optional")] for record in own]
    assert sum(map(len, told)) >= 500
    assert sum(len(acts) - len(set(acts)) for acts in told) >= 100


def strings(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ((key, text) for _, text in strings(inner)) if isinstance(inner, str) else strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield "", value


def test_the_stand_off_has_no_words_of_the_texts() -> None:
    lines = (GOLD / "acts" / "open_learn.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 16
    for line in lines:
        record = json.loads(line)
        assert set(record) == {"id", "date", "digest", "length", "relations", "stances"}
        labels = {"id", "date", "digest", "actor", "country", "sector", "predicate", "modality", "attitude", "act"}
        assert {key for key, _ in strings(record)} <= labels


def test_a_stand_off_finds_its_text_again(own: list[dict[str, Any]]) -> None:
    for record in own[:5]:
        headline, _, body = record["text"].partition("\n\n")
        kept = TOOLS["standoff"](record)
        row = {"id": record["id"], "title": headline, "text": body.replace(" ", "  ") + " And so on."}
        text = TOOLS["text_of"](kept, row)
        assert " ".join(text.split()) == " ".join(record["text"].split())
        for ours, theirs in zip(items(TOOLS["joined"](kept, text)), items(record), strict=True):
            if "trigger" in theirs:
                found = text[ours["trigger"]["start"] : ours["trigger"]["end"]]
                assert found.split() == theirs["trigger"]["text"].split()
        assert TOOLS["text_of"](kept, {**row, "text": row["text"].replace("the", "one", 1)}) is None


def test_a_slip_of_the_annotation_is_told(tmp_path: Path) -> None:
    path = tmp_path / "slip.txt"
    path.write_text("## x | X | 2025-01-01 | news\nFrance condemned Russia.\n> France ACCUSE Russia @condemned\n")
    with pytest.raises(ValueError, match="x: no act: > France ACCUSE Russia @condemned"):
        TOOLS["read"](path)


def test_b_cubed_is_right() -> None:
    # Bagga and Baldwin (1998), second response: two of the three true chains are one.
    truth = ["one"] * 5 + ["two"] * 2 + ["three"] * 5
    score = B3.of([list(zip(["x"] * 5 + ["y"] * 7, truth, strict=True))])
    assert (round(score.precision, 2), score.recall) == (0.76, 1.0)
    assert links([[("x", "one"), ("x", "one"), ("x", "two")]]).precision == pytest.approx(1 / 3)


def relation(**changed: Any) -> dict[str, Any]:
    plain = {"source": FRANCE, "target": RUSSIA, "predicate": "ACCUSE", "symmetric": False, "act": "a1"}
    return {**plain, "sentence": {"start": 0, "end": 24}, "trigger": {"start": 7, "end": 16}, **changed}


ALIGNED = [
    ("as it is", {}, 1),
    ("another predicate at the trigger", {"predicate": "REJECT"}, 1),
    ("another trigger of the sentence", {"trigger": {"start": 1, "end": 2}}, 1),
    ("another trigger and predicate", {"trigger": {"start": 1, "end": 2}, "predicate": "REJECT"}, 0),
    ("another end", {"target": {**RUSSIA, "actor": "TUR", "country": "TUR", "start": 90, "end": 96}}, 0),
    ("an end that is open", {"target": None}, 1),
    ("another sentence", {"sentence": {"start": 30, "end": 40}, "trigger": {"start": 31, "end": 32}}, 0),
]


@pytest.mark.parametrize(("changed", "count"), [case[1:] for case in ALIGNED], ids=[case[0] for case in ALIGNED])
def test_alignment(changed: dict[str, Any], count: int) -> None:
    ours, theirs = ({"relations": [item], "stances": []} for item in (relation(**changed), relation()))
    assert len(aligned(ours, theirs)) == count
