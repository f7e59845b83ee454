"""What reading, cleaning and writing take of the processor time of a run, besides the extraction between them.

`python -m benchmarks.around PAGES --after NEWS` reads and cleans files of any format (a folder of saved pages, say),
extracts all records and writes them as the part of a run, in one process. The articles of NEWS, which should be others,
are extracted before, as in a long run: the pipeline remembers words, and must not know those of PAGES already.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from geo_nlp.extraction import Outcome, outcomes
from geo_nlp.process import claim
from geo_nlp.read import read_articles
from geo_nlp.run.folder import RunFolder
from geo_nlp.run.parts import PartWriter
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.run.plan import Slice, Unit

T = TypeVar("T")
FEW = 5  # pages that are read before, which loads what reads them
UNIT = 2000  # articles of a part
BAR = 0.10
"""What reading, cleaning and writing may take together."""


def around(inputs: Sequence[Path], after: Sequence[Path]) -> dict[str, float]:
    """Milliseconds of processor time an article for each step, and the share of all but the extraction."""
    claim()
    nlp = pipeline(Setting())
    before = list(outcomes(read_articles(after), nlp=nlp)) if after else []
    write(before)

    list(islice(read_articles(inputs), FEW))
    articles = Timed(read_articles(inputs))
    found, whole = timed(lambda: list(outcomes(articles, nlp=nlp)))
    _, writing = timed(lambda: write(list(islice(cycle(found), UNIT))))
    count, reading = len(found), articles.seconds
    extracting, writing = whole - reading, writing * count / UNIT
    steps = {"read and clean": reading, "extract": extracting, "write": writing}
    share = (reading + writing) / (reading + extracting + writing)
    return {
        "articles": count,
        **{name: round(1000 * s / count, 2) for name, s in steps.items()},
        "share": round(share, 4),
    }


class Timed(Iterator[T]):
    """An iterator, and the processor time that it has taken: batches are read between those that are extracted."""

    def __init__(self, items: Iterator[T]) -> None:
        self.items, self.seconds = items, 0.0

    def __next__(self) -> T:
        before = time.process_time()
        try:
            return next(self.items)
        finally:
            self.seconds += time.process_time() - before


def timed(step: Callable[[], T]) -> tuple[T, float]:
    """The result of a step, and its processor time."""
    before = time.process_time()
    return step(), time.process_time() - before


def write(found: Sequence[Outcome]) -> None:
    """Write the part of a run."""
    with TemporaryDirectory() as folder:
        writer = PartWriter(RunFolder(Path(folder)), Unit(0, 0, (Slice(0, 0, len(found)),)), "benchmark")
        for outcome in found:
            writer.add(outcome)
        writer.finish()


def main() -> None:
    """Measure, and print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", type=Path, nargs="+", metavar="PAGES", help="files or folders with articles")
    parser.add_argument("--after", type=Path, nargs="*", default=[], metavar="NEWS", help="what is extracted before")
    args = parser.parse_args()
    print(json.dumps({**around(args.inputs, args.after), "bar": BAR}))


if __name__ == "__main__":
    main()
