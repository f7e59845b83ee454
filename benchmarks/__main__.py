"""Speed of the whole pipeline against plain en_core_web_sm on the same text, in one run, alternating.

`python -m benchmarks [--texts FILE.jsonl] [--pairs 5]` prints words a second for both, the median ratio, and the share
of each stage; `python -m benchmarks.lexicon` measures the rule layer for itself. Without a file the sample articles are
used, several times over. Machines are noisy: read the ratio.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

import spacy

from geo_nlp import load
from geo_nlp.pipeline import MODELS, PIPES, make_doc, records
from geo_nlp.read import Failure, read_articles
from geo_nlp.types import Article

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
    rows = []
    for _ in range(args.pairs):
        base = timed(plain.pipe([a.text for a in corpus], batch_size=16))
        whole = timed(records(corpus, nlp=ours))
        rows.append((base, whole))
        print(f"plain {words / base:8,.0f} words/s   geo_nlp {words / whole:8,.0f} words/s   ratio {base / whole:.2f}")
    shares = {name: 0.0 for name in PIPES}
    for article in corpus:
        doc = make_doc(ours, article)
        with ours.select_pipes(disable=PIPES):
            doc = ours(doc)
        for name in PIPES:
            start = time.perf_counter()
            doc = ours.get_pipe(name)(doc)
            shares[name] += time.perf_counter() - start
    base = statistics.median(b for b, _ in rows)
    for name, seconds in shares.items():
        print(f"{name:16} {seconds / base:6.1%} of plain en_core_web_sm")
    ratio = statistics.median(b / w for b, w in rows)
    stages = {name: round(seconds / base, 4) for name, seconds in shares.items()}
    print(json.dumps({"words": words, "ratio": round(ratio, 3), "stages": stages}))


if __name__ == "__main__":
    main()
