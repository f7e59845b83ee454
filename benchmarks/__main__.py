"""Speed of the whole pipeline against plain en_core_web_sm on the same text, in one run, alternating.

`python -m benchmarks [--texts FILE.jsonl] [--pairs 5]` prints words a second for both, the median ratio, and what each
stage and the rule layer as a whole cost (bar: 10 % of plain). Without a file the sample articles are used, several
times over; they are denser in events than most news. Machines are noisy: read the ratios.
`python -m benchmarks.lexicon` measures the rule layer with twice as many rules.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from geo_nlp import load
from geo_nlp.pipeline import MODELS, PIPES, make_doc, records
from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

LAYER = ("geo_attribution", "geo_clauses", "geo_relations", "geo_stance")
COPY = "geo_lemmas"
BAR = 0.10
SAMPLES = Path(__file__).parents[1] / "data" / "samples"


def articles(texts: Path | None) -> list[Article]:
    """What is measured: the given corpus, or the samples eight times over."""
    inputs = [texts] if texts else [SAMPLES]
    found = [a for a in read_articles(inputs) if not isinstance(a, Failure)]
    return found if texts else found * 8


def timed(work: Iterable[object]) -> float:
    """Seconds that it takes to consume `work`."""
    start = time.perf_counter()
    for _ in work:
        pass
    return time.perf_counter() - start


def staged(nlp: Language, corpus: Sequence[Article]) -> dict[str, float]:
    """Seconds of processor time of each stage on `corpus`."""
    took = dict.fromkeys(PIPES, 0.0)
    with nlp.select_pipes(disable=PIPES):
        for doc in nlp.pipe((make_doc(nlp, article) for article in corpus), batch_size=16):
            for name in PIPES:
                start = time.process_time()
                doc = nlp.get_pipe(name)(doc)
                took[name] += time.process_time() - start
    return took


def main() -> None:
    """Measure, and print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    corpus = articles(args.texts)
    plain = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    ours = load()
    words = sum(len(a.text.split()) for a in corpus)
    ratios, costs = [], []
    for _ in range(args.pairs):
        start = time.process_time()
        base = timed(plain.pipe([a.text for a in corpus], batch_size=16))
        work = time.process_time() - start
        whole = timed(records(corpus, nlp=ours))
        ratios.append(base / whole)
        costs.append({name: seconds / work for name, seconds in staged(ours, corpus).items()})
        print(f"plain {words / base:8,.0f} words/s   geo_nlp {words / whole:8,.0f} words/s   ratio {base / whole:.2f}")
    stages = {name: statistics.median(cost[name] for cost in costs) for name in PIPES}
    layer = statistics.median(sum(cost[name] for name in LAYER) for cost in costs)
    for name, share in stages.items():
        print(f"{name:16} {share:6.1%} of plain en_core_web_sm")
    print(f"rule layer       {layer:6.1%} ({', '.join(LAYER)}; bar: {BAR:.0%})")
    print(f"  with {COPY} {layer + stages[COPY]:.1%}, which makes the copy of the parse that all stages read")
    shares = {name: round(share, 4) for name, share in stages.items()}
    ratio = round(statistics.median(ratios), 3)
    print(json.dumps({"words": words, "ratio": ratio, "rule layer": round(layer, 4), "stages": shares}))


if __name__ == "__main__":
    main()
