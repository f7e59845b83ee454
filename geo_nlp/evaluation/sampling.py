"""A sample of records for people to judge, drawn from strata so that rare types are in it too."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from typing import Any

from geo_nlp.errors import InputError
from geo_nlp.evaluation.same import Values
from geo_nlp.suggest import unknown

STRATA = ("predicate", "confidence", "source", "year")
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bands of confidence part."""
Stratum = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A relation to be judged, with its article and stratum."""

    item: Values
    record: Values
    stratum: Stratum


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, in an order that means nothing, and how many relations each stratum has and gave."""

    drawn: tuple[Sampled, ...]
    sizes: dict[Stratum, int]
    taken: dict[Stratum, int]


def sample(records: Iterable[Values], *, size: int, by: Collection[str] = STRATA[:2], seed: int = 12345) -> Sample:
    """Draw `size` relations with both ends from strata, as evenly as these allow.

    >>> relation = {"source": {"actor": "FRA"}, "target": {"actor": "RUS"}, "confidence": 0.7}
    >>> some = [relation | {"predicate": name} for name in ("AID", "ACCUSE", "ACCUSE", "ACCUSE")]
    >>> drawn = sample([{"id": "a", "text": "", "relations": some}], size=2, by=["predicate"])
    >>> drawn.taken, drawn.sizes
    ({('ACCUSE',): 1, ('AID',): 1}, {('ACCUSE',): 3, ('AID',): 1})
    """
    for name in by:
        if name not in STRATA:
            raise InputError(f"--by {name}: {unknown('stratum', name, STRATA)}")
    if size < 1:
        raise InputError(f"-n {size}: a sample has at least 1 record")
    draw = random.Random(seed).random  # the one method whose numbers are the same in every version of Python
    sizes: dict[Stratum, int] = {}
    lots: dict[Stratum, list[tuple[float, int, Sampled]]] = {}
    for number, each in enumerate(_all(records, by)):
        sizes[each.stratum] = sizes.get(each.stratum, 0) + 1
        lot = (-draw(), number, each)
        held = lots.setdefault(each.stratum, [])
        if len(held) < size:
            heappush(held, lot)
        else:
            heappushpop(held, lot)
    if not sizes:
        raise InputError("no relations with two ends to draw from; give records that have some")
    names = sorted(sizes, key=lambda name: (-sizes[name], name))  # where there are too few, the large strata get one
    shares = dict(zip(names, even([sizes[name] for name in names], size), strict=True))
    drawn = [lot for name in names for lot in sorted(lots[name], reverse=True)[: shares[name]]]
    mixed = sorted((draw(), number, each) for _, number, each in drawn)
    return Sample(tuple(each for *_, each in mixed), {name: sizes[name] for name in names}, shares)


def even(sizes: Sequence[int], total: int) -> list[int]:
    """Shares of `total` that are as even as the sizes allow.

    >>> even([10, 2, 10], 9), even([1, 1], 5)
    ([4, 2, 3], [1, 1])
    """
    shares = [0] * len(sizes)
    left = min(total, sum(sizes))
    while left:
        for place, size in enumerate(sizes):
            if left and shares[place] < size:
                shares[place] += 1
                left -= 1
    return shares


def band(confidence: float | None) -> str:
    """The band of a confidence.

    >>> band(0.64), band(0.2), band(0.9), band(None)
    ('0.6-0.7', '0.0-0.5', '0.9-1.0', 'unknown')
    """
    if confidence is None:
        return "unknown"
    edges = (0.0, *BANDS, 1.0)
    low = max(edge for edge in edges[:-1] if confidence >= edge)
    return f"{low:.1f}-{edges[edges.index(low) + 1]:.1f}"


def _all(records: Iterable[Values], by: Collection[str]) -> Iterator[Sampled]:
    for record in records:
        for item in record.get("relations", ()):
            if item.get("source") and item.get("target"):
                yield Sampled(item, record, tuple(_value(name, item, record) for name in by))


def _value(name: str, item: Values, record: Values) -> str:
    if name == "predicate":
        return str(item["predicate"])
    if name == "confidence":
        return band(item.get("confidence"))
    value: Any = record.get("source") if name == "source" else (item.get("date") or record.get("date"))
    return str(value or "unknown")[: 4 if name == "year" and value else None]
