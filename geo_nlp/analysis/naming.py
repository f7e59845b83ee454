"""Findings by number to findings by name, with their sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo_nlp.analysis import attitudes, dyads, hostility, results, shifts
from geo_nlp.analysis.bootstrap import share_interval
from geo_nlp.analysis.evidence import SIGNS, best_evidence
from geo_nlp.analysis.windows import Calendar
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.coding import Codes

SHOWN = 1_000
"""Attitudes, asymmetries and turns that are shown with sentences and intervals by stories, in their order."""


def named_dyads(acts: Acts, time: Calendar, found: Sequence[dyads.Dyad]) -> tuple[results.Dyad, ...]:
    """Dyads with the names of their windows."""
    return tuple(
        results.Dyad(
            *_ends(acts, dyad.a, dyad.b), dyad.acts, tuple(time.names),
            tuple(zip(*(_whole(series) for series in dyad.quads), strict=True)),
            tuple(_whole(dyad.positive)), tuple(_whole(dyad.negative)),
            tuple(None if np.isnan(score) else float(score) for score in dyad.score),
            tuple(
                results.ChangePoint(
                    time.names[change.window], SIGNS[change.sign], change.before, change.after,
                    best_evidence(acts, change.rows),
                )
                for change in dyad.changes
            ),
        )
        for dyad in found
    )  # fmt: skip


def named_attitudes(acts: Acts, found: Sequence[attitudes.Attitude]) -> tuple[results.Attitude, ...]:
    """Attitudes by name."""
    return tuple(
        results.Attitude(
            *_ends(acts, item.source, item.target), item.acts, item.positive, item.neutral, item.negative, item.mean,
            item.attitudes, best_evidence(acts, item.rows) if number < SHOWN else (),
        )
        for number, item in enumerate(found)
    )  # fmt: skip


def named_hostility(
    acts: Acts, found: Sequence[hostility.Asymmetry], story: Codes, *, times: int, seed: int
) -> tuple[results.Hostility, ...]:  # fmt: skip
    """Asymmetries by name, with their intervals by stories; `story` is that of each row of the acts."""
    return tuple(
        results.Hostility(
            *_ends(acts, item.source, item.target), item.acts, item.answered, item.share, item.interval,
            share_interval(story[item.rows], story[item.back], times=times if number < SHOWN else 0, seed=seed),
            item.clear, *(best_evidence(acts, rows) if number < SHOWN else () for rows in (item.rows, item.back)),
        )
        for number, item in enumerate(found)
    )  # fmt: skip


def named_snapshots(time: Calendar, found: Sequence[shifts.Snapshot]) -> tuple[results.Snapshot, ...]:
    """Windows by name."""
    return tuple(
        results.Snapshot(
            time.names[item.window], len(item.graph), item.graph.ties, int((item.graph.sign < 0).sum()),
            item.triads.ppp, item.triads.ppn, item.triads.pnn, item.triads.nnn, item.triads.strict, item.triads.weak,
            item.frustration.index, item.frustration.method,
        )
        for item in found
    )  # fmt: skip


def named_turns(acts: Acts, time: Calendar, found: Sequence[shifts.Turn]) -> tuple[results.Turn, ...]:
    """Turns by name, in their order; those with the most acts are shown with sentences."""
    ranked = sorted(range(len(found)), key=lambda place: (-len(found[place].rows), place))
    shown = {*ranked[:SHOWN]}
    return tuple(
        results.Turn(
            time.names[item.window], time.names[item.since], *_ends(acts, *_sorted(acts, item.a, item.b)),
            SIGNS[item.sign], len(item.rows), best_evidence(acts, item.rows) if number in shown else (),
        )
        for number, item in enumerate(found)
    )  # fmt: skip


def _sorted(acts: Acts, a: int, b: int) -> tuple[int, int]:
    return (a, b) if acts.nodes[a] <= acts.nodes[b] else (b, a)


def _ends(acts: Acts, source: int, target: int) -> tuple[str, str, str, str]:
    return acts.nodes[source], acts.label(source), acts.nodes[target], acts.label(target)


def _whole(series: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[int]:
    return [int(value) for value in series]
