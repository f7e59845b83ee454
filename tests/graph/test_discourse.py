"""Discourse networks, computed by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from geo_nlp.errors import InputError
from geo_nlp.graph.discourse import Matrix, by_window, discourse_graph, discourse_matrix, raw_labels, raw_matrix
from geo_nlp.graph.matrices import write_matrix, write_statements
from geo_nlp.graph.positions import Position, Positions, positions_of

Make = Callable[..., dict[str, Any]]


def positions(*lines: str, date: str | None = "2025-02-27") -> list[Position]:
    """`A + x`: the actor A is for x."""
    parts = [line.split() for line in lines]
    return [
        Position(a, c, 1 if s == "+" else -1, "support", date, "a1", None, line)
        for line, (a, s, c) in zip(lines, parts, strict=True)
    ]


# A and B agree on x, y and differ on z; C is against x with nobody and against z with B; D is alone on v.
# A says + x twice. B is both for and against w, as A is for it.
POSITIONS = positions(
    "A + x", "A + x", "A + y", "A + z", "A + w", "B + x", "B + y", "B - z", "B + w", "B - w", "C - x", "C - z", "D + v"
)


def cells(matrix: Matrix) -> dict[str, float]:
    return {f"{row}{column}": value for (row, column), value in matrix.cells.items() if row <= column}


def test_congruence_counts_positions_that_two_share() -> None:
    assert cells(discourse_matrix(POSITIONS, network="congruence")) == {"AB": 3, "BC": 1}


def test_conflict_counts_positions_in_which_two_are_opposed() -> None:
    assert cells(discourse_matrix(POSITIONS, network="conflict")) == {"AB": 2, "AC": 2, "BC": 1}


def test_subtract_is_their_difference_and_drops_what_is_even() -> None:
    assert cells(discourse_matrix(POSITIONS, network="subtract")) == {"AB": 1, "AC": -2}


def test_average_divides_by_the_mean_number_of_positions() -> None:
    # A has four positions, B five (for and against w), C two
    assert cells(discourse_matrix(POSITIONS, network="congruence", norm="average")) == {"AB": 3 / 4.5, "BC": 1 / 3.5}


def test_jaccard_divides_by_all_positions_of_the_two() -> None:
    # A and B: x+ y+ z+ w+ z- w-; A and C: x+ y+ z+ w+ x- z-; B and C: x+ y+ z- w+ w- x-
    assert cells(discourse_matrix(POSITIONS, network="conflict", norm="jaccard")) == {
        "AB": 2 / 6,
        "AC": 2 / 6,
        "BC": 1 / 6,
    }


def test_an_affiliation_counts_statements_for_minus_against() -> None:
    matrix = discourse_matrix(POSITIONS, network="affiliation")
    assert matrix.rows == ("A", "B", "C", "D") and matrix.columns == ("v", "w", "x", "y", "z")
    assert [matrix.line(row) for row in matrix.rows] == [
        [0, 1, 2, 1, 1], [0, 0, 1, 1, -1], [0, 0, -1, 0, -1], [1, 0, 0, 0, 0],
    ]  # fmt: skip


def test_activity_divides_by_the_statements_of_the_actor() -> None:
    matrix = discourse_matrix(POSITIONS, network="affiliation", norm="activity")
    assert matrix.line("A") == [0, 1 / 5, 2 / 5, 1 / 5, 1 / 5]


def test_actors_of_few_statements_are_left_out() -> None:
    assert discourse_matrix(POSITIONS, network="congruence", min_statements=2).rows == ("A", "B", "C")


def test_the_raw_matrix_has_each_side_in_a_column_of_its_own() -> None:
    matrix = raw_matrix(POSITIONS)
    assert dict(zip(matrix.columns, matrix.line("B"), strict=True)) == {
        "v (for)": 0, "w (against)": 1, "w (for)": 1, "x (against)": 0, "x (for)": 1, "y (for)": 1, "z (against)": 1,
        "z (for)": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("network", "norm"),
    [("affiliation", "jaccard"), ("subtract", "activity"), ("agreement", "none"), ("conflict", "x")],
)
def test_what_does_not_go_together_is_refused(network: Any, norm: Any) -> None:
    with pytest.raises(InputError, match="choose from"):
        discourse_matrix(POSITIONS, network=network, norm=norm)


def test_windows() -> None:
    known = [*positions("A + x"), *positions("B + x", date="2025-03-01"), *positions("C + x", date="2025")]
    split = by_window(Positions(known + positions("D + x", date=None)), "month")
    assert {name: [p.actor for p in inside.taken] for name, inside in split.items()} == {
        "2025-02": ["A"], "2025-03": ["B"],
    }  # fmt: skip


def test_graphs_are_undirected_and_know_their_modes() -> None:
    graph = discourse_graph(Positions(POSITIONS, {"A": "Anna"}), network="affiliation")
    assert dict(graph.nodes(data="mode"))["concept:x"] == "concept"
    assert graph.nodes["A"] == {"label": "Anna", "mode": "actor", "statements": 5}
    assert graph["C"]["concept:x"]["affiliation"]["weight"] == -1
    one = discourse_graph(Positions(POSITIONS), network="conflict")
    assert one.number_of_edges() == 3 and one.graph["directed"] is False
    assert all(data["symmetric"] and data["polarity"] == -1 for *_, data in one.edges(data=True))


def test_positions_of_records(record: Make) -> None:
    one = record("FRA concern RUS+TUR", "TUR praise igo:nato (negated)", "FRA neutral TUR", "- criticism RUS")
    two = record(
        "person:macron praise igo:nato (a1)", "person:macron support igo:nato (a1)", id="a2", date="2025-03-01"
    )
    found = positions_of([one, two, one])
    assert [(p.actor, p.sign, p.concept, p.date, p.article) for p in found.taken] == [
        ("FRA", -1, "RUS", "2025-02-27", "a1"), ("FRA", -1, "TUR", "2025-02-27", "a1"),
        ("person:macron", 1, "igo:nato", "2025-03-01", "a2"),
    ]  # fmt: skip
    assert found.left_out == {"confidence": 0, "negated": 1, "neutral": 1, "no holder": 1}
    assert found.labels["RUS"] == "Russia" and found.labels["person:macron"] == "Emmanuel Macron"
    states = positions_of([two], level="country", since="2025-03")
    assert [(p.actor, p.concept) for p in states.taken] == [("FRA", "igo:nato")]
    assert positions_of([one], since="2025-03").left_out["date"] == 2


def test_positions_about_words(record: Make) -> None:
    made = record("FRA concern RUS", "TUR opposition RUS")
    made["stances"][0]["about"]["text"] = "The sanctions,"
    made["stances"][1]["about"]["text"] = "its Sanctions"
    found = positions_of([made], concept="about")
    assert [(p.actor, p.concept) for p in found.taken] == [("FRA", "sanctions"), ("TUR", "sanctions")]
    assert cells(discourse_matrix(found.taken, network="congruence")) == {"FRATUR": 1}


def test_matrices_as_csv_and_dl(tmp_path: Path) -> None:
    labels = {"A": "=Anna", "B": "Same", "C": "Same"}
    write_matrix(raw_matrix(POSITIONS), tmp_path / "raw.csv", raw_labels(labels | {"x": "Peace"}))
    rows = list(csv.reader((tmp_path / "raw.csv").open(encoding="utf-8")))
    assert rows[0][:6] == ["", "v (for)", "w (against)", "w (for)", "Peace (against)", "Peace (for)"]
    assert [row[0] for row in rows[1:]] == ["'=Anna", "B", "C", "D"]
    assert rows[1][5] == "2"
    write_matrix(discourse_matrix(POSITIONS, network="subtract", norm="average"), tmp_path / "m.dl", labels)
    assert (tmp_path / "m.dl").read_text().splitlines() == [
        "dl n=4", "format = fullmatrix", "labels:", '"=Anna"', '"B"', '"C"', '"D"', "data:",
        "0 0.2222222222222222 -0.6666666666666666 0", "0.2222222222222222 0 0 0", "-0.6666666666666666 0 0 0",
        "0 0 0 0",
    ]  # fmt: skip
    write_matrix(discourse_matrix(POSITIONS, network="affiliation"), tmp_path / "two.dl", {})
    lines = (tmp_path / "two.dl").read_text().splitlines()
    assert lines[0] == "dl nr=4 nc=5"
    assert lines[lines.index("data:") + 1] == "0 1 2 1 1"


def test_statements_have_their_quotes(tmp_path: Path) -> None:
    write_statements(POSITIONS[:1], tmp_path / "s.csv", {"A": "Anna"})
    (row,) = csv.DictReader((tmp_path / "s.csv").open(encoding="utf-8"))
    assert row == {
        "time": "2025-02-27", "article": "a1", "title": "", "actor": "A", "actor_label": "Anna", "concept": "x",
        "concept_label": "x", "agreement": "1", "attitude": "support", "text": "A + x",
    }  # fmt: skip


def test_many_actors_on_few_concepts_are_quick() -> None:
    import time

    many = [p for n in range(2000) for p in positions(f"a{n} + c{n % 40}", f"a{n} - d{n % 50}")]
    start = time.process_time()
    assert len(discourse_matrix(many, network="subtract").cells) > 100_000
    assert time.process_time() - start < 10


def test_networks_are_those_of_networkx(tmp_path: Path) -> None:
    from geo_nlp.graph import write_graph

    write_graph(discourse_graph(Positions(POSITIONS), network="congruence"), tmp_path / "c.graphml")
    read = nx.read_graphml(tmp_path / "c.graphml")
    assert not read.is_directed() and sorted(read.edges(data="weight")) == [("A", "B", 3.0), ("B", "C", 1.0)]
