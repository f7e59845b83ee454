"""Stories of a synthetic run: seconds and peak memory by the number of articles, each in a process of its own.

`python -m benchmarks.stories [ARTICLES …]` prints a line of JSON for each size. Articles have about 400 words by Zipf's
law with stock phrases between them; a quarter are copies (cut, edited, credited, the same), a twentieth notes of one
pattern.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.memory import peak

SIZES = (25_000, 100_000)
PART = 2_000
WORDS, VOCABULARY, PHRASES = 400, 40_000, 300
COPIES, NOTES = 0.25, 0.05
SYLLABLES = "ba de ki lo mu ra se ti vo na pe shi gra tor len ham ost ul".split()
NOTE = (
    "President {0} congratulated {1} of {2} on the national day. "
    "The letter of {3} spoke of the ties of {2} and trade of {4} million. "
)


def main() -> None:
    """Measure the sizes that are asked for."""
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        with TemporaryDirectory() as folder:
            copies = written(Path(folder), size)
            command = [sys.executable, "-m", "benchmarks.stories", "--measure", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(json.dumps({"articles": size, "copies made": copies, **json.loads(done.stdout)}), flush=True)


def measured(folder: str) -> dict[str, Any]:
    """Seconds of the clock and of the processor, megabytes, and what was found."""
    from geo_nlp.stories import write_stories

    began, worked = time.perf_counter(), time.process_time()
    found = write_stories(folder)
    return {
        "seconds": round(time.perf_counter() - began, 1), "processor": round(time.process_time() - worked, 1),
        "megabytes": peak(), "stories": found.stories, "exact": found.exact, "near": found.near,
    }  # fmt: skip


def written(run: Path, size: int) -> int:
    """A run with so many articles; how many of them are copies."""
    import pyarrow
    import pyarrow.parquet

    texts, copies = articles(size)
    padding = json.dumps(
        [{"start": n, "end": n + 7, "text": "Chinese", "type": "state", "actor": "CHN"} for n in range(80)]
    )
    for part, start in enumerate(range(0, size, PART)):
        rows = [
            {"article": f"a{number}", "path": f"corpus.jsonl#{number}", "date": None, "title": None,
             "record": f'{{"id": "a{number}", "text": {json.dumps(text)}, "mentions": {padding}}}'}
            for number, text in enumerate(islice(texts, PART), start)
        ]  # fmt: skip
        folder = run / "parts" / f"{part:05}"
        folder.mkdir(parents=True)
        types = {"date": pyarrow.date32()}
        schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in rows[0]])
        table = pyarrow.Table.from_pylist(rows, schema)
        pyarrow.parquet.write_table(table, folder / "articles.parquet", compression="zstd")
    return copies()


def articles(size: int) -> tuple[Iterator[str], Any]:
    """The texts, the same each time, and a function that tells how many copies there were."""
    draw = random.Random(size)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(VOCABULARY)]
    words = [word.title() if draw.random() < 0.15 else word for word in words]
    weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    phrases = [" ".join(draw.choices(words, cum_weights=weights, k=5)) for _ in range(PHRASES)]
    count = 0

    def fresh() -> str:
        said = draw.choices(words, cum_weights=weights, k=int(WORDS * draw.uniform(0.5, 1.4)))
        for at in range(12, len(said), 18):
            said[at] = f"{draw.choice(phrases)} {draw.randint(2, 900)}."
        return " ".join(said)

    def copy(text: str) -> str:
        said = text.split(" ")
        kind = draw.randrange(4)
        if kind == 0:
            return " ".join(said[: int(len(said) * draw.uniform(0.3, 0.9))])
        if kind == 1:
            for at in range(draw.randint(5, 20), len(said), 25):
                said[at] = draw.choice(words).lower()
            return " ".join(said)
        return f"LONDON (Wire) - {text} (Reporting by Ana Lopes)" if kind == 2 else text

    def stream() -> Iterator[str]:
        nonlocal count
        kept: list[str] = []
        for _ in range(size):
            chance = draw.random()
            if chance < NOTES:
                slots = [draw.choice(words).title() for _ in range(4)]
                yield NOTE.format(*slots, draw.randint(2, 900)) * 4
            elif chance < NOTES + COPIES and kept:
                count += 1
                yield copy(draw.choice(kept))
            else:
                text = fresh()
                if draw.random() < 0.1:
                    kept.append(text)
                yield text

    return stream(), lambda: count


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measured(sys.argv[2])))
    else:
        main()
