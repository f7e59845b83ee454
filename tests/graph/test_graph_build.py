"""Records to nodes and edges."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from geo_nlp.errors import InputError
from geo_nlp.graph import build_graph, build_windows
from geo_nlp.types import Engine, Participant, Relation, Sentence, Trigger
from geo_nlp.types import Record as Found

Make = Callable[..., dict[str, Any]]


def edges(graph: nx.MultiDiGraph) -> list[str]:
    """Every edge as `SOURCE KEY TARGET weight`."""
    return [f"{s} {key} {t} {data['weight']:g}" for s, t, key, data in graph.edges(keys=True, data=True)]


EDGES = [
    (["FRA ACCUSE RUS", "FRA ACCUSE RUS"], ["FRA ACCUSE RUS 2"]),
    (["FRA ACCUSE RUS", "RUS ACCUSE FRA"], ["FRA ACCUSE RUS 1", "RUS ACCUSE FRA 1"]),
    (["FRA ACCUSE RUS", "FRA SANCTION RUS"], ["FRA ACCUSE RUS 1", "FRA SANCTION RUS 1"]),
    (["TUR ALLIANCE FRA", "FRA ALLIANCE TUR"], ["FRA ALLIANCE TUR 2"]),
    (["FRA MEMBERSHIP igo:nato"], ["FRA MEMBERSHIP igo:nato 1"]),
    (["FRA concern RUS+TUR"], ["FRA stance:concern RUS 1", "FRA stance:concern TUR 1"]),
    (["FRA concern RUS", "FRA praise RUS"], ["FRA stance:concern RUS 1", "FRA stance:praise RUS 1"]),
    (["person:macron head_of_state FRA"], ["person:macron LEADS FRA 1"]),
    (["person:macron head_of_state FRA (acting)"], ["person:macron LEADS FRA 1"]),
    (
        ["person:lavrov foreign_minister gov:rus:foreign-ministry"],
        ["person:lavrov REPRESENTS gov:rus:foreign-ministry 1"],
    ),
    (["person:macron head_of_state FRA (former)"], []),
    (["person:macron head_of_state FRA (designate)"], []),
    (["person:macron activist FRA"], []),
    (["FRA PROTEST -"], []),
    (["- ASSAULT FRA"], []),
    (["FRA ACCUSE FRA"], []),
    (["FRA ACCUSE RUS (negated)"], []),
    (["FRA concern RUS (negated)"], []),
    (["FRA SANCTION RUS (planned)", "FRA AID TUR (possible)", "FRA ASSAULT RUS (conditional)"], []),
    (["FRA AGREE RUS (planned)", "RUS CONCEDE TUR (planned)"], ["FRA AGREE RUS 1", "RUS CONCEDE TUR 1"]),
    (["FRA AGREE RUS (possible)"], []),
]
COUNTRY_EDGES = [
    (["person:macron ACCUSE RUS", "FRA ACCUSE RUS"], ["FRA ACCUSE RUS 2"]),
    (["person:macron ACCUSE FRA", "person:macron head_of_state FRA"], []),
    (["person:lavrov ACCUSE igo:nato"], ["RUS ACCUSE igo:nato 1"]),
    (["RUS ASSAULT armed_group:isis"], ["RUS ASSAULT armed_group:isis 1"]),
    (["person:rutte AID TUR", "person:rutte head_of_organisation igo:nato"], ["igo:nato AID TUR 1"]),
    (["person:rutte AID TUR"], ["person:rutte AID TUR 1"]),
    (["person:lavrov ALLIANCE FRA"], ["FRA ALLIANCE RUS 1"]),
]


@pytest.mark.parametrize(("lines", "expected"), EDGES, ids=lambda part: "; ".join(part))
def test_edges(record: Make, lines: list[str], expected: list[str]) -> None:
    assert edges(build_graph([record(*lines)])) == expected


@pytest.mark.parametrize(("lines", "expected"), COUNTRY_EDGES, ids=lambda part: "; ".join(part))
def test_edges_between_countries(record: Make, lines: list[str], expected: list[str]) -> None:
    assert edges(build_graph([record(*lines)], level="country")) == expected


def test_edge_attributes(record: Make) -> None:
    records = [
        record("FRA ACCUSE RUS (2014)", id="a"),
        record("FRA ACCUSE RUS", "TUR AID RUS", id="b", date="2025-03-01", source="AP"),
    ]
    edge = build_graph(records)["FRA"]["RUS"]["ACCUSE"]
    quotes = [
        {"article": "a", "date": "2025-02-27", "source": "Reuters", "quote": "FRA ACCUSE RUS (2014)."},
        {"article": "b", "date": "2025-03-01", "source": "AP", "quote": "FRA ACCUSE RUS."},
    ]
    assert json.loads(edge.pop("evidence")) == quotes
    assert edge == {
        "label": "ACCUSE", "kind": "event", "predicate": "ACCUSE", "weight": 2.0, "records": 2, "articles": 2,
        "stories": 2, "sources": 2, "quad": 3, "score": -3.0, "polarity": -1, "symmetric": False, "first_seen": "2014",
        "last_seen": "2025-03-01",
    }  # fmt: skip
    assert type(edge["weight"]) is float


def test_stances_and_ties_have_their_own_sign(record: Make) -> None:
    graph = build_graph([record("FRA praise TUR", "FRA concern RUS", "FRA HOSTILITY RUS", "FRA MEMBERSHIP igo:nato")])
    signs = {key: data["polarity"] for _, _, key, data in graph.edges(keys=True, data=True)}
    assert signs == {"stance:praise": 1, "stance:concern": -1, "HOSTILITY": -1, "MEMBERSHIP": 0}
    concern = graph["FRA"]["RUS"]["stance:concern"]
    assert (concern["kind"], concern["predicate"], concern["attitude"]) == ("stance", "STANCE", "concern")
    assert "score" not in concern and "quad" not in graph["FRA"]["RUS"]["HOSTILITY"]


def test_nodes_say_who_they_are(record: Make) -> None:
    records = [record("person:macron ACCUSE RUS", id="a"), record("RUS REJECT TUR", id="b", date="2025-01-02")]
    nodes = build_graph(records).nodes
    assert nodes["person:macron"] == {
        "label": "Emmanuel Macron", "type": "person", "country": "FRA", "sector": "GOV", "mentions": 1, "articles": 1,
        "first_seen": "2025-02-27", "last_seen": "2025-02-27",
    }  # fmt: skip
    assert (nodes["RUS"]["label"], nodes["RUS"]["articles"], nodes["RUS"]["first_seen"]) == ("Russia", 2, "2025-01-02")


def test_a_country_that_only_its_people_stand_for_has_its_name(record: Make) -> None:
    node = build_graph([record("person:macron ACCUSE igo:nato")], level="country").nodes["FRA"]
    assert (node["label"], node["type"], node["country"]) == ("France", "state", "FRA")


def test_negated_and_hypothetical_on_request(record: Make) -> None:
    lines = ["FRA ACCUSE RUS", "FRA ACCUSE RUS (negated)", "FRA SANCTION RUS (possible)", "FRA AID RUS (negated)"]
    graph = build_graph([record(*lines)], include=["negated", "hypothetical"])
    assert edges(graph) == ["FRA ACCUSE RUS 2", "FRA AID RUS 1", "FRA SANCTION RUS 1"]
    accuse, aid = graph["FRA"]["RUS"]["ACCUSE"], graph["FRA"]["RUS"]["AID"]
    assert (accuse["negated"], accuse["hypothetical"], accuse["score"], accuse["polarity"]) == (1, 0, -1.5, -1)
    assert (aid["score"], aid["polarity"]) == (0.0, 0)
    assert graph["FRA"]["RUS"]["SANCTION"]["hypothetical"] == 1


STORY = "Ministers met in the old town hall for six hours before they told reporters that the talks would go on. "
OUTLETS = [
    ("copies", [("Reuters", STORY), ("Daily News", "(Reuters) - " + STORY), ("Herald", STORY.upper())], 1),
    ("own stories", [("Reuters", STORY), ("Herald", "Nobody expected the delegates to leave so soon.")], 2),
    ("one outlet twice", [("Reuters", STORY), ("Reuters", "Nobody expected the delegates to leave so soon.")], 1),
    ("unknown outlets", [(None, STORY), (None, "Nobody expected the delegates to leave so soon.")], 1),
]


@pytest.mark.parametrize(("articles", "sources"), [case[1:] for case in OUTLETS], ids=[case[0] for case in OUTLETS])
def test_independent_sources(record: Make, articles: list[tuple[str | None, str]], sources: int) -> None:
    records = [record("FRA ACCUSE RUS", source=outlet, text=text) for outlet, text in articles]
    edge = build_graph(records)["FRA"]["RUS"]["ACCUSE"]
    assert (edge["sources"], edge["articles"], edge["weight"]) == (sources, len(articles), len(articles))


def test_evidence_is_of_different_stories_first(record: Make) -> None:
    copies = [record("FRA ACCUSE RUS", id=f"copy{n}", source=f"Paper {n}", text=STORY) for n in range(3)]
    other = record("FRA ACCUSE RUS", id="other", source="Herald", text="Nobody expected the delegates to leave. ")
    evidence = json.loads(build_graph([*copies, other])["FRA"]["RUS"]["ACCUSE"]["evidence"])
    assert [quote["article"] for quote in evidence] == ["copy0", "other", "copy1"]


ACTS = [
    (["FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a1)"], ["FRA ACCUSE RUS 1"]),
    (["FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a2)"], ["FRA ACCUSE RUS 2"]),
    (["FRA ACCUSE RUS (a1)", "FRA criticism RUS (a1)"], ["FRA ACCUSE RUS 1", "FRA stance:criticism RUS 1"]),
    (["FRA ACCUSE RUS (a1)", "person:macron ACCUSE RUS (a1)"], ["FRA ACCUSE RUS 1", "person:macron ACCUSE RUS 1"]),
    (["FRA concern RUS+TUR (a1)"], ["FRA stance:concern RUS 1", "FRA stance:concern TUR 1"]),
    (["person:macron head_of_state FRA", "person:macron head_of_state FRA"], ["person:macron LEADS FRA 1"]),
]


@pytest.mark.parametrize(("lines", "expected"), ACTS, ids=lambda part: "; ".join(part))
def test_weight_counts_acts(record: Make, lines: list[str], expected: list[str]) -> None:
    graph = build_graph([record(*lines)])
    assert edges(graph) == expected
    # an office reported twice counts once, as in tables
    records = len(lines) + ("+" in lines[0]) - ("head_of_state" in lines[0])
    assert sum(data["records"] for *_, data in graph.edges(data=True)) == records


def test_an_act_of_a_minister_and_of_his_state_is_one_between_states(record: Make) -> None:
    lines = ["FRA ACCUSE RUS (a1)", "person:macron ACCUSE RUS (a1)", "FRA ACCUSE RUS (a2)"]
    edge = build_graph([record(*lines)], level="country")["FRA"]["RUS"]["ACCUSE"]
    assert (edge["weight"], edge["records"]) == (2.0, 3)


def test_acts_of_two_articles_are_two(record: Make) -> None:
    records = [record("FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a1)", id=name) for name in ("a", "b")]
    edge = build_graph(records, min_weight=2)["FRA"]["RUS"]["ACCUSE"]
    assert (edge["weight"], edge["records"], edge["articles"]) == (2.0, 4, 2)
    assert edges(build_graph(records, min_weight=3)) == []


def test_each_act_is_quoted_before_one_is_quoted_twice(record: Make) -> None:
    lines = ["FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a1, 2025-02-27)", "FRA ACCUSE RUS (a2)"]
    quotes = json.loads(build_graph([record(*lines)])["FRA"]["RUS"]["ACCUSE"]["evidence"])
    assert [quote["quote"] for quote in quotes] == [f"{lines[number]}." for number in (0, 2, 1)]


def test_an_act_is_dated_once(record: Make) -> None:
    lines = ["FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a1, 2025-01-31)"]  # the headline has the article's date
    edge = build_graph([record(*lines)])["FRA"]["RUS"]["ACCUSE"]
    assert (edge["first_seen"], edge["last_seen"]) == ("2025-01-31", "2025-01-31")
    assert edges(build_graph([record(*lines)], window="month")) == ["FRA ACCUSE@2025-01 RUS 1"]
    assert edges(build_graph([record(*lines)], since="2025-02")) == []


def test_a_standing_tie_keeps_its_dates(record: Make) -> None:
    edge = build_graph([record("FRA ALLIANCE RUS (a1)", "FRA ALLIANCE RUS (a1, 2014)")])["FRA"]["RUS"]["ALLIANCE"]
    assert (edge["weight"], edge["first_seen"], edge["last_seen"]) == (1.0, "2014", "2025-02-27")


def test_negated_acts_are_counted_as_acts(record: Make) -> None:
    lines = ["FRA ACCUSE RUS (a1, negated)", "FRA ACCUSE RUS (a1, negated)", "FRA ACCUSE RUS (a2)"]
    edge = build_graph([record(*lines)], include=["negated"])["FRA"]["RUS"]["ACCUSE"]
    assert (edge["weight"], edge["negated"], edge["score"]) == (2.0, 1, -1.5)


def test_an_article_given_again_from_another_file_counts_once(record: Make, caplog: pytest.LogCaptureFixture) -> None:
    one = record("FRA ACCUSE RUS (a1)", id="a") | {"path": "a.txt"}
    graph = build_graph([one, one | {"path": "copy.txt"}, one | {"path": "page.html"}])
    assert (edges(graph), graph.nodes["FRA"]["articles"]) == (["FRA ACCUSE RUS 1"], 1)
    assert "2 articles are left out: they were given before" in caplog.text
    assert edges(build_graph([one, one | {"source": "AP"}])) == ["FRA ACCUSE RUS 2"]


def test_evidence_leads_back_to_its_article(record: Make) -> None:
    origin = {"url": "https://example.org/a", "path": "pages/a.html"}
    rows = [
        {**record("FRA ACCUSE RUS", id="a"), **origin},
        {**record("FRA ACCUSE RUS", id="b", date=None, source=None)},
    ]
    assert json.loads(build_graph(rows)["FRA"]["RUS"]["ACCUSE"]["evidence"]) == [
        {"article": "a", "date": "2025-02-27", "source": "Reuters", **origin, "quote": "FRA ACCUSE RUS."},
        {"article": "b", "quote": "FRA ACCUSE RUS."},
    ]


def test_one_text_in_two_files_is_quoted_once_whatever_their_order(record: Make) -> None:
    rows = [{**record("FRA ACCUSE RUS"), "path": path} for path in ("b.html", "a.html")]
    both = [build_graph(order)["FRA"]["RUS"]["ACCUSE"]["evidence"] for order in (rows, rows[::-1])]
    assert both[0] == both[1]
    assert [quote["path"] for quote in json.loads(both[0])] == ["a.html"]


def test_the_same_record_twice_is_one_article(record: Make) -> None:
    assert edges(build_graph([record("FRA ACCUSE RUS")] * 2)) == ["FRA ACCUSE RUS 1"]


def test_order_of_records_does_not_matter(record: Make) -> None:
    records = [
        record("FRA ACCUSE RUS", "RUS ALLIANCE TUR", id="a", text=STORY),
        record("FRA ACCUSE RUS", "person:lavrov doubt FRA", id="b", text=STORY, source="AP", date="2025-01-01"),
        record("FRA ACCUSE RUS", "TUR ALLIANCE RUS", id="c", source="Herald"),
    ]
    one, other = build_graph(records), build_graph(reversed(records))
    assert nx.utils.graphs_equal(one, other)
    assert list(one.edges(keys=True)) == list(other.edges(keys=True)) and list(one) == sorted(one)


LIMITS = [
    ({"since": "2025"}, ["FRA AID TUR 1"]),
    ({"until": "2014-06"}, ["FRA ACCUSE RUS 1"]),
    ({"since": "2014-03", "until": "2014"}, ["FRA ACCUSE RUS 1"]),
    ({"since": "2025-02-28"}, []),
    ({"predicates": ["ACCUSE"]}, ["FRA ACCUSE RUS 1"]),
    ({"predicates": ["stance"]}, ["FRA stance:doubt RUS 1"]),
    ({"predicates": ["stance:doubt", "aid"]}, ["FRA stance:doubt RUS 1", "FRA AID TUR 1"]),
    ({"predicates": ["Doubt"]}, ["FRA stance:doubt RUS 1"]),
    ({"predicates": ["conflict"]}, ["FRA ACCUSE RUS 1"]),
    ({"predicates": ["cooperation"]}, ["FRA AID TUR 1"]),
    ({"min_weight": 2}, []),
]


@pytest.mark.parametrize(("options", "expected"), LIMITS, ids=lambda part: str(part))
def test_limits(record: Make, options: dict[str, Any], expected: list[str]) -> None:
    records = [record("FRA ACCUSE RUS (2014)", "FRA AID TUR"), record("FRA doubt RUS", id="undated", date=None)]
    assert edges(build_graph(records, **options)) == expected


WRONG = [
    ({"level": "city"}, "unknown level 'city'; choose from actor, country"),
    ({"since": "last week"}, "since 'last week' is not a date"),
    ({"since": "2025", "until": "2024"}, "is later than"),
    ({"predicates": ["ACUSE"]}, r"unknown predicate or attitude 'ACUSE'; did you mean ACCUSE\? Choose from AGREE"),
    ({"include": ["rumours"]}, "unknown kind of records to include 'rumours'; choose from negated, hypothetical"),
    ({"window": "decade"}, "unknown window 'decade'; choose from day, week, month, year"),
    ({"min_confidence": 60}, "confidence 60 is not between 0 and 1"),
]


@pytest.mark.parametrize(("options", "message"), WRONG, ids=lambda part: str(part)[:30])
def test_wrong_options_say_what_is_right(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_graph([], **options)


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(InputError, match="item 1: no record"):
        build_graph([{"text": "France condemned Russia."}])


def test_windows(record: Make, caplog: pytest.LogCaptureFixture) -> None:
    records = [
        record("FRA ACCUSE RUS", "TUR AID RUS (2014)", id="a"),
        record("FRA ACCUSE RUS", id="b", date="2025-03-01"),
        record("FRA ACCUSE RUS", id="c", date="2025-03-02"),
    ]
    months = build_windows(records, window="month")
    assert {name: edges(graph) for name, graph in months.items()} == {
        "2025-02": ["FRA ACCUSE RUS 1"],
        "2025-03": ["FRA ACCUSE RUS 2"],
    }
    assert [graph.nodes["FRA"]["articles"] for graph in months.values()] == [1, 2]
    assert list(build_windows(records, window="week")) == ["2025-W09"]
    assert "1 records are left out: their date does not give the month" in caplog.text
    split = build_graph(records, window="month")
    assert edges(split) == ["FRA ACCUSE@2025-02 RUS 1", "FRA ACCUSE@2025-03 RUS 2"]
    assert split["FRA"]["RUS"]["ACCUSE@2025-03"]["window"] == "2025-03"


def test_records_of_the_pipeline_are_taken_as_they_are() -> None:
    france = Participant("FRA", "France", "FRA", "GOV", 0, 6, "France")
    russia = replace(france, actor="RUS", name="Russia", country="RUS")
    accuse = Relation(
        "r", france, russia, "ACCUSE", None, 3, -3.0, False, False, "asserted", None, None, None,
        None, None, None, "a1", None, Trigger(7, 16, "condemned", "condemn"), Sentence(0, 24), "accuse", 0.9,
    )  # fmt: skip
    found = Found(
        "a", None, None, None, None, None, "en", None, "France condemned Russia.", Engine("", "", ""), (), (), (),
        (accuse,), (), (), (),
    )  # fmt: skip
    assert edges(build_graph([found])) == ["FRA ACCUSE RUS 1"]
