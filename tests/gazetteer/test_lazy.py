"""Values are made when they are asked for, and only so many are kept."""

from __future__ import annotations

import gc

from geo_nlp.gazetteer.entries import Entry
from geo_nlp.gazetteer.index import _load, _raw
from geo_nlp.gazetteer.lazy import KEPT, Lazy


def test_where_many_are_kept_all_are_dropped_and_made_anew() -> None:
    asked: list[int] = []
    doubled = Lazy({n: n for n in range(9)}, lambda n: asked.append(n) or 2 * n, most=3)  # type: ignore[func-returns-value]
    assert [doubled[n] for n in (0, 1, 2, 0, 3, 0)] == [0, 2, 4, 0, 6, 0]
    assert asked == [0, 1, 2, 3, 0]
    assert doubled.get(3) == 6 and doubled.get(9) is None and len(doubled) == 9 and asked == [0, 1, 2, 3, 0]


def test_without_a_number_all_are_kept() -> None:
    asked: list[int] = []
    doubled = Lazy({n: n for n in range(9)}, lambda n: asked.append(n) or 2 * n)  # type: ignore[func-returns-value]
    assert [doubled[n] for n in range(9)] == [doubled.get(n) for n in range(9)] and asked == [*range(9)]


def test_a_process_holds_few_entries_however_many_it_meets() -> None:
    def alive() -> int:
        gc.collect()
        return sum(type(thing) is Entry for thing in gc.get_objects())

    before, known = alive(), _load(_raw(), lambda entry: entry)
    met = {entry.id for key in known.names for entry in known.names[key]}
    assert alive() - before < 4 * KEPT < len(met)
