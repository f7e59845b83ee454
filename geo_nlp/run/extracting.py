"""Articles to records, by one process or several: `geo_nlp.extract`, and what the command line calls."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING

from geo_nlp.errors import InputError
from geo_nlp.extraction import Outcome, outcomes
from geo_nlp.gazetteer.disputed import Policy, policy
from geo_nlp.ner import Ner
from geo_nlp.pipeline import Folders, folders, load
from geo_nlp.read import Failure, Inputs, read_articles
from geo_nlp.recorddict import RecordDict
from geo_nlp.rules.loader import load_rules
from geo_nlp.run.languages import check_language, wanted
from geo_nlp.run.pipelines import Ready, Setting, loaded, pipeline
from geo_nlp.run.pool import FEW, Limits, spread
from geo_nlp.run.progress import Progress, showing
from geo_nlp.types import Article

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger("geo_nlp")


def extract(
    inputs: Inputs,
    *,
    input_format: str = "auto",
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    date_order: str | None = None,
    clean: bool = True,
    model: str | None = None,
    rules: Folders = (),
    ner: Ner | None = None,
    disputed: Policy | None = None,
    workers: int = 1,
    timeout: float | None = None,
    progress: Progress = False,
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[RecordDict]:
    """Yield the record of every article in `inputs`, one by one and in order.

    Args:
        inputs: files, folders, globs, "-" for standard input, or one of them; articles at hand, each a mapping with
            `text` or `html` and, if known, `id`, `title`, `date`, `source`, `url`, `path`; or a data frame (pandas,
            polars, an Arrow table) with such columns.
        input_format: text, html, pdf, jsonl, csv, parquet or warc for all inputs; auto: by ending or content.
        encoding: of files that are not UTF-8, such as "cp1252".
        columns: names of table columns by field, such as `{"text": "words"}`; usual names are known (docs/input.md).
        date: publication date (ISO) of articles that come without one.
        date_order: "dmy" or "mdy" for dates such as 03/04/2025 where the others of their column do not show it.
        clean: take the article out of the page; when off, the text is taken as it is.
        model: as in `load`, like `rules`, `ner` and `disputed`.
        workers: processes; the output is the same for any number. On systems that start processes afresh, call it
            under `if __name__ == "__main__":`.
        timeout: most seconds for one article; one that takes longer is a failure. Work is then done in other processes.
        progress: True for a bar on stderr, or a function that is called with the number of articles done.
        on_failure: is called with what cannot be read or processed, which never ends the run.
        on_notice: is called with lines on how files were read, such as which column was taken for what.

    >>> next(extract(["data/samples/wire-caps.txt"]))["schema"]
    2
    >>> [r["predicate"] for r in next(extract([{"text": "France condemned Russia."}]))["relations"]]
    ['ACCUSE']
    """
    setting = setting_of(model, rules, ner, disputed, workers)
    with showing(progress, inputs) as advance:

        def report(failure: Failure) -> None:
            advance()
            if on_failure is not None:
                on_failure(failure)

        items = read_articles(
            inputs, input_format=input_format, encoding=encoding, columns=columns, date=date, date_order=date_order,
            clean=clean, on_notice=on_notice,
        )  # fmt: skip
        for record in _extracted(items, setting, workers, report, fresh, loaded, on_notice, timeout):
            advance()
            yield record


def extract_many(
    inputs: Inputs,
    *,
    workers: int = 1,
    timeout: float | None = None,
    input_format: str = "auto",
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    date_order: str | None = None,
    clean: bool = True,
    model: str | None = None,
    rules: Folders = (),
    ner: Ner | None = None,
    disputed: Policy | None = None,
    language: str = "any",
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[RecordDict]:
    """Yield what `extract` yields, by a pipeline that stays for the next call; with `language` "en" only English."""
    check_language(language)
    setting = setting_of(model, rules, ner, disputed, workers)
    items = read_articles(
        inputs, input_format=input_format, encoding=encoding, columns=columns, date=date, date_order=date_order,
        clean=clean, on_notice=on_notice,
    )  # fmt: skip
    items = (wanted(item, language) for item in items)
    report = on_failure or (lambda _: None)
    yield from _extracted(items, setting, workers, report, pipeline, pipeline, on_notice, timeout)


def setting_of(model: str | None, rules: Folders, ner: Ner | None, disputed: Policy | None, workers: int) -> Setting:
    """The setting of a pipeline; faults in it are reported before anything is read."""
    if workers < 1:
        raise InputError(f"workers is {workers}; give 1 or more")
    policy(disputed)
    own = tuple(folders(rules))
    return Setting(model, own, load_rules(*own).digest if own else "", ner, disputed)


def fresh(setting: Setting) -> Language:
    """A pipeline that nobody else has."""
    return load(setting.model, rules=setting.rules, ner=setting.ner, disputed=setting.disputed)


def _extracted(
    items: Iterator[Article | Failure],
    setting: Setting,
    workers: int,
    report: Callable[[Failure], None],
    alone: Callable[[Setting], Language],
    ready: Ready,
    notice: Callable[[str], None] | None,
    timeout: float | None,
) -> Iterator[RecordDict]:
    """The records of what `outcomes_of` gives; failures are logged and reported in their place."""
    say, limits = notice or (lambda _: None), Limits(timeout=timeout)
    for outcome in outcomes_of(items, setting, workers, alone, ready, notice=say, limits=limits):
        if isinstance(outcome, Failure):
            log.warning("%s", outcome)
            report(outcome)
        else:
            yield outcome


def outcomes_of(
    items: Iterator[Article | Failure],
    setting: Setting,
    workers: int,
    alone: Callable[[Setting], Language],
    ready: Ready,
    *,
    notice: Callable[[str], None],
    limits: Limits | None = None,
) -> Generator[Outcome]:
    """The record or failure of each item; few stay in this process, with the pipeline that `alone` makes for them.

    A limit in time is one that a worker is held to: then all go to workers.
    """
    guarded = limits is not None and (limits.apart or limits.timeout is not None)
    first = list(islice(items, FEW if workers > 1 else 1))
    if len(first) < FEW and not guarded:
        yield from outcomes(chain(first, items), nlp=alone(setting))
    else:
        yield from spread(chain(first, items), workers, setting, ready, limits=limits, notice=notice)
