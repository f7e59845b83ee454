"""Where labels stand: none on another, none on a disc, none outside the picture, and as few as can be on lines.

Greedy placing of point labels over fixed candidates (Christensen, Marks and Shieber 1995), the strongest actor first:
eight places around its disc, then further rings with a leader, then any free place. What still finds none is left out
and said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
# To the right, below, above, to the left, then aslant.
WAYS = ((1, 0), (0, -1), (0, 1), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1))
RINGS = (1.0, 3.5, 9.0, 17.0, 27.0, 40.0)
NEAR = RINGS[1]
RING_COST, WAY_COST, CROSSING_COST = 10.0, 0.7, 4.0
PAD = 0.6


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share any area.

        >>> Box(0, 0, 2, 2).overlaps(Box(1, 1, 3, 3)), Box(0, 0, 2, 2).overlaps(Box(2, 0, 4, 2))
        (True, False)
        """
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def inside(self, other: Box) -> bool:
        """Whether no part of it lies outside the other."""
        return (
            self.left >= other.left and self.right <= other.right
            and self.bottom >= other.bottom and self.top <= other.top
        )  # fmt: skip


def place_labels(
    points: Points, radii: Points, sizes: Sequence[tuple[float, float]], lines: Points, frame: Box
) -> list[Box | None]:
    """A box for each label, in the order of the nodes, of which the first is placed first; None where there is no room.

    `lines` are segments (x, y, x, y) that labels had better not cover.
    """
    reach = radii + PAD
    taken = [Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(points.tolist(), reach.tolist(), strict=True)]
    placed: list[Box | None] = []
    for (x, y), radius, (width, height) in zip(points.tolist(), radii.tolist(), sizes, strict=True):
        best: tuple[float, Box] | None = None
        for cost, box in _candidates(x, y, radius, width, height, frame):
            if best is not None and cost >= best[0]:
                break  # candidates come in the order of their own cost
            if not box.inside(frame) or any(box.overlaps(other) for other in taken):
                continue
            full = cost + CROSSING_COST * _crossed(box, lines)
            if is_far(box, x, y, radius):
                leader = np.array([leader_of(box, x, y)])
                full += 2 * CROSSING_COST * sum(_crossed(other, leader) for other in placed if other)
            if best is None or full < best[0]:
                best = full, box
        placed.append(best[1] if best else None)
        if best:
            taken.append(best[1])
            if is_far(best[1], x, y, radius):
                lines = np.vstack([lines.reshape(-1, 4), *[np.array([leader_of(best[1], x, y)])] * 3])
    return placed


def is_far(box: Box, x: float, y: float, radius: float) -> bool:
    """Whether a label stands so far from its disc that a leader must join them."""
    return distance(box, x, y) > radius + NEAR + 1.5


def leader_of(box: Box, x: float, y: float) -> tuple[float, float, float, float]:
    """The line from a disc to the nearest of its label."""
    return x, y, min(max(x, box.left), box.right), min(max(y, box.bottom), box.top)


def distance(box: Box, x: float, y: float) -> float:
    """From a point to the nearest of a box."""
    return float(np.hypot(max(box.left - x, 0.0, x - box.right), max(box.bottom - y, 0.0, y - box.top)))


def _candidates(
    x: float, y: float, radius: float, width: float, height: float, frame: Box
) -> Iterator[tuple[float, Box]]:
    for ring, gap in enumerate(RINGS):
        for number, (across, up) in enumerate(WAYS):
            reach = (radius + gap) * (1.0 if 0 in (across, up) else 0.72)
            middle_x, middle_y = x + across * (reach + width / 2), y + up * (reach + height / 2)
            if across == 0:  # near the edge a label slides along its disc
                middle_x = min(max(middle_x, frame.left + width / 2), frame.right - width / 2)
            yield ring * RING_COST + number * WAY_COST, _box(middle_x, middle_y, width, height)
    free = [
        (float(np.hypot(left + width / 2 - x, low + height / 2 - y)), left, low)
        for left in np.arange(frame.left, frame.right - width + 1e-6, 6.0).tolist()
        for low in np.arange(frame.bottom, frame.top - height + 1e-6, max(height / 2, 2.0)).tolist()
    ]
    for far, left, low in sorted(free):
        yield len(RINGS) * RING_COST + far, Box(left, low, left + width, low + height)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _crossed(box: Box, lines: Points) -> int:
    """How many segments run through a box (Liang and Barsky's clipping)."""
    if not len(lines):
        return 0
    start, step = lines[:, :2], lines[:, 2:] - lines[:, :2]
    first, last = np.zeros(len(lines)), np.ones(len(lines))
    for axis, (low, high) in enumerate(((box.left, box.right), (box.bottom, box.top))):
        flat = np.abs(step[:, axis]) < 1e-9
        safe = np.where(flat, 1.0, step[:, axis])
        near, far = (low - start[:, axis]) / safe, (high - start[:, axis]) / safe
        inside = (start[:, axis] >= low) & (start[:, axis] <= high)
        near, far = np.minimum(near, far), np.maximum(near, far)
        near = np.where(flat, np.where(inside, -np.inf, np.inf), near)
        far = np.where(flat, np.where(inside, np.inf, -np.inf), far)
        first, last = np.maximum(first, near), np.minimum(last, far)
    return int((first < last).sum())
