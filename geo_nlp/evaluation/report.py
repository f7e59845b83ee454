"""Scores as lines of a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from geo_nlp.evaluation.comparison import Difference
from geo_nlp.evaluation.evaluation import Evaluation

HEAD = ("layer", "gold", "predicted", "right", "precision", "recall", "F1", "95 %")
COMPARED = ("layer", "F1 before", "F1 after", "difference", "p")
CAUSES = ("relations", "cause", "n", "share")


def score_rows(found: Evaluation) -> list[tuple[str, ...]]:
    """A row for each layer and group that has anything; the interval is that of F1."""
    rows = []
    for key in found.has:
        score = found[key]
        low, high = found.intervals(key)["f1"]
        measures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        rows.append((key, *map(_count, (score.gold, score.predicted, score.right)), *measures, f"{low:.3f}–{high:.3f}"))
    return rows


def compared_rows(found: Mapping[str, Difference]) -> list[tuple[str, ...]]:
    """A row for each layer of a comparison."""
    return [
        (key, f"{one.before:.3f}", f"{one.after:.3f}", f"{one.after - one.before:+.3f}", f"{one.p:.3f}")
        for key, one in found.items()
    ]


def cause_rows(causes: Mapping[str, Mapping[str, int]]) -> list[tuple[str, ...]]:
    """A row for each cause, with its share of what is missed or false.

    >>> cause_rows({"missed": {"other type": 1, "duplicate": 3}, "false": {}})
    [('missed', 'other type', '1', '25 %'), ('missed', 'duplicate', '3', '75 %')]
    """
    return [
        (side, cause, str(n), f"{100 * n / sum(by_cause.values()):.0f} %")
        for side, by_cause in causes.items()
        for cause, n in by_cause.items()
    ]


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns wide enough for what they hold, numbers to the right.

    >>> print(text_table(("layer", "F1"), [("relations", "0.5")]))
    layer       F1
    relations  0.5
    """
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    words = [all(not row[i][:1].isdigit() for row in rows) for i in range(len(head))]
    lines = []
    for row in (head, *rows):
        cells = (c.ljust(w) if words[i] else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def as_json(scores: Mapping[str, Any]) -> str:
    """The same bytes for the same scores."""
    return json.dumps(scores, ensure_ascii=False, indent=1) + "\n"


def _count(value: float) -> str:
    return f"{value:g}" if value == int(value) else f"{value:.1f}"
