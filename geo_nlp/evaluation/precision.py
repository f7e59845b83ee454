"""How many of the extracted relations are right, from a judged sample: by type, with intervals, and in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

ALL = "all"
Z = 1.959964  # 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Precision:
    """The share that is right of the `found` relations of a type, estimated from `judged` of them."""

    predicate: str
    found: int
    judged: int
    value: float
    low: float
    high: float

    @property
    def corrected(self) -> tuple[int, int, int]:
        """How many of what was found are right: the best guess, and the ends of the interval."""
        return round(self.found * self.value), round(self.found * self.low), round(self.found * self.high)


def wilson(share: float, n: float) -> tuple[float, float]:
    """The interval of a share that was measured on `n` (Wilson 1927), which holds for few and for shares near 0 and 1.

    >>> [round(end, 3) for end in wilson(0.8, 10)], [round(end, 3) for end in wilson(1.0, 10)]
    ([0.49, 0.943], [0.722, 1.0])
    """
    if n <= 0:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def precisions(key: Mapping[str, Any], verdicts: Mapping[int, Iterable[str]]) -> Iterator[Precision]:
    """Precision of each type, and of all, from the key of a sample and what its coders said of each record.

    A record of which coders differ counts in part; "unsure" and what is empty is left out. A record stands for as many
    as its stratum has for each that was judged; the interval is that of as many equal weights as these are worth
    (Kish 1965).
    """
    rights = {number: share for number, judgements in verdicts.items() if (share := _share(judgements)) is not None}
    judged: dict[tuple[str, ...], int] = {}
    for record in key["records"]:
        stratum = tuple(record["stratum"])
        judged[stratum] = judged.get(stratum, 0) + (record["number"] in rights)
    sizes = {tuple(each["stratum"]): each["size"] for each in key["strata"]}
    place = key["by"].index("predicate") if "predicate" in key["by"] else None
    rows: dict[str, list[tuple[float, float]]] = {}
    found: dict[str, int] = {}
    for record in key["records"]:
        stratum = tuple(record["stratum"])
        if record["number"] in rights:
            weight = sizes[stratum] / judged[stratum]
            rows.setdefault(record["predicate"], []).append((weight, rights[record["number"]]))
    for stratum, size in sizes.items():
        if place is not None:
            found[stratum[place]] = found.get(stratum[place], 0) + size
    for predicate in sorted(rows):
        yield _precision(predicate, found.get(predicate), rows[predicate])
    if rows:
        yield _precision(ALL, sum(sizes.values()), [row for some in rows.values() for row in some])


def _share(verdicts: Iterable[str]) -> float | None:
    known = [verdict == "right" for verdict in verdicts if verdict in ("right", "wrong")]
    return sum(known) / len(known) if known else None


def _precision(predicate: str, found: int | None, rows: list[tuple[float, float]]) -> Precision:
    whole = sum(weight for weight, _ in rows)
    value = sum(weight * right for weight, right in rows) / whole
    low, high = wilson(value, whole * whole / sum(weight * weight for weight, _ in rows))
    return Precision(predicate, round(whole) if found is None else found, len(rows), value, low, high)
