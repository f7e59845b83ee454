"""Toponyms: names of states, divisions, cities and physical places, with where they lie; read when first asked for.

The index holds two blobs of lines, so that nothing is made of a name before it is looked up: names in order, each with
the offsets of its places (searched by halving), and the places. `toponyms_compile.py` makes it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from geo_nlp import indexes
from geo_nlp.gazetteer.spelling import fold

TABLES = ("states", "places", "divisions", "coordinates")
CITIES = ("cities", "division_points")
COMPILERS = ("cities.py", "spelling.py", "tables.py", "toponyms.py", "toponyms_compile.py", "toponyms_rows.py")
Kind = Literal["state", "division", "city", "other"]
ARTICLES = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az ", "the ")
DROPPED = re.compile(r"['`´ʼ‘’ʻ]")
APART = re.compile(r"[\s.,/\-–—‑]+")
SAINT = re.compile(r"\bsaint\b")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place that a name may mean; `known` for those of our own tables, `exact` where the name is its main name.

    `id` is that of the gazetteer for our own places ("place:mosul", "IRQ"), else empty.
    """

    id: str
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    known: bool
    capital: bool
    exact: bool


def toponym_key(name: str) -> str:
    """One spelling for the names of places: no accents, capitals, apostrophes or hyphens.

    >>> toponym_key("Sana'a"), toponym_key("Saint-Denis"), toponym_key("Al-Ḩasakah")
    ('sanaa', 'st denis', 'al hasakah')
    """
    plain = APART.sub(" ", DROPPED.sub("", fold(name)).lower()).strip()
    return SAINT.sub("st", plain)


def _without_neighbours(found: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
    """The places without those that only share a name with one beside them: "New Delhi" is not Old Delhi."""
    cities = [place for place in found if place.kind == "city"]
    named = {(place.country, place.admin1) for place in cities if place.exact}
    others = {place.id for place in cities if not place.exact and (place.country, place.admin1) in named}
    return tuple(place for place in found if place.id not in others) if others else found


class Toponyms:
    """The compiled index: places by name."""

    def __init__(self, names: bytes, places: bytes, shift: Callable[[Toponym], Toponym] | None = None) -> None:
        self._names, self._places, self._shift = names, places, shift
        self._found = lru_cache(maxsize=1000)(self._read)  # the places of one text are those of the next

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """The places that a name may mean, in no order of likelihood; of "Al-Raqqa" also those of "Raqqa".

        >>> sorted({(t.name, t.country) for t in toponyms().lookup("Kiev") if t.known})
        [('Kyiv', 'UKR')]
        """
        key = toponym_key(name)
        if found := self._found(key):
            return _without_neighbours(found)
        bare = next((key[len(article) :] for article in ARTICLES if key.startswith(article)), None)
        return self._found(bare) if bare else ()

    def capital(self, country: str) -> Toponym | None:
        """The capital of a state, by its code.

        >>> toponyms().capital("SYR").name
        'Damascus'
        """
        seats = self._found(f"capital {country.lower()}")
        return seats[0] if seats else None

    def state(self, country: str) -> Toponym | None:
        """A state, by its code.

        >>> toponyms().state("SYR").name
        'Syria'
        """
        states = self._found(f"state {country.lower()}")
        return states[0] if states else None

    def _read(self, key: str) -> tuple[Toponym, ...]:
        line = _line(self._names, key.encode() + b"\t")
        return tuple(self._place(part) for part in line.split(" ")) if line else ()

    def _place(self, reference: str) -> Toponym:
        exact = not reference.endswith("~")
        start = int(reference.rstrip("~"))
        text = self._places[start : self._places.index(b"\n", start)].decode()
        id_, name, kind, country, admin1, lat, lon, population, mark = text.split("\t")
        found = Toponym(
            id=id_, name=name, kind=KINDS[kind], country=country or None, admin1=admin1 or None,
            lat=float(lat) if lat else None, lon=float(lon) if lon else None, population=int(population or 0),
            known=bool(id_), capital=mark == "c", exact=exact,
        )  # fmt: skip
        return found if self._shift is None else self._shift(found)


KINDS: dict[str, Kind] = {"s": "state", "d": "division", "c": "city", "o": "other"}


def _line(lines: bytes, key: bytes) -> str | None:
    """What stands after a key in sorted lines, found by halving; None where no line begins with it."""
    low, high = 0, len(lines)
    while low < high:
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.index(b"\n", middle)
        if lines.startswith(key, middle):
            return lines[middle + len(key) : end].decode()
        if lines[middle : middle + len(key)] < key:
            low = end + 1
        else:
            high = middle
    return None


def toponyms() -> Toponyms:
    """The toponyms of this package, read once, disputed places by the policy in use."""
    from geo_nlp.gazetteer.disputed import in_use

    return _ruled(in_use())


@cache
def _ruled(policy: str) -> Toponyms:
    """The toponyms with disputed places by a policy."""
    from geo_nlp.gazetteer.disputed import countries
    from geo_nlp.gazetteer.tables import slug

    names, places = _blobs()
    ruled = countries(policy)

    @lru_cache(maxsize=1000)
    def shift(place: Toponym) -> Toponym:
        within = f"place:{slug(place.admin1)}" if place.admin1 and place.kind == "city" else ""
        disputed = next((id_ for id_ in (place.id, within) if id_ in ruled), None)
        return replace(place, country=ruled[disputed]) if disputed else place

    return Toponyms(names, places, shift if ruled else None)


@cache
def _blobs() -> tuple[bytes, bytes]:
    """Names and places of the index."""
    _digest, names, places = parts(indexes.content(INDEXES[0]))
    return names, places


@cache
def tables_digest() -> str:
    """A hash of our own tables of places, which stands for them in the engine's."""
    found = hashlib.sha256()
    for table in TABLES:
        found.update((files(__package__) / f"{table}.csv").read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:16]


def _made_of() -> str:
    """Hashes of our own tables, of GeoNames' and of what compiles them."""
    cities, compilers = (
        indexes.digest_of(indexes.contents("geo_nlp.gazetteer", *patterns))
        for patterns in ([f"{name}.csv" for name in CITIES], COMPILERS)
    )
    return f"{tables_digest()} {cities} {compilers}"


def _build() -> bytes:
    from geo_nlp.gazetteer.toponyms_compile import compile_toponyms

    return compile_toponyms()


INDEXES = (indexes.Index("geo_nlp.gazetteer", "toponyms.index", "places", _made_of, _build),)


def parts(made: bytes) -> tuple[str, bytes, bytes]:
    """The parts of the file: a digest of the tables that it was made of, names, and places."""
    digest, size, rest = made.split(b"\n", 2)
    return digest.decode(), rest[: int(size)], rest[int(size) :]


def divisions_alone(name: str) -> set[str]:
    """The divisions that a name means, where it is no state's, nor that of a town within one of them.

    >>> divisions_alone("Oregon"), divisions_alone("Idlib"), divisions_alone("Georgia")
    ({'Oregon'}, set(), set())
    """
    found = toponyms().lookup(name)
    divisions = {(place.country, place.admin1 or place.name) for place in found if place.kind == "division"}
    other = any(p.kind == "state" or (p.kind == "city" and (p.country, p.admin1) in divisions) for p in found)
    return set() if other else {division for _, division in divisions}
