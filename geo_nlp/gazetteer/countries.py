"""Countries as people name them: by ISO 3166-1 code, of three letters or two, or by a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from geo_nlp.gazetteer.tables import rows, split
from geo_nlp.suggest import near


@cache
def spellings() -> Mapping[str, str]:
    """The alpha-3 code of each code and name of a state or territory, in lower case."""
    table = rows("states")
    found = {row["iso3"].casefold(): row["iso3"] for row in table}
    for column in ("iso2", "name", "long_name", "names"):
        for row in table:
            for name in split(row[column]):
                found.setdefault(name.casefold(), row["iso3"])
    return found


def country_code(name: str) -> str | None:
    """The ISO alpha-3 code of a country; None where the name is not known.

    >>> country_code("fra"), country_code("FR"), country_code("South Korea"), country_code("Frnace")
    ('FRA', 'FRA', 'KOR', None)
    """
    return spellings().get(" ".join(name.split()).casefold())


@cache
def state_names() -> Mapping[str, str]:
    """The usual name of each state or territory by its alpha-3 code.

    >>> state_names()["COD"]
    'Democratic Republic of the Congo'
    """
    return {row["iso3"]: row["name"] for row in rows("states")}


def unknown_country(name: str) -> str:
    """The message about a country that is not written as an alpha-3 code.

    >>> unknown_country("FR")
    "unknown country 'FR'; did you mean FRA? Give an ISO 3166-1 alpha-3 code, such as FRA"
    >>> unknown_country("Germny")
    "unknown country 'Germny'; did you mean DEU? Give an ISO 3166-1 alpha-3 code, such as FRA"
    >>> unknown_country("Zembla")
    "unknown country 'Zembla'; give an ISO 3166-1 alpha-3 code, such as FRA"
    """
    found = country_code(name) or next((spellings()[other] for other in near(name, spellings())), None)
    hint = f"; did you mean {found}? G" if found else "; g"
    return f"unknown country {name!r}{hint}ive an ISO 3166-1 alpha-3 code, such as FRA"
