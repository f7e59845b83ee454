"""Signed networks that are known: the Gahuku-Gama tribes, and generated states."""

from __future__ import annotations

import numpy as np

TRIBES = (
    "Gavev Kotun Ove Alikadzuha Nagamidzuha Gahuku Masilakidzuha Ukudzuha Notohana Kohika Gehamo Asarodzuha Uheto Seuve"
    " Nagamiza Gama"
).split()
"""The subtribes of the Gahuku-Gama, after Read, K. E. (1954). Cultures of the Central Highlands, New Guinea.
Southwestern Journal of Anthropology 10, 1-43; as in UCINET (GAMAPOS, GAMANEG), in its order."""
ALLIED = (
    (1, 2), (1, 15), (1, 16), (2, 15), (2, 16), (3, 4), (3, 6), (3, 7), (3, 8), (4, 8), (5, 7), (5, 9), (5, 14), (6, 7),
    (6, 8), (6, 11), (6, 12), (7, 8), (7, 11), (7, 12), (7, 13), (8, 11), (8, 12), (9, 10), (9, 13), (10, 13), (11, 12),
    (13, 14), (15, 16),
)  # fmt: skip
HOSTILE = (
    (1, 3), (1, 4), (1, 5), (1, 6), (1, 12), (2, 3), (2, 5), (2, 6), (2, 9), (2, 10), (5, 15), (5, 16), (6, 9), (6, 13),
    (6, 16), (8, 14), (9, 11), (9, 15), (10, 11), (10, 15), (11, 13), (11, 15), (11, 16), (12, 14), (12, 15), (12, 16),
    (13, 15), (13, 16), (14, 16),
)  # fmt: skip
Edges = list[tuple[int, int, int]]


def tribes() -> Edges:
    """Alliances and enmities of the tribes."""
    return [(a, b, 1) for a, b in ALLIED] + [(a, b, -1) for a, b in HOSTILE]


def states(
    seed: int, *, sizes: tuple[int, ...] = (32, 28, 22, 15, 12, 46), ties: int = 1250, hostile: int = 150
) -> Edges:  # fmt: skip
    """States in alliances, of which the last is none; hostility is mostly between alliances, and of few states."""
    random = np.random.default_rng(seed)
    bloc = np.repeat(np.arange(len(sizes)), sizes)
    active = random.pareto(1.2, len(bloc)) + 0.3
    found: dict[tuple[int, int], int] = {}
    for count, sign, weight in ((hostile, -1, active), (ties - hostile, 1, np.ones(len(bloc)))):
        wanted = len(found) + count
        while len(found) < wanted:
            a, b = sorted(random.choice(len(bloc), 2, p=weight / weight.sum(), replace=False).tolist())
            allies = bloc[a] == bloc[b] != len(sizes) - 1
            fits = (not allies or random.random() < 0.15) if sign < 0 else (allies or random.random() < 0.02)
            if fits and (a, b) not in found:
                found[a, b] = sign
    return [(a, b, sign) for (a, b), sign in found.items()]
