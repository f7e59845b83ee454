"""Small articles whose figures were worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from annotations import ACCUSE, ASSAULT, CONSULT, SHELLED, VISIT, Record, article, end, relation, sentence_of, span

import geo_nlp
from geo_nlp.evaluation import Score, evaluate

TURNED = relation("Fidan", "CONSULT", "Lavrov", "met")
BY_ALTERNATIVE = ACCUSE | {"alternatives": ["REJECT"]}
REJECT = ACCUSE | {"predicate": "REJECT"}
SIGN = ACCUSE | {"predicate": "COERCE"}
HELPED = ACCUSE | {"predicate": "AID"}
BOTH = ACCUSE | {"source": end("Lavrov"), "target": end("Fidan")}
AS_STATE = SHELLED | {"source": end("Congo") | span("M23")}
TWICE = relation("France", "ACCUSE", "Russia", "Monday")

CASES: dict[str, tuple[list[Record], list[Record], dict[str, Score]]] = {
    "all is found": ([ACCUSE, ASSAULT], [ASSAULT, ACCUSE], {"relations": Score(2, 2, 2), "graph": Score(2, 2, 2)}),
    "nothing is found": ([ACCUSE], [], {"relations": Score(1, 0, 0), "graph": Score(1, 0, 0)}),
    "a prediction counts once for two that are annotated": (
        [ACCUSE, TWICE], [ACCUSE], {"relations": Score(2, 1, 1), "graph": Score(1, 1, 1)},
    ),
    "an annotated item is found once": (
        [ACCUSE], [ACCUSE, TWICE], {"relations": Score(1, 2, 1), "graph": Score(1, 1, 1)},
    ),
    "what is optional is neither missed nor wrong": (
        [ACCUSE, ASSAULT | {"optional": True}, SHELLED | {"optional": True}], [ACCUSE, ASSAULT],
        {"relations": Score(1, 1, 1), "graph": Score(1, 1, 1)},
    ),
    "an alternative is right": (
        [BY_ALTERNATIVE], [REJECT], {"relations": Score(1, 1, 1), "relations:ACCUSE": Score(1, 1, 1)},
    ),
    "the type is wrong, the dyad right": (
        [ACCUSE], [HELPED],
        {"dyads": Score(1, 1, 1), "relations": Score(1, 1, 0), "relations:AID": Score(0, 1, 0)},
    ),
    "the sign is wrong": ([ACCUSE], [HELPED], {"graph": Score(1, 1, 0)}),
    "an edge reported by another record": (
        [ACCUSE], [ACCUSE | {"trigger": span("Monday")}], {"graph": Score(1, 1, 1)},
    ),
    "the type is wrong, the sign right": ([ACCUSE], [SIGN], {"relations": Score(1, 1, 0), "graph": Score(1, 1, 1)}),
    "a plan that is reported as done": (
        [VISIT], [VISIT | {"modality": "asserted"}],
        {"relations": Score(1, 1, 1), "relations:context": Score(1, 1, 0), "graph": Score(0, 1, 0)},
    ),
    "another degree of hypothetical is the same context": (
        [VISIT], [VISIT | {"modality": "possible"}], {"relations:context": Score(1, 1, 1)},
    ),
    "negation is context": (
        [ACCUSE], [ACCUSE | {"negated": True}], {"relations": Score(1, 1, 1), "relations:context": Score(1, 1, 0)},
    ),
    "a meeting has no direction": ([CONSULT], [TURNED], {"relations": Score(1, 1, 1), "graph": Score(1, 1, 1)}),
    "an armed group is not its home state": ([SHELLED], [AS_STATE], {"dyads": Score(1, 1, 0)}),
    "other ends": ([ACCUSE], [BOTH], {"dyads": Score(1, 1, 0), "graph": Score(1, 1, 0)}),
    "the most are paired, whatever comes first": (
        [ACCUSE, BY_ALTERNATIVE], [ACCUSE, REJECT], {"relations": Score(2, 2, 2)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_relations_and_graph(case: str) -> None:
    gold, predicted, figures = CASES[case]
    found = evaluate([article(*gold)], [article(*predicted)])
    assert {key: found[key] for key in figures} == figures


def test_lenient_takes_the_home_state_of_an_armed_group_and_another_sentence() -> None:
    far = AS_STATE | {"sentence": sentence_of("met")}
    strict, lenient = (evaluate([article(SHELLED)], [article(far)], lenient=loose) for loose in (False, True))
    assert (strict["relations"], lenient["relations"]) == (Score(1, 1, 0), Score(1, 1, 1))


def test_between_two_of_a_country_the_actors_must_be_the_same() -> None:
    home = {"country": "RUS"}
    annotated = relation("Lavrov", "ACCUSE", "the police", "met") | {"target": end("the police") | home}
    other = annotated | {"source": end("He") | {"actor": "person:somebody-else"}}
    assert evaluate([article(annotated)], [article(annotated)])["relations"].right == 1
    assert evaluate([article(annotated)], [article(other)])["relations"].right == 0


STANCE: Record = {
    "holder": end("France"), "targets": [end("Russia")], "attitude": "criticism", "polarity": -1,
    "sentence": sentence_of("condemned"), "trigger": span("condemned"), "act": "a1",
}  # fmt: skip
STANCES = {
    "the same": ({}, 1, 1),
    "another attitude of the sign": ({"attitude": "concern"}, 1, 0),
    "the other sign": ({"polarity": 1, "attitude": "praise"}, 0, 0),
    "no target": ({"targets": []}, 0, 0),
    "another holder": ({"holder": end("Fidan")}, 0, 0),
}


@pytest.mark.parametrize("case", STANCES)
def test_stances(case: str) -> None:
    change, right, attitude = STANCES[case]
    found = evaluate([article(stances=[STANCE])], [article(stances=[STANCE | change])])
    assert (found["stances"], found["stances:attitude"]) == (Score(1, 1, right), Score(1, 1, attitude))


ROLE: Record = {
    "holder": end("Fidan"), "post": "foreign_minister", "status": "current",
    "organisation": end("Turkey"), "sentence": sentence_of("met"),
}  # fmt: skip


def test_a_role_has_the_country_of_its_body_where_it_tells_none() -> None:
    found = evaluate([article(roles=[ROLE])], [article(roles=[ROLE | {"country": "TUR", "status": "former"}])])
    assert (found["roles"], found["roles:status"]) == (Score(1, 1, 1), Score(1, 1, 0))
    other = ROLE | {"country": "RUS"}
    assert evaluate([article(roles=[ROLE])], [article(roles=[other])])["roles"].right == 0
    assert evaluate([article(roles=[ROLE])], [article(roles=[other])], lenient=True)["roles"].right == 1


def test_mentions_by_overlap_and_by_their_bounds() -> None:
    exact = span("Moscow") | {"type": "state", "level": "name", "actor": "RUS", "country": "RUS"}
    wide = exact | span("Moscow's")
    place = exact | {"type": "place"}
    found = evaluate([article(mentions=[exact])], [article(mentions=[wide])])
    assert [found[key].right for key in ("mentions", "mentions:exact", "links")] == [1, 0, 1]
    assert evaluate([article(mentions=[exact])], [article(mentions=[place])])["mentions"].right == 0
    assert evaluate([article(mentions=[exact])], [article(mentions=[place])], lenient=True)["mentions"].right == 1


def test_a_layer_that_is_not_annotated_is_not_scored() -> None:
    found = evaluate([article(ACCUSE)], [article(ACCUSE, stances=[STANCE], roles=[ROLE])])
    assert found["stances"] == found["roles"] == Score()
    assert found.has == ["dyads", "relations", "relations:ACCUSE", "relations:context", "graph"]


def test_what_is_judged_on_records_that_were_found() -> None:
    place = {"name": "Ankara", "country": "TUR"}
    gold = [
        CONSULT | {"said_by": end("the police"), "act": "a1", "date": "2025-03-03", "place": place},
        VISIT | {"act": "a1", "date": "2025-03"},
        ASSAULT | {"said_by": {}, "act": "a2"},
        ACCUSE | {"act": "a3"},
    ]
    predicted = [
        CONSULT | {"attribution": 0, "act": "x1", "date": "2025-03-03", "place": place | {"text": "Ankara"}},
        VISIT | {"attribution": 0, "act": "x2", "date": "2025-03-04", "place": None},
        ASSAULT | {"attribution": 0, "act": "x2"},
    ]
    found_articles = [article(*predicted, attributions=[{"speaker": end("the police")}])]
    found = evaluate([article(*gold)], found_articles)
    assert found["speakers"] == Score(gold=1, predicted=2, right=1)  # an unnamed speaker cannot be right
    assert (found["acts"].predicted, found["acts"].right) == (3, 1 + 0.5 + 0.5)
    assert found["acts"].right_of_gold == 0.5 + 0.5 + 1
    assert (found["dates"], found["place"]) == (Score(2, 2, 1), Score(1, 1, 1))
    assert evaluate([article(*gold)], found_articles, lenient=True)["dates"] == Score(2, 2, 2)


def test_other_dates_and_places_that_are_as_right() -> None:
    ankara, turkey = {"name": "Ankara", "country": "TUR"}, {"name": "Turkey", "country": "TUR"}
    gold = CONSULT | {"date": "2025-03-03", "date_alternatives": ["2025-03"], "place": ankara}
    predicted = CONSULT | {"date": "2025-03", "place": turkey}
    found = evaluate([article(gold | {"place_alternatives": [turkey]})], [article(predicted)])
    assert (found["dates"], found["place"]) == (Score(1, 1, 1), Score(1, 1, 1))
    nowhere = evaluate([article(gold | {"place": None})], [article(CONSULT | {"place": turkey})])
    assert nowhere["place"] == Score(0, 1, 0)
    free = evaluate([article(gold | {"place_optional": True})], [article(CONSULT | {"place": turkey})])
    assert (free["place"], free["dates"]) == (Score(), Score(1, 0, 0))


def test_groups_add_up() -> None:
    gold = [article(ACCUSE, ASSAULT, source="Wire", date="2025-03-01"), article(CONSULT, name="b", date="2024")]
    predicted = [article(ACCUSE, SHELLED), article(CONSULT, name="b", source="Post")]
    found = evaluate(gold, predicted, by=["predicate", "quad", "region", "source", "year"])
    assert found["relations"] == Score(3, 3, 2)
    groups = {key: found[key] for key in found if key.startswith(("quad:", "region:", "source:", "year:"))}
    assert groups == {
        "quad:1": Score(1, 1, 1), "quad:3": Score(1, 1, 1), "quad:4": Score(1, 1, 0),
        "region:Africa": Score(0, 1, 0), "region:Europe": Score(2, 1, 1), "region:Middle East": Score(1, 1, 1),
        "source:Post": Score(1, 1, 1), "source:Wire": Score(2, 2, 1),
        "year:2024": Score(1, 1, 1), "year:2025": Score(2, 2, 1),
    }  # fmt: skip


def test_the_public_call_is_there_by_both_of_its_names() -> None:
    import geo_nlp.evaluate as module

    call: Any = geo_nlp.evaluate
    assert call([article(ACCUSE)], [article(ACCUSE)])["relations"] == Score(1, 1, 1)
    assert module.evaluate([article(ACCUSE)], [])["relations"] == Score(1, 0, 0)
