"""What each stage costs, as a share of plain en_core_web_sm's processor time on the same text."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language

from benchmarks.speed import ONE, parted, plain, run_plain
from geo_nlp.extraction import BATCH, make_doc
from geo_nlp.pipeline import PIPES
from geo_nlp.pipes.syntax.tree import forget
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.types import Article
from geo_nlp.zones import zone

LAYER = ("geo_attribution", "geo_clauses", "geo_relations", "geo_stance")
BAR = 0.10
AFTER = 0.15
"""What the rule layer, and all stages after the parse, may take."""


def stages(corpus: Sequence[Article], pairs: int) -> dict[str, Any]:
    """Median shares of the model's components and of our stages."""
    stretches = parted(corpus, ONE)
    base, ours = plain(), pipeline(Setting())
    rounds = []
    for i in range(pairs + 1):
        some = stretches[i % len(stretches)]
        work = run_plain(base, some)
        rounds.append({name: seconds / work for name, seconds in staged(ours, some).items()})
    shares = {name: round(statistics.median(found[name] for found in rounds[1:]), 4) for name in rounds[0]}
    return {
        "shares": shares,
        "rule layer": total(shares, LAYER),
        "after the parse": total(shares, (*PIPES, "forget")),
    }


def total(shares: Mapping[str, float], names: Sequence[str]) -> float:
    """What some stages take together."""
    return round(sum(shares[name] for name in names), 4)


def staged(nlp: Language, corpus: Sequence[Article]) -> dict[str, float]:
    """Seconds of processor time of each component, in batches as a run has them, of making and forgetting the docs."""
    took = dict.fromkeys(("make_doc", *nlp.pipe_names, "forget"), 0.0)
    for first in range(0, len(corpus), BATCH):
        with zone(nlp):
            start = time.process_time()
            docs = [make_doc(nlp, article) for article in corpus[first : first + BATCH]]
            took["make_doc"] += time.process_time() - start
            for name, stage in nlp.pipeline:
                start = time.process_time()
                piped: Any = getattr(stage, "pipe", None)
                docs = list(piped(docs, batch_size=BATCH)) if piped else [stage(doc) for doc in docs]
                took[name] += time.process_time() - start
            start = time.process_time()
            for doc in docs:
                forget(doc)
            took["forget"] += time.process_time() - start
    return took
