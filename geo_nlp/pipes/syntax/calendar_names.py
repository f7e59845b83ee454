"""The names of weekdays and months with their numbers, Monday as 0 and January as 1 (as `datetime` has them)."""

from __future__ import annotations

from geo_nlp.periods import MONTH_NAMES

WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTHS = {name: n for n, name in enumerate(MONTH_NAMES, 1)}
DAY_AND_MONTH_NAMES = frozenset({*WEEKDAYS, *MONTHS})
