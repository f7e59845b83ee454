"""Structural balance: signed triads, and closed walks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo_nlp.analysis.signed import SignedGraph

LARGEST = 2_000
"""Nodes up to which closed walks are measured: eigenvalues of a dense matrix take the cube of that."""


@dataclass(frozen=True, slots=True)
class Triads:
    """The census of closed triads by their signs: +++, ++-, +-- and ---."""

    ppp: int
    ppn: int
    pnn: int
    nnn: int

    @property
    def total(self) -> int:
        """How many triads are closed."""
        return self.ppp + self.ppn + self.pnn + self.nnn

    @property
    def strict(self) -> float | None:
        """The share of balanced triads, the all-negative one unbalanced (Heider 1946; Cartwright and Harary 1956)."""
        return (self.ppp + self.pnn) / self.total if self.total else None

    @property
    def weak(self) -> float | None:
        """The share of balanced triads, the all-negative one balanced (Davis 1967)."""
        return (self.total - self.ppn) / self.total if self.total else None


def triads(graph: SignedGraph) -> Triads:
    """The signed triad census, exact: for each tie the common neighbours of its ends.

    Neighbours are the bits of an integer, so that a tie costs a few machine words.

    >>> from geo_nlp.analysis.signed import signed_graph
    >>> triads(signed_graph([(0, 1, 1), (1, 2, -1), (0, 2, -1)]))
    Triads(ppp=0, ppn=0, pnn=1, nnn=0)
    """
    friends, foes = neighbours(graph)
    found = [0, 0, 0, 0]
    for u, v, sign in zip(graph.u.tolist(), graph.v.tolist(), graph.sign.tolist(), strict=True):
        both, none = (friends[u] & friends[v]).bit_count(), (foes[u] & foes[v]).bit_count()
        if sign > 0:
            found[0] += both  # each +++ is met from its three ties
            found[2] += none  # each +-- once, from its positive tie
        else:
            found[1] += both  # each ++- once, from its negative tie
            found[3] += none
    return Triads(found[0] // 3, found[1], found[2], found[3] // 3)


def unbalanced_at(graph: SignedGraph, ties: Sequence[int]) -> dict[int, int]:
    """How many unbalanced triads each of some ties is part of, the all-negative one among them."""
    friends, foes = neighbours(graph)
    found = {}
    for tie in ties:
        u, v = int(graph.u[tie]), int(graph.v[tie])
        like, unlike = friends[u] & friends[v] | foes[u] & foes[v], friends[u] & foes[v] | foes[u] & friends[v]
        found[tie] = (unlike if graph.sign[tie] > 0 else like).bit_count()
    return found


def neighbours(graph: SignedGraph) -> tuple[list[int], list[int]]:
    """The positive and the negative neighbours of each node, as bits."""
    friends, foes = [0] * len(graph), [0] * len(graph)
    for u, v, sign in zip(graph.u.tolist(), graph.v.tolist(), graph.sign.tolist(), strict=True):
        side = friends if sign > 0 else foes
        side[u] |= 1 << v
        side[v] |= 1 << u
    return friends, foes


def walk_balance(graph: SignedGraph) -> float | None:
    """The share of closed walks, shorter ones weighing more, that are balanced: tr exp(A) / tr exp(|A|).

    Between 0 and 1; 1 only for a balanced graph (Estrada and Benzi 2014; Estrada 2019). It falls fast with the number
    of ties, so that only graphs of like density compare. None without ties, or for more than `LARGEST` nodes.

    >>> from geo_nlp.analysis.signed import signed_graph
    >>> round(walk_balance(signed_graph([(0, 1, 1), (1, 2, -1), (0, 2, -1)])), 6)
    1.0
    """
    if not graph.ties or len(graph) > LARGEST:
        return None
    matrix = np.zeros((len(graph), len(graph)))
    matrix[graph.u, graph.v] = matrix[graph.v, graph.u] = graph.sign
    signed, plain = np.linalg.eigvalsh(matrix), np.linalg.eigvalsh(np.abs(matrix))
    top = plain[-1]  # what would overflow cancels out
    return min(1.0, float(np.exp(signed - top).sum() / np.exp(plain - top).sum()))
