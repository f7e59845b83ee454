"""Records to acts: facts with the same act, ends, key and layer are one row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any

import numpy as np

from geo_nlp.graph.acts import LAYERS, NO_DAY, NOBODY, Acts, Codes, Key, Layer, Presence, Told
from geo_nlp.graph.corpus import Corpus, read_corpus
from geo_nlp.graph.facts import Fact, Level
from geo_nlp.periods import period
from geo_nlp.types import Record


class Codebook:
    """Values and their codes, in the order in which they are first met."""

    def __init__(self) -> None:
        self.codes: dict[Any, int] = {}

    def code(self, value: Any) -> int:
        """The code of a value."""
        return self.codes.setdefault(value, len(self.codes))

    def values(self) -> list[Any]:
        """The values by their codes."""
        return list(self.codes)


def acts_of(records: Iterable[Mapping[str, Any] | Record], *, level: Level = "actor") -> Acts:
    """All acts of records, in the order of articles, and in each as the text has them."""
    return acts_of_corpus(read_corpus(records, level=level))


def acts_of_corpus(corpus: Corpus) -> Acts:
    """The acts of a corpus that has been read."""
    groups: dict[tuple[Any, ...], list[Fact]] = {}
    for fact in corpus.facts:
        row = (fact.article, fact.act, fact.source, fact.target, fact.key, layer_of(fact))
        groups.setdefault(row, []).append(fact)
    nodes, keys, dates, speakers, numbers = (Codebook() for _ in range(5))
    columns: dict[str, list[Any]] = {name: [] for name in (*ROW, "quote")}
    for (article, act, source, target, _, layer), told in groups.items():
        first = min(told, key=lambda fact: fact.start)
        days = period(first.date)
        scores = [0.0 if fact.negated else fact.score for fact in told if fact.score is not None]
        sure = [fact.confidence for fact in told if fact.confidence is not None]
        key = Key(first.key, first.kind, first.predicate, first.attitude, first.quad, first.polarity)
        values = (
            nodes.code(source), nodes.code(target), keys.code(key), LAYERS.index(layer),
            fmean(sorted(scores)) if scores else np.nan,
            dates.code(first.date) if first.date and days else NOBODY,
            days[0].toordinal() if days else NO_DAY, days[1].toordinal() if days else NO_DAY,
            article, numbers.code((article, act)), speakers.code(first.speaker) if first.speaker else NOBODY,
            len(told), max(sure) if sure else np.nan, first.start, any(fact.symmetric for fact in told), first.quote,
        )  # fmt: skip
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    sentences = columns.pop("quote")
    return Acts(
        row=np.arange(len(sentences), dtype=np.int32),
        **{name: np.array(values, dtype=ROW[name]) for name, values in columns.items()},
        nodes=nodes.values(), keys=keys.values(), dates=dates.values(), articles=_articles(corpus),
        speakers=speakers.values(), presence=_presence(corpus, nodes), level=corpus.level,
        about={node: corpus.describe(node) for node in nodes.values()}, quotes=lambda rows: _quotes(sentences, rows),
    )  # fmt: skip


ROW: dict[str, type] = {
    "source": np.int32, "target": np.int32, "key": np.int32, "layer": np.int32, "score": np.float64, "date": np.int32,
    "first": np.int32, "last": np.int32, "article": np.int32, "act": np.int32, "speaker": np.int32,
    "records": np.int32, "confidence": np.float64, "start": np.int32, "symmetric": np.bool_,
}  # fmt: skip


def layer_of(fact: Fact) -> Layer:
    """Whether a fact is denied, not done yet, on somebody's word, or said by the article itself."""
    if fact.negated:
        return "denied"
    if fact.hypothetical:
        return "planned"
    return "claimed" if fact.speaker else "asserted"


def _quotes(sentences: Sequence[str], rows: Codes) -> list[str]:
    return [sentences[row] for row in rows.tolist()]


def _articles(corpus: Corpus) -> list[Told]:
    told = []
    for article, origin, (story, credited) in zip(corpus.articles, corpus.origins, corpus.credits, strict=True):
        source, url, path = (origin.get(name) for name in ("source", "url", "path"))
        told.append(
            Told(article.id, article.title, article.date, article.outlet, source, url, path, story, credited)
        )
    return told


def _presence(corpus: Corpus, nodes: Codebook) -> Presence:
    """Mentions of the nodes that have acts."""
    rows = [
        (number, nodes.codes[node], count)
        for number, mentions in enumerate(corpus.mentions)
        for node, count in mentions.items()
        if node in nodes.codes
    ]
    columns = np.array(rows, dtype=np.int32).reshape(-1, 3)
    return Presence(columns[:, 0], columns[:, 1], columns[:, 2])
