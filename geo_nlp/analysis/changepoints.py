"""Change points in a series of counts, by penalised likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo_nlp.analysis.counting import Numbers

SHORTEST = 2
LEAST_WINDOWS = 8
LEAST_ACTS = 10


@dataclass(frozen=True, slots=True)
class Segment:
    """Windows from `start` to before `end` with one mean."""

    start: int
    end: int
    mean: float


def segments(counts: Numbers) -> tuple[Segment, ...]:
    """The segments of a series, of at least two windows each; a single one where nothing changes.

    Optimal partitioning (Jackson et al. 2005; PELT of Killick, Fearnhead and Eckley 2012 finds the same) of Poisson
    counts. The penalty is the modified BIC of Zhang and Siegmund (2007): 3 log n a change, plus the log of each
    segment's share of the windows. News comes in bursts, so that counts vary more than Poisson's: the likelihood is
    divided by a dispersion, the variance between neighbouring windows over the mean (at least 1; von Neumann 1941).
    Made for independent windows: a slow trend is cut into steps.

    >>> [(found.start, found.end, found.mean) for found in segments(np.array([1, 2, 1, 0, 2, 9, 8, 11, 9, 10.0]))]
    [(0, 5, 1.2), (5, 10, 9.4)]
    """
    n = len(counts)
    if n < LEAST_WINDOWS or counts.sum() < LEAST_ACTS:
        return (Segment(0, n, float(counts.mean()) if n else 0.0),)
    total = np.concatenate([[0.0], np.cumsum(counts)])
    phi, penalty = dispersion(counts), 3 * np.log(n)
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    before = np.zeros(n + 1, dtype=np.int64)
    for end in range(SHORTEST, n + 1):
        start = np.arange(end - SHORTEST + 1)
        start = start[np.isfinite(best[start])]
        size = (end - start).astype(np.float64)
        cost = _cost(total[end] - total[start], size) / phi + np.log(size / n) + penalty
        tried = best[start] + cost
        place = int(tried.argmin())
        best[end], before[end] = tried[place], start[place]
    cuts = [n]
    while cuts[-1] > 0:
        cuts.append(int(before[cuts[-1]]))
    cuts.reverse()
    return tuple(Segment(a, b, float(counts[a:b].mean())) for a, b in pairwise(cuts))


def dispersion(counts: Numbers) -> float:
    """How much more neighbouring counts differ than Poisson's would; at least 1. Hardly moved by a few changes.

    >>> dispersion(np.array([4.0, 4.0, 4.0])), dispersion(np.array([0.0, 9.0, 0.0]))
    (1.0, 9.0)
    """
    step, both = np.diff(counts) ** 2, counts[1:] + counts[:-1]
    return max(1.0, float(step.sum() / both.sum())) if both.sum() else 1.0


def _cost(total: Numbers, size: Numbers) -> Numbers:
    """Twice the negative log-likelihood of Poisson counts with the mean total/size, but for what is the same in all."""
    mean = total / size
    logs = np.log(mean, out=np.zeros_like(mean), where=mean > 0)
    return 2 * (total - total * logs)
