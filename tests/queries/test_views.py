"""`--sql` over the views: what they hold, and that nothing else can be read or written."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import selected

from geo_nlp.dyads import country_or_actor, is_apart
from geo_nlp.errors import InputError
from geo_nlp.ontology import load_ontology
from geo_nlp.queries.free import described, select
from geo_nlp.queries.schema import ARTICLES, views
from geo_nlp.queries.store import open_store
from geo_nlp.tables import TABLES, columns_of
from geo_nlp.tables.acts import SETTLED_PLANS

COUNTS = {
    "findings": 17, "relations": 14, "stances": 3, "acts": 13, "roles": 0, "attributions": 2, "actors": 0,
    "articles": 6, "dyads": 4,
}  # fmt: skip


@pytest.mark.parametrize("view", COUNTS)
def test_a_view_has_its_rows(asked: Path, view: str) -> None:
    assert selected(asked, f"SELECT count(*) FROM {view}") == [(COUNTS[view],)]


def test_countries_and_stories(run: Path) -> None:
    assert selected(run, "SELECT name, cow FROM countries WHERE iso3 = 'CHN'") == [("China", 710)]
    assert selected(run, "SELECT article FROM stories WHERE story = 's1' ORDER BY 1") == [("a1",), ("a6",)]


def test_every_view_is_described_with_all_of_its_columns(file: Path, run: Path) -> None:
    with open_store([run]) as store:
        found = list(described(store))
    assert list(dict.fromkeys(view for view, *_ in found)) == list(views())
    assert not [row for row in found if not row[3]], "columns without a meaning"
    for table in TABLES:
        names = [name for view, name, *_ in found if view == table]
        assert names == [column.name for column in columns_of(table)]
    assert [name for view, name, *_ in found if view == "articles"] == list(ARTICLES)
    with open_store([file]) as store:
        own = list(described(store))
    assert own == [row for row in found if "stories" not in row[:2]]


def test_columns_of_one_name_are_told_apart(asked: Path) -> None:
    with open_store([asked]) as store:
        (row,) = select("SELECT 1 AS a, 2 AS a", store).rows
    assert row == {"a": 1, "a_2": 2}


def test_dyads_are_those_of_the_option(asked: Path) -> None:
    found = selected(asked, "SELECT period, acts, verbal_conflict FROM dyads WHERE source = 'CHN'")
    assert found == [("2025-01", 2, 2), ("2025-03", 1, 0)]


def test_values_of_all_kinds(asked: Path) -> None:
    found = selected(
        asked, "SELECT 1.5::DECIMAL(4, 2), [1, 2], DATE '2025-01-01', NULL, true, {'a': 'b'}, INTERVAL 1 DAY"
    )
    assert found == [(1.5, "[1, 2]", "2025-01-01", None, True, '{"a": "b"}', "1 day, 0:00:00")]


REFUSED = {
    "two statements": "SELECT 1; SELECT 2",
    "no statement": "-- nothing",
    "drop": "DROP VIEW findings",
    "create": "CREATE TABLE t AS SELECT 1",
    "insert": "INSERT INTO countries VALUES ('X', 'X', 1, 'X')",
    "copy": "COPY (SELECT 1) TO 'out.csv'",
    "attach": "ATTACH 'other.db'",
    "setting": "SET enable_external_access = true",
    "pragma": "PRAGMA version",
    "install": "INSTALL httpfs",
}
FORBIDDEN = (
    "read_text('/etc/passwd')", "read_csv('/etc/passwd')", "'/etc/passwd'", "read_blob('{file}')", "glob('/*')",
    "read_parquet('{file}.parquet')", "read_csv('https://example.org/x.csv')", "'{file}'",
)  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_only_a_select_is_taken(asked: Path, case: str) -> None:
    with pytest.raises(InputError, match="--sql takes one SELECT statement; what is asked is only read"):
        selected(asked, REFUSED[case])


@pytest.mark.parametrize("source", FORBIDDEN)
def test_no_other_file_is_read(asked: Path, tmp_path: Path, source: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"^--sql: ") as error:
        selected(asked, f"SELECT * FROM {source.format(file=secret)}")
    assert "\n" not in str(error.value)


def test_variables_of_python_are_no_tables(asked: Path) -> None:
    import pandas

    leaked = pandas.DataFrame({"a": [1]})
    with pytest.raises(InputError, match="leaked"):
        selected(asked, "SELECT * FROM leaked")
    assert len(leaked) == 1


def test_a_wrong_statement_is_one_line(asked: Path) -> None:
    with pytest.raises(InputError, match=r"--sql: .*predicat.*") as error:
        selected(asked, "SELECT predicat FROM relations")
    assert "\n" not in str(error.value)
    with pytest.raises(InputError, match="Parser Error"):
        selected(asked, "SELEC 1")


ENDS = [
    ("CHN", "CHN", "GOV"), ("person:lin-jian", "CHN", "GOV"), ("armed_group:m23", "COD", "REB"), (None, "TUR", "CVL"),
    ("movement:x", "TUR", "CVL"), (None, "COD", "REB"), ("igo:nato", None, "IGO"), (None, None, None),
    ("group:x", "IRQ", "ISM"), ("company:huawei", "CHN", None),
]  # fmt: skip


@pytest.mark.parametrize(("actor", "country", "sector"), ENDS)
def test_ends_roll_up_as_in_the_graph(file: Path, actor: str | None, country: str | None, sector: str | None) -> None:
    values = ", ".join("NULL" if cell is None else f"'{cell}'" for cell in (actor, country, sector))
    end = {"actor": actor, "country": country, "sector": sector}
    apart = f"is_apart({values.split(', ')[0]}, {values.split(', ')[2]})"
    assert selected(file, f"SELECT rolled_up({values}), {apart}") == [(country_or_actor(end), is_apart(end))]


def test_signs_and_plans_are_those_of_the_vocabulary(file: Path) -> None:
    for name, entry in load_ontology().predicates.items():
        if entry.kind == "tie":
            assert selected(file, f"SELECT tie_polarity('{name}')") == [(entry.polarity,)]
        planned, asserted, possible = selected(
            file, f"SELECT unnest([is_hypothetical('{name}', m) FOR m IN ['planned', 'asserted', 'possible']])"
        )
        assert (planned, asserted, possible) == ((name not in SETTLED_PLANS,), (False,), (True,))
