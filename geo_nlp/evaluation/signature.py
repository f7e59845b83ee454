"""What the figures depend on, so that two of them can be compared: printed with every score (as sacreBLEU does)."""

from __future__ import annotations

from collections.abc import Iterable

from geo_nlp import __version__
from geo_nlp.evaluation.same import Values

MATCHING = "maximum"
"""Each prediction and each annotated item counts once, and as many as possible are paired."""


def signature(
    predicted: Iterable[Values], *, gold: str, lenient: bool, articles: int, resamples: int, seed: int
) -> dict[str, str]:
    """The choices by name: what made the predictions, what annotation, how they were matched, how resampled.

    >>> chosen = signature([], gold="1a2b3c4d", lenient=False, articles=9, resamples=1000, seed=1)
    >>> chosen["ends"], chosen["system"], chosen["bootstrap"]
    ('strict', 'unknown', '1000')
    """
    engines = [record.get("engine") or {} for record in predicted]
    return {
        "evaluate": __version__,
        "system": _one(engines, "geo_nlp"),
        "model": _one(engines, "model").replace(" ", "-"),
        "rules": _one(engines, "rules"),
        "gold": gold,
        "ends": "lenient" if lenient else "strict",
        "matching": MATCHING,
        "unit": "article",
        "n": str(articles),
        "bootstrap": str(resamples),
        "seed": str(seed),
    }


def _one(engines: Iterable[Values], name: str) -> str:
    """What made all records, as far as they say; "mixed" where they differ."""
    found = {str(engine[name]) for engine in engines if engine.get(name)}
    return found.pop() if len(found) == 1 else "mixed" if found else "unknown"
