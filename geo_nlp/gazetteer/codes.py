"""The codes of states in the data sets of conflict research: Correlates of War, Gleditsch and Ward.

They are read from `states.csv`, without the gazetteer's index, so that a table that only needs a code starts quickly.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from geo_nlp.gazetteer.tables import rows

# The Middle East includes North Africa, from Morocco (600) to Egypt (651); Oceania begins with Australia (900).
COW_STARTS = (0, 200, 400, 600, 700, 900)
COW_REGIONS = ("Americas", "Europe", "Africa", "Middle East", "Asia", "Oceania")


def cow_code(iso3: str) -> int | None:
    """The Correlates of War number of a state by its ISO 3166-1 alpha-3 code; None where there is none.

    A state has its present number, so that Germany is 255 and Yemen 679 for all years. Former states have their own
    codes (`SUN`, `YUG`). Territories, Palestine, the Holy See and Western Sahara are in neither list.

    >>> cow_code("USA"), cow_code("CHN"), cow_code("PSE")
    (2, 710, None)
    """
    return _numbers("cow").get(iso3)


def cow_region(iso3: str) -> str | None:
    """The region of a state, by its Correlates of War number, whose hundreds stand for regions; None without a number.

    >>> cow_region("BRA"), cow_region("DEU"), cow_region("NGA"), cow_region("IRN"), cow_region("CHN"), cow_region("AUS")
    ('Americas', 'Europe', 'Africa', 'Middle East', 'Asia', 'Oceania')
    """
    number = cow_code(iso3)
    return None if number is None else COW_REGIONS[bisect_right(COW_STARTS, number) - 1]


def cow_abbreviation(iso3: str) -> str | None:
    """The Correlates of War abbreviation of a state, which is not its ISO code; None where there is none.

    >>> cow_abbreviation("DEU"), cow_abbreviation("CHE")
    ('GMY', 'SWZ')
    """
    return _cells("cow_abbr").get(iso3)


def gw_number(iso3: str) -> int | None:
    """The Gleditsch-Ward number of a state, microstates included; None where there is none.

    >>> gw_number("DEU"), gw_number("SRB")
    (260, 340)
    """
    return _numbers("gw").get(iso3)


@cache
def _cells(column: str) -> dict[str, str]:
    return {row["iso3"]: row[column] for row in rows("states") if row[column]}


@cache
def _numbers(column: str) -> dict[str, int]:
    return {iso3: int(cell) for iso3, cell in _cells(column).items()}
