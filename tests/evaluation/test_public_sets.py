"""Adapters of public sets, on tiny files of their shape that we wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from benchmarks.publicsets.__main__ import main
from geo_nlp.evaluation import Score, evaluate
from geo_nlp.evaluation.formats import read_annotation
from geo_nlp.extraction import records
from geo_nlp.types import Article

XML = """<Sentences>
<Sentence date="20250303" id="r1"><EventCoding eventcode="112" sourcecode="FRAGOV" targetcode="RUS"/>
<Text>
France accused Russia of
lying on Monday.
</Text></Sentence>
<Sentence date="20250304" id="r2"><EventCoding noevents="true"/><Text>The weather was fine.</Text></Sentence>
<Sentence date="20250305" id="r3"><EventCoding eventcode="010" sourcecode="FRA" targetcode="RUS"/>
<EventCoding eventcode="190" sourcecode="---REB" targetcode="MLI"/><Text>Paris spoke.</Text></Sentence>
</Sentences>"""
DWIE = {
    "id": "DW_1", "content": "President Emmanuel Macron met Lavrov in France on Monday.",
    "mentions": [
        {"begin": 10, "end": 25, "text": "Emmanuel Macron", "concept": 0},
        {"begin": 40, "end": 46, "text": "France", "concept": 1},
        {"begin": 50, "end": 56, "text": "Monday", "concept": 2},
    ],
    "concepts": [
        {"concept": 0, "tags": ["type::person"]}, {"concept": 1, "tags": ["topic::politics", "type::gpe"]},
        {"concept": 2, "tags": ["type::time"]},
    ],
    "relations": [{"s": 0, "p": "head_of_state", "o": 1}, {"s": 0, "p": "citizen_of", "o": 1}],
}  # fmt: skip
SPOKEN = "Macron said that he may come. Officials disagreed."
ANN = """T1\tSource 0 6\tMacron
T2\tCue 7 11\tsaid
T3\tContent 12 28\tthat he may come
R1\tAttribution Arg1:T1 Arg2:T3
E1\tAttribution:T2 Content:T3
T4\tSource 30 39\tOfficials
"""
PRAISE = "France praised Japan, not Iran."
TABLE = """sentence\tactor1\tactor2\trootcode
France accused Russia.\tFrance\tRussia\tACCUSE
Japan talked to the Kremlin.\tJapan\tRussian\t040
Nobody came.\tJapan\tFrance\t010
"""


def adapted(folder: Path, name: str, *arguments: str) -> list[Any]:
    main([name, *arguments, "-o", str(folder / "gold.jsonl")])
    return list(read_annotation(folder / "gold.jsonl"))


def test_petrarch(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "v.xml").write_text(XML, encoding="utf-8")
    accused, fine, spoke = gold = adapted(tmp_path, "petrarch", str(tmp_path / "v.xml"))
    assert (accused["text"], accused["date"]) == ("France accused Russia of lying on Monday.", "2025-03-03")
    assert accused["relations"][0]["predicate"] == "ACCUSE"
    assert fine["relations"] == spoke["relations"] == [], "no type for a statement, no country of the rebels"
    found = records([Article(each["id"], each["text"], date=each["date"]) for each in gold], nlp=nlp)
    assert evaluate(gold, list(found))["relations"] == Score(1, 1, 1)


def test_dwie(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "DW_1.json").write_text(json.dumps(DWIE), encoding="utf-8")
    (gold,) = adapted(tmp_path, "dwie", str(tmp_path / "DW_1.json"))
    assert [mention["type"] for mention in gold["mentions"]] == ["person", "state"]
    assert [(role["post"], role["holder"]["name"]) for role in gold["roles"]] == [("head_of_state", "Emmanuel Macron")]
    found = list(records([Article("DW_1", gold["text"])], nlp=nlp))
    scores = evaluate([gold], found, lenient=True)
    assert scores["mentions"].right == 2 and scores["roles"] == Score(1, 1, 1)


def test_polnear(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SPOKEN, encoding="utf-8")
    (tmp_path / "a.ann").write_text(ANN, encoding="utf-8")
    (gold,) = adapted(tmp_path, "polnear", str(tmp_path / "a.txt"))
    (said,) = gold["attributions"]
    assert SPOKEN[said["content"]["start"] : said["content"]["end"]] == "that he may come"
    assert SPOKEN[said["speaker"]["start"] : said["speaker"]["end"]] == "Macron"


def test_sentences_with_an_event(tmp_path: Path) -> None:
    (tmp_path / "plv.tsv").write_text(TABLE, encoding="utf-8")
    accused, talked, nobody = adapted(tmp_path, "sentences", str(tmp_path / "plv.tsv"))
    assert accused["relations"][0]["source"] == {"start": 0, "end": 6, "name": "France"}
    assert talked["relations"][0]["predicate"] == "CONSULT"
    assert talked["relations"][0]["target"]["actor"] == "RUS", "these words are not in the text"
    assert (nobody["id"], nobody["relations"]) == ("plv-3", [])


def test_sentences_with_a_judgement_and_columns_of_another_name(tmp_path: Path) -> None:
    rows = [
        {"words": PRAISE, "p": {"text": "France"}, "q": {"text": "Japan"}, "label": "positive"},
        {"words": PRAISE, "p": "France", "q": "Iran", "label": "neutral"},
    ]
    file = tmp_path / "dse.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (gold,) = adapted(tmp_path, "sentences", str(file), "--columns", "text=words")
    (stance,) = gold["stances"]
    assert (stance["polarity"], stance["holder"]["name"], stance["targets"][0]["name"]) == (1, "France", "Japan")


@pytest.mark.parametrize(("columns", "reason"), [("", "no column for text"), ("words", "write name=column")])
def test_a_column_that_is_not_there_is_named(
    tmp_path: Path, columns: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text("words,p,q,label\nFrance left.,France,Iran,ACCUSE\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        adapted(tmp_path, "sentences", str(tmp_path / "t.csv"), "--columns", columns)
    assert reason in capsys.readouterr().err
