"""The notation of the gold, labels without words made of it, and texts joined to them again; the open corpus."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geo_nlp.evaluation.standoff import joined

GOLD = Path(__file__).parents[1] / "data" / "gold"
TOOLS = runpy.run_path(str(GOLD / "compile.py"))
read = TOOLS["notation"].read
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
    'France condemned China on Monday,  and China\'s spokesperson Lin Jian rejected that.\n"M23 attacked Rwanda,"'
    " he said.\n\n\n> Kenya is a state. Kenya denied that it had helped Chad. The end."
)


@pytest.fixture
def articles(tmp_path: Path) -> list[Any]:
    coded = tmp_path / "b.txt"
    coded.write_text(CODED, encoding="utf-8")
    faults: list[str] = []
    found = read(coded, faults)
    assert faults == []
    return list(found)


def words(text: str, span: dict[str, int]) -> str:
    return text[span["start"] : span["end"]]


def test_a_record_has_its_alternatives_act_speaker_and_modality(articles: list[Any]) -> None:
    condemned, rejected, attacked = articles[0].relations
    text = articles[0].text
    assert (condemned["predicate"], condemned["alternatives"], condemned["act"]) == ("ACCUSE", ["REJECT"], "a1")
    assert rejected["optional"] and rejected["act"] is None
    assert (attacked["modality"], attacked["said_by"]["actor"]) == ("possible", "person:lin-jian")
    [stance] = articles[0].stances
    assert (stance["attitude"], words(text, stance["trigger"]), stance["act"]) == ("criticism", "condemned", "a1")
    [role] = articles[0].roles
    assert (role["post"], role["organisation"]["country"], words(text, role["title"])) == (
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
def test_what_cannot_be_read_is_reported_with_its_line(tmp_path: Path, line: str, fault: str) -> None:
    coded = tmp_path / "b.txt"
    coded.write_text(f"## n1 | A | 2025 | news\nFrance condemned China.\n{line}\n", encoding="utf-8")
    faults: list[str] = []
    read(coded, faults)
    assert len(faults) == 1 and faults[0].startswith("b.txt:3: ") and fault in faults[0]


def test_labels_have_no_words_and_find_their_text_again(articles: list[Any]) -> None:
    labels = [TOOLS["standoff"](article, WHOLE) for article in articles]
    assert "condemned" not in json.dumps(labels)
    first, second = joined(labels, {"n1": {"text": WHOLE}})
    for got, article in ((first, articles[0]), (second, articles[1])):
        for relation, coded in zip(got["relations"], article.relations, strict=True):
            assert words(got["text"], relation["trigger"]) == words(article.text, coded["trigger"])
    assert second["text"].startswith("> Kenya") and second["relations"][0]["negated"]


def test_a_text_that_was_changed_is_left_out(articles: list[Any]) -> None:
    labels = [TOOLS["standoff"](article, WHOLE) for article in articles]
    assert [got["id"] for got in joined(labels, {"n1": {"text": WHOLE.replace("Kenya is", "Kenya was")}})] == ["n1"]


def test_a_text_under_its_title_finds_its_labels(articles: list[Any]) -> None:
    title, text = WHOLE.split(",  ", 1)
    labels = [TOOLS["standoff"](article, WHOLE) for article in articles]
    [got, _] = joined(labels, {"n1": {"title": f"{title},", "text": text}})
    assert words(got["text"], got["relations"][0]["trigger"]) == "condemned"


def test_a_part_of_our_own_is_written_with_its_texts(articles: list[Any], tmp_path: Path) -> None:
    part, texts = tmp_path / "part.jsonl", tmp_path / "texts.jsonl"
    for _ in range(2):  # written again, nothing is there twice
        TOOLS["write_own"](articles, part, texts)
    rows = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["title"], row["date"]) for row in rows] == [
        ("n1", "Paris speaks", "2025-02-27"), ("n1/part2", "Another story", "2025-02-27"),
    ]  # fmt: skip
    labels = [json.loads(line) for line in part.read_text(encoding="utf-8").splitlines()]
    assert "condemned" not in part.read_text(encoding="utf-8") and "date" not in labels[0]
    [got] = joined(labels[:1], {row["id"]: row for row in rows})
    assert (got["date"], words(got["text"], got["relations"][0]["trigger"])) == ("2025-02-27", "condemned")


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
