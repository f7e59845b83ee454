"""The sentences from which a figure was counted, and where they were published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from geo_nlp.analysis.counting import Places
from geo_nlp.graph.acts import LAYERS, NOBODY, Acts

QUOTES = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with its act, and what leads back to its article; `row` is the act's place in those analysed."""

    row: int
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


def best_evidence(acts: Acts, rows: Sequence[int] | Places, most: int = QUOTES) -> tuple[Evidence, ...]:
    """What to show of many rows; their sentences are still to be read (`with_sentences`)."""
    return tuple(_evidence(acts, row) for row in best_rows(acts, rows, most))


def _evidence(acts: Acts, row: int) -> Evidence:
    article, day, key = acts.articles[int(acts.article[row])], int(acts.date[row]), acts.keys[acts.key[row]]
    layer = LAYERS[acts.layer[row]]
    return Evidence(
        row, acts.label(int(acts.source[row])), acts.label(int(acts.target[row])), key.name,
        SIGNS[0 if layer == "denied" else key.polarity], layer, None if day == NOBODY else acts.dates[day], "",
        article.id, article.title, article.outlet, article.url, article.path,
    )  # fmt: skip


Found = TypeVar("Found")


def with_sentences(found: Found, acts: Acts) -> Found:
    """What was found (a dataclass, or a tuple) with all its sentences, read at once: of a run they lie in many files.

    Evidence without a sentence is left out: of a graph, few acts have one.
    """
    rows = sorted({evidence.row for evidence in _all(found)})
    sentences = dict(zip(rows, acts.quotes_of(np.array(rows, dtype=np.int32)) if rows else [], strict=True))
    filled: Found = _filled(found, {row: " ".join(sentence.split()) for row, sentence in sentences.items()})
    return filled


def _all(found: Any) -> Iterator[Evidence]:
    if isinstance(found, Evidence):
        yield found
    elif isinstance(found, tuple):
        for each in found if _may_hold(found) else ():
            yield from _all(each)
    elif _is_finding(found):
        for name in found.__dataclass_fields__:
            yield from _all(getattr(found, name))


def _filled(found: Any, sentences: Mapping[int, str]) -> Any:
    if isinstance(found, Evidence):
        return replace(found, sentence=sentences[found.row])
    if isinstance(found, tuple):
        kept = (each for each in found if not isinstance(each, Evidence) or sentences[each.row])
        return tuple(_filled(each, sentences) for each in kept) if _may_hold(found) else found
    if _is_finding(found):
        held = {name: getattr(found, name) for name in found.__dataclass_fields__}
        changed = {name: new for name, old in held.items() if (new := _filled(old, sentences)) is not old}
        return replace(found, **changed) if changed else found
    return found


def _is_finding(found: Any) -> bool:
    return hasattr(found, "__dataclass_fields__") and not isinstance(found, Acts)


def _may_hold(found: tuple[Any, ...]) -> bool:
    """Whether a tuple holds what evidence can be in; items of one are of one kind, and numbers and names are many."""
    return bool(found) and hasattr(found[0], "__dataclass_fields__")
