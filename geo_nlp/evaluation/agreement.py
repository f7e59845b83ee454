"""Agreement between coders: Krippendorff's alpha for nominal values, and the share of units on which all agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

Value = Hashable | None
"""What a coder said of a unit; None where nothing."""


def alpha(units: Iterable[Sequence[Value]]) -> float | None:
    """Krippendorff's alpha (nominal): 1 is full agreement, 0 what chance gives; None where nothing could differ.

    A unit has the values of all its coders. It counts if two or more have one (Krippendorff 2011, "Computing
    Krippendorff's alpha-reliability", whose example with four coders this is).

    >>> a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    >>> b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    >>> c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    >>> d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    >>> round(alpha(zip(a, b, c, d)), 3)
    0.743
    """
    observed, counts = 0.0, Counter[Hashable]()
    for unit in units:
        values = [value for value in unit if value is not None]
        if len(values) < 2:
            continue
        in_unit = Counter(values)
        counts.update(in_unit)
        apart = len(values) ** 2 - sum(n * n for n in in_unit.values())
        observed += apart / (len(values) - 1)
    total = sum(counts.values())
    expected = total * total - sum(n * n for n in counts.values())
    return 1 - (total - 1) * observed / expected if expected else None


def agreed(units: Iterable[Sequence[Value]]) -> float | None:
    """The share of units on which all coders agree, of those that two or more have judged.

    >>> agreed([("a", "a"), ("a", "b"), ("a", None)])
    0.5
    """
    judged = [values for unit in units if len(values := [v for v in unit if v is not None]) > 1]
    return sum(len(set(values)) == 1 for values in judged) / len(judged) if judged else None
