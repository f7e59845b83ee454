"""Names in a series are mostly of one kind: the guests of a list are people, whatever the model takes some for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.parse import Doc
from geo_nlp.pipes.proposals import Name

BETWEEN = frozenset({",", ";", "and", "&", "or", "as", "well", "with", "including"})
SHORTEST = 5
SHARE = 0.6


def alike(doc: Doc, names: Sequence[Name]) -> Iterator[Name]:
    """Names, those that no table has in a series of five or more given the kind that most of the series have."""
    names = sorted(names, key=lambda name: name.first)
    start = 0
    for end in range(1, len(names) + 1):
        if end < len(names) and _joined(doc, names[end - 1].last + 1, names[end].first):
            continue
        yield from _settled(names[start:end])
        start = end


def _joined(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but commas and the like stands between two names."""
    return start < end <= start + 3 and all(doc.tokens[i].lower_ in BETWEEN for i in range(start, end))


def _settled(series: Sequence[Name]) -> Iterator[Name]:
    if len(series) < SHORTEST:
        yield from series
        return
    known = [bool(name.entries or name.body) for name in series]
    full = [name for name in series if name.last > name.first]
    people = [name for name in (series if any(known) else full) if name.type == "person"]
    mostly = len(people) >= SHARE * len(series if any(known) else full) and len(people) > 0
    for name, is_known in zip(series, known, strict=True):
        long = name.last - name.first > 2
        yield replace(name, type="person") if mostly and not is_known and not long else name
