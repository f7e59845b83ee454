"""Where actors stand: a force layout, computed once, so that nothing moves in the page.

Forces are those of ForceAtlas2 (Jacomy et al. 2014, PLOS ONE 9(6)): repulsion falls with distance and grows with the
partners of both ends, attraction grows with distance and with acts, gravity keeps what is not connected in sight.
Repulsion is read from a mesh (particle-mesh, Hockney and Eastwood 1988), so that 5,000 actors take seconds. Random is
only where actors start, with a fixed seed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Pairs = NDArray[np.int32]
Kernels = tuple[NDArray[np.complex128], NDArray[np.complex128]]

STEPS = 300
MESH = 96
SPRINGS = 30_000
"""Attraction comes from so many pairs at most, those with the most acts."""
LANDSCAPE = 1.5
SETTLED = 0.1
ROOM = 13.0
"""Free space around an actor, in pixels: lines are seen there, and labels stand there."""


def layout(pairs: Pairs, weights: Points, radii: Points, *, seed: int = 1) -> Points:
    """Positions of actors in pixels, the middle at 0, 0; `pairs` are places of actors, two a row.

    >>> two = layout(np.array([[0, 1]], dtype=np.int32), np.ones(1), np.array([4.0, 4.0]))
    >>> float(np.hypot(*(two[0] - two[1]))) > 8
    True
    """
    count = len(radii)
    if count < 2:
        return np.zeros((count, 2))
    points = _evened(_settled(pairs, weights, count, seed))
    points -= points.mean(axis=0)
    spread = float(np.sqrt(np.mean(points**2))) or 1.0
    wanted = np.sqrt(np.sum((2 * radii + 2 * ROOM) ** 2)) / 2.4
    return apart(points * (wanted / spread) * [LANDSCAPE, 1.0], radii + ROOM)


def _settled(pairs: Pairs, weights: Points, count: int, seed: int) -> Points:
    points: Points = np.random.default_rng(seed).uniform(-1, 1, (count, 2)) * np.sqrt(count)
    mass: Points = 1.0 + np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    strongest = np.sort(np.argsort(-weights, kind="stable")[:SPRINGS])
    one, other = pairs[strongest].T
    weights = weights[strongest]
    pull = (weights / max(float(np.mean(weights)), 1e-9) if len(weights) else weights)[:, None]
    kernels = _kernels()
    for step in range(STEPS):
        force = 2.0 * _repulsion(points, mass, kernels)
        spring = (points[other] - points[one]) * pull
        for axis in (0, 1):
            force[:, axis] += np.bincount(one, spring[:, axis], count) - np.bincount(other, spring[:, axis], count)
        force = force / mass[:, None] - 1.2 * points / _length(points)
        length = _length(force)
        reach = np.sqrt(count) * 0.15 * (1 - step / STEPS) ** 1.5
        points += force * (np.minimum(length * 0.3, reach) / length)
    return points


def _evened(points: Points) -> Points:
    """Half way from where the forces led to equal density: the crowd in the middle gets room, stragglers come in."""
    points = points - np.median(points, axis=0)
    away = _length(points)
    rank = np.argsort(np.argsort(away[:, 0], kind="stable"), kind="stable")[:, None] + 1
    even = float(np.quantile(away, 0.9)) * np.sqrt(rank / len(points))
    evened: Points = points * ((away + even) / 2 / away)
    return evened


def _length(vectors: Points) -> Points:
    return np.maximum(np.hypot(vectors[:, 0], vectors[:, 1]), 1e-9)[:, None]


def _repulsion(points: Points, mass: Points, kernels: Kernels) -> Points:
    """A field on a mesh: masses are spread over it, and convolved with the force of a single one."""
    low, high = points.min(axis=0), points.max(axis=0)
    size = max(float((high - low).max()), 1e-9) / (MESH - 2)
    where = (points - low) / size
    cell = np.minimum(where.astype(np.int64), MESH - 2)
    share = where - cell
    corners = [
        ((cell[:, 0] + dx) * MESH + cell[:, 1] + dy, np.abs(1 - dx - share[:, 0]) * np.abs(1 - dy - share[:, 1]))
        for dx in (0, 1)
        for dy in (0, 1)
    ]
    grid = np.zeros(MESH * MESH)
    for place, part in corners:
        grid += np.bincount(place, mass * part, MESH * MESH)
    spectrum = np.fft.rfft2(grid.reshape(MESH, MESH), s=(2 * MESH, 2 * MESH))
    force = np.zeros_like(points)
    for axis, kernel in enumerate(kernels):
        field = np.fft.irfft2(spectrum * kernel)[:MESH, :MESH].ravel() / size
        for place, part in corners:
            force[:, axis] += field[place] * part
    return force * mass[:, None]


def _kernels() -> Kernels:
    steps = np.fft.fftfreq(2 * MESH, 1 / (2 * MESH))
    across, down = np.meshgrid(steps, steps, indexing="ij")
    squared = across**2 + down**2 + 0.25
    return np.fft.rfft2(across / squared), np.fft.rfft2(down / squared)


def apart(points: Points, radii: Points, *, rounds: int = 60) -> Points:
    """Push discs off one another, in each round every pair that overlaps; wider than high, since labels are.

    >>> x = apart(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([5.0, 5.0]))[:, 0]
    >>> bool(x[1] - x[0] > 9.9)
    True
    """
    points = points / [LANDSCAPE, 1.0]
    ids = np.arange(len(radii))
    reach = 2 * float(radii.max())
    for _ in range(rounds):
        order = np.lexsort((ids, points[:, 0]))
        x, y, r = points[order, 0], points[order, 1], radii[order]
        moved = np.zeros_like(points)
        for step in range(1, len(order)):
            (near,) = np.nonzero(x[step:] - x[:-step] < reach)
            if not len(near):
                break
            dx, dy = x[near + step] - x[near], y[near + step] - y[near]
            length = np.hypot(dx, dy)
            push = r[near + step] + r[near] - length
            hit = push > 1e-3
            near, dx, dy, length, push = near[hit], dx[hit], dy[hit], length[hit], push[hit]
            dy = np.where(length < 1e-6, 1e-6, dy)
            way = np.stack([dx, dy], axis=1) * (push * 0.4 / np.maximum(length, 1e-6))[:, None]
            moved[order[near + step]] += way
            moved[order[near]] -= way
        points = points + moved
        if np.abs(moved).max() < SETTLED:
            break
    return points * [LANDSCAPE, 1.0]
