"""What sources of records give: relations, stances and roles as columns, with the articles, before acts are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.acts import Described, Key, Presence, Sentences
from geo_nlp.graph.articles import Articles
from geo_nlp.graph.coding import Codebook, Codes, Longs


@dataclass(frozen=True, slots=True)
class Findings:
    """One row per relation, stance and target, or role; codes are places in the values beside them, -1 for none.

    Attributes:
        article: a place in `articles`.
        act: a place in `labels`; rows of one article with the same label report one act. Roles have none.
        source, target: places in `nodes`.
        key, date, speaker: places in `keys`, `dates`, `speakers`.
        from_text: whether the clause gives the date; ties stand, and are not dated by what else reports their act.
        item: a number from 0 on that the rows of one relation or stance share, -1 for roles.
    """

    article: Codes
    act: Codes
    source: Codes
    target: Codes
    key: Codes
    negated: NDArray[np.bool_]
    hypothetical: NDArray[np.bool_]
    symmetric: NDArray[np.bool_]
    score: NDArray[np.float64]
    confidence: NDArray[np.float64]
    date: Codes
    from_text: NDArray[np.bool_]
    speaker: Codes
    start: Codes
    item: Longs
    nodes: Sequence[str]
    keys: Sequence[Key]
    dates: Sequence[str]
    speakers: Sequence[str]
    labels: Sequence[str]


ROWS: dict[str, type] = {
    "article": np.int32, "act": np.int32, "source": np.int32, "target": np.int32, "key": np.int32,
    "negated": np.bool_, "hypothetical": np.bool_, "symmetric": np.bool_, "score": np.float64,
    "confidence": np.float64, "date": np.int32, "from_text": np.bool_, "speaker": np.int32, "start": np.int32,
    "item": np.int64,
}  # fmt: skip


BOOKS = ("node", "key", "date", "speaker", "label")


def findings_of(columns: Mapping[str, NDArray[Any]], books: Mapping[str, Codebook]) -> Findings:
    """Findings of their columns, with the values that codebooks (`BOOKS`) have for the codes."""
    values: dict[str, Any] = {f"{name}s": books[name].values() for name in BOOKS}
    held: dict[str, Any] = {name: np.asarray(columns[name], dtype=kind) for name, kind in ROWS.items()}
    return Findings(**held, **values)


@dataclass(frozen=True, slots=True)
class Source:
    """Findings, and what is known of those who take part in them.

    Attributes:
        findings: reads them; they are not kept, since acts take as much room again.
        repeated: how many relations and stances are in articles that were given twice, which are no findings.
        presence: how often each article mentions some nodes, by their places in `mentioned`.
        describe: label, type, country and sector of nodes.
        voices: whom speakers' names stand for.
    """

    findings: Callable[[], Findings]
    articles: Articles
    repeated: tuple[int, int]
    presence: Presence
    mentioned: Sequence[str]
    describe: Callable[[Sequence[str]], Mapping[str, Described]]
    voices: Callable[[Sequence[str]], Sequence[Described]]
    sentences: Sentences
