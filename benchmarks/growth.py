"""How time grows with the length of one document: the exponent of words, fitted from 1,000 to 100,000 words."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks.speed import run_records
from benchmarks.texts import count, one_document
from geo_nlp.run.pipelines import Setting, pipeline
from geo_nlp.types import Article

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
FROM, ROUNDS = 1_000, 30_000
BAR = 1.05


def growth(corpus: Sequence[Article]) -> dict[str, Any]:
    """Seconds of processor time by words, the median of 3 to 15 runs after one that warms up, and the exponent."""
    nlp = pipeline(Setting())  # as the commands have it
    rows = []
    for size in SIZES:
        document = one_document(corpus, size)
        took = [run_records(nlp, [document]) for _ in range(max(3, min(15, ROUNDS // size)) + 1)]
        rows.append((count(document), statistics.median(took[1:])))
    long = [row for row, size in zip(rows, SIZES, strict=True) if size >= FROM]
    return {"seconds": {str(n): round(s, 3) for n, s in rows}, "exponent": round(exponent(long), 3)}


def exponent(rows: Sequence[tuple[float, float]]) -> float:
    """The b of y = a x^b, by least squares of the logarithms.

    >>> round(exponent([(1, 2), (10, 200), (100, 20_000)]), 6)
    2.0
    """
    xs, ys = ([math.log(row[i]) for row in rows] for i in (0, 1))
    return statistics.linear_regression(xs, ys).slope
