"""The way of an article: read, made a `Doc`, sent through the pipeline in batches, told as a record."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from geo_nlp.pipeline import Folders, engine_of, load
from geo_nlp.read import Failure, Inputs, read_articles
from geo_nlp.types import Article, Dateline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geo_nlp.ner import Ner

BATCH = 32
ZONE = 16  # batches
MOST_WORDS = 200_000  # about 80 MB

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
    on_failure: Callable[[Failure], None] | None = None,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the record of every article in `inputs` (files, folders, globs, "-" for stdin, or one), one by one.

    An article at hand is a mapping with `text` or `html`, and if you like `id`, `title`, `date`, `source`, `url`,
    `path`. `date` (ISO) is for articles that do not tell their own, `date_order` ("dmy", "mdy") for dates such as
    03/04/2025 where the others of their column do not tell it; with `clean` off the text is taken as it is. `rules`
    are folders with rule files of your own; `ner` is as in `load`. What cannot be read or processed goes to
    `on_failure` and never ends the run; lines on how files were read (docs/input.md) go to `on_notice`.

    >>> next(extract(["data/samples/wire-caps.txt"]))["schema"]
    2
    >>> [r["predicate"] for r in next(extract([{"text": "France condemned Russia."}]))["relations"]]
    ['ACCUSE']
    """
    items = read_articles(
        inputs, input_format=input_format, encoding=encoding, columns=columns, date=date, date_order=date_order,
        clean=clean, on_notice=on_notice,
    )  # fmt: skip
    yield from records(articles_of(items, on_failure), nlp=load(model, rules=rules, ner=ner), on_failure=on_failure)


def articles_of(items: Iterable[Article | Failure], on_failure: Callable[[Failure], None] | None) -> Iterator[Article]:
    """Yield what could be read; what could not is logged and reported."""
    for item in items:
        if isinstance(item, Failure):
            log.warning("%s", item)
            if on_failure:
                on_failure(item)
        else:
            yield item


def make_doc(nlp: Language, article: Article) -> Doc:
    """A `Doc` of the article, ready for the pipes.

    Its text is a tidied copy (`geo_nlp.clean.spacing`), in which all-caps lines are in lower case and the marks within
    words plain, letter for letter.
    """
    from geo_nlp.clean.datelines import stories
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.pipes.parse.casing import plain_marks, truecase
    from geo_nlp.pipes.parse.sentences import write_breaks

    text = tidied(article.text).text
    cased, starts = stories(truecase(plain_marks(text), gazetteer()), _is_city)
    doc = nlp.make_doc(cased)
    doc._.article = replace(_located(article), text=text)
    numbers = enumerate(doc.to_array("IDX").tolist()) if starts else ()
    return write_breaks(doc, {i: True for i, offset in numbers if offset in starts})


def _is_city(name: str) -> bool:
    from geo_nlp.gazetteer import gazetteer

    return any(entry.type == "place" for entry in gazetteer().lookup(name))


def _located(article: Article) -> Article:
    from geo_nlp.gazetteer import gazetteer

    if article.dateline is None or article.dateline.country:
        return article
    entries = gazetteer().lookup(
        article.dateline.place.title() if article.dateline.place.isupper() else article.dateline.place
    )
    country = next((e.country for e in entries if e.country), None)
    return replace(article, dateline=Dateline(article.dateline.place, country))


def records(
    articles: Iterable[Article], *, nlp: Language, on_failure: Callable[[Failure], None] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the record of each article, in order; one that raises is reported and left out."""
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.pipes.parse.parse import forget
    from geo_nlp.records import make_record, to_json

    engine = engine_of(nlp)
    stream = iter(articles)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    for first in batches:
        with bounded(nlp):
            for batch in chain([first], islice(batches, ZONE - 1)):
                for article, doc in _process(nlp, batch, on_failure):
                    record = make_record(doc, doc._.article or article, engine)
                    forget(doc)
                    if record.text == article.text:
                        yield to_json(record)
                    else:
                        yield to_json(replace(record, text=article.text), tidied(article.text).given)


def bounded(nlp: Language) -> AbstractContextManager[object]:
    """A zone at whose end spaCy forgets the words that were new, once it knows enough of them.

    Within a zone the tokenizer remembers nothing, which costs a tenth of the whole; the commonest words come first.
    """
    return nlp.memory_zone() if len(nlp.vocab) > MOST_WORDS else nullcontext()


def _process(
    nlp: Language, batch: list[Article], on_failure: Callable[[Failure], None] | None
) -> Iterator[tuple[Article, Doc]]:
    try:
        docs = list(nlp.pipe([make_doc(nlp, article) for article in batch], batch_size=BATCH))
    except Exception as error:
        if len(batch) == 1:
            log.exception("article %s failed", batch[0].id)
            if on_failure:
                on_failure(Failure(batch[0].id, f"{type(error).__name__}: {error}"))
            return
        for article in batch:
            yield from _process(nlp, [article], on_failure)
        return
    yield from zip(batch, docs, strict=True)
