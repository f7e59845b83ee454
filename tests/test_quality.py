"""Quality on the project's own gold does not fall below the measured floors (data/floors.json)."""

import json
from pathlib import Path

from spacy.language import Language

from benchmarks.acts import gold as gold_of_acts
from benchmarks.acts import measured, scores
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
    layers = {key: floor for key, floor in floors.items() if key != "acts"}
    assert below(evaluate(gold, records(articles, nlp=nlp)), layers) == []


def test_acts_do_not_fall_below_their_floor(nlp: Language) -> None:
    floors = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))
    found = scores(measured(gold_of_acts("learn")["own"], nlp))
    assert found["geo_nlp"].records >= 150
    assert found["geo_nlp"].f1 >= floors["acts"]["f1"] > found["an act a dyad and predicate"].f1
