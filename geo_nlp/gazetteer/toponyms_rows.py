"""The rows of the index of toponyms, and how they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from geo_nlp.gazetteer.toponyms import tables_digest, toponym_key


@dataclass(slots=True)
class Row:
    """A place with its names, the main one first."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    capital: bool = False
    names: dict[str, bool] = field(default_factory=dict)  # by key, whether it is a main name

    def called(self, names: Iterable[str], *, exact: bool) -> None:
        """Add names; what is once a main name stays one."""
        for name in names:
            if key := toponym_key(name):
                self.names[key] = exact or self.names.get(key, False)

    def line(self) -> str:
        """The place as one line of the index."""
        where = ("", "") if self.lat is None or self.lon is None else (f"{self.lat:.3f}", f"{self.lon:.3f}")
        return "\t".join(
            (self.id, self.name, self.kind, self.country, self.admin1, *where, str(self.population or ""),
             "c" if self.capital else "")
        )  # fmt: skip


def pack(found: Iterable[Row]) -> bytes:
    """Rows as two blobs of lines: names with the offsets of their places, a "~" where it is a by-name; the places."""
    lines: list[bytes] = []
    names: dict[str, list[str]] = defaultdict(list)
    offset = 0
    for row in found:
        line = row.line().encode() + b"\n"
        for key, exact in row.names.items():
            names[key].append(f"{offset}{'' if exact else '~'}")
        lines.append(line)
        offset += len(line)
    keys = b"".join(sorted(f"{key}\t{' '.join(at)}\n".encode() for key, at in names.items()))
    return f"{tables_digest()}\n{len(keys)}\n".encode() + keys + b"".join(lines)
