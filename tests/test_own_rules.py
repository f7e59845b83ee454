"""Rules of one's own in Python: each pipeline has its own, and workers have those of their run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

import geo_nlp
from geo_nlp.errors import RuleError
from geo_nlp.gazetteer.disputed import VARIABLE
from geo_nlp.pipeline import engine_of
from geo_nlp.rules.loader import load_rules
from geo_nlp.run import extract_many
from geo_nlp.run.pool import FEW

TEXT = "France bloviated at Russia. The Kremlin bloviated that Turkey had eschewed attacking Greece."
FILES = {
    "accuse.yaml": """
predicate: ACCUSE
triggers:
  - {id: accuse-own, verb: bloviate, source: subject, target: at}
examples:
  - {text: France bloviated at Russia., yields: FRA ACCUSE RUS}
  - {text: France bloviated., yields: nothing}
""",
    "stance.yaml": """
attitude: criticism
triggers:
  - {id: criticism-own, verb: bloviate, source: subject, target: at}
examples:
  - {text: France bloviated at Russia., yields: FRA criticism RUS}
  - {text: France bloviated., yields: nothing}
""",
    "attribution.yaml": "verbs: [{id: say-own, words: [bloviate], content: [clause]}]",
    "context/negated.yaml": "{effect: negated, verbs: [eschew]}",
}


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mine")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own(mine: Path) -> Language:
    return geo_nlp.load(rules=mine)


def found(nlp: Language) -> tuple[list[str], list[str], list[str]]:
    doc = nlp(TEXT)
    relations = [r.rule + " negated" * r.negated for r in doc._.relations]
    return relations, [s.rule for s in doc._.stances], [a.rule for a in doc._.attributions]


def test_every_kind_of_file_works_in_its_pipeline_alone(own: Language, nlp: Language) -> None:
    before = found(nlp)
    relations, stances, attributions = found(own)
    assert relations[0] == "accuse-own"
    assert "criticism-own" in stances
    assert relations[1:] == [f"{before[0][0]} negated"]
    assert "say-own" in attributions
    assert "say-own" not in before[2]
    assert "criticism-own" not in before[1]
    assert len(before[0]) == 1
    assert found(nlp) == before


def test_the_engine_tells_the_rules(own: Language, nlp: Language, mine: Path) -> None:
    ours, theirs = engine_of(nlp), engine_of(own)
    assert ours.rules != theirs.rules
    assert engine_of(geo_nlp.load(rules=[str(mine)])).rules == theirs.rules


def test_the_engine_tells_the_policy_for_disputed_places(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    silent = engine_of(nlp)
    monkeypatch.setenv(VARIABLE, "recognised")
    assert engine_of(nlp) == silent
    monkeypatch.setenv(VARIABLE, "none")
    assert engine_of(nlp) != silent


def test_rules_in_use_end_with_the_stage(own: Language) -> None:
    own(TEXT)
    assert ("verb", "bloviate") not in load_rules().triggers


def test_extract_takes_rules(mine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (record,) = geo_nlp.extract([tmp_path / "a.txt"], rules=[mine])
    assert record["relations"][0]["rule"] == "accuse-own"


def test_a_faulty_folder_is_reported_when_it_is_given(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        geo_nlp.load(rules=tmp_path / "nosuch")
    with pytest.raises(RuleError, match="no such folder"):
        next(extract_many([tmp_path / "unread.txt"], rules=[tmp_path / "nosuch"]))


@pytest.mark.slow
def test_workers_have_the_rules(mine: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = (json.dumps({"id": f"a{n}", "text": f"{TEXT} Number {n}."}) for n in range(FEW + 5))
    corpus.write_text("\n".join(rows), encoding="utf-8")
    alone, spread = (list(extract_many([corpus], workers=n, rules=[mine])) for n in (1, 2))
    assert alone == spread
    assert {record["relations"][0]["rule"] for record in spread} == {"accuse-own"}


def test_changed_rules_are_read_anew(tmp_path: Path) -> None:
    file, article = tmp_path / "accuse.yaml", tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    ids = []
    for name in ("accuse-own", "accuse-new"):
        file.write_text(FILES["accuse.yaml"].replace("accuse-own", name), encoding="utf-8")
        ids.append(next(extract_many([article], rules=tmp_path))["relations"][0]["rule"])
    assert ids == ["accuse-own", "accuse-new"]
