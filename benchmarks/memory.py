"""Peak memory of a run by the size of its corpus, each in a process of its own; articles are streamed, so it stays.

`python -m benchmarks.memory FILE` extracts the articles of a file and prints the peak in megabytes;
`python -m benchmarks.memory --curve FILE` what one process holds after each thousand of 20,000 articles, which are made
of the sentences of the file's articles, so that they go on to have new words.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.texts import articles, written
from geo_nlp.process import claim
from geo_nlp.run import extract
from geo_nlp.types import Article

SIZES = (100, 400, 1600)
MANY, STEP = 20_000, 1_000
PASSAGES, LONG = 5, 2  # passages of an article that is made, and their sentences
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def memory(corpus: Sequence[Article]) -> dict[str, int]:
    """Megabytes by number of articles."""
    found = {}
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = written(islice(cycle(corpus), size), Path(folder, f"{size}.jsonl"))
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.memory", str(path)], capture_output=True, text=True, check=True
            )
            found[str(size)] = int(done.stdout)
    return found


def drawn(corpus: Sequence[Article], count: int) -> Iterator[dict[str, str]]:
    """Articles of passages from different articles, the same each time."""
    chance = random.Random(5)
    stories = [SENTENCE.split(article.text) for article in corpus]
    for number in range(count):
        passages: list[str] = []
        for _ in range(PASSAGES):
            story = chance.choice(stories)
            first = chance.randrange(len(story))
            passages += story[first : first + LONG]
        yield {"id": f"drawn-{number}", "text": " ".join(passages), "date": "2025-02-27"}


def curve(articles: Iterable[dict[str, str]], step: int = STEP) -> Iterator[tuple[int, int]]:
    """How many articles are done, and the megabytes that the process holds then."""
    for done, _ in enumerate(extract(articles), start=1):
        if done % step == 0:
            yield done, held()


def held() -> int:
    """Megabytes that this process holds now, where Linux tells it."""
    return _status("VmRSS") or peak()


def peak() -> int:
    """Megabytes of this process; getrusage would tell those of the process that started it, where they are more."""
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _status(name: str) -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.is_file() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{name}:")), 0)


def main(arguments: Sequence[str]) -> None:
    claim()  # as the command line does
    if arguments[0] == "--curve":
        for done, megabytes in curve(drawn(articles(Path(arguments[1])), MANY)):
            print(f"{done:,} {megabytes}", flush=True)
        return
    for _ in extract([arguments[0]]):
        pass
    print(peak())


if __name__ == "__main__":
    main(sys.argv[1:])
