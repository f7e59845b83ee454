"""Every table of the gazetteer: its columns, codes, dates, order and ids; the columns are told in its README.md."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

import geo_nlp.gazetteer
from geo_nlp.gazetteer import disputed
from geo_nlp.gazetteer.entries import Entry
from geo_nlp.gazetteer.tables import slug


def items(cell: str) -> list[str]:
    return cell.split(";") if cell else []


ROOT = Path(geo_nlp.gazetteer.__file__).parent
ONTOLOGY = ROOT.parent / "ontology"
ORGANISATION = ["id", "name", "type", "country", "sector", "aliases", "valid_from", "valid_to", "source"]
ORGANISATIONS = [
    f"organisations/{t}"
    for t in ["igos", "armed_groups", "parties", "government", "companies", "media", "ngos", "institutions"]
]
COLUMNS = {
    "states": items(
        "iso3;iso2;m49;cow;cow_abbr;gw;wikidata;name;long_name;kind;sovereign;capital;region;names;adjectives;"
        "people;metonyms;memberships;valid_from;valid_to;successors;source"
    ),
    "places": ["name", "country", "kind", "aliases", "source"],
    "divisions": ["name", "country", "code", "aliases", "source"],
    "coordinates": ["place", "lat", "lon", "source"],
    "cities": ["country", "division", "id", "name", "lat", "lon", "population", "names"],
    "division_points": ["country", "code", "lat", "lon", "population"],
    "traps": ["phrase", "reads_as", "note"],
    "leaders": items("name;aliases;gender;country;organisation;post;title;valid_from;valid_to;source"),
    "nominals": ["head", "forms", "type", "sector", "gender", "collective"],
    "bodies": ["slug", "name", "type", "sector", "aliases"],
    "groups": ["name", "country", "sector", "kind", "aliases", "source"],
    "disputed": ["id", "recognised", "administered", "sector", "note", "source"],
    "heads": ["head", "type", "sector"],
    "given_names": ["name", "gender"],
    "abbreviations": ["abbreviation"],
    "wikidata": ["id", "wikidata", "source"],
    **dict.fromkeys(ORGANISATIONS, ORGANISATION),
}
LISTS = ["capital", "names", "adjectives", "people", "metonyms", "memberships", "successors", "aliases", "forms"]
KINDS = {
    "states": {"un_member", "un_observer", "partly_recognised", "territory", "historical"},
    "places": {"city", "region", "island", "natural", "area"},
    "groups": {"ethnic", "religious", "regional"},
}
REGIONS = {
    "USA": (
        "Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Georgia;"
        "Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;"
        "Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;"
        "New Mexico;New York state;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;"
        "Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington state;"
        "West Virginia;Wisconsin;Wyoming"
    ),
    "CAN": (
        "Alberta;British Columbia;Manitoba;New Brunswick;Newfoundland and Labrador;Northwest Territories;"
        "Nova Scotia;Nunavut;Ontario;Prince Edward Island;Quebec;Saskatchewan;Yukon"
    ),
}
READS_AS = {"place", "event", "organisation", "person", "product", "nothing"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ID = re.compile(r"[a-z_]+(:[a-z]{3})?:[a-z0-9]+(-[a-z0-9]+)*")
TYPES_OF = {
    "igos": {"igo"},
    "armed_groups": {"armed_group"},
    "parties": {"party"},
    "media": {"media"},
    "institutions": {"organisation"},
}
BESIDES = {"heads": {"event"}}
"""Types that a table may have and no actor has."""

Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    path = ROOT / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, restkey="too_many", restval="too few cells"))


@cache
def vocabulary(file: str) -> frozenset[str]:
    return frozenset(yaml.safe_load((ONTOLOGY / file).read_text(encoding="utf-8")))


@cache
def codes() -> frozenset[str]:
    return frozenset(row["iso3"] for row in rows("states"))


def key_of(table: str, row: Row) -> tuple[str, ...]:
    match table.split("/")[0]:
        case "organisations":
            return (row["id"],)
        case "leaders":
            return tuple(row[c] for c in ("name", "country", "organisation", "post", "valid_from", "title"))
        case "cities":
            return (row["country"], row["division"], row["id"])
        case "division_points":
            return (row["country"], row["code"])
        case "divisions":
            return (row["name"], row["country"], row["code"])
        case _:
            return (row[COLUMNS[table][0]],)


def faults(table: str, wrong: Callable[[Row], object]) -> list[tuple[tuple[str, ...], object]]:
    return [(key_of(table, row), fault) for row in rows(table) if (fault := wrong(row))]


def having(*columns: str) -> list[str]:
    return [table for table, has in COLUMNS.items() if set(columns) <= set(has)]


@pytest.mark.parametrize("table", COLUMNS)
def test_columns(table: str) -> None:
    header = (ROOT / f"{table}.csv").open(encoding="utf-8").readline() if rows(table) else ""
    assert header.strip().split(",") == COLUMNS[table]
    assert not faults(table, lambda row: "too_many" in row or "too few cells" in row.values())


@pytest.mark.parametrize("table", COLUMNS)
def test_cells_are_clean(table: str) -> None:
    def wrong(row: Row) -> list[str]:
        untidy = [cell for cell in row.values() if cell != cell.strip() or "\n" in cell or "  " in cell]
        for column in LISTS:
            listed = items(row.get(column, ""))
            untidy += [item for item in listed if not item or item != item.strip()]
            untidy += [item for item, count in Counter(listed).items() if count > 1]
        return untidy

    assert not faults(table, wrong)


@pytest.mark.parametrize("table", COLUMNS)
def test_keys_are_unique(table: str) -> None:
    keys = Counter(key_of(table, row) for row in rows(table))
    assert not [key for key, count in keys.items() if count > 1]


@pytest.mark.parametrize("table", [table for table in COLUMNS if table != "leaders"])
def test_sorted(table: str) -> None:
    keys = [key_of(table, row) for row in rows(table)]
    assert not [(a, b) for a, b in itertools.pairwise(keys) if a > b]


@pytest.mark.parametrize("table", having("valid_from"))
def test_dates(table: str) -> None:
    def wrong(row: Row) -> bool:
        since, until = row["valid_from"], row["valid_to"]
        badly_written = any(day and not DATE.fullmatch(day) for day in (since, until))
        shared = min(len(since), len(until))
        return badly_written or since[:shared] > until[:shared]

    assert not faults(table, wrong)


@pytest.mark.parametrize("table", having("country"))
def test_country_is_a_state(table: str) -> None:
    assert not faults(table, lambda row: row["country"] not in codes() | {""} and row["country"])


@pytest.mark.parametrize("table", having("type"))
def test_types(table: str) -> None:
    allowed = vocabulary("actor_types.yaml") | BESIDES.get(table, set())
    allowed &= TYPES_OF.get(table.removeprefix("organisations/"), allowed)
    assert not faults(table, lambda row: row["type"] not in allowed and row["type"])


@pytest.mark.parametrize("table", having("sector"))
def test_sectors(table: str) -> None:
    allowed = vocabulary("sectors.yaml") | {""}
    assert not faults(table, lambda row: row["sector"] not in allowed and row["sector"])


@pytest.mark.parametrize("table", ORGANISATIONS)
def test_organisation_ids(table: str) -> None:
    assert not faults(table, lambda row: not ID.fullmatch(row["id"]))


def test_igos_have_no_country() -> None:
    assert not faults("organisations/igos", lambda row: row["country"])


def named(table: str) -> Iterator[tuple[str, str, str]]:
    for row in rows(table):
        for name in dict.fromkeys([row["name"], *items(row["aliases"])]):
            yield name, row["country"], row.get("id", row["name"])


@pytest.mark.parametrize("table", ORGANISATIONS)
def test_no_organisation_name_twice_in_a_country(table: str) -> None:
    claims: dict[tuple[str, str], set[str]] = {}
    for name, country, owner in named(table):
        claims.setdefault((name, country), set()).add(owner)
    assert not {claim: sorted(owners) for claim, owners in claims.items() if len(owners) > 1}


def test_organisation_ids_are_unique_over_all_tables() -> None:
    ids = Counter(row["id"] for t in ORGANISATIONS if (ROOT / f"{t}.csv").is_file() for row in rows(t))
    assert not [name for name, count in ids.items() if count > 1]


def test_no_place_name_or_id_twice() -> None:
    claims: dict[str, set[str]] = {}
    for name, _, owner in named("places"):
        claims.setdefault(slug(name), set()).add(owner)
    assert not {claim: sorted(owners) for claim, owners in claims.items() if len(owners) > 1}


@pytest.mark.parametrize("column", ["name", "adjectives", "people", "capital", "metonyms"])
def test_no_state_name_twice(column: str) -> None:
    claims: Counter[str] = Counter()
    for row in rows("states"):
        names = [row["name"], row["long_name"], *items(row["names"])] if column == "name" else items(row[column])
        claims.update(set(names))
    assert not [name for name, count in claims.items() if count > 1 and name != "Congolese"]


@pytest.mark.parametrize("table", KINDS)
def test_kinds(table: str) -> None:
    assert not faults(table, lambda row: row["kind"] not in KINDS[table] and row["kind"])


@pytest.mark.parametrize(("country", "regions"), REGIONS.items(), ids=REGIONS)
def test_every_us_state_and_canadian_province_is_there(country: str, regions: str) -> None:
    there = {row["name"] for row in rows("places") if (row["country"], row["kind"]) == (country, "region")}
    assert not set(items(regions)) - there


def test_traps_read_as() -> None:
    assert not faults("traps", lambda row: row["reads_as"] not in READS_AS and row["reads_as"])


def test_every_un_member_is_there() -> None:
    assert Counter(row["kind"] for row in rows("states"))["un_member"] == 193
    assert {"PSE", "VAT", "XKX", "TWN", "ESH", "HKG", "GRL"} <= codes()


def test_state_codes() -> None:
    def wrong(row: Row) -> bool:
        written = re.fullmatch(r"[A-Z]{3}", row["iso3"]) and re.fullmatch(r"([A-Z]{2})?", row["iso2"])
        numbers = all(re.fullmatch(r"\d{0,3}", row[column]) for column in ("cow", "gw"))
        numbers = numbers and re.fullmatch(r"(\d{3})?", row["m49"])
        abbreviated = re.fullmatch(r"[A-Z]{3}" if row["cow"] else "", row["cow_abbr"])
        others = {*items(row["sovereign"]), *items(row["successors"])} <= codes()
        return not (written and numbers and abbreviated and others)

    assert not faults("states", wrong)


@pytest.mark.parametrize("column", ["iso2", "m49", "cow", "cow_abbr", "gw", "wikidata"])
def test_state_codes_are_unique_among_the_living(column: str) -> None:
    living = Counter(row[column] for row in rows("states") if row[column] and row["kind"] != "historical")
    assert not [code for code, count in living.items() if count > 1]


def test_state_kinds_have_their_cells() -> None:
    def wrong(row: Row) -> bool:
        territory, historical = row["kind"] == "territory", row["kind"] == "historical"
        ruled = bool(row["sovereign"]) == (territory and row["iso3"] != "ATA")
        ended = bool(row["valid_to"]) == historical == bool(row["successors"])
        return not (ruled and ended)

    assert not faults("states", wrong)


def test_memberships_are_igos() -> None:
    igos = {row["id"] for row in rows("organisations/igos")}
    assert not faults("states", lambda row: set(items(row["memberships"])) - igos)


@pytest.mark.parametrize(("igo", "members"), [("eu", 27), ("nato", 32), ("au", 55), ("gcc", 6), ("oic", 57)])
def test_membership_counts(igo: str, members: int) -> None:
    assert sum(f"igo:{igo}" in items(row["memberships"]) for row in rows("states")) == members


def test_leaders_have_a_known_post_and_gender() -> None:
    posts = vocabulary("posts.yaml")
    assert not faults("leaders", lambda row: row["post"] not in posts or row["gender"] not in {"m", "f"})


def test_leaders_belong_to_a_state_or_an_organisation() -> None:
    assert not faults("leaders", lambda row: not (row["country"] or row["organisation"]))


def test_leaders_organisations_exist() -> None:
    known = {row["id"] for table in ORGANISATIONS for row in rows(table)}
    slugs = {row["slug"] for row in rows("bodies")}

    def wrong(row: Row) -> str:
        body = re.fullmatch(r"gov:([a-z]{3}):(.+)", row["organisation"])
        of_every_state = body and body[1].upper() in codes() and body[2] in slugs
        return "" if of_every_state or row["organisation"] in known | {""} else row["organisation"]

    assert not faults("leaders", wrong)


def test_groups_have_no_name_of_another_table() -> None:
    others = {name for table in ["places", *ORGANISATIONS] for name, _, _ in named(table)}
    for row in rows("states"):
        others |= {row["name"], row["long_name"]}
        others.update(*(items(row[c]) for c in ("names", "adjectives", "people", "capital", "metonyms")))
    assert not faults("groups", lambda row: others & {row["name"], *items(row["aliases"])})


def test_no_group_name_twice() -> None:
    claims = Counter(name for row in rows("groups") for name in {row["name"], *items(row["aliases"])})
    assert not [name for name, count in claims.items() if count > 1]


def test_disputed_are_known_states_or_places() -> None:
    known = codes() | {f"place:{slug(row['name'])}" for row in rows("places")}
    assert not faults("disputed", lambda row: row["id"] not in known and row["id"])
    assert not faults("disputed", lambda row: {row["recognised"], row["administered"]} - codes() - {""})


@pytest.mark.parametrize("row", rows("disputed"), ids=lambda row: row["id"])
def test_disputed_policies_read_the_table(row: Row) -> None:
    entry = Entry(row["id"], "", "place", "ATA", None, "place")
    read = {name: disputed.policy(name)(entry) for name in disputed.POLICIES}
    wanted = {"recognised": row["recognised"] or None, "administered": row["administered"] or None, "none": None}
    assert {name: found.country for name, found in read.items()} == wanted
    assert {found.sector for found in read.values()} == {row["sector"] or None}


def test_recognised_reading_of_a_disputed_place_is_that_of_the_places() -> None:
    country = {f"place:{slug(row['name'])}": row["country"] for row in rows("places")}
    assert not faults("disputed", lambda row: country.get(row["id"], row["recognised"]) != row["recognised"])


def test_given_names_are_one_plain_word_with_a_gender() -> None:
    word = re.compile(r"[A-Z][A-Za-z'-]+")
    assert not faults("given_names", lambda row: not word.fullmatch(row["name"]) or row["gender"] not in set("mfu"))
