"""Two workers against one process, and against two processes apart, each of which has half of the articles.

Each run is a new process, so that none has met the text before; `python -m benchmarks.workers 2 FILE` is one, and
prints the seconds by the clock from when each worker had done its first batch. Two processes apart share nothing but
the machine: what they reach is what two workers could at most.
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
from geo_nlp.extraction import BATCH
from geo_nlp.run import extract_many
from geo_nlp.types import Article

WORDS = 80_000
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
    command = [sys.executable, "-m", "benchmarks.workers", str(workers)]
    words = [sum(map(count, part[workers * BATCH :])) for part in parts]
    with TemporaryDirectory() as folder:
        paths = [str(written(part, Path(folder, f"{i}.jsonl"))) for i, part in enumerate(parts)]
        cpu, begun = processors(), time.perf_counter()
        processes = [subprocess.Popen([*command, path], stdout=subprocess.PIPE, text=True) for path in paths]
        warm = [float(process.communicate()[0]) for process in processes]
        whole = time.perf_counter() - begun
    speed = sum(n / seconds for n, seconds in zip(words, warm, strict=True))
    return Run(speed, whole - max(warm), processors() - cpu)


def processors() -> float:
    """Seconds that processors have worked for processes that this one started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def warm_seconds(path: Path, workers: int) -> float:
    """Make records and write them as lines; seconds by the clock from when all is warm."""
    warm = 0.0
    with path.with_suffix(".out").open("w", encoding="utf-8") as out:
        for number, record in enumerate(extract_many([path], workers=workers), start=1):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number == workers * BATCH:
                warm = time.perf_counter()
    return time.perf_counter() - warm


if __name__ == "__main__":
    print(warm_seconds(Path(sys.argv[2]), int(sys.argv[1])))
