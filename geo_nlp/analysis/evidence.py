"""Sentences that stand behind a figure, and where they were published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.counting import Places
from geo_nlp.graph.acts import LAYERS, NOBODY, Acts

QUOTES = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its act, and what leads back to its article."""

    source: str
    target: str
    key: str
    sign: str
    layer: str
    date: str | None
    sentence: str
    article: str
    title: str | None
    outlet: str
    url: str | None
    path: str | None


SIGNS = {1: "positive", -1: "negative", 0: "neutral"}


def best_rows(acts: Acts, rows: Sequence[int] | Places, most: int = QUOTES) -> list[int]:
    """The rows to show of many: of different stories first; the strongest scores, then the surest and the earliest.

    Rows whose scores are unknown (stances, ties) come after those that have one. A sentence is shown once.
    """
    given = np.asarray(rows, dtype=np.intp)
    strength = np.nan_to_num(np.abs(acts.score[given]), nan=0.0)
    sure = np.nan_to_num(acts.confidence[given], nan=0.0)
    story_of = acts.articles.story
    order = given[np.lexsort((given, acts.first[given], -np.round(sure, 6), -np.round(strength, 6)))]
    stories: set[int] = set()
    sentences: set[tuple[int, int]] = set()
    first: list[int] = []
    later: list[int] = []
    for row in order.tolist():
        sentence, story = (int(acts.article[row]), int(acts.start[row])), int(story_of[acts.article[row]])
        if sentence not in sentences:
            (later if story in stories else first).append(row)
        sentences.add(sentence)
        stories.add(story)
        if len(first) == most:
            break
    return [*first, *later][:most]


def evidence_of(acts: Acts, rows: Sequence[int]) -> tuple[Evidence, ...]:
    """The evidence of some rows, in their order."""
    if not len(rows):
        return ()
    found = []
    for row, sentence in zip(rows, acts.quotes_of(np.asarray(rows, dtype=np.int32)), strict=True):
        told, day, key = acts.articles[acts.article[row]], int(acts.date[row]), acts.keys[acts.key[row]]
        layer = LAYERS[acts.layer[row]]
        found.append(
            Evidence(
                acts.label(int(acts.source[row])), acts.label(int(acts.target[row])), key.name,
                SIGNS[0 if layer == "denied" else key.polarity], layer, None if day == NOBODY else acts.dates[day],
                " ".join(sentence.split()), told.id, told.title, told.outlet, told.url, told.path,
            )
        )  # fmt: skip
    return tuple(found)


def best_evidence(acts: Acts, rows: Sequence[int] | Places, most: int = QUOTES) -> tuple[Evidence, ...]:
    """The sentences to show of many rows; rows of a graph may have none."""
    return tuple(told for told in evidence_of(acts, best_rows(acts, rows, most)) if told.sentence)
