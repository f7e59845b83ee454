"""Rows as points of a map: GeoJSON (RFC 7946), which QGIS, kepler.gl, Leaflet and geopandas read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

from geo_nlp.errors import InputError
from geo_nlp.tables.guard import json_line
from geo_nlp.tables.layout import Column, Row

COORDINATES = ("lon", "lat")
LEVEL = "place_level"


class Map:
    """The features of a map as they are written, and how many of them have which place."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.places: Counter[str] = Counter()

    def write(self, row: Row) -> None:
        """Write a row as a feature. Its cells are properties; without a point of its own its geometry is null.

        A place that is known by its state alone has the point of the capital in the tables, where nothing happened that
        the text tells; on a map it would be taken for the scene.
        """
        level = str(row.get(LEVEL) or ("place" if row.get("lat") is not None else ""))
        located = bool(level) and level != "state"
        point = {"type": "Point", "coordinates": [row[name] for name in COORDINATES]} if located else None
        cells = {name: cell for name, cell in row.items() if name not in COORDINATES}
        self.stream.write("," if self.places else "")
        self.stream.write("\n" + json_line({"type": "Feature", "geometry": point, "properties": cells}))
        self.places["point" if located else level or "none"] += 1

    def account(self) -> str:
        """How many features have no point, and why.

        >>> from io import StringIO
        >>> drawn = Map(StringIO())
        >>> drawn.write({"place": "Mosul", "place_level": "city", "lat": 36.3, "lon": 43.1})
        >>> drawn.write({"place": "Iraq", "place_level": "state", "lat": 33.3, "lon": 44.4})
        >>> drawn.write({"place": None, "place_level": None, "lat": None, "lon": None})
        >>> drawn.account()
        'on the map: 1 of 3; 1 known by its state alone and 1 without a place have no point'
        """
        whole, state, none = sum(self.places.values()), self.places["state"], self.places["none"]
        why = [f"{state} known by {'its' if state == 1 else 'their'} state alone"] if state else []
        why += [f"{none} without a place"] if none else []
        left = f"; {' and '.join(why)} {'has' if state + none == 1 else 'have'} no point" if why else ""
        return f"on the map: {self.places['point']} of {whole}{left}"


@contextmanager
def geojson_map(stream: IO[str], columns: Sequence[Column]) -> Iterator[Map]:
    """A collection of features, row by row; only rows with coordinates make a map."""
    if not {column.name for column in columns} >= set(COORDINATES):
        raise InputError("a map is made of acts or of counts --by place; these rows have no coordinates")
    stream.write('{"type":"FeatureCollection","features":[')
    yield Map(stream)
    stream.write("\n]}\n")
