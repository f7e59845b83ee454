"""`python -m benchmarks.open_corpus` on a corpus of one article; the mistakes of unseen parts are not shown."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from annotations import ACCUSE, TEXT
from spacy.language import Language

from benchmarks.open_corpus import main


@pytest.fixture
def corpus(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr("geo_nlp.pipeline.load", lambda: nlp)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    labels = {"id": "a", "start": 0, "length": len(TEXT), "digest": digest, "relations": [ACCUSE]}
    for part in ("learn", "tune"):
        (tmp_path / f"{part}.jsonl").write_text(json.dumps(labels), encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "source": "Wire"}), encoding="utf-8")
    return ["--gold", str(tmp_path), "--texts", str(tmp_path / "texts.jsonl")]


def test_figures(corpus: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = {name: tmp_path / f"out.{name}" for name in ("jsonl", "json", "html")}
    files = ["--records", str(kept["jsonl"]), "--output", str(kept["json"]), "--errors", str(kept["html"])]
    main([*corpus, "--by", "source", *files])
    printed = capsys.readouterr().out.splitlines()
    assert next(line.split()[1] for line in printed if line.startswith("relations ")) == "1"
    assert any(line.startswith("source:Wire") for line in printed) and "|ends:strict|" in printed[-1]
    scores = json.loads(kept["json"].read_text(encoding="utf-8"))
    assert scores["scores"]["relations"]["recall"]["value"] == 1.0
    assert sum(scores["causes"]["false"].values()) == kept["html"].read_text(encoding="utf-8").count("<article>")
    assert json.loads(kept["jsonl"].read_text(encoding="utf-8"))["relations"]


def test_mistakes_of_unseen_parts_are_refused(corpus: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["--part", "tune", "--lenient", *corpus])
    assert "|ends:lenient|" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--part", "tune", "--errors", "e.html", *corpus])
    assert "the mistakes of tune are not looked at" in capsys.readouterr().err
