"""What is read as annotation and as predictions, and what is refused."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from annotations import ACCUSE, ASSAULT, TEXT, Record, article
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from geo_nlp.errors import InputError
from geo_nlp.evaluation import Score, evaluate
from geo_nlp.evaluation.formats import read_annotation, read_predictions
from geo_nlp.evaluation.pairing import paired
from geo_nlp.evaluation.standoff import joined


def lines(path: Path, rows: Iterable[Record]) -> Path:
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def test_records(tmp_path: Path) -> None:
    gold, predicted = lines(tmp_path / "g.jsonl", [article(ACCUSE)]), lines(tmp_path / "p.jsonl.gz", [article(ACCUSE)])
    assert evaluate(gold, str(predicted))["relations"] == Score(1, 1, 1)


def standoff(start: int, end: int, **layers: object) -> Record:
    plain = " ".join(TEXT.split())[start:end]
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return {"id": "a", "start": start, "length": len(plain), "digest": digest} | layers


def test_labels_without_texts(tmp_path: Path) -> None:
    wrapped = {"id": "a", "text": "Paris.  \n" + TEXT.replace(" ", "\n "), "source": "Wire"}
    at = len("Paris. ")
    plain = " ".join(wrapped["text"].split())
    digest = hashlib.sha256(plain[at : at + 34].encode()).hexdigest()
    labels = {"id": "a", "start": at, "length": 34, "digest": digest}
    labels |= {"relations": [{"predicate": "ACCUSE", "trigger": {"start": 7, "end": 16}}]}
    gold, texts = lines(tmp_path / "g.jsonl", [labels]), lines(tmp_path / "t.jsonl.gz", [wrapped])
    (record,) = read_annotation(gold, texts)
    trigger = record["relations"][0]["trigger"]
    assert record["text"].split() == TEXT[:34].split() and record["source"] == "Wire"
    assert record["text"][trigger["start"] : trigger["end"]] == "condemned"


def test_offsets_are_those_of_the_annotated_part_of_the_text() -> None:
    # Moscow's army attacked Kyiv, and M23 rebels shelled Congo.
    label = {"sentence": {"start": 0, "end": 58}, "trigger": {"start": 14, "end": 22}, "source": {"start": 9, "end": 9}}
    labels = standoff(35, TEXT.index("Congo.") + 6, relations=[label], stances=[], roles=[])
    [found] = joined([labels], {"a": {"id": "a", "text": TEXT.replace(" ", "  ")}})
    [relation] = found["relations"]
    assert found["text"].startswith("Moscow's  army") and found["text"].endswith("Congo.")
    assert relation["sentence"] == {"start": 0, "end": len(found["text"])}
    assert found["text"][relation["trigger"]["start"] : relation["trigger"]["end"]] == "attacked"
    assert relation["source"] == {"start": 10, "end": 10}  # who is only implied has a place without words


def test_another_text_is_not_joined(tmp_path: Path) -> None:
    gold = lines(tmp_path / "g.jsonl", [standoff(0, 34, relations=[])])
    texts = lines(tmp_path / "t.jsonl", [{"id": "a", "text": TEXT.replace("France", "Gambia")}])
    with pytest.raises(InputError, match=r"t\.jsonl: has none of the 1 texts"):
        read_annotation(gold, texts)
    with pytest.raises(InputError, match="name the file that has them with --texts"):
        read_annotation(gold)
    with pytest.raises(InputError, match="has its texts already"):
        read_annotation(lines(tmp_path / "whole.jsonl", [article(ACCUSE)]), texts)


def test_spans(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 4, "label": "ORG"}, {"start": 9, "end": 11, "label": "PER"}]
    mapped = {"text": "NATO met Xi.", "spans": spans}
    listed = {"text": "NATO met Xi.", "entities": [[0, 4, "ORG"], [9, 11, "ORG"]]}
    found = evaluate(lines(tmp_path / "g.jsonl", [mapped]), lines(tmp_path / "p.jsonl", [listed]))
    assert (found["mentions"], found["mentions:exact"]) == (Score(2, 2, 1), Score(2, 2, 1))


def test_docbin_of_others(tmp_path: Path) -> None:
    doc = Doc(Vocab(), words=["NATO", "met", "Xi"], spaces=[True, True, False])
    doc.ents = [Span(doc, 0, 1, "ORG"), Span(doc, 2, 3, "PERSON", kb_id="person:xi-jinping")]
    DocBin(docs=[doc]).to_disk(tmp_path / "p.spacy")
    (record,) = read_predictions(tmp_path / "p.spacy")
    assert [(m["text"], m["type"], m["actor"]) for m in record["mentions"]] == [
        ("NATO", "ORG", None), ("Xi", "PERSON", "person:xi-jinping"),
    ]  # fmt: skip


def test_docbin_of_ours_is_whole_records(tmp_path: Path, nlp: Language) -> None:
    doc = nlp("France condemned Russia.")
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "p.spacy")
    (record,) = read_predictions(tmp_path / "p.spacy")
    written = record["relations"][0]
    assert (written["source"]["actor"], written["predicate"], written["target"]["actor"]) == ("FRA", "ACCUSE", "RUS")
    gold = [{"id": record["id"], "text": doc.text, "relations": [ACCUSE]}]
    assert evaluate(gold, tmp_path / "p.spacy")["relations"] == Score(1, 1, 1)


TRIPLES = "id,source,target,predicate,negated\na,French,Russia,ACCUSE,\na,Moscow,person:x,ASSAULT,true\nb,,,,\n"


def test_triples(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(TRIPLES, encoding="utf-8")
    found = evaluate([article(ACCUSE, ASSAULT), article(name="b")], tmp_path / "p.csv")
    assert (found["relations"], found["relations:ACCUSE"], found.unpredicted) == (Score(2, 2, 1), Score(1, 1, 1), 0)
    both = evaluate(tmp_path / "p.csv", tmp_path / "p.csv")
    assert both["relations:context"] == Score(2, 2, 2)


def test_the_table_of_extract_is_one_of_triples(tmp_path: Path) -> None:
    head = "article,source,source_country,predicate,target,target_country,date,event_date"
    row = f"{head}\na,FRA,FRA,ACCUSE,person:z,RUS,2025,2024"
    (tmp_path / "p.tsv").write_text(row.replace(",", "\t"), encoding="utf-8")
    assert evaluate([article(ACCUSE | {"date": "2024"})], tmp_path / "p.tsv")["dates"] == Score(1, 1, 1)


WRONG = {
    "p.csv": ("id,source,target\n", "p.csv: no column predicate; it needs id, source, predicate, target"),
    "q.csv": ("id,source,target,predicate\na,FRA,RUS,ACUSE\n", "q.csv line 2: unknown predicate 'ACUSE'; did you mean"),
    "p.jsonl": ("{", "p.jsonl line 1: broken JSON"),
    "q.jsonl": ("[1]", "q.jsonl line 1: no JSON object"),
    "p.doc": ("", "p.doc: unknown format '.doc'; give .jsonl"),
    "p.spacy": ("x", "p.spacy: is no DocBin"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read(name: str, tmp_path: Path) -> None:
    text, message = WRONG[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(read_predictions(tmp_path / name))
    assert message in str(error.value)


def test_predictions_of_the_whole_article_are_cut_to_what_is_annotated() -> None:
    before = "Old story. "
    moved = json.loads(json.dumps(ACCUSE))
    for name in ("source", "target", "trigger", "sentence"):
        moved[name]["start"] += len(before)
        moved[name]["end"] += len(before)
    old = ACCUSE | {"sentence": {"start": 0, "end": len(before) - 1}}
    whole = {"id": "a", "text": before + TEXT, "relations": [old, moved]}
    assert evaluate([article(ACCUSE, name="a/part2")], [whole])["relations"] == Score(1, 1, 1)


def test_articles_are_paired_by_id_else_by_text() -> None:
    other = article(ACCUSE, name="digest")
    pairs, left = paired([article(ACCUSE)], [other, {"id": "z", "text": "Nobody has annotated this."}])
    assert (pairs[0][1], left) == (other, 1)
    pairs, left = paired([article(), article(name="b")], [article()])
    assert ([found is None for _, found in pairs], left) == ([False, True], 0)  # a copy is not predicted twice
    with pytest.raises(InputError, match="article a: there are two predictions"):
        paired([], [article(), article()])
    with pytest.raises(InputError, match="article a: is annotated twice"):
        paired([article(), article()], [])
