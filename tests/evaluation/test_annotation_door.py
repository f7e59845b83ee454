"""The door of annotations: what cannot be scored is one line, whatever stands in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.errors import InputError
from geo_nlp.evaluation import evaluate
from geo_nlp.evaluation.coders import precision_of
from geo_nlp.evaluation.sheet import read_sheet

GOOD: dict[str, Any] = {"id": "a", "text": "France condemned Russia.", "relations": []}
ODD: dict[str, tuple[dict[str, Any], str]] = {
    "an end that is a word": ({"relations": [{"predicate": "ACCUSE", "source": "France"}]}, "valid dictionary"),
    "no type": ({"relations": [{"source": None}]}, "relations: an item has no predicate"),
    "half a place": ({"relations": [{"predicate": "ACCUSE", "trigger": {"start": 1}}]}, "start without end"),
    "an end before the start": ({"mentions": [{"start": 5, "end": 2, "type": "state"}]}, "ends before it starts"),
    "a place that is none": ({"mentions": [{"start": "0", "end": 2, "type": "state"}]}, "valid integer"),
    "relations that are none": ({"relations": 7}, "valid list"),
    "a text that is none": ({"text": 7}, "valid string"),
    "an engine that is none": ({"engine": "x"}, "valid dictionary"),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_what_cannot_be_scored_is_one_line(tmp_path: Path, case: str) -> None:
    more, message = ODD[case]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOOD | more), encoding="utf-8")
    with pytest.raises(InputError, match=rf"gold\.jsonl article 1: .*{message}"):
        evaluate(gold, [GOOD])


@pytest.mark.parametrize("content", [b"id,source,predicate,target\n\xff", b"\0"])
def test_a_table_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gold.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"gold\.csv") as raised:
        evaluate(tmp_path / "gold.csv", [GOOD])
    assert len(str(raised.value).splitlines()) == 1


SHEETS = ("number,verdict\n²,right\n", "number,verdict\n", "number\n1\n", 'number,verdict\n"a\nb",x\n')


@pytest.mark.parametrize("content", SHEETS)
def test_a_sheet_with_odd_numbers_is_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    if content == "number,verdict\n":
        assert read_sheet(tmp_path / "a.csv") == {}
        return
    with pytest.raises(InputError) as raised:
        read_sheet(tmp_path / "a.csv")
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no devices in the file system")
def test_a_device_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="it is no file"):
        read_sheet(tmp_path / "a.csv")
    with pytest.raises(InputError, match="it is no file"):
        precision_of(tmp_path / "a.csv", {})
