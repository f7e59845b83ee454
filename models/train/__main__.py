"""Train models/ner_news: `python -m models.train FOLDER`, where FOLDER holds crossner_politics.jsonl and news.jsonl.gz.

Seeded: the same folder and the same versions give the same figures within a point. It takes about a quarter of an hour
on two cores, and writes the weights, as half precision, and their card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from itertools import chain
from pathlib import Path

import numpy as np
from rich.progress import Progress
from spacy.language import Language
from spacy.training import Example

import geo_nlp
from geo_nlp.ner import CARD, WEIGHTS, base_of, folder, parameters
from models.train.corpus import articles, crossner, examples, marked, silver
from models.train.fit import Plan, fit
from models.train.measure import figures

VERSION = "1.0"
TOKENS = 700_000
KEPT_APART = 20


def main() -> None:
    """Make the data, train, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m models.train", description=__doc__)
    parser.add_argument("folder", type=Path, help="where crossner_politics.jsonl and news.jsonl.gz are")
    parser.add_argument("-o", "--output", type=Path, default=folder(), help="where the weights go (%(default)s)")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    chosen = parser.parse_args()
    os.environ["GEO_NLP_FAST"] = "0"  # the stand-ins read the weights once
    nlp = geo_nlp.load(ner="plain")
    own = list(marked(nlp))
    held, gold = own[::KEPT_APART], [x for i, x in enumerate(own) if i % KEPT_APART]
    gold += crossner(nlp, chosen.folder / "crossner_politics.jsonl")
    news = list(silver(nlp, chain(examples(), articles(chosen.folder / "news.jsonl.gz", chosen.seed)), TOKENS))
    before = figures(nlp, held)
    _train(nlp, gold, news, Plan(seed=chosen.seed))
    write(nlp, chosen.output, {
        "sentences": len(gold), "silver_tokens": sum(len(x.reference) for x in news), "seed": chosen.seed,
        "held_out": {"sentences": len(held), "before": before, "after": figures(nlp, held)},
    })  # fmt: skip


def _train(nlp: Language, gold: list[Example], news: list[Example], plan: Plan) -> None:
    with Progress() as bar:
        task = bar.add_task("training", total=None)
        for done, steps, loss in fit(nlp, gold, news, plan):
            bar.update(task, completed=done, total=steps, description=f"training, loss a token {loss:.4f}")


def write(nlp: Language, place: Path, told: dict[str, object]) -> None:
    """Write the NER's weights and their card."""
    place.mkdir(parents=True, exist_ok=True)
    arrays = {key: node.get_param(name).astype(np.float16) for key, node, name in parameters(nlp.get_pipe("ner").model)}
    np.savez(place / WEIGHTS, **arrays)
    card = {
        "name": place.name, "version": VERSION, "base": base_of(nlp),
        "sha256": hashlib.sha256((place / WEIGHTS).read_bytes()).hexdigest(), **told,
    }  # fmt: skip
    (place / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
