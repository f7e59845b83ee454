"""Acts: what graphs, analyses and pages count, as columns.

A row is one act as one article reports it between two nodes: records of the same `act`, ends, key, layer and date are
one row (`geo_nlp.graph.grouping`). A million rows are some 80 MB: sentences stay where they are until they are asked
for. All codes are in the order of what they stand for, and rows in that of articles and places in the text, so that
acts do not depend on the order in which records come, nor on whether DuckDB or Python read them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from geo_nlp.graph.account import Account
from geo_nlp.graph.articles import ActArticle, Articles
from geo_nlp.graph.coding import Codes

EdgeKind = Literal["event", "tie", "stance", "role"]
Layer = Literal["asserted", "claimed", "planned", "denied"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
NOBODY = -1
NO_DAY = 0

Sentences = Callable[[Codes, Codes], list[str]]
Described = Mapping[str, str]
Voices = Callable[[], Sequence[Described]]


@dataclass(frozen=True, slots=True)
class Key:
    """What is done or felt: ACCUSE, ALLIANCE, stance:concern, LEADS. Sign and quad class follow from it."""

    name: str
    kind: EdgeKind
    predicate: str
    attitude: str | None
    quad: int | None
    polarity: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How often each article mentions each node: parallel columns."""

    article: Codes
    node: Codes
    mentions: Codes


@dataclass(frozen=True, slots=True)
class Reports:
    """The records of the rows, as they stand in the text: parallel columns, in the order of rows."""

    row: Codes
    start: Codes


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts as parallel columns of codes, and what the codes stand for.

    Attributes:
        row: a number that is kept when rows are chosen; `reports` and `account` refer to it.
        source, target: places in `nodes`; the ends of a symmetric tie are sorted.
        key: a place in `keys`.
        layer: a place in `LAYERS`: said in the article's own voice, on a speaker's word, not (yet) done, denied.
        score: mean PLOVER score of its records, NaN where they have none; what is denied scores 0.
        date: a place in `dates` (ISO, as fine as known), or `NOBODY`; `first` and `last` are the days that it covers,
            as ordinals of `datetime.date`, or `NO_DAY`.
        article: a place in `articles`.
        act: a number that rows of one article share if they report one act. What counts acts counts these: rows of one
            act may differ in layer (reported once on a speaker's word), and those of a standing tie in date.
        speaker: a place in `speakers` of who says it, or `NOBODY`.
        records: how many records report it; confidence: the best of theirs, NaN for roles.
        start: where its first sentence begins in the text.
        symmetric: whether the ends may be exchanged.
        speakers: names.
        voices: whom each of them stands for: `actor`, `country`, `sector`, as far as known.
        sentences: the sentences of articles that begin at some places in their texts.
    """

    row: Codes
    source: Codes
    target: Codes
    key: Codes
    layer: Codes
    score: NDArray[np.float64]
    date: Codes
    first: Codes
    last: Codes
    article: Codes
    act: Codes
    speaker: Codes
    records: Codes
    confidence: NDArray[np.float64]
    start: Codes
    symmetric: NDArray[np.bool_]
    nodes: Sequence[str]
    keys: Sequence[Key]
    dates: Sequence[str]
    articles: Articles
    speakers: Sequence[str]
    voices: Voices
    presence: Presence
    about: Mapping[str, Described]
    reports: Reports
    account: Account
    sentences: Sentences
    level: str

    def __len__(self) -> int:
        return len(self.row)

    def where(self, mask: NDArray[np.bool_] | NDArray[np.intp]) -> Acts:
        """The rows of a mask, or of row places in their order; all that codes stand for stays as it is."""
        return replace(self, **{name: getattr(self, name)[mask] for name in COLUMNS})

    def quotes_of(self, places: Sequence[int] | Codes) -> list[str]:
        """The first sentence of each of some rows."""
        rows = np.asarray(places, dtype=np.intp)
        return self.sentences(self.article[rows], self.start[rows])

    def polarity(self) -> Codes:
        """The sign of each row: 1 cooperation, -1 conflict, 0 neither; what is denied has none."""
        signs = np.array([key.polarity for key in self.keys], dtype=np.int32)
        return np.where(self.layer == LAYERS.index("denied"), 0, signs[self.key]) if len(self) else self.key

    def label(self, node: int) -> str:
        """What people call a node."""
        name = self.nodes[node]
        return self.about[name].get("label", name)


COLUMNS = (
    "row", "source", "target", "key", "layer", "score", "date", "first", "last", "article", "act", "speaker", "records",
    "confidence", "start", "symmetric",
)  # fmt: skip

__all__ = [
    "LAYERS",
    "NOBODY",
    "NO_DAY",
    "ActArticle",
    "Acts",
    "Codes",
    "Described",
    "EdgeKind",
    "Key",
    "Layer",
    "Presence",
    "Reports",
    "Sentences",
    "Voices",
]  # fmt: skip
