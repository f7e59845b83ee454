"""The open corpus: its notation, its labels without words, and texts joined to them again."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[1] / "data" / "gold"
TOOLS = runpy.run_path(str(GOLD / "compile_open.py"))
PARTS = [path for part in TOOLS["SPLITS"] if (path := GOLD / "open" / f"{part}.jsonl").is_file()]
CODED = """\
## n1 | Paris speaks | 2025-02-27 | news
e Lin Jian = CHN
e M23 = armed_group:m23@COD
France condemned China on Monday, and China's spokesperson Lin Jian rejected that.
> France ACCUSE|REJECT China @condemned #a1
* France criticism China @condemned #a1
~ Lin Jian REJECT France @rejected
r Lin Jian : spokesperson : China's spokesperson : China : current
"M23 attacked Rwanda," he said.
> M23 ASSAULT Rwanda @attacked ?possible ^Lin Jian #a2

## n1/part2 | Another story | 2025-02-27 | news
\\> Kenya is a state.
Kenya denied that it had helped Chad.
> Kenya AID Chad @helped !neg #a1
"""
WHOLE = (
    "France condemned China on Monday,  and China's spokesperson Lin Jian rejected that.\n\"M23 attacked Rwanda,\""
    " he said.\n\n\n> Kenya is a state. Kenya denied that it had helped Chad. The end."
)


@pytest.fixture
def articles(tmp_path: Path) -> list[Any]:
    coded = tmp_path / "b.txt"
    coded.write_text(CODED, encoding="utf-8")
    faults: list[str] = []
    found = TOOLS["read"](coded, faults)
    assert faults == []
    return list(found)


def test_a_record_has_its_alternatives_act_speaker_and_modality(articles: list[Any]) -> None:
    condemned, rejected, attacked = articles[0].relations
    assert (condemned["predicate"], condemned["alternatives"], condemned["act"]) == ("ACCUSE", ["REJECT"], "a1")
    assert rejected["optional"] and rejected["act"] is None
    assert (attacked["modality"], attacked["said_by"]["actor"]) == ("possible", "person:lin-jian")
    [stance] = articles[0].stances
    assert (stance["attitude"], stance["trigger"]["text"], stance["act"]) == ("criticism", "condemned", "a1")
    [role] = articles[0].roles
    assert (role["post"], role["organisation"]["country"], role["title"]["text"]) == (
        "spokesperson", "CHN", "China's spokesperson",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("> France ACCUSE China @condemned", "no act"),
        ("> France ACCUSE|SHOUT China @condemned #a1", "unknown type"),
        ("> France ACCUSE China @praised #a1", "is not in"),
        ("> Atlantis ACCUSE China @condemned #a1", "Atlantis"),
        ("* France criticism China #a1", "needs a trigger"),
        ("r France : king : condemned : 0 : current", "no role"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    coded = tmp_path / "b.txt"
    coded.write_text(f"## n1 | A | 2025 | news\nFrance condemned China.\n{line}\n", encoding="utf-8")
    faults: list[str] = []
    TOOLS["read"](coded, faults)
    assert len(faults) == 1 and faults[0].startswith("b.txt:3: ") and fault in faults[0]


def test_labels_have_no_words_and_find_their_text_again(articles: list[Any]) -> None:
    labels = [TOOLS["standoff"](article, WHOLE) for article in articles]
    assert "condemned" not in json.dumps(labels)
    first, second = TOOLS["joined"](labels, {"n1": WHOLE})
    for got, article in ((first, articles[0]), (second, articles[1])):
        for relation, coded in zip(got["relations"], article.relations, strict=True):
            span = relation["trigger"]
            assert got["text"][span["start"] : span["end"]] == coded["trigger"]["text"]
    assert second["text"].startswith("> Kenya") and second["relations"][0]["negated"]


def test_a_text_that_was_changed_is_left_out(articles: list[Any]) -> None:
    labels = [TOOLS["standoff"](article, WHOLE) for article in articles]
    assert [got["id"] for got in TOOLS["joined"](labels, {"n1": WHOLE.replace("Kenya is", "Kenya was")})] == ["n1"]


def test_an_article_never_moves_to_another_part() -> None:
    for path in PARTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert TOOLS["part_of"](json.loads(line)["digest"]) == path.stem


def test_the_corpus_is_large_and_has_no_article_twice() -> None:
    rows = [json.loads(line) for path in PARTS for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 600
    assert max(Counter(row["id"] for row in rows).values()) == 1
    assert sum(not relation.get("optional") for row in rows for relation in row["relations"]) >= 4000
    assert sum(all(item.get("optional") for item in row["relations"]) for row in rows) >= 20, "articles without an act"


def test_labels_hold_no_words() -> None:
    allowed = {"actor", "country", "predicate", "modality", "attitude", "act", "post", "status", "alternatives", "id"}
    for path in PARTS:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for layer in TOOLS["LAYERS"]:
                assert not {name for name in keys_of_text(row[layer]) if name not in allowed}


def keys_of_text(value: Any, name: str = "") -> set[str]:
    """The names under which text stands in a value."""
    if isinstance(value, dict):
        return set().union(*(keys_of_text(inner, key) for key, inner in value.items())) if value else set()
    if isinstance(value, list):
        return set().union(*(keys_of_text(inner, name) for inner in value)) if value else set()
    return {name} if isinstance(value, str) else set()
