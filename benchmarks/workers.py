"""Two workers against one process, and against two processes apart, each of which has half of the articles.

Each run is a new process, so that none has met the text before; `python -m benchmarks.workers FILE 2 40` is one, and
prints the seconds by the clock from when 40 articles were done. Two processes apart share nothing but the machine: what
they reach is what two workers could at most.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.speed import ratios
from benchmarks.texts import count, sized, written
from geo_nlp.process import claim
from geo_nlp.run import extract_many
from geo_nlp.types import Article

WORDS = 80_000
FIRST = 10_000  # of each worker, while it warms up
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words a second when warm, and seconds until then by the clock and of processors' time for all."""

    speed: float
    start: float
    cpu: float


def two_workers(corpus: Sequence[Article], pairs: int) -> dict[str, Any]:
    """One process, two workers and two processes apart, by turns."""
    some = sized(corpus, WORDS)
    halves = some[::2], some[1::2]
    rounds = [(together([some], 1), together([some], WORKERS), together(halves, 1)) for _ in range(pairs)]
    one, two, apart = ([run.speed for run in runs] for runs in zip(*rounds, strict=True))
    return {
        "words": sum(map(count, some)),
        "one": round(statistics.median(one)),
        "two": round(statistics.median(two)),
        **ratios(two, one),
        "apart": ratios(apart, one),
        "start": round(statistics.median(run.start for _, run, _ in rounds), 1),
        "work": round(statistics.median(b.cpu / a.cpu for a, b, _ in rounds), 2),
    }


def together(parts: Sequence[Sequence[Article]], workers: int) -> Run:
    """Processes that run at once, each on a part of the articles with so many workers."""
    command = [sys.executable, "-m", "benchmarks.workers"]
    firsts = [len(sized(part, workers * FIRST)) for part in parts]
    words = [sum(map(count, part[first:])) for part, first in zip(parts, firsts, strict=True)]
    with TemporaryDirectory() as folder:
        paths = [str(written(part, Path(folder, f"{i}.jsonl"))) for i, part in enumerate(parts)]
        cpu, begun = processors(), time.perf_counter()
        processes = [
            subprocess.Popen([*command, path, str(workers), str(first)], stdout=subprocess.PIPE, text=True)
            for path, first in zip(paths, firsts, strict=True)
        ]
        warm = [float(process.communicate()[0]) for process in processes]
        whole = time.perf_counter() - begun
    speed = sum(n / seconds for n, seconds in zip(words, warm, strict=True))
    return Run(speed, whole - max(warm), processors() - cpu)


def processors() -> float:
    """Seconds that processors have worked for processes that this one started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def warm_seconds(path: Path, workers: int, first: int) -> float:
    """Make records and write them as lines; seconds by the clock from when so many are done."""
    warm = 0.0
    with path.with_suffix(".out").open("w", encoding="utf-8") as out:
        for number, record in enumerate(extract_many([path], workers=workers), start=1):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number == first:
                warm = time.perf_counter()
    return time.perf_counter() - warm


if __name__ == "__main__":
    claim()  # as the command line does
    print(warm_seconds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
