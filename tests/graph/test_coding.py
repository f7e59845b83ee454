"""Columns of codes: quick ways to sort and number them give what numpy's own give."""

from __future__ import annotations

import numpy as np
import pytest

from geo_nlp.graph.coding import by_appearance, order_of, used

SIZES = [0, 1, 2, 500]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("most", [3, 400, 2**62])
def test_order_is_that_of_lexsort(size: int, most: int) -> None:
    draw = np.random.default_rng(size)
    number = draw.choice(np.array([0, most // 2, most - 1, *draw.integers(0, most, 5)]), size)
    first, second = draw.integers(-1, 3, size), draw.choice([0.5, -1.0, np.nan], size)
    assert order_of(number).tolist() == np.argsort(number, kind="stable").tolist()
    assert order_of(number, first, second).tolist() == np.lexsort((second, first, number)).tolist()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("most", [3, 400, 2**40])
def test_used_numbers_are_those_of_unique(size: int, most: int) -> None:
    numbers = np.random.default_rng(size).integers(0, most, size)
    there, place = used(numbers)
    assert there.tolist() == sorted(set(numbers.tolist()))
    assert there[place].tolist() == numbers.tolist()


@pytest.mark.parametrize("size", SIZES)
def test_parts_are_numbered_as_they_appear(size: int) -> None:
    codes = np.random.default_rng(size).integers(0, 50, size)
    numbers: dict[int, int] = {}
    assert by_appearance(codes).tolist() == [numbers.setdefault(code, len(numbers)) for code in codes.tolist()]
