"""Agreement: features of a record by the other records of its article, such as the same act or pair reported again.

Counted by keys, so that time is linear in the records. Countries stand for their actors.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from geo_nlp.pipes.relations.confidence import KINDS, load_weights
from geo_nlp.pipes.relations.end_features import Features
from geo_nlp.types import Participant, Relation, Stance

MOST_OTHERS = 3  # other records that count; articles are longer than those that the weights were fitted to
Record = Relation | Stance


def agreed_confidences(records: Sequence[Record], acts: Mapping[str, int]) -> dict[str, float]:
    """The confidence of records given the others, rounded, by id; `acts` has the numbers of their acts."""
    weights = {kind: load_weights(kind) for kind in KINDS}
    pairs = zip(records, agreements(records, acts), strict=True)
    return {
        r.id: weights["relations" if isinstance(r, Relation) else "stances"].agreed(r.confidence, agreement)
        for r, agreement in pairs
    }


def agreements(records: Sequence[Record], acts: Mapping[str, int]) -> Iterator[Features]:
    """Yield for each record the features of how far the others agree with it.

    "Same pair" and "same act" count all other records, the rest those of other sentences, which have their own parse.
    """
    known = [_keys(record, acts[record.id]) for record in records]
    counts = Counter(key for keys in known for key in keys.values())
    here = Counter((r.sentence.start, key) for r, keys in zip(records, known, strict=True) for key in keys.values())
    for record, keys in zip(records, known, strict=True):
        own = record.sentence.start
        features = {}
        for name, key in keys.items():
            others = counts[key] - (1 if name in ("same pair", "same act") else here[own, key])
            features[name] = math.log1p(min(MOST_OTHERS, others))
        yield features


def _keys(record: Record, act: int) -> dict[str, Hashable]:
    """What a record may share with others, by the name of the feature."""
    relation = isinstance(record, Relation)
    ends = _end_names(record)
    kind = record.predicate if isinstance(record, Relation) else record.attitude
    keys: dict[str, Hashable] = {"same act": ("act", act), "same type": ("type", relation, kind)}
    if None in ends:
        return keys
    either = tuple(sorted(map(str, ends)))
    way = either if isinstance(record, Relation) and record.symmetric else ends
    return {
        **keys, "same pair": ("pair", either), "same pair and type": ("pair and type", relation, way, kind),
        "same pair and sign": ("pair and sign", way, _sign(record)),
    }  # fmt: skip


def _end_names(record: Record) -> tuple[str | None, str | None]:
    if isinstance(record, Relation):
        return _name(record.source), _name(record.target)
    return _name(record.holder), _name(record.targets[0] if record.targets else None)


def _name(end: Participant | None) -> str | None:
    return None if end is None else end.country or end.actor or end.text.lower()


def _sign(record: Record) -> int:
    """-1 for conflict, 1 for cooperation, 0 for a tie without a score."""
    if isinstance(record, Relation):
        score = record.score or 0.0
        return int(score > 0) - int(score < 0)
    return record.polarity
