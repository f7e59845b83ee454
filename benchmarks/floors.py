"""Measure the pipeline on data/gold and set data/floors.json, below which a test fails.

`python -m benchmarks.floors` prints the figures; `--write` raises the floors to .02 under what was measured; a floor is
lowered only with `--lower`. Predicates with fewer than ten gold records have no floor of their own: chance moves them.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping
from pathlib import Path

from spacy.language import Language

from benchmarks.acts import paired, scores
from benchmarks.gold import extracted, own
from geo_nlp import load
from geo_nlp.evaluate import Score, evaluate

DATA = Path(__file__).parents[1] / "data"
SLACK, ENOUGH = 0.02, 10


def measure(nlp: Language) -> Mapping[str, Score]:
    """Scores of the current pipeline on the project's own gold, by layer and predicate."""
    gold = own("gold")
    return evaluate(gold, extracted(gold, nlp))


def measure_acts(nlp: Language) -> dict[str, Score]:
    """B-cubed of event coreference, and of trivial guesses, on the project's own gold of acts."""
    gold = own("acts/own_learn")
    return scores(paired(gold, extracted(gold, nlp)))


def floor_of(f1: float, old: float, *, lower: bool) -> float:
    """A floor a little under what was measured; it rises, and falls only where that is asked for.

    >>> floor_of(0.986, 0.9, lower=False), floor_of(0.9, 0.96, lower=False), floor_of(0.9, 0.96, lower=True)
    (0.96, 0.96, 0.88)
    """
    floor = math.floor((f1 - SLACK) * 100) / 100
    return floor if lower else max(floor, old)


def main() -> None:
    """Print the scores, and write the floors if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true", help="with --write: also lower floors")
    args = parser.parse_args()
    path = DATA / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8"))
    new = {}
    nlp = load()
    for key, score in {**measure(nlp), "acts": measure_acts(nlp)["geo_nlp"]}.items():
        print(f"{key:24} F1 {score.f1:.3f}  P {score.precision:.3f}  R {score.recall:.3f}  (gold {score.gold:g})")
        if score.gold >= ENOUGH:
            new[key] = {"f1": floor_of(score.f1, floors.get(key, {}).get("f1", 0.0), lower=args.lower)}
    if args.write:
        path.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
