"""Fit the ranking of states for actors whose country nothing gives to data/gold/countries.jsonl.

`python -m benchmarks.countries TEXTS` prints how many actors get a state and how many of these are right, each article
judged by weights that the others taught. TEXTS is the corpus that the articles are from (.jsonl.gz). `--write` sets
geo_nlp/rules/countries.json. Run it again when bridging has changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from benchmarks.gold import GOLD, article_of
from geo_nlp.evaluation.same import Values
from geo_nlp.evaluation.standoff import joined

LABELS = GOLD / "countries.jsonl"
STORED = Path(__file__).parents[1] / "geo_nlp" / "rules" / "countries.json"
RIDGE, RARE, FOLDS = 6.0, 15, 10  # of weights; a feature of fewer candidates is left out; parts for cross-validation
STEPS = 12  # of Newton's method
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Actor:
    """An annotated actor: its article, the states that may be its own with their features, and which one is."""

    article: str
    candidates: Mapping[str, Sequence[str]]
    country: str | None


def annotated(texts: Path) -> list[Values]:
    """The labels joined with the texts of a corpus."""
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    return list(joined(map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()), rows))


def collect(gold: Sequence[Values]) -> Iterator[Actor]:
    """The annotated actors for which the pipeline has no clue, with the features that it asks for."""
    from geo_nlp import load
    from geo_nlp.extraction import records
    from geo_nlp.pipes.bridging import ranking

    seen: dict[tuple[int, int], Mapping[str, Sequence[str]]] = {}
    features = ranking.features

    def kept(text: Any, namings: Any, mention: Any, parts: Any) -> Mapping[str, Sequence[str]]:
        found = features(text, namings, mention, parts)
        seen[mention.start, mention.end] = found
        return found

    nlp = load()
    with patch.object(ranking, "features", kept):
        for article in gold:
            seen.clear()
            list(records([article_of(article)], nlp=nlp))
            for mention in article["mentions"]:
                candidates = seen.get((mention["start"], mention["end"]))
                if candidates is not None:
                    yield Actor(article["id"], candidates, mention["country"])


class Fit:
    """A logistic regression over candidates, by Newton's method with a ridge on all weights but the bias."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        count = Counter(name for a in actors for names in a.candidates.values() for name in set(names))
        self.names = sorted(name for name, n in count.items() if n >= RARE)
        self.places = {name: i for i, name in enumerate(self.names, start=1)}
        rows = [self.row(names) for a in actors for names in a.candidates.values()]
        x = np.stack(rows)
        y = np.array([country == a.country for a in actors for country in a.candidates], dtype=np.float64)
        ridge = np.full(x.shape[1], RIDGE)
        ridge[0] = 1e-6
        self.weights: Array = np.zeros(x.shape[1])
        for _ in range(STEPS):
            p = 1 / (1 + np.exp(-x @ self.weights))
            gradient = x.T @ (p - y) + ridge * self.weights
            hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
            self.weights -= np.linalg.solve(hessian, gradient)

    def row(self, names: Sequence[str]) -> Array:
        """The features of a candidate as numbers, the bias first."""
        row = np.zeros(len(self.names) + 1)
        row[[0, *(self.places[name] for name in names if name in self.places)]] = 1
        return row

    def likeliest(self, actor: Actor) -> tuple[str | None, float]:
        """The likeliest state of an actor, and how likely it is."""
        if not actor.candidates:
            return None, 0.0
        chances = [1 / (1 + np.exp(-self.row(names) @ self.weights)) for names in actor.candidates.values()]
        best = int(np.argmax(chances))
        return list(actor.candidates)[best], float(chances[best])

    def stored(self) -> str:
        """The weights as they are kept, a line each."""
        pairs = [("bias", self.weights[0]), *zip(self.names, self.weights[1:], strict=True)]
        return json.dumps({name: round(float(w), 3) for name, w in pairs}, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Fit, print the figures, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, help="the corpus that the articles are from, .jsonl.gz")
    parser.add_argument("--write", action="store_true", help="set geo_nlp/rules/countries.json")
    args = parser.parse_args()
    os.environ["GEO_NLP_NATIVE"] = "0"  # compiled functions cannot be replaced
    actors = list(collect(annotated(args.texts)))
    judged = [pair for fold in range(FOLDS) for pair in _judged(actors, fold)]
    having = sum(actor.country is not None for actor in actors)
    print(f"{len(actors):,} actors, {having:,} of them of one state")
    for least in THRESHOLDS:
        given = [right for chance, right in judged if chance >= least]
        print(
            f"from {least}: {len(given):,} given, {sum(given) / len(given):.3f} right, {sum(given) / having:.3f} found"
        )
    if args.write:
        STORED.write_text(Fit(actors).stored(), encoding="utf-8")


def _judged(actors: Sequence[Actor], fold: int) -> Iterator[tuple[float, bool]]:
    """How likely the state of each actor of a fold is by what the others teach, and whether it is the right one."""
    folds = {article: n % FOLDS for n, article in enumerate(dict.fromkeys(a.article for a in actors))}
    fit = Fit([a for a in actors if folds[a.article] != fold])
    for actor in actors:
        if folds[actor.article] == fold:
            country, chance = fit.likeliest(actor)
            yield chance, country == actor.country


if __name__ == "__main__":
    main()
