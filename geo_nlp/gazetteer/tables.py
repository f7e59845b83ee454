"""Read the gazetteer's CSV tables into entries; README.md beside them describes the columns."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from geo_nlp.gazetteer.entries import Body, Entry, Head, Nominal, Tenure

ORGANISATIONS = ("igos", "armed_groups", "parties", "government", "companies", "media", "ngos", "institutions")
SPECIAL = str.maketrans({"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "æ": "ae", "ə": "e"})


def slug(name: str) -> str:
    """Turn a name into the part of an id after the colon.

    >>> slug("Recep Tayyip Erdoğan"), slug("al-Qaeda in the Islamic Maghreb")
    ('recep-tayyip-erdogan', 'al-qaeda-in-the-islamic-maghreb')
    """
    plain = unicodedata.normalize("NFKD", name.translate(SPECIAL)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def rows(table: str, *, root: Traversable | None = None) -> list[dict[str, str]]:
    """Rows of a table of this package by its file name without ending, or no rows where there is no such file."""
    path = (root or files(__package__)) / f"{table}.csv"
    if not path.is_file():
        return []
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def split(cell: str) -> list[str]:
    """The items of a list cell."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def state_names() -> Iterator[tuple[str, Entry]]:
    """Every name, demonym, capital and seat of every state."""
    for row in rows("states"):
        iso, name = row["iso3"], row["name"]
        if row["kind"] == "territory" and not row["sovereign"]:
            yield name, Entry(f"place:{slug(name)}", name, "place", None, None, "place")
            continue
        named = Entry(iso, name, "state", iso, "GOV", "name")
        demonym = Entry(iso, name, "state", iso, "GOV", "adjective")
        people = Entry(iso, name, "state", iso, "CVL", "people")
        for text in dict.fromkeys([name, row["long_name"], *split(row["names"])]):
            if text:
                yield text, named
        for text in split(row["adjectives"]):
            yield text, demonym
        for text in split(row["people"]):
            yield text, people
        capital, *spellings = split(row["capital"]) or [""]
        for text in [capital, *spellings] if capital else []:
            yield text, Entry(f"place:{slug(capital)}", capital, "place", iso, None, "capital")
        for text in split(row["metonyms"]):
            yield text, Entry(iso, name, "state", iso, "GOV", "metonym")


def wikidata_items() -> Iterator[tuple[str, str]]:
    """The Wikidata items of actors, by id: states and territories from their own table, others from `wikidata.csv`."""
    for row in rows("states"):
        unowned = row["kind"] == "territory" and not row["sovereign"]
        yield f"place:{slug(row['name'])}" if unowned else row["iso3"], row["wikidata"]
    for row in rows("wikidata"):
        yield row["id"], row["wikidata"]


def place_names() -> Iterator[tuple[str, Entry]]:
    """Cities, regions and natural features; they locate, and do not act."""
    for row in rows("places"):
        entry = Entry(f"place:{slug(row['name'])}", row["name"], "place", row["country"] or None, None, "place")
        for text in [row["name"], *split(row["aliases"])]:
            yield text, entry


def trap_names() -> Iterator[tuple[str, Entry]]:
    """Phrases that contain an actor's name and are another thing."""
    for row in rows("traps"):
        yield row["phrase"], Entry("", row["phrase"], row["reads_as"], None, None, "trap")


def organisation_names() -> Iterator[tuple[str, Entry]]:
    """Intergovernmental bodies, armed groups, parties, state bodies, companies, media, NGOs, institutions."""
    for table in ORGANISATIONS:
        for row in rows(f"organisations/{table}"):
            entry = Entry(row["id"], row["name"], row["type"], row["country"] or None, row["sector"] or None, "name")
            for text in [row["name"], *split(row["aliases"])]:
                yield text, entry


def group_names() -> Iterator[tuple[str, Entry]]:
    """Ethnic, religious and regional groups, by their nouns and adjectives."""
    for row in rows("groups"):
        entry = Entry(
            f"group:{slug(row['name'])}", row["name"], "group", row["country"] or None, row["sector"], "group"
        )
        for text in [row["name"], *split(row["aliases"])]:
            yield text, entry


def person_names() -> Iterator[tuple[str, Entry]]:
    """Office holders with their tenures, one entry per person."""
    people: dict[str, list[dict[str, str]]] = {}
    for row in rows("leaders"):
        people.setdefault(row["name"], []).append(row)
    for name, held in people.items():
        tenures = tuple(
            Tenure(
                r["post"], r["title"], r["country"] or None, r["organisation"] or None, r["valid_from"], r["valid_to"]
            )
            for r in sorted(held, key=lambda r: r["valid_from"])
        )
        country = next((t.country for t in reversed(tenures) if t.country), None)
        entry = Entry(f"person:{slug(name)}", name, "person", country, None, "person", held[0]["gender"], tenures)
        for text in dict.fromkeys([name, *(a for r in held for a in split(r["aliases"]))]):
            yield text, entry


def all_names() -> Iterator[tuple[str, Entry]]:
    """Every name in every table, in a fixed order: where a name is claimed twice, the earlier table comes first."""
    for table in (trap_names, state_names, organisation_names, group_names, person_names, place_names):
        yield from table()


def bodies() -> Iterator[tuple[str, Body]]:
    """Names of the bodies that every state has, lower-case."""
    for row in rows("bodies"):
        body = Body(row["slug"], row["name"], row["type"], row["sector"])
        for text in dict.fromkeys([row["name"], *split(row["aliases"])]):
            yield text.lower(), body


def nominals() -> Iterator[tuple[str, Nominal]]:
    """Nouns that name actors without a name, by surface form."""
    for row in rows("nominals"):
        for form in dict.fromkeys([row["head"], *split(row["forms"])]):
            plural = form != row["head"] and form.endswith(("s", "men", "women", "people"))
            collective = row["collective"] == "yes"
            yield form, Nominal(row["head"], row["type"], row["sector"] or None, row["gender"], collective, plural)


def heads() -> Iterator[tuple[str, Head]]:
    """Head words of names that no table knows: the Zambezi Farmers *Union*."""
    for row in rows("heads"):
        yield row["head"], Head(row["type"], row["sector"] or None)


def given_names() -> Iterator[tuple[str, str]]:
    """First names of people, unaccented, each with the gender it shows (m, f), or u where it shows none."""
    return ((row["name"], row["gender"]) for row in rows("given_names"))
