"""Counts by period and group, dyads, and stories."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from asking import ask, rows, selected
from docpages import commands, page
from newsroom import Story, write_records

from geo_nlp.errors import InputError


def table(path: Path, *names: str, **options: Any) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows(path, **options)]


def test_months_without_acts_are_there(asked: Path) -> None:
    found = table(asked, "period", "acts", "records", "articles", source="China", by="month")
    assert found == [("2025-01", 2, 6, 2), ("2025-02", 0, 0, 0), ("2025-03", 2, 2, 2)]


def test_sources_are_outlets_and_copies_count_for_the_first(file: Path, run: Path) -> None:
    assert table(file, "sources", source="China", by="month", until="2025-02") == [(2,), (0,)]
    assert table(run, "sources", source="China", by="month", until="2025-02") == [(1,), (0,)]


@pytest.mark.parametrize(
    ("unit", "first", "last", "many"),
    [
        ("day", "2025-01-10", "2025-03-20", 70), ("week", "2025-W02", "2025-W12", 11),
        ("quarter", "2025-Q1", "2025-Q1", 1), ("year", "2025", "2025", 1),
    ],
)  # fmt: skip
def test_periods_are_written_as_dates_are(asked: Path, unit: str, first: str, last: str, many: int) -> None:
    found = table(asked, "period", source="China", by=unit)
    assert (found[0], found[-1], len(found)) == ((first,), (last,), many)


def test_periods_that_are_asked_for_are_there_too(asked: Path) -> None:
    found = table(asked, "period", "acts", source="China", by="month", since="2024-12", until="2025-05")
    assert [acts for _, acts in found] == [0, 2, 0, 2, 0, 0]
    assert (found[0][0], found[-1][0]) == ("2024-12", "2025-05")


def test_the_year_s_turn_is_in_the_week_of_the_other_year(tmp_path: Path) -> None:
    story = Story("a1", "2024-12-30", "Herald").does("France met.", "France", "CONSULT", "Germany", "a1")
    later = Story("a2", "2025-01-06", "Herald").does("France met.", "France", "CONSULT", "Germany", "a1")
    path = write_records(tmp_path / "r.jsonl", [story.record, later.record])
    assert table(path, "period", "acts", by="week") == [("2025-W01", 1), ("2025-W02", 1)]


def test_a_date_too_coarse_for_the_period_is_reported(asked: Path) -> None:
    found, notes = ask(asked, by="month")
    assert sum(int(row["acts"] or 0) for row in found) == 6
    assert "left out: 5 records whose date does not give the month" in notes
    assert ("2024", 1) in table(asked, "period", "acts", by="year")


def test_the_highest_periods(asked: Path) -> None:
    assert table(asked, "period", "acts", by="month", top=1) == [("2025-03", 4)]


CONGO = "Democratic Republic of the Congo"
GROUPS: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "source": ({"by": "source"}, [("CHN", "China", 3), ("PRK", "North Korea", 2), ("RUS", "Russia", 2)]),
    "source actor": ({"by": "source", "level": "actor"}, [("person:lin-jian", "Lin Jian", 2), ("RUS", "Russia", 2)]),
    "target": ({"by": "target"}, [("USA", "United States", 3), ("CHN", "China", 1), ("COD", CONGO, 1)]),
    "outlet": ({"by": "outlet"}, [("Herald", 5), (None, 4), ("Daily", 1)]),
    "predicate": ({"by": "predicate"}, [("ACCUSE", 2), ("AGREE", 1), ("ALLIANCE", 1)]),
    "attitude": ({"by": "predicate", "predicate": "STANCE"}, [("criticism", 2), ("praise", 1)]),
    "unnamed": ({"by": "source", "who": "Turkey"}, [("protesters", "protesters", 1)]),
    "mode": ({"by": "mode", "predicate": "ASSAULT"}, [("firearms", 1)]),
    "armed group": ({"by": "source", "place": "Goma"}, [("armed_group:m23", "M23", 1)]),
    "dyad": ({"by": "dyad", "who": "China"}, [("CHN", "China", "USA", "United States", 3),
                                              ("CHN", "China", "RUS", "Russia", 1)]),
    "dyad of actors": ({"by": "dyad", "level": "actor", "predicate": "CONSULT"},
                       [("person:donald-trump", "Donald Trump", "person:xi-jinping", "Xi Jinping", 1)]),
}  # fmt: skip


@pytest.mark.parametrize("case", GROUPS)
def test_groups_come_by_number_of_acts(asked: Path, case: str) -> None:
    options, expected = GROUPS[case]
    (by,) = {options["by"]}
    ends = ("source", "target") if by == "dyad" else (by,) if by in ("source", "target") else ()
    names = [name for end in ends for name in (end, f"{end}_name")] or [by]
    found = table(asked, *names, "acts", **options)
    assert found[: len(expected)] == sorted(expected, key=lambda row: (-row[-1], row[0] is None, row[0]))


def test_places_have_their_state_and_point(asked: Path) -> None:
    found, notes = ask(asked, by="place", predicate=["ASSAULT", "PROTEST"])
    names = ("place", "place_admin1", "place_country", "lat", "acts")
    assert [tuple(row[name] for name in names) for row in found] == [("Goma", "North Kivu", "COD", -1.7, 1)]
    assert found[0]["place_level"] is None  # the point in this record is not the gazetteer's
    assert "left out: 1 record without a place" in notes
    assert table(asked, "place_country", "acts", by="place_country", mode="firearms") == [("COD", 1)]
    assert table(asked, "place_admin1", "place_country", by="place_admin1", mode="firearms") == [("North Kivu", "COD")]
    found = table(asked, "place", "period", "acts", by=["place", "month"], predicate="ASSAULT", zeros=True)
    assert ("Goma", "2025-02", 0) in found
    assert ("Goma", "2025-03", 1) in found


def test_groups_by_period(asked: Path) -> None:
    found = table(asked, "source", "period", "acts", by=["source", "month"], who="China", top=1)
    assert found == [("CHN", "2025-01", 2), ("CHN", "2025-03", 1)]
    found = table(asked, "source", "period", "acts", by=["source", "month"], who="China", zeros=True)
    assert found == [
        ("CHN", "2025-01", 2), ("CHN", "2025-02", 0), ("CHN", "2025-03", 1),
        ("RUS", "2025-01", 0), ("RUS", "2025-02", 0), ("RUS", "2025-03", 1),
    ]  # fmt: skip


def test_periods_of_an_unknown_outlet(asked: Path) -> None:
    found = table(asked, "outlet", "period", "acts", by=["outlet", "year"], zeros=True, since="2024")
    assert ("Daily", "2024", 0) in found
    assert (None, "2025", 0) not in found  # all of its acts are without a date


def test_dyads(asked: Path) -> None:
    measures = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
    found = {(row["source"], row["target"]): row for row in rows(asked, dyads=True)}
    spat = found["CHN", "USA"]
    assert [spat[name] for name in measures] == [1, 0, 2, 0]
    assert (spat["acts"], spat["score_sum"], spat["score_mean"]) == (3, -3.5, pytest.approx(-3.5 / 3))
    assert (spat["articles"], spat["source_cow"], spat["target_cow"]) == (3, 710, 2)
    assert found["armed_group:m23", "COD"]["material_conflict"] == 1
    assert ("RUS", "CHN") not in found  # a tie is no event
    assert ("GHA", "igo:nato") not in found  # nor is an attitude
    assert not [ends for ends in found if None in ends or "protesters" in ends]


def test_dyads_by_month(asked: Path) -> None:
    found = table(asked, "period", "source", "target", "acts", dyads=True, period="month", who="China")
    assert found == [("2025-01", "CHN", "USA", 2), ("2025-03", "CHN", "USA", 1)]
    full = rows(asked, dyads=True, period="month", who="China", zeros=True)
    assert [(row["period"], row["acts"], row["score_sum"], row["score_mean"]) for row in full][1] == (
        "2025-02",
        0,
        0,
        None,
    )


def test_a_story_counts_once_with_its_copies(run: Path) -> None:
    each = rows(run, source="China", target="USA", predicate="ACCUSE")
    assert [row["story"] for row in each] == ["s1", "s1"]
    (once,) = rows(run, source="China", target="USA", predicate="ACCUSE", distinct="story")
    assert (once["article"], once["records"]) == ("a1", 4)
    counted = rows(run, source="China", target="USA", predicate="ACCUSE", by="year")
    assert [(row["acts"], row["articles"], row["stories"], row["sources"]) for row in counted] == [(2, 2, 1, 1)]
    (dyad,) = rows(run, dyads=True, source="China", target="USA", distinct="story")
    assert (dyad["acts"], dyad["stories"], dyad["sources"]) == (2, 2, 2)


def test_stories_that_are_not_known(file: Path) -> None:
    assert "stories" not in rows(file, by="year")[0]
    with pytest.raises(InputError, match="its stories are not known; `geo-nlp run stories RUN` finds copies"):
        ask(file, distinct="story")


def test_an_article_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald").does("France met.", "France", "CONSULT", "Germany", "a1")
    other = {**story.record, "path": "copy.html"}
    path = write_records(tmp_path / "r.jsonl", [story.record, other, {**story.record, "source": "Daily"}])
    assert table(path, "acts", "records", "sources", by="year") == [(2, 3, 2)]


def test_records_of_schema_1_have_an_act_each(tmp_path: Path) -> None:
    story = Story("a1", "2025-01-10", "Herald").does("France met.", "France", "CONSULT", "Germany", "a1")
    story.does("France met again.", "France", "CONSULT", "Germany", "a2")
    for relation in story.record["relations"]:
        del relation["act"]
    path = write_records(tmp_path / "r.jsonl", [{**story.record, "schema": 1}])
    assert table(path, "acts", by="year") == [(2,)]


def test_an_event_long_ago_does_not_make_zeros_for_all_the_time_since(asked: Path) -> None:
    found, notes = ask(asked, by=["source", "year"], zeros=True)
    assert [(row["period"], row["acts"]) for row in found if row["source"] == "RUS"] == [("2024", 1), ("2025", 1)]
    assert not [row for row in found if row["period"] == "2024" and row["source"] != "RUS"]
    dated = "years without acts are shown from 2025-01-10 to 2025-03-20, the dates of the articles"
    assert f"{dated}; --since and --until choose others" in notes
    assert ("2024", 1) in table(asked, "period", "acts", by="year")
    found, notes = ask(asked, by=["source", "year"], zeros=True, since="2024", until="2025")
    assert [row["acts"] for row in found if row["period"] == "2024"].count(0) == 3
    assert not [note for note in notes if "dates of the articles" in note]


def test_months_have_the_articles_that_were_published_and_the_share_that_reports_such_acts(asked: Path) -> None:
    found = table(asked, "period", "articles", "published", "share", source="China", by="month")
    assert found == [("2025-01", 2, 2, 1.0), ("2025-02", 0, 1, 0.0), ("2025-03", 2, 2, 1.0)]
    found = table(asked, "period", "published", "share", predicate="ASSAULT", by="month", outlet="Herald")
    assert found[-1] == ("2025-03", 2, 0.5)
    assert ("2024", 0, None) in table(asked, "period", "published", "share", by="year", until="2024")
    assert "share" not in rows(asked, by="source")[0]


def test_a_table_does_not_know_all_articles_that_were_published(tmp_path: Path, file: Path) -> None:
    from geo_nlp.queries.loaded import records
    from geo_nlp.tables import rows_of
    from geo_nlp.tables.write import csv_table

    path = tmp_path / "acts.csv"
    with path.open("w", encoding="utf-8", newline="") as stream, csv_table(stream, "acts") as write:
        for record in records(file):
            for row in rows_of(record, "acts"):
                write(row)
    found, notes = ask(path, source="China", by="month")
    assert [row["published"] for row in found] == [2, 0, 2]
    assert [note for note in notes if note.endswith("a table names only articles in which something was found; "
                                                    "shares are of these")]  # fmt: skip


def test_an_armed_group_has_no_number_of_its_home_state_in_dyads(asked: Path) -> None:
    found = table(asked, "source", "source_cow", "target", "target_cow", dyads=True, predicate="ASSAULT")
    assert found == [("armed_group:m23", None, "COD", 490)]


def test_the_way_of_the_page_counts_each_figure_once(tmp_path: Path) -> None:
    (way,) = (shlex.split(command) for command in commands(page("query.md")) if "sum(killed)" in command)
    twenty = {"start": 0, "end": 2, "text": "20 people", "count": 20}
    story = Story("a1", "2025-03-01", "Herald")
    story.does("Attack kills many.", "Russia", "ASSAULT", "Ukraine", "a1", killed=twenty | {"count": 19})
    story.does("Russia killed 20.", "Russia", "ASSAULT", "Ukraine", "a1", killed=twenty)
    story.does("M23 killed 20 here and there.", "M23", "ASSAULT", "Rwanda", "a2", killed=twenty)
    story.does("M23 killed 20 here and there.", "M23", "ASSAULT", "France", "a3", killed=twenty)
    story.does("China did not kill 20.", "China", "ASSAULT", "France", "a4", killed=twenty, negated=True)
    path = write_records(tmp_path / "r.jsonl", [story.record])
    assert selected(path, way[way.index("--sql") + 1]) == [(40,)]
    assert selected(path, "SELECT sum(killed) FROM findings WHERE NOT negated") == [(79,)]
