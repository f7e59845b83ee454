"""A user's own actors: one CSV table beside the product's, whose rows win over what the product knows.

Columns: `name` and `type` (a key of ontology/actor_types.yaml) must be filled; `country` (ISO 3166-1 alpha-3), `sector`
(a key of ontology/sectors.yaml), `aliases` (separated by `;`) and `id` may be empty. With the id of a known actor, a
row gives that actor more names.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from geo_nlp.atomic import text_file
from geo_nlp.errors import InputError
from geo_nlp.gazetteer.countries import unknown_country
from geo_nlp.gazetteer.entries import BRANCHES, Entry, How
from geo_nlp.gazetteer.index import Gazetteer
from geo_nlp.gazetteer.lazy import KEPT, Lazy
from geo_nlp.gazetteer.spelling import family_name, tokenise
from geo_nlp.gazetteer.tables import rows, slug, split
from geo_nlp.ontology import load_ontology
from geo_nlp.suggest import unknown

COLUMNS = ("name", "type", "country", "sector", "aliases", "id")
VARIABLE = "GEO_NLP_GAZETTEER"
LONGEST = 200  # characters of a name
MOST_BYTES = 50_000_000
MOST_FAULTS = 20  # that are reported
OF_A_COUNTRY = BRANCHES | {"party"}

Row = dict[str, str]
V = TypeVar("V")


def user_file() -> Path:
    """Where the user's actors are: the file that GEO_NLP_GAZETTEER names, else gazetteer.csv in the data folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "geo_nlp" / "gazetteer.csv"


def read_actors(path: Path) -> list[Row]:
    """Read and check a table of actors; all faults are reported together."""
    found = _table(path)
    countries = {row["iso3"] for row in rows("states")}
    faults = [f"row {n}: {fault}" for n, row in enumerate(found, 1) if (fault := _fault(row, countries))]
    if faults:
        more = f"; and {len(faults) - MOST_FAULTS:,} more" if len(faults) > MOST_FAULTS else ""
        raise InputError(f"{path}: {'; '.join(faults[:MOST_FAULTS])}{more}")
    return [{**row, "id": row["id"] or _id(row)} for row in found]


def _table(path: Path) -> list[Row]:
    """The rows of a table whose columns are the known ones."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may have no end
            raise InputError(f"{path}: is no file; give a CSV table in UTF-8")
        if path.exists() and path.stat().st_size > MOST_BYTES:
            raise InputError(f"{path}: has more than {MOST_BYTES:,} bytes; give a table of actors")
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            _check_columns(path, table.fieldnames or ())
            return [{column: (row.get(column) or "").strip() for column in COLUMNS} for row in table]
    except (OSError, ValueError, csv.Error) as error:  # not UTF-8; a NUL in the name
        raise InputError(f"{path}: cannot be read ({error}); give a CSV table in UTF-8") from error


def _check_columns(path: Path, names: Sequence[str]) -> None:
    lacking = [column for column in ("name", "type") if column not in names]
    strange = [name for name in names if name not in COLUMNS]
    if lacking or strange:
        what = f"no column {lacking[0]!r}" if lacking else f"unknown column {strange[0]!r}"
        raise InputError(f"{path}: {what}; the columns are {','.join(COLUMNS)}")


def _fault(row: Row, countries: set[str]) -> str | None:
    ontology = load_ontology()
    if not row["name"]:
        return "has no name"
    for name in (row["name"], *split(row["aliases"])):
        if not any(map(str.isalnum, name)) or not tokenise(name):
            return f"{name[:40]!r} is no name, since it has no letters"
        if any(category(character) == "Cc" for character in name):
            return f"{name[:40]!r} has a control character; take it out"
        if len(name) > LONGEST:
            return f"{name[:40]!r}… has {len(name):,} characters; a name has at most {LONGEST}"
    if row["type"] not in ontology.actor_types:
        return unknown("type", row["type"], ontology.actor_types)
    if row["country"] and row["country"] not in countries:
        return unknown_country(row["country"])
    if row["type"] == "state" and not (row["country"] and row["id"] in ("", row["country"])):
        return "a state has its ISO code as country and as id"
    if row["sector"] and row["sector"] not in ontology.sectors:
        return unknown("sector", row["sector"], ontology.sectors)
    return None


def _id(row: Row) -> str:
    if row["type"] == "state":
        return row["country"]
    owner = f"{row['country'].lower()}:" if row["type"] in OF_A_COUNTRY and row["country"] else ""
    return f"{load_ontology().actor_types[row['type']].id_prefix}:{owner}{slug(row['name'])}"


def add_actors(path: Path) -> tuple[int, int]:
    """Add the rows of a table to the user's own; return how many are new, and how many replace one of the same id."""
    home = user_file()
    given = {row["id"]: row for row in read_actors(path)}
    home.parent.mkdir(parents=True, exist_ok=True)
    with text_file(home) as file:  # no other process adds rows between reading and writing
        own = {row["id"]: row for row in read_actors(home)} if home.exists() else {}
        known = len(own.keys() & given.keys())
        merged = own | given
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(merged[key] for key in sorted(merged))
    return len(given) - known, known


def user_actors() -> list[Row]:
    """The user's rows; none where there is no file, unless GEO_NLP_GAZETTEER promises one."""
    path = user_file()
    if path.is_file():
        return read_actors(path)
    if os.environ.get(VARIABLE):
        raise InputError(f"{path}: no such file ({VARIABLE}); create it with `geo-nlp gazetteer add FILE.csv`")
    return []


def merge(known: Gazetteer, actors: Iterable[Row]) -> Gazetteer:
    """The gazetteer with the user's actors: their names mean only them, their surnames them first.

    What the product knows is changed where it is asked for, since to unpack all of it takes a second.
    """
    entries: dict[str, Entry] = {}
    names: dict[str, tuple[Entry, ...]] = {}
    surnames: dict[str, tuple[Entry, ...]] = {}
    lengths = dict(known.lengths)
    for row in actors:
        entry = _entry(row)
        if before := entries.get(entry.id) or known.entries.get(entry.id):
            entry = replace(entry, gender=before.gender, tenures=before.tenures)
        entries[entry.id] = entry
        for text in (row["name"], *split(row["aliases"])):
            words = tokenise(text)
            names[" ".join(words)] = (entry,)
            lengths[words[0]] = lengths.get(words[0], 0) | 1 << len(words)
            if entry.how == "person" and (surname := family_name(words, entry.country)):
                others = surnames.get(surname) or known.surnames.get(surname, ())
                surnames[surname] = (entry, *(e for e in others if e.id != entry.id))

    def now(entry: Entry) -> Entry:
        new = entries.get(entry.id)
        return replace(entry, name=new.name, type=new.type, country=new.country) if new and entry.id else entry

    def all_now(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(map(now, found))

    return replace(
        known, lengths=lengths, entries=_over(known.entries, entries, now), names=_over(known.names, names, all_now),
        surnames=_over(known.surnames, surnames, all_now), holders=_over(known.holders, {}, all_now),
        spellings=_over(known.spellings, {}, now),
    )  # fmt: skip


def _over(known: Mapping[str, V], own: Mapping[str, V], now: Callable[[V], V]) -> Mapping[str, V]:
    """The user's values, and the product's for all other keys, as they are now."""
    values = {key: key for key in (*known, *own)}
    return Lazy(values, lambda key: now(own[key] if key in own else known[key]), most=KEPT)


def _entry(row: Row) -> Entry:
    how: How = "person" if row["type"] == "person" else "place" if row["type"] == "place" else "name"
    sector = row["sector"] or (None if how != "name" else load_ontology().actor_types[row["type"]].sector)
    return Entry(row["id"], row["name"], row["type"], row["country"] or None, sector, how)
