"""Spells: when an edge or node is there, from the dates of its acts.

Without acts, an edge is there from `first_seen` to `last_seen`. A node is there whenever one of its edges is. What has
no date (a standing tie, a post) has no spells: it is always there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo_nlp.graph.formats.content import Attributes, Content
from geo_nlp.graph.formats.edgeacts import EdgeId, days_of, edge_acts
from geo_nlp.periods import period

Days = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spells:
    """Spells as ordinals of first and last day, sorted and apart. A node that has an undated edge is always there."""

    edges: Mapping[EdgeId, Days]
    nodes: Mapping[str, Days]


def spells_of(content: Content) -> Spells:
    """The spells of all edges and nodes that have dates."""
    found: dict[EdgeId, Days] = {}
    if content.acts is not None and len(content.acts):
        reports = edge_acts(content, content.acts)
        for place, first, last in days_of(reports, content.acts):
            found.setdefault(reports.edges[place], []).append((first, last))
    always: set[str] = set()
    nodes: dict[str, Days] = {}
    for source, target, key, data in content.edges:
        edge = source, target, key
        days = joined(found.get(edge) or _seen(data))
        if days:
            found[edge] = days
            for node in {source, target}:
                nodes.setdefault(node, []).extend(days)
        else:
            always.update((source, target))
    return Spells(found, {node: joined(days) for node, days in nodes.items() if node not in always})


def joined(days: Iterable[tuple[int, int]]) -> Days:
    """Spells that overlap or follow one another day by day as one.

    >>> joined([(10, 12), (5, 5), (13, 14), (6, 6), (20, 20)])
    [(5, 6), (10, 14), (20, 20)]
    """
    found: Days = []
    for first, last in sorted(days):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def iso(day: int) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(day).isoformat()


def _seen(data: Attributes) -> Days:
    first, last = (period(str(data.get(name, "")) or None) for name in ("first_seen", "last_seen"))
    return [(first[0].toordinal(), last[1].toordinal())] if first and last and first[0] <= last[1] else []
