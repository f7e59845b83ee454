"""Articles over the cores of one machine: chunks go to worker processes, plain records come back in order.

Each worker loads the pipeline once; a `Doc` never travels (pickled, it is megabytes). A chunk is worked through as one
batch, and what an article gives does not hang on its batch: the output is the same bytes for any number of workers.
"""

from __future__ import annotations

import gc
import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geo_nlp.errors import GeoNlpError
from geo_nlp.extraction import BATCH, articles_of, records
from geo_nlp.ner import Ner
from geo_nlp.pipeline import Folders, folders, load
from geo_nlp.read import Failure, read_articles
from geo_nlp.rules.loader import load_rules
from geo_nlp.run.quickly import import_spacy
from geo_nlp.types import Article

if TYPE_CHECKING:
    from spacy.language import Language

FEW = 2 * BATCH
AHEAD = 6
LETTERS = 25_000  # of a chunk, a third of a second: longer ones leave a worker idle while another has the last
SELDOM = (200_000, 20, 50)  # thresholds of the garbage collector, for gc.set_threshold


class Setting(NamedTuple):
    """What a pipeline is made of: the model, folders of rules and a hash of what is in them, and whose names."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    digest: str = ""
    ner: Ner | None = None


Done = tuple[list[dict[str, Any]], list[Failure]]


def extract_many(
    inputs: Iterable[str | Path],
    *,
    workers: int = 1,
    input_format: str = "auto",
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    clean: bool = True,
    model: str | None = None,
    rules: Folders = (),
    ner: Ner | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the records that `geo_nlp.extract` yields, by `workers` processes; few articles stay in this one.

    On systems that start processes afresh, call it under `if __name__ == "__main__":`.
    """
    report = on_failure or (lambda _: None)
    own = tuple(folders(rules))
    digest = load_rules(*own).digest if own else ""  # faults are told before anything is read
    setting = Setting(model, own, digest, ner)
    items = read_articles(inputs, input_format=input_format, columns=columns, date=date, clean=clean)
    first = list(islice(items, FEW if workers > 1 else 1))
    articles = articles_of(chain(first, items), report)
    if len(first) < FEW:
        yield from records(articles, nlp=pipeline(setting), on_failure=report)
    else:
        yield from _spread(articles, workers, setting, report)


def _spread(
    articles: Iterator[Article], workers: int, setting: Setting, report: Callable[[Failure], None]
) -> Iterator[dict[str, Any]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start)
    try:
        for rows, failures in _ordered(pool, articles, workers, setting):
            for failure in failures:
                report(failure)
            yield from rows
    except BrokenProcessPool as error:
        raise GeoNlpError("a worker process died, most likely out of memory; give fewer --workers") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ordered(pool: ProcessPoolExecutor, articles: Iterator[Article], workers: int, setting: Setting) -> Iterator[Done]:
    """Results in the order of the chunks, with only so many chunks under way that memory stays bounded."""
    waiting: deque[Future[Done]] = deque()
    for chunk in chunked(articles):
        waiting.append(pool.submit(_work, setting, chunk))
        if len(waiting) > AHEAD * workers:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def chunked(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles by the batch, the longer the fewer.

    >>> [len(chunk) for chunk in chunked(Article(str(n), "x" * n * 1000) for n in (20, 10, 1, 2, 3))]
    [2, 3]
    """
    chunk: list[Article] = []
    letters = 0
    for article in articles:
        chunk.append(article)
        letters += len(article.text)
        if letters >= LETTERS or len(chunk) == BATCH:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk


def _start() -> None:
    """Leave Ctrl-C to the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("geo_nlp").addHandler(logging.NullHandler())


@cache
def pipeline(setting: Setting) -> Language:
    """The pipeline, which stays: the collector of cycles need not walk its tables again and again (5 % of the time).

    What a batch holds is much, and it goes without the collector (`parse.forget`): that looks seldom (4 %).
    """
    import_spacy()
    nlp = load(setting.model, rules=setting.rules, ner=setting.ner)
    gc.freeze()
    gc.set_threshold(*SELDOM)
    return nlp


def _work(setting: Setting, articles: list[Article]) -> Done:
    failures: list[Failure] = []
    return list(records(articles, nlp=pipeline(setting), on_failure=failures.append)), failures
