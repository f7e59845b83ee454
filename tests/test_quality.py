"""Quality on the project's own gold does not fall below the measured floors (data/floors.json)."""

import json
from pathlib import Path

from spacy.language import Language

from geo_nlp.evaluate import below, evaluate
from geo_nlp.extraction import records
from geo_nlp.types import Article

DATA = Path(__file__).parents[1] / "data"


def test_no_layer_falls_below_its_floor(nlp: Language) -> None:
    gold = [json.loads(line) for line in (DATA / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    floors = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))
    articles = [Article(r["id"], r["text"], title=r.get("title"), date=r.get("date")) for r in gold]
    assert len(gold) >= 15
    assert floors["relations"]["f1"] > 0.5
    assert below(evaluate(gold, records(articles, nlp=nlp)), floors) == []
