"""Quality on the project's own gold does not fall below the measured floors (data/floors.json)."""

import json
from pathlib import Path

from spacy.language import Language

from benchmarks.floors import measure, measure_acts
from geo_nlp.evaluate import below

DATA = Path(__file__).parents[1] / "data"


FLOORS = json.loads((DATA / "floors.json").read_text(encoding="utf-8"))


def test_no_layer_falls_below_its_floor(nlp: Language) -> None:
    found = measure(nlp)
    assert FLOORS["relations"]["f1"] > 0.5 and found["relations"].gold >= 190
    assert below(found, {key: floor for key, floor in FLOORS.items() if key != "acts"}) == []


def test_acts_do_not_fall_below_their_floor(nlp: Language) -> None:
    found = measure_acts(nlp)
    assert found["geo_nlp"].gold >= 140
    assert found["geo_nlp"].f1 >= FLOORS["acts"]["f1"] > found["an act a dyad and predicate"].f1
