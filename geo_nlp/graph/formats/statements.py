"""Single statements for formats that say who reported what: from acts where they are given, else from the evidence.

The evidence of an edge holds up to three quotes, so that without acts not every act has its statement.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from geo_nlp.graph.acts import LAYERS, NOBODY, Acts
from geo_nlp.graph.attributes import plain_text
from geo_nlp.graph.formats.content import Content
from geo_nlp.graph.formats.edgeacts import EdgeId, date_of, edge_acts
from geo_nlp.graph.formats.evidence import evidence_of

BATCH = 4096


@dataclass(frozen=True, slots=True)
class Article:
    """An article by an id that is the same in every file: of its own id and its outlet."""

    id: str
    given: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article reports of one edge. `layer`, `speaker` and the numbers are known of acts only."""

    id: str
    edge: EdgeId
    predicate: str
    article: str
    quote: str
    attitude: str | None = None
    date: str | None = None
    layer: str | None = None
    speaker: str | None = None
    score: float | None = None
    confidence: float | None = None
    records: int | None = None


def statements(content: Content) -> Iterator[Article | Statement]:
    """Yield articles and statements, each article before the first statement of it."""
    acts = content.acts
    yield from _from_evidence(content) if acts is None else _from_acts(content, acts)


def mark(*parts: object) -> str:
    """An id of sixteen hex digits."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()[:16]


def _from_acts(content: Content, acts: Acts) -> Iterator[Article | Statement]:
    found = edge_acts(content, acts)
    ids: dict[int, str] = {}
    known: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    for start in range(0, len(found.rows), BATCH):
        rows = found.rows[start : start + BATCH]
        quotes = acts.quotes_of(np.array(rows, dtype=np.int32))
        for row, place, quote in zip(rows, found.of_row[start : start + BATCH], quotes, strict=True):
            number = int(acts.article[row])
            if number not in ids:
                act_article = acts.articles[number]
                article = mark(act_article.id, act_article.source or "")
                known[article] += 1
                ids[number] = article if known[article] == 1 else f"{article}-{known[article]}"
                texts = (act_article.title, act_article.date, act_article.source, act_article.url, act_article.path)
                yield Article(
                    ids[number], plain_text(act_article.id), *(plain_text(text) if text else None for text in texts)
                )
            yield _of_act(acts, row, found.edges[place], ids[number], plain_text(quote), repeated)


def _of_act(acts: Acts, row: int, edge: EdgeId, article: str, quote: str, repeated: Counter[str]) -> Statement:
    key, layer = acts.keys[acts.key[row]], LAYERS[acts.layer[row]]
    name = mark(article, *edge, layer, acts.start[row])
    repeated[name] += 1
    speaker = int(acts.speaker[row])
    return Statement(
        id=name if repeated[name] == 1 else f"{name}-{repeated[name]}", edge=edge, predicate=key.predicate,
        article=article, quote=quote, attitude=key.attitude, date=date_of(acts, acts.date, row), layer=layer,
        speaker=None if speaker == NOBODY else plain_text(acts.speakers[speaker]),
        score=_number(acts.score[row]), confidence=_number(acts.confidence[row]), records=int(acts.records[row]),
    )  # fmt: skip


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def _from_evidence(content: Content) -> Iterator[Article | Statement]:
    known: set[str] = set()
    for source, target, key, data in content.edges:
        for number, quote in enumerate(evidence_of(data)):
            given = str(quote.get("article") or quote.get("url") or quote.get("path") or "")
            article = mark(given, quote.get("source") or "")
            if article not in known:
                known.add(article)
                origin = [quote.get(name) for name in ("date", "source", "url", "path")]
                yield Article(article, given, None, *(str(text) if text else None for text in origin))
            attitude = data.get("attitude")
            yield Statement(
                id=mark(article, source, target, key, number), edge=(source, target, key),
                predicate=str(data.get("predicate", key)), article=article, quote=str(quote.get("quote") or ""),
                attitude=None if attitude is None else str(attitude),
            )  # fmt: skip
