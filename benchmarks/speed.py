"""Words a second of plain en_core_web_sm and of the whole of geo_nlp on the same text, one after the other by turns.

The whole is `extract_many` from a file of articles to records as JSON lines. Times are processor time, which other
programs disturb least, and the pipeline is loaded before.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.texts import count, sized, written
from geo_nlp.extraction import BATCH, records
from geo_nlp.pipeline import MODELS
from geo_nlp.run import extract_many
from geo_nlp.types import Article

SETTINGS: Mapping[str, Mapping[str, Any]] = {
    "geo_nlp": {},
    # another setting is a line, with keywords of `extract_many`: "names of en_core_web_sm": {"ner": "plain"},
}
ONE = 40_000


def plain_model() -> str:
    """The package of en_core_web_sm that is installed."""
    return next(name for name in MODELS if spacy.util.is_package(name))


def plain() -> Language:
    """What one would run otherwise."""
    return spacy.load(plain_model())


def run_plain(nlp: Language, corpus: Sequence[Article]) -> float:
    """Seconds of processor time of `nlp.pipe`."""
    start = time.process_time()
    for _ in nlp.pipe([a.text for a in corpus], batch_size=BATCH):
        pass
    return time.process_time() - start


def run_records(nlp: Language, corpus: Sequence[Article]) -> float:
    """Seconds of processor time from articles to records."""
    start = time.process_time()
    for _ in records(corpus, nlp=nlp):
        pass
    return time.process_time() - start


def run_whole(path: Path, setting: Mapping[str, Any]) -> float:
    """Seconds of processor time from a file of articles to records, written as lines."""
    start = time.process_time()
    with path.with_suffix(".out").open("w", encoding="utf-8") as out:
        for record in extract_many([path], **setting):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return time.process_time() - start


def one_process(corpus: Sequence[Article], pairs: int) -> dict[str, Any]:
    """Plain and each setting by turns: medians, and the ratio of each pair."""
    stretches = parted(corpus, ONE)
    rounds = [stretches[i % len(stretches)] for i in range(pairs + 1)]
    nlp = plain()
    speeds: dict[str, list[float]] = {name: [] for name in ("plain", *SETTINGS)}
    with TemporaryDirectory() as folder:
        for some in rounds:
            words = sum(map(count, some))
            path = written(some, Path(folder, "corpus.jsonl"))
            speeds["plain"].append(words / run_plain(nlp, some))
            for name, setting in SETTINGS.items():
                speeds[name].append(words / run_whole(path, setting))
    base = speeds["plain"][1:]  # the first round warms up
    return {
        "words": sum(sum(map(count, some)) for some in rounds[1:]),
        "plain": round(statistics.median(base)),
        "settings": {
            name: {"words a second": round(statistics.median(found[1:])), **ratios(found[1:], base)}
            for name, found in speeds.items()
            if name in SETTINGS
        },
    }


def parted(corpus: Sequence[Article], words: int) -> list[list[Article]]:
    """Stretches of so many words, each of other articles, so that no round meets words that it has met just before.

    What is left over at the end is dropped; a corpus that is shorter is taken several times.
    """
    stretches: list[list[Article]] = [[]]
    for article in corpus:
        if sum(map(count, stretches[-1])) >= words:
            stretches.append([])
        stretches[-1].append(article)
    return [stretch for stretch in stretches if sum(map(count, stretch)) >= words] or [sized(corpus, words)]


def ratios(above: Sequence[float], below: Sequence[float]) -> dict[str, Any]:
    """The median ratio of pairs, and the lowest and the highest.

    >>> ratios([2.0, 4.0, 9.0], [1.0, 2.0, 3.0])
    {'ratio': 2.0, 'lowest': 2.0, 'highest': 3.0}
    """
    found = [a / b for a, b in zip(above, below, strict=True)]
    return {
        "ratio": round(statistics.median(found), 2),
        "lowest": round(min(found), 2),
        "highest": round(max(found), 2),
    }
