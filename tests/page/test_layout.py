"""Places of actors: apart from one another, the same each time, near to whom they deal with."""

from __future__ import annotations

import numpy as np
import pytest

from geo_nlp.page.layout import layout


def ring_of_groups(groups: int, size: int) -> np.ndarray:
    """Groups in which all are tied, and one tie from each group to the next."""
    inner = [(g * size + i, g * size + j) for g in range(groups) for i in range(size) for j in range(i)]
    between = [(g * size, ((g + 1) % groups) * size) for g in range(groups)]
    return np.array(inner + between, dtype=np.int32)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_actors(count: int) -> None:
    pairs = np.array([(0, 1)] if count > 1 else [], dtype=np.int32).reshape(-1, 2)
    places = layout(pairs, np.ones(len(pairs)), np.full(count, 5.0))
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()


def test_no_two_actors_overlap() -> None:
    pairs = ring_of_groups(6, 12)
    radii = np.linspace(4, 22, 72)
    places = layout(pairs, np.ones(len(pairs)), radii)
    between = np.hypot(*(places[:, None] - places[None]).T)
    np.fill_diagonal(between, np.inf)
    assert (between - radii[:, None] - radii[None] > 0).all()


def test_groups_stand_together() -> None:
    places = layout(ring_of_groups(5, 8), np.ones(5 * 28 + 5), np.full(40, 5.0)).reshape(5, 8, 2)
    within = np.linalg.norm(places - places.mean(axis=1, keepdims=True), axis=2).mean()
    middles = places.mean(axis=1)
    between = np.linalg.norm(middles[:, None] - middles[None], axis=2)[np.triu_indices(5, 1)].mean()
    assert between > 2.5 * within


def test_the_same_each_time() -> None:
    pairs = ring_of_groups(4, 5)
    one, two = (layout(pairs, np.ones(len(pairs)), np.full(20, 5.0)) for _ in range(2))
    assert (one == two).all()
