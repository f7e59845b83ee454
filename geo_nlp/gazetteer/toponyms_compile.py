"""The tables of places and of GeoNames' cities as one index of toponyms (`python -m geo_nlp.indexes`).

Our own rows come first: a city of GeoNames that one of them names lends it its coordinates and other names, and is no
place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import cos, hypot, radians

from geo_nlp.gazetteer.cities import Cities, City, table_cities
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.gazetteer.tables import rows, slug, split
from geo_nlp.gazetteer.toponyms import toponym_key
from geo_nlp.gazetteer.toponyms_rows import Row, pack

SMALLEST, NAMED = 5_000, 15_000
"""Inhabitants of a city that is a place of its own, and of one with other names."""
PLAIN = re.compile(r"[A-Za-z][A-Za-z .'\-]{3,}")
TYPES = "province region governorate state oblast prefecture district department county".split()
NEAR = 100.0  # kilometres within which a place of ours lies in the division of the nearest city
Divisions = dict[tuple[str, str], dict[str, str]]
Placed = dict[str, dict[str, str]]
Point = tuple[float, float, int]
"""Latitude, longitude, inhabitants."""


def compile_toponyms() -> bytes:
    """The index: a digest of the tables, names and places."""
    return pack(all_rows(table_cities(), division_points()))


def all_rows(cities: Cities, points: Mapping[tuple[str, str], Point]) -> list[Row]:
    """Every place, in the order of the index."""
    divisions = {(row["country"], row["code"]): row for row in rows("divisions")}
    placed = {row["place"]: row for row in rows("coordinates")}
    found = [*_states(cities, divisions, placed), *_own(cities, divisions, placed), *_divisions(divisions, points)]
    return [*found, *_cities(cities, divisions)]


def division_points() -> dict[tuple[str, str], Point]:
    """Where divisions lie, by country and code."""
    return {
        (row["country"], row["code"]): (float(row["lat"]), float(row["lon"]), int(row["population"]))
        for row in rows("division_points")
    }


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
            city = cities.find(bare, iso)
            apart = {n for n in names[1:] if cities.find([n], iso) not in (None, city)}  # Bujumbura is not Gitega
            seat.called([name for name in [*names, *bare] if name not in apart], exact=True)
            houses = [name for name in split(state["metonyms"]) if not _is_town(cities.find([name], iso), city)]
            seat.called(houses, exact=False)  # "in the Kremlin"
            _settle(seat, city, cities, divisions, placed)
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
        name, _, region = place["name"].partition(",")
        kind = {"city": "c", "region": "o"}.get(place["kind"], "o")
        row = Row(f"place:{slug(place['name'])}", name, kind, place["country"])
        names = [place["name"], *split(place["aliases"])]
        row.called([name, *names], exact=True)
        wanted = [name] if region else names
        city = None if row.id in placed else cities.find(wanted, place["country"], region.strip())
        if city is not None and kind == "o":  # a region or island called like a city of it
            row.lat, row.lon = city.lat, city.lon
        else:
            _settle(row, city, cities, divisions, placed)
        yield row


def _divisions(divisions: Divisions, points: Mapping[tuple[str, str], Point]) -> Iterator[Row]:
    """First-order divisions."""
    ours = {(place["country"], place["name"]): place for place in rows("places") if place["kind"] != "city"}
    for key, division in divisions.items():
        place = ours.get((key[0], division["name"]))
        id_ = f"place:{slug(division['name'])}" if place else ""
        row = Row(id_, division["name"], "d", key[0], division["name"])
        names = [division["name"], *split(place["aliases"] if place else "")]
        row.called([*names, *(f"{name} {word}" for name in names for word in TYPES)], exact=True)
        row.called(split(division["aliases"]), exact=False)
        if key in points:
            row.lat, row.lon, row.population = points[key]
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
        if city.population < SMALLEST or city.id in cities.taken:
            continue
        row = Row("", ours.get((city.country, toponym_key(city.name)), _plain(city.name)), "c", city.country)
        row.called([row.name], exact=True)
        _settle(row, city, cities, divisions, {})
        yield row


def _settle(row: Row, city: City | None, cities: Cities, divisions: Divisions, placed: Placed) -> None:
    """Take over what GeoNames knows of a city, else where the table of coordinates says that it lies."""
    if city is None:
        _place(row, placed)
        row.admin1 = _around(row, cities, divisions)
        return
    cities.taken.add(city.id)
    row.lat, row.lon, row.population = city.lat, city.lon, city.population
    row.admin1 = _division(divisions, city)
    row.called([city.name], exact=True)
    if city.population >= NAMED:
        row.called([name for name in city.names if is_name(name)], exact=False)


def _is_town(named: City | None, capital: City | None) -> bool:
    """Whether a house of state is called like a town: no small one far from the capital, White House in Tennessee."""
    if named is None or capital is None or named.population >= NAMED:
        return named is not None
    north, east = named.lat - capital.lat, (named.lon - capital.lon) * cos(radians(capital.lat))
    return hypot(north, east) * 111 < NEAR


def _place(row: Row, placed: Placed) -> None:
    """Set a place's coordinates from the table of those that GeoNames' cities do not give."""
    where = placed.get(row.id)
    if where is not None:
        row.lat, row.lon = float(where["lat"]), float(where["lon"])


def _around(row: Row, cities: Cities, divisions: Divisions) -> str:
    """The division of the nearest city of the same country; empty for what is none of one state."""
    if row.kind != "c" or row.lat is None or row.lon is None:
        return ""
    found = cities.nearest(row.country, row.lat, row.lon)
    return _division(divisions, found[1]) if found and found[0] < NEAR else ""


def _division(divisions: Divisions, city: City) -> str:
    """The name of a city's division; empty where it has none."""
    return divisions.get((city.country, city.division), {}).get("name", "")


def _plain(name: str) -> str:
    """A name as English news writes it: without the marks that its alphabet does not share with western Europe's."""
    straight = name.replace("’", "'").replace("‘", "'")
    return straight if straight.isascii() or max(straight) <= "ÿ" else fold(straight)


def is_name(name: str) -> bool:
    """Whether another name of a city may stand in English text: in Latin letters, no code and no sentence."""
    plain = fold(name)
    short = plain.count(" ") < 3 and len(plain) < 30
    return short and bool(PLAIN.fullmatch(plain)) and plain[0].isupper() and not plain.isupper()
