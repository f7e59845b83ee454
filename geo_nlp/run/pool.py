"""Articles over the cores of one machine: chunks go to worker processes, plain records come back in order.

Where a process can be forked, the pipeline is loaded once and shared; elsewhere each worker loads its own. A `Doc`
never travels (pickled, it is megabytes). A chunk is worked through as one batch, and what an article gives does not
hang on its batch: the output is the same bytes for any number of workers. Reading and cleaning stay with the parent:
that is a fortieth of the work for text, but nearly half of it for saved pages: a third worker finds no more to do.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Any, NamedTuple

from geo_nlp.errors import GeoNlpError
from geo_nlp.extraction import BATCH, articles_of, records
from geo_nlp.ner import Ner
from geo_nlp.pipeline import Folders, folders, load
from geo_nlp.read import Failure, Inputs, read_articles
from geo_nlp.rules.loader import load_rules
from geo_nlp.run.quickly import import_spacy
from geo_nlp.types import Article

if TYPE_CHECKING:
    from spacy.language import Language

FEW = 2 * BATCH
AHEAD = 6  # chunks a worker
LETTERS = 25_000  # of a chunk, a third of a second
LEAST = 3_000  # of a chunk near the end
SELDOM = (200_000, 20, 50)  # thresholds of the garbage collector, for gc.set_threshold


class Setting(NamedTuple):
    """What a pipeline is made of: the model, folders of rules and a hash of what is in them, and whose names."""

    model: str | None = None
    rules: tuple[str, ...] = ()
    digest: str = ""
    ner: Ner | None = None


Done = tuple[list[dict[str, Any]], list[Failure]]


def extract_many(
    inputs: Inputs,
    *,
    workers: int = 1,
    input_format: str = "auto",
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    date_order: str | None = None,
    clean: bool = True,
    model: str | None = None,
    rules: Folders = (),
    ner: Ner | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the records that `geo_nlp.extract` yields, by `workers` processes; few articles stay in this one.

    On systems that start processes afresh, call it under `if __name__ == "__main__":`.
    """
    report = on_failure or (lambda _: None)
    own = tuple(folders(rules))
    digest = load_rules(*own).digest if own else ""  # faults are told before anything is read
    setting = Setting(model, own, digest, ner)
    items = read_articles(
        inputs, input_format=input_format, encoding=encoding, columns=columns, date=date, date_order=date_order,
        clean=clean, on_notice=on_notice,
    )  # fmt: skip
    first = list(islice(items, FEW if workers > 1 else 1))
    articles = articles_of(chain(first, items), report)
    if len(first) < FEW:
        yield from records(articles, nlp=pipeline(setting), on_failure=report)
    else:
        yield from _spread(articles, workers, setting, report)


def _spread(
    articles: Iterator[Article], workers: int, setting: Setting, report: Callable[[Failure], None]
) -> Iterator[dict[str, Any]]:
    way = _way()
    if way == "fork":
        pipeline(setting)
    pool = ProcessPoolExecutor(workers, mp_context=get_context(way), initializer=_start)
    try:
        for rows, failures in _ordered(pool, articles, workers, setting):
            for failure in failures:
                report(failure)
            yield from rows
    except BrokenProcessPool as error:
        raise GeoNlpError("a worker process died, most likely out of memory; give fewer --workers") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _way() -> str:
    """How workers start: a fork has the memory of this process, but not its other threads, whose locks stay shut."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _ordered(pool: ProcessPoolExecutor, articles: Iterator[Article], workers: int, setting: Setting) -> Iterator[Done]:
    """Results in the order of the chunks, with only so many chunks under way that memory stays bounded."""
    waiting: deque[Future[Done]] = deque()
    for chunk in chunked(articles, 2 * workers):
        waiting.append(pool.submit(_work, setting, chunk))
        while waiting and (waiting[0].done() or len(waiting) > AHEAD * workers):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def chunked(articles: Iterable[Article], parts: int) -> Iterator[list[Article]]:
    """Articles by the batch, the longer the fewer; near the end a part of what is left, so that no worker idles long.

    >>> [len(chunk) for chunk in chunked((Article(str(n), "x" * 5000) for n in range(20)), 2)]
    [5, 5, 5, 2, 1, 1, 1]
    """
    stream, ahead, letters = iter(articles), deque[Article](), 0
    while True:
        while letters < parts * LETTERS and (article := next(stream, None)):
            ahead.append(article)
            letters += len(article.text)
        if not ahead:
            return
        chunk: list[Article] = []
        end = letters - max(letters / parts, LEAST)
        while ahead and len(chunk) < BATCH and (not chunk or letters - len(ahead[0].text) >= end):
            chunk.append(ahead.popleft())
            letters -= len(chunk[-1].text)
        yield chunk


def _start() -> None:
    """Leave Ctrl-C to the parent, which ends its workers; where the parent was killed, end too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("geo_nlp").addHandler(logging.NullHandler())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


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
