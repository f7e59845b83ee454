"""Indexes: what is made of tables, rules and word classes so that a start is quick. They are built, never kept in git.

`make`, pip and the wheel build them all (`python -m geo_nlp.indexes`). Each begins with a line that says what it was
made of. Where one is missing, or its tables have changed, it is built when it is first needed, and a line says so; it
is kept beside the tables, or in the user's cache folder where that place cannot be written. The bytes are the same on
every machine. Of two processes that build one at once, each does so in memory, and one of them keeps it.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from geo_nlp.atomic import binary_file
from geo_nlp.errors import BusyError, OutputError

HOMES = (
    "geo_nlp.compiled", "geo_nlp.gazetteer.index", "geo_nlp.gazetteer.toponyms", "geo_nlp.lexicon.sources",
    "geo_nlp.rules.sources",
)  # fmt: skip
"""Modules that have `INDEXES`."""

log = logging.getLogger("geo_nlp.indexes")


@dataclass(frozen=True, slots=True)
class Index:
    """A file of a package: its name, what it is of, what its sources and their compilers are, and what builds it."""

    package: str
    name: str
    of: str
    made_of: Callable[[], str]
    build: Callable[[], bytes]

    @property
    def path(self) -> Path:
        """Where it lies in the package."""
        return folder(self.package) / self.name


def folder(package: str) -> Path:
    """Where a package lies, found without importing it, which may need what is not there when the wheel is built."""
    root, *inner = package.split(".")
    return Path(str(files(root))).joinpath(*inner)


def content(index: Index) -> bytes:
    """What an index holds; it is built where none of its places has one that was made of the sources as they are."""
    made_of = index.made_of()
    data = found(index, made_of)
    if data is not None:
        return data
    log.warning("building the index of %s, which is missing or older than its files: some seconds, once", index.of)
    data = index.build()
    if not keep(index, made_of, data):
        log.warning("the index of %s cannot be kept in %s or %s", index.of, *(p.parent for p in places(index)))
    return data


def unpacked(index: Index) -> Any:
    """What an index holds, as the tables that were packed into it."""
    import msgpack

    return msgpack.unpackb(content(index))


def found(index: Index, made_of: str) -> bytes | None:
    """What an index holds that was made of these sources; None where there is none."""
    return next((data for place in places(index) if (data := held(place, made_of)) is not None), None)


def held(path: Path, made_of: str) -> bytes | None:
    """What a file holds after its first line; None where that line names other sources, or there is no file."""
    try:
        with path.open("rb") as file:
            return file.read() if file.readline(200) == f"{made_of}\n".encode() else None
    except OSError:
        return None


def places(index: Index) -> Iterator[Path]:
    """Where an index may lie: in the package, or in the user's cache folder."""
    yield index.path
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    yield Path(home) / "geo_nlp" / f"{index.package}.{index.name}"


def keep(index: Index, made_of: str, data: bytes) -> bool:
    """Write an index to the first of its places that can be written; whether there is one."""
    for place in places(index):
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write(place, made_of, data)
        except BusyError:
            return True  # by the other process
        except (OSError, OutputError):  # a folder of others, a full disk
            continue
        return True
    return False


def write(path: Path, made_of: str, data: bytes) -> None:
    """Write the file of an index, whole or not at all."""
    with binary_file(path) as file:
        file.write(f"{made_of}\n".encode() + data)


def digest_of(parts: Iterable[bytes]) -> str:
    """A hash of the contents of files."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(f"{len(part)}\n".encode())
        found.update(part)
    return found.hexdigest()


def contents(package: str, *patterns: str) -> Iterator[bytes]:
    """The contents of a package's files, with the line ends of every system."""
    root = folder(package)
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        yield path.read_bytes().replace(b"\r\n", b"\n")


def every_index() -> list[Index]:
    """The indexes of the package."""
    return [index for home in HOMES for index in import_module(home).INDEXES]


def build() -> list[Path]:
    """Build what is missing in the package or older than its sources; what was written.

    This is for `make` and the wheel: raises `OutputError` where the package cannot be written.
    """
    written = []
    for index in every_index():
        made_of = index.made_of()
        if held(index.path, made_of) is None:
            write(index.path, made_of, index.build())
            written.append(index.path)
    return written


if __name__ == "__main__":
    for built in build():
        print(f"built {built}")
