"""Who speaks about whom: stances by holder and target."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.counting import STANCE, Codes, Places, distinct, joined, kinds_of
from geo_nlp.graph.acts import Acts


@dataclass(frozen=True, slots=True)
class Attitude:
    """What a holder is told to feel towards a target: acts by sign, their mean, and the attitudes by name.

    `source` and `target` are places in `Acts.nodes`; `rows` are the acts' rows.
    """

    source: int
    target: int
    acts: int
    positive: int
    neutral: int
    negative: int
    mean: float
    attitudes: tuple[tuple[str, int], ...]
    rows: tuple[int, ...]


def attitudes(acts: Acts) -> list[Attitude]:
    """Stances by holder and target, the most frequent first; an act that is told with two attitudes counts for both."""
    told = np.flatnonzero((kinds_of(acts) == STANCE) & (acts.source != acts.target))
    if not len(told):
        return []
    one = told[distinct(acts.source[told], acts.target[told], acts.key[told], acts.act[told])]
    signs = acts.polarity()
    found = [_attitude(acts, signs, rows) for rows in _groups(one, joined(acts.source[one], acts.target[one]))]
    return sorted(found, key=lambda item: (-item.acts, acts.nodes[item.source], acts.nodes[item.target]))


def _groups(rows: Places, key: Codes | Places) -> list[Places]:
    order = np.argsort(key, kind="stable")
    return np.split(rows[order], np.flatnonzero(np.diff(key[order])) + 1)


def _attitude(acts: Acts, signs: Codes, rows: Places) -> Attitude:
    sign = signs[rows]
    by_sign = [len(np.unique(acts.act[rows[sign == which]])) for which in (1, 0, -1)]
    named = Counter(acts.keys[key].attitude or "" for key in acts.key[rows].tolist())
    ranked = tuple(sorted(named.items(), key=lambda item: (-item[1], item[0])))
    return Attitude(
        int(acts.source[rows[0]]), int(acts.target[rows[0]]), len(np.unique(acts.act[rows])), *by_sign,
        (by_sign[0] - by_sign[2]) / sum(by_sign), ranked, tuple(rows.tolist()),
    )  # fmt: skip
