"""Blocs: groups of actors who are with each other and against others, their number by the frustration curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.frustration import Frustration
from geo_nlp.analysis.partition import best_partition, frustration_of, renumbered, wins_of
from geo_nlp.analysis.signed import SignedGraph
from geo_nlp.graph.coding import Codes

MOST = 8
RESTARTS = 20
SAVED = 0.01
"""A further bloc must save this share of all ties from breaking, and one tie at least."""


@dataclass(frozen=True, slots=True)
class Blocs:
    """A signed partition.

    Attributes:
        count: how many blocs.
        group: the bloc of each node; the largest is 0.
        curve: broken ties with at most 1, 2, 3 … groups: of one group all negative ties, of two the frustration index,
            of more what local search found.
        margin: how many more ties of a node its bloc satisfies than the next best one would; 0 where it is a toss-up.
    """

    count: int
    group: Codes
    curve: tuple[int, ...]
    margin: Codes


def blocs(graph: SignedGraph, two: Frustration, *, seed: int = 0, most: int = MOST) -> Blocs:
    """The partition at the bend of the frustration curve (generalised balance, Davis 1967; Doreian and Mrvar 1996).

    There are as many blocs as there can be while each saves at least one tie, and 1 % of all, from breaking.

    >>> from geo_nlp.analysis.frustration import frustration
    >>> from geo_nlp.analysis.signed import signed_graph
    >>> rivals = signed_graph([(0, 1, -1), (1, 2, -1), (0, 2, -1), (2, 3, 1)])
    >>> found = blocs(rivals, frustration(rivals))
    >>> found.count, found.group.tolist(), found.curve
    (3, [1, 2, 0, 0], (3, 1, 0, 0))
    """
    tried = [np.zeros(len(graph), dtype=np.int32), renumbered(two.side)]
    curve = [frustration_of(graph, group) for group in tried]
    least = max(1.0, SAVED * graph.ties)
    count = 1 if curve[0] - curve[1] < least else 2
    for groups in range(3, min(most, len(graph)) + 1):
        if curve[-1] == 0 and count < groups - 1:
            break
        tried.append(best_partition(graph, groups, restarts=RESTARTS, seed=seed + groups, start=tried[-1]))
        curve.append(frustration_of(graph, tried[-1]))
        if count == groups - 1 and curve[-2] - curve[-1] >= least:
            count = groups
    return Blocs(count, tried[count - 1], tuple(curve), _margin(graph, tried[count - 1]))


def _margin(graph: SignedGraph, group: Codes) -> Codes:
    groups = int(group.max(initial=0)) + 1
    gain = wins_of(graph, group, groups)
    rows = np.arange(len(graph))
    own = gain[rows, group]
    gain[rows, group] = np.iinfo(np.int32).min
    rest = gain.max(axis=1, initial=np.iinfo(np.int32).min) if groups > 1 else np.zeros(len(graph), dtype=np.int32)
    return (own - rest).astype(np.int32)
