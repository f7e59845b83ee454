"""An analysis as a whole: from records, runs and graphs; small inputs; the same bytes each time; its files."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from handmade import Make

import geo_nlp
from geo_nlp.analysis import Analysis, analyse, measures
from geo_nlp.analysis.evidence import best_evidence, best_rows, with_sentences
from geo_nlp.analysis.graphfile import acts_of_graph
from geo_nlp.analysis.report import sections
from geo_nlp.analysis.signed import Projection
from geo_nlp.analysis.tables import ROWS, table_columns, table_rows
from geo_nlp.analysis.whole import analysed
from geo_nlp.analysis.writing import escaped, json_of, markdown_of
from geo_nlp.errors import InputError
from geo_nlp.graph.acts import Acts
from geo_nlp.graph.selection import Selection

TRIO = (
    "2025-01-02 FRA AID TUR", "2025-01-03 TUR PRAISE FRA", "2025-02-02 FRA ACCUSE RUS", "2025-02-03 RUS AID TUR",
    "2025-03-01 FRA ASSAULT RUS", "2025-03-02 RUS THREATEN FRA", "2025-03-03 RUS THREATEN FRA",
    "2025-03-04 RUS criticism FRA", "2025-03-05 RUS concern FRA", "2025-03-06 TUR ACCUSE FRA",
)  # fmt: skip


def whole(acts: Acts, **options: Any) -> Analysis:
    settings = {"window": "month", "how": Projection(), "seed": 0, "bootstrap": 20, "time_limit": 10.0} | options
    return analysed(acts, **settings)


@pytest.fixture(scope="module")
def trio() -> Analysis:
    from handmade import acts_of_lines

    return whole(acts_of_lines(*(line.replace("PRAISE", "praise") for line in TRIO)))


def test_the_ties_that_break_balance_have_their_sentences(trio: Analysis) -> None:
    assert trio.network is not None
    assert (trio.network.ties, trio.network.ppn, trio.network.frustration) == (3, 1, 1)
    (tie,) = trio.network.breaking
    assert tie.triads == 1
    assert tie.evidence
    assert all(quote.sign == tie.sign for quote in tie.evidence)
    assert all({quote.source, quote.target} == {tie.source_name, tie.target_name} for quote in tie.evidence)


def test_both_directions_have_their_sentences(trio: Analysis) -> None:
    (pair,) = trio.hostility
    assert (pair.source, pair.target, pair.acts, pair.answered) == ("RUS", "FRA", 4, 2)
    assert {quote.source for quote in pair.evidence} == {"Rus"}
    assert {quote.source for quote in pair.answers} == {"Fra"}


def test_the_same_input_gives_the_same_bytes(make_acts: Make) -> None:
    lines = [line.replace("PRAISE", "praise") for line in TRIO]
    assert json_of(whole(make_acts(*lines))) == json_of(whole(make_acts(*lines)))
    assert markdown_of(whole(make_acts(*lines)), top=3) == markdown_of(whole(make_acts(*lines)), top=3)


SMALL: dict[str, tuple[str, ...]] = {
    "nothing": (), "one act": ("2025-01-02 FRA ACCUSE RUS",), "undated": ("- FRA ACCUSE RUS",),
    "no sign": ("2025-01-02 FRA neutral RUS",), "denied": ("2025-01-02 FRA ACCUSE RUS (denied)",),
    "only ties": ("2025 FRA ALLIANCE RUS (mutual)",), "only an office": ("2025-01-02 FRA LEADS RUS",),
    "one dyad": ("2025-01-02 FRA ACCUSE RUS",) * 30,
}  # fmt: skip


@pytest.mark.parametrize("window", ["day", "year"])
@pytest.mark.parametrize("name", SMALL)
def test_small_inputs_are_said_to_be_small(make_acts: Make, name: str, window: str) -> None:
    found = whole(make_acts(*SMALL[name]), window=window)
    assert found.notes
    held = json.loads(json_of(found))
    assert held["notes"] == list(found.notes)
    assert not re.search(r"\b(nan|None|inf)\b", markdown_of(found, top=5))
    for table in table_columns():
        list(table_rows(found, table))


def test_no_act_is_said_once(make_acts: Make) -> None:
    assert whole(make_acts()).notes == ("there are no acts between two actors: nothing can be measured",)


def test_an_office_is_no_act(make_acts: Make) -> None:
    found = whole(make_acts("2025 person:macron LEADS FRA", "2025 FRA ACCUSE RUS"))
    assert {actor.actor for actor in found.actors} == {"FRA", "RUS"}


def test_each_measure_has_its_source_and_limits(trio: Analysis) -> None:
    assert all(measure.source and measure.limits and measure.meaning for measure in measures().values())
    used = {name for section in sections(trio, top=5) for name in section.measures}
    assert used < set(measures())
    held = json.loads(json_of(trio))
    assert set(held["measures"]) == set(measures())
    text = markdown_of(trio, top=5)
    for name in used:
        assert escaped(measures()[name].source) in text
        assert escaped(measures()[name].limits) in text


def test_tables_have_their_columns(trio: Analysis) -> None:
    assert set(ROWS) == set(table_columns())
    for table, columns in table_columns().items():
        rows = list(table_rows(trio, table))
        assert all(list(row) == [column.name for column in columns] for row in rows)
        assert all(column.meaning for column in columns)
    actors = {row["actor"]: row for row in table_rows(trio, "actors")}
    assert actors["RUS"]["negative"] == 6
    dyad = [row for row in table_rows(trio, "dyads") if {row["source"], row["target"]} == {"FRA", "RUS"}]
    assert [row["negative"] for row in dyad] == [0, 1, 5]
    assert [row["verbal_conflict"] for row in dyad] == [0, 1, 2]


def test_markdown_is_not_broken_by_what_was_read(make_acts: Make) -> None:
    acts = make_acts("2025-01-02 FRA ACCUSE RUS", "2025-01-03 FRA criticism RUS")
    about = {node: {"label": f"<img|{node}>*"} for node in acts.nodes}
    text = markdown_of(whole(replace(acts, about=about)), top=5)
    assert "<img" not in text.replace("\\<img", "")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows if "img" in row and "→" in row}) == 1


def test_evidence_is_of_different_stories_first(make_acts: Make) -> None:
    acts = make_acts(
        "2025-01-01 FRA ACCUSE RUS (s1)", "2025-01-02 FRA ASSAULT RUS (s1)", "2025-01-03 FRA criticism RUS (s2)",
        "2025-01-04 FRA ASSAULT RUS (s1)",
    )  # fmt: skip
    assert best_rows(acts, [0, 1, 2, 3]) == [1, 2, 3]
    assert best_rows(acts, [0, 1, 2, 3], most=1) == [1]
    (one,) = with_sentences(best_evidence(acts, [2]), acts)
    assert (one.key, one.sign, one.date, one.outlet) == ("stance:criticism", "negative", "2025-01-03", "reuters")
    assert one.sentence == "2025-01-03 FRA criticism RUS (s2)."


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(level="country")
    quote = json.dumps([{"article": "a", "date": "2025-01-02", "path": "a.txt", "quote": "France helped Turkey."}])
    for source, target, key, weight, sign, extra in (
        ("FRA", "TUR", "AID", 2.0, 1, {"evidence": quote, "first_seen": "2025-01-02", "last_seen": "2025-01-02"}),
        ("FRA", "RUS", "ACCUSE", 3.0, -1, {}), ("RUS", "TUR", "AID", 1.0, 1, {}),
        ("person:macron", "FRA", "LEADS", 1.0, 0, {"kind": "role"}),
    ):  # fmt: skip
        graph.add_edge(source, target, key=key, weight=weight, polarity=sign, **({"kind": "event"} | extra))
    graph.nodes["FRA"]["label"] = "France"
    return graph


def test_a_graph_is_as_many_acts_as_it_weighs(graph: nx.MultiDiGraph) -> None:
    acts = acts_of_graph(graph)
    assert len(acts) == 7
    assert acts.label(acts.nodes.index("FRA")) == "France"
    assert [quote for quote in acts.quotes_of(range(7)) if quote] == ["France helped Turkey."]
    assert acts.dates == ["2025-01-02"]
    found = analyse(graph)
    assert found.network is not None
    assert (found.size.acts, found.size.stories, found.network.frustration) == (6, None, 1)
    assert any("stories" in note for note in found.notes)
    assert found.settings.bootstrap == 0


def test_a_graph_file_gives_what_its_graph_gives(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    geo_nlp.write_graph(graph, tmp_path / "g.graphml")
    assert json_of(analyse(tmp_path / "g.graphml")) == json_of(analyse(graph))
    with pytest.raises(InputError, match="its level and its selection already"):
        analyse(graph, level="actor")


def test_a_graph_without_our_attributes_is_read_too() -> None:
    found = analyse(nx.MultiDiGraph([("a", "b"), ("b", "c"), ("c", "c")]))
    assert (found.size.acts, len(found.actors), found.network) == (2, 3, None)
    with pytest.raises(InputError, match="undirected"):
        analyse(nx.Graph([("a", "b")]))


@pytest.mark.parametrize("odd", [{"quad": "verbal"}, {"quad": 2**32}, {"weight": float("inf")}, {"polarity": "x"},
                                 {"score": []}, {"weight": 10**30}])  # fmt: skip
def test_an_attribute_that_is_no_number_is_one_line(odd: dict[str, Any]) -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("FRA", "RUS", key="ACCUSE", **odd)
    with pytest.raises(InputError, match=f"an edge whose {next(iter(odd))} is .*; there must be a number from"):
        analyse(graph)


def test_from_records_with_a_selection() -> None:
    end = [{"actor": code, "name": code, "country": code} for code in ("FRA", "RUS", "TUR")]

    def relation(source: int, target: int, name: str, quad: int) -> dict[str, Any]:
        return {
            "source": end[source], "target": end[target], "predicate": name, "quad": quad, "score": 5.0 - 3 * quad,
            "sentence": {"start": 0, "end": 24},
        }  # fmt: skip

    text = "France condemned Russia. The rest follows."
    relations = [relation(0, 1, "ACCUSE", 3), relation(0, 2, "AID", 2)]
    records = [{"id": "a", "date": "2025-02-03", "text": text, "relations": relations}]
    found = analyse(records, bootstrap=0)
    assert (found.size.acts, found.settings.level) == (2, "country")
    hostile = analyse(records, selection=Selection(signs="negative"), level="actor")
    assert (hostile.size.acts, hostile.settings.filters) == (1, ("signs negative",))
    assert hostile.network is not None
    assert hostile.network.breaking == ()


@pytest.mark.parametrize("wrong", [{"bootstrap": -1}, {"time_limit": 0}, {"window": "hour"}, {"signed_by": "x"}])
def test_options_are_checked(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        analyse([], **wrong)
