"""The way of an article: made a `Doc`, sent through the pipeline in batches, written as a record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeAlias

from geo_nlp.limits import MOST_WORDS
from geo_nlp.pipeline import engine_of, policy_of
from geo_nlp.read import Failure
from geo_nlp.types import Article, Dateline
from geo_nlp.zones import zone

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geo_nlp.recorddict import RecordDict

Outcome: TypeAlias = "RecordDict | Failure"
BATCH = 32

log = logging.getLogger("geo_nlp")


def make_doc(nlp: Language, article: Article) -> Doc:
    """A `Doc` of the article, ready for the pipes.

    Its text is a tidied copy (`geo_nlp.clean.spacing`), in which all-caps lines are in lower case and the marks within
    words plain, letter for letter.
    """
    from geo_nlp.clean.datelines import stories
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.pipes.normalize.long_words import worded
    from geo_nlp.pipes.normalize.sentence_breaks import write_breaks
    from geo_nlp.pipes.normalize.truecase import plain_marks, truecase

    text = tidied(article.text).text
    with policy_of(nlp):
        cased, starts = stories(truecase(plain_marks(text), gazetteer()), _is_city)
        located = _located(article)
    doc = worded(nlp, cased)
    if len(doc) > MOST_WORDS:
        doc = worded(nlp, cased[: doc[MOST_WORDS].idx].rstrip())
        read = f"text of more than {MOST_WORDS:,} words: what follows these was not read; split it into articles"
        located = replace(located, warnings=(*located.warnings, read))
    doc._.article = replace(located, text=text, date=located.date or None)
    numbers = enumerate(doc.to_array("IDX").tolist()) if starts else ()
    return write_breaks(doc, {i: True for i, offset in numbers if offset in starts})


def _is_city(name: str) -> bool:
    from geo_nlp.gazetteer import gazetteer

    return any(entry.type == "place" for entry in gazetteer().lookup(name))


def _located(article: Article) -> Article:
    """The article with its dateline, which its text may begin with, and the country of that."""
    from geo_nlp.clean.datelines import dateline_of, region_of_dateline

    filed = article.dateline
    if filed is None:
        place = dateline_of(article.text)
        filed = Dateline(place, None) if place else None
    if filed is None or filed.country:
        return article
    country = _country_of(filed.place) or _country_of(region_of_dateline(article.text, filed.place) or "")
    return replace(article, dateline=Dateline(filed.place, country)) if country or article.dateline else article


def _country_of(name: str) -> str | None:
    from geo_nlp.gazetteer import gazetteer

    entries = gazetteer().lookup(name.title() if name.isupper() else name)
    return next((entry.country for entry in entries if entry.country), None)


def records(
    articles: Iterable[Article], *, nlp: Language, on_failure: Callable[[Failure], None] | None = None
) -> Iterator[RecordDict]:
    """Yield the record of each article, in order; one that raises is reported and left out."""
    for outcome in outcomes(articles, nlp=nlp):
        if not isinstance(outcome, Failure):
            yield outcome
        elif on_failure:
            on_failure(outcome)


def outcomes(items: Iterable[Article | Failure], *, nlp: Language) -> Iterator[Outcome]:
    """Yield for each article its record, or the failure that stands for it, in order; failures stay as they are."""
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.pipes.syntax.tree import forget
    from geo_nlp.records import make_record, to_json

    engine = engine_of(nlp)
    stream = iter(items)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    for first in batches:
        with zone(nlp) as most:
            for batch in chain([first], _more(batches, nlp, most)):
                docs = _process(nlp, [article for article in batch if not isinstance(article, Failure)])
                for article in batch:
                    if isinstance(article, Failure):
                        yield article
                        continue
                    doc = next(docs)
                    if isinstance(doc, Failure):
                        yield doc
                        continue
                    record = make_record(doc, doc._.article or article, engine)
                    forget(doc)
                    if record.text == article.text:
                        yield to_json(record)
                    else:
                        yield to_json(replace(record, text=article.text), tidied(article.text).given)


def _more(batches: Iterator[list[Article | Failure]], nlp: Language, most: int) -> Iterator[list[Article | Failure]]:
    """The batches that a zone takes in besides its first, until so many words were new in it."""
    before = len(nlp.vocab)  # which counts on in a zone, and after it
    while len(nlp.vocab) - before < most and (batch := next(batches, [])):
        yield batch


def _process(nlp: Language, batch: list[Article]) -> Iterator[Doc | Failure]:
    from geo_nlp.extensions import leave_out_spans

    if not batch:
        return
    try:
        made = [make_doc(nlp, article) for article in batch]
        if not _have_readers(nlp):
            for doc in made:
                leave_out_spans(doc)
        docs = list(nlp.pipe(made, batch_size=BATCH))
    except Exception as error:
        if len(batch) == 1:
            log.exception("article %s failed", batch[0].id)
            yield Failure(batch[0].id, f"{type(error).__name__}: {error}")
            return
        for article in batch:
            yield from _process(nlp, [article])
        return
    yield from docs


def _have_readers(nlp: Language) -> bool:
    """Whether a pipeline has components that are not ours after those that find mentions, and may read their spans."""
    names = nlp.pipe_names
    later = names[names.index("geo_mentions") :] if "geo_mentions" in names else []
    return any(not name.startswith("geo_") for name in later)
