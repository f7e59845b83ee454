"""Where the discs of a picture stand: by stress majorisation, then apart from each other, in a box of given size.

The stress of Kamada and Kawai (1989), minimised as Gansner, Koren and North (2005) do: distances in the picture come
near to those in the graph, and the same graph gives the same picture, since it starts on a circle and not at random.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
ROUNDS = 300
APART = 160
CLEAR, SHORTEST = 3.5, 8.0


def placed(count: int, pairs: Sequence[tuple[int, int]], *, width: float, height: float) -> Points:
    """Places of `count` nodes inside a box; the longer side of the graph lies along that of the box."""
    if count == 0:
        return np.zeros((0, 2))
    if count == 1:
        return np.array([[width / 2, height / 2]])
    points = _turned(_settled(_distances(count, pairs)), upright=height > width)
    return fitted(points, width=width, height=height)


def fitted(points: Points, *, width: float, height: float) -> Points:
    """The same places, stretched to a box; one way at most half as much again as the other."""
    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.maximum(high - low, 1e-9)
    scale = np.array([width, height]) / spread
    scale = np.minimum(scale, scale.min() * 1.5)
    middle = (low + high) / 2
    found: Points = np.round((points - middle) * scale + np.array([width / 2, height / 2]), 3)
    return found


def apart(
    points: Points, sizes: Points, radii: Points, pairs: Sequence[tuple[int, int]], *, width: float, height: float
) -> Points:
    """Places at which boxes around them hardly overlap, and no disc lies on a line between two others."""
    points = points.copy()
    half = sizes / 2
    low, high = half, np.maximum(half, np.array([width, height]) - half)
    for number in range(APART):
        moved = _boxes_apart(points, half)
        if number < APART - 10:
            moved = _off_lines(points, radii + CLEAR, pairs) or moved
        points = np.clip(points, low, high)
        if not moved:
            break
    return np.round(points, 3)


def _boxes_apart(points: Points, half: Points) -> bool:
    """Push overlapping boxes apart, the shorter way; whether there were any."""
    gaps = np.abs(points[:, None] - points[None]) - (half[:, None] + half[None])
    overlapping = np.argwhere(np.triu((gaps < -0.01).all(axis=2), 1)).tolist()
    for a, b in overlapping:
        gap = np.abs(points[a] - points[b]) - (half[a] + half[b])
        if (gap >= -0.01).any():
            continue
        axis = int(gap[1] > gap[0])
        push = (-gap[axis] / 2 + 0.01) * (1.0 if points[a, axis] >= points[b, axis] else -1.0)
        points[a, axis] += push
        points[b, axis] -= push
    return bool(overlapping)


def _off_lines(points: Points, radii: Points, pairs: Sequence[tuple[int, int]]) -> bool:
    """Push discs off the lines that only pass them by, and the ends of short lines apart; whether there were any."""
    met = False
    for a, b in pairs:
        step = points[b] - points[a]
        length = max(float((step**2).sum()), 1e-9)
        short = radii[a] + radii[b] + SHORTEST - np.sqrt(length)
        if short > 0.1:
            met = True
            points[b] += step / np.sqrt(length) * short / 4
            points[a] -= step / np.sqrt(length) * short / 4
        share = ((points - points[a]) * step).sum(axis=1) / length
        foot = points[a] + np.clip(share, 0, 1)[:, None] * step
        away = points - foot
        far = np.sqrt((away**2).sum(axis=1))
        near = (far < radii) & (share > 0.02) & (share < 0.98)
        near[[a, b]] = False
        for node in np.flatnonzero(near).tolist():
            met = True
            across = np.array([-step[1], step[0]]) / np.sqrt(length)
            way = away[node] / far[node] if far[node] > 0.1 else across
            push = way * (radii[node] - far[node]) * 0.5
            points[node] += push
            points[a] -= push / 2
            points[b] -= push / 2
    return met


def _distances(count: int, pairs: Sequence[tuple[int, int]]) -> Points:
    """Steps between all nodes; parts of the graph that no path joins stand a little further off than it is wide."""
    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    found = np.full((count, count), np.inf)
    for start in range(count):
        found[start, start] = 0
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for other in sorted(near[node]):
                if np.isinf(found[start, other]):
                    found[start, other] = found[start, node] + 1
                    waiting.append(other)
    reached = np.isfinite(found)
    found[~reached] = 1.5 + 0.6 * np.sqrt(count)
    # Leaves of one hub shall not stand on top of each other: a crowded node keeps its neighbours further off.
    crowd = np.sqrt(np.array([max(len(others), 1) for others in near], dtype=float))
    return found + np.where(found > 0, 0.12 * (crowd[:, None] + crowd[None]), 0.0)


def _settled(wanted: Points) -> Points:
    count = len(wanted)
    angles = 2 * np.pi * np.arange(count) / count
    points: Points = np.column_stack([np.cos(angles), np.sin(angles)]) * wanted.max() / 2
    weights = np.where(wanted > 0, 1.0 / np.maximum(wanted, 1e-9) ** 2, 0.0)
    total = weights.sum(axis=1)
    for _ in range(ROUNDS):
        between = points[:, None] - points[None]
        far = np.sqrt((between**2).sum(axis=2))
        ratio = np.where(far > 1e-9, wanted / np.maximum(far, 1e-9), 0.0)
        moved = (weights[:, :, None] * (points[None] + between * ratio[:, :, None])).sum(axis=1) / total[:, None]
        done = np.abs(moved - points).max() < 1e-4
        points = moved
        if done:
            break
    return points


def _turned(points: Points, *, upright: bool) -> Points:
    """Turned so that the points spread most along the longer side."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = (points[:, :, None] * points[:, None]).sum(axis=0)
    angle = 0.5 * np.arctan2(2 * xy, xx - yy) - (np.pi / 2 if upright else 0.0)
    cos, sin = np.cos(-angle), np.sin(-angle)
    found: Points = np.column_stack([points[:, 0] * cos - points[:, 1] * sin, points[:, 0] * sin + points[:, 1] * cos])
    return found
