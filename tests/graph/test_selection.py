"""Which acts are wanted, by each of the filters, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from geo_nlp.errors import InputError
from geo_nlp.graph import Selection, build_graph, choose, open_acts
from geo_nlp.graph.account import REASONS
from geo_nlp.graph.left_out import account_line
from geo_nlp.graph.recordacts import acts_of

Make = Callable[..., dict[str, Any]]

LINES = (
    "FRA ACCUSE RUS",
    "RUS SANCTION FRA",
    "FRA AID TUR",
    "person:macron CONSULT TUR",
    "TUR ALLIANCE igo:nato",
    "igo:nato concern armed_group:isis",
    "RUS ASSAULT armed_group:isis (negated)",
    "TUR ASSAULT armed_group:isis (possible)",
)
ALL = {
    "FRA ACCUSE RUS", "RUS SANCTION FRA", "FRA AID TUR", "person:macron CONSULT TUR", "TUR ALLIANCE igo:nato",
    "igo:nato stance:concern armed_group:isis",
}  # fmt: skip
ISIS = {"RUS ASSAULT armed_group:isis", "TUR ASSAULT armed_group:isis"}
AID = "FRA AID TUR"


@pytest.fixture
def records(record: Make) -> list[dict[str, Any]]:
    """Two articles; a second one tells of the aid again, on the word of a minister."""
    second = record(AID, "FRA REJECT TUR", id="b", source="The AP", date="2025-04-01")
    speaker = {"actor": "person:lavrov", "name": "Sergei Lavrov", "country": "RUS", "sector": "GOV"}
    second["attributions"] = [{"speaker": speaker, "cue": None, "content": None, "kind": "direct"}]
    second["relations"][0]["attribution"] = 0
    return [record(*LINES, id="a"), second]


def edges(records: list[dict[str, Any]], **options: Any) -> set[str]:
    return {f"{source} {key} {target}" for source, target, key in build_graph(records, **options).edges(keys=True)}


REJECT = "FRA REJECT TUR"
CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ALL | {REJECT}),
    ({"quads": [3]}, {"FRA ACCUSE RUS", REJECT}),
    ({"quads": ["Material-Conflict", "1"]}, {"RUS SANCTION FRA", "person:macron CONSULT TUR"}),
    ({"signs": "positive"}, {AID, "person:macron CONSULT TUR", "TUR ALLIANCE igo:nato"}),
    (
        {"signs": ["negative"]},
        {"FRA ACCUSE RUS", "RUS SANCTION FRA", REJECT, "igo:nato stance:concern armed_group:isis"},
    ),
    ({"signs": "neutral", "layers": "denied"}, {"RUS ASSAULT armed_group:isis"}),
    ({"layers": "denied"}, {"RUS ASSAULT armed_group:isis"}),
    ({"layers": ["planned", "denied"]}, ISIS),
    ({"layers": "claimed"}, {AID}),
    ({"layers": "claimed", "include": ["negated"]}, {AID, "RUS ASSAULT armed_group:isis"}),
    ({"include": ["negated", "hypothetical"]}, ALL | {REJECT} | ISIS),
    ({"speakers": "Sergei Lavrov"}, {AID}),
    ({"speakers": "Russia"}, {AID}),
    ({"speakers": "anyone"}, {AID}),
    ({"speakers": "article"}, ALL | {REJECT}),
    ({"outlets": "the ap"}, {AID, REJECT}),
    ({"outlets": ["The AP", "Reuters"]}, ALL | {REJECT}),
    ({"actors": "Emmanuel Macron"}, {"person:macron CONSULT TUR"}),
    ({"actors": ["NATO", "person:macron"]}, {"person:macron CONSULT TUR", *(e for e in ALL if "nato" in e)}),
    ({"actors": "France"}, {"FRA ACCUSE RUS", "RUS SANCTION FRA", AID, REJECT}),
    ({"countries": "French"}, {"FRA ACCUSE RUS", "RUS SANCTION FRA", AID, REJECT, "person:macron CONSULT TUR"}),
    ({"ego": "NATO"}, {"TUR ALLIANCE igo:nato", "igo:nato stance:concern armed_group:isis"}),
    ({"ego": "Moscow"}, {"FRA ACCUSE RUS", "RUS SANCTION FRA"}),
    ({"ego": "Emmanuel Macron", "depth": 2}, {"person:macron CONSULT TUR", AID, REJECT, "TUR ALLIANCE igo:nato"}),
    ({"ego": "Emmanuel Macron", "signs": "negative"}, set()),
    ({"min_weight": 2}, {AID}),
    ({"min_weight": 2, "window": "month"}, set()),
    ({"level": "country", "ego": "Emmanuel Macron", "quads": [1]}, {"FRA CONSULT TUR"}),
    ({"level": "country", "actors": "Lavrov", "signs": "negative"}, {"FRA ACCUSE RUS", "RUS SANCTION FRA"}),
    ({"level": "country", "countries": "Russia", "signs": "negative"}, {"FRA ACCUSE RUS", "RUS SANCTION FRA"}),
    ({"since": "2025-03", "speakers": "article"}, {REJECT}),
]


@pytest.mark.parametrize(
    ("options", "expected"), CASES, ids=lambda part: str(sorted(part) if isinstance(part, set) else part)[:40]
)
def test_filters(records: list[dict[str, Any]], options: dict[str, Any], expected: set[str]) -> None:
    assert edges(records, **options) == expected
    about = build_graph(records, **options).graph
    assert about["in_graph"] + about["left_out"] == about["relations"] + about["stances"] == 10
    assert about["left_out"] == sum(about[f"left_out_{reason}"] for reason in REASONS)


COUNTED = [
    ({"quads": [3]}, "quad", 6), ({"signs": "positive"}, "sign", 4), ({"layers": "claimed"}, "layer", 7),
    ({"speakers": "anyone"}, "speaker", 7), ({"outlets": "the ap"}, "outlet", 6), ({"actors": "NATO"}, "actor", 6),
    ({"countries": "France"}, "country", 2), ({"ego": "NATO"}, "ego", 6), ({"min_weight": 2}, "weight", 6),
    ({"layers": ["planned"]}, "negated", 1), ({"layers": ["denied"]}, "hypothetical", 1),
]  # fmt: skip


@pytest.mark.parametrize(("options", "reason", "count"), COUNTED, ids=lambda part: str(part)[:30])
def test_each_filter_says_what_it_leaves_out(
    records: list[dict[str, Any]], options: dict[str, Any], reason: str, count: int
) -> None:
    graph = build_graph(records, **options)
    assert graph.graph[f"left_out_{reason}"] == count
    assert f"{count} {REASONS[reason]}" in account_line(graph)


def test_acts_are_chosen_step_by_step(records: list[dict[str, Any]]) -> None:
    acts = choose(acts_of(records), Selection(signs="negative"))
    again = choose(acts, Selection(actors="NATO"))
    with open_acts(records, selection=Selection(signs="negative", actors="NATO")) as once:
        assert again.row.tolist() == once.row.tolist()
        assert again.account.counts() == once.account.counts()
    assert again.account.counts()["left_out_sign"] == acts.account.counts()["left_out_sign"] == 4


def test_confidence_is_held_against_the_best_record_of_acts_at_hand(records: list[dict[str, Any]]) -> None:
    acts = choose(acts_of(records), Selection(min_confidence=0.85))
    assert acts.account.counts()["left_out_confidence"] == 1  # the stance


def test_layers_are_counted_on_edges_where_there_are_several(records: list[dict[str, Any]]) -> None:
    graph = build_graph(records)
    aid = graph["FRA"]["TUR"]["AID"]
    assert (aid["weight"], aid["asserted"], aid["claimed"]) == (2.0, 1, 1)
    assert "denied" not in aid
    everything = build_graph(records, include=["negated", "hypothetical"])
    assault = everything["RUS"]["armed_group:isis"]["ASSAULT"]
    assert [assault[name] for name in ("asserted", "claimed", "planned", "denied")] == [0, 0, 0, 1]
    assert "asserted" not in build_graph(records, layers="claimed")["FRA"]["TUR"]["AID"]


def test_one_act_reported_in_two_layers_is_one_act(record: Make) -> None:
    one = record("FRA ACCUSE RUS (a1)", "FRA ACCUSE RUS (a1)")
    one["attributions"] = [{"speaker": {"actor": None, "name": "An official", "country": None, "sector": None}}]
    one["relations"][1]["attribution"] = 0
    edge = build_graph([one])["FRA"]["RUS"]["ACCUSE"]
    assert (edge["weight"], edge["records"], edge["asserted"], edge["claimed"]) == (1.0, 2, 1, 1)


WRONG = [
    ({"quads": [5]}, "unknown quad class '5'; choose from 1, 2, 3, 4, verbal cooperation"),
    ({"signs": "negativ"}, "unknown sign 'negativ'; did you mean negative"),
    ({"layers": ["claim"]}, "unknown layer 'claim'; did you mean claimed"),
    ({"outlets": "Reuter"}, "no outlet 'Reuter' in the input; did you mean reuters"),
    ({"actors": "Frannce"}, "no actor 'Frannce'; did you mean France"),
    ({"ego": "Qqqqqq"}, "no actor 'Qqqqqq'"),
    ({"countries": "NATO"}, "'NATO' is NATO .*, no country; name it as an actor"),
    ({"speakers": "Lavrow"}, "no actor 'Lavrow'; did you mean"),
    ({"depth": 0}, "depth must be at least 1"),
    ({"min_weight": 0}, "min_weight must be at least 1"),
]


@pytest.mark.parametrize(("options", "message"), WRONG, ids=lambda part: str(part)[:30])
def test_wrong_values_say_what_is_right(records: list[dict[str, Any]], options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        build_graph(records, **options)
