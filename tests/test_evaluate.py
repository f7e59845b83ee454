"""Scores of hand-made records: what counts as found in each layer."""

from collections.abc import Callable
from typing import Any

import pytest

from geo_nlp.errors import InputError
from geo_nlp.evaluate import LAYERS, Score, below, evaluate

TEXT = "France condemned Russia. Lavrov met Fidan, the police said."
Record = dict[str, Any]


def actor(words: str, *, id_: str | None, country: str | None) -> Record:
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "text": words}
    return {"actor": id_, "name": words, "country": country, "sector": None} | span


FRANCE = actor("France", id_="FRA", country="FRA")
RUSSIA = actor("Russia", id_="RUS", country="RUS")
LAVROV = actor("Lavrov", id_="person:sergey-lavrov", country="RUS")
FIDAN = actor("Fidan", id_="person:hakan-fidan", country="TUR")
POLICE = actor("the police", id_=None, country=None)
FIRST, SECOND = {"start": 0, "end": 24}, {"start": 25, "end": len(TEXT)}


def relation(source: Record | None, predicate: str, target: Record | None, *, sentence: Record) -> Record:
    ends = {"source": source, "target": target}
    return ends | {"predicate": predicate, "symmetric": predicate == "CONSULT", "sentence": sentence}


ACCUSE = relation(FRANCE, "ACCUSE", RUSSIA, sentence=FIRST)
CONSULT = relation(LAVROV, "CONSULT", FIDAN, sentence=SECOND)
ROLE = {"holder": FIDAN, "post": "foreign_minister", "country": "TUR"}
STANCE = {"holder": FRANCE, "targets": [RUSSIA], "polarity": -1, "sentence": FIRST}
SAID = {"speaker": POLICE, "content": {"start": 25, "end": 41}}
NAMES = [m | {"level": "name", "type": "state"} for m in (FRANCE, RUSSIA)]
NAMES += [m | {"level": "name", "type": "person"} for m in (LAVROV, FIDAN)]


def record(**layers: Any) -> Record:
    return {"id": "a", "text": TEXT} | layers


WHOLE = record(mentions=NAMES, roles=[ROLE], relations=[ACCUSE, CONSULT], stances=[STANCE], attributions=[SAID])


@pytest.mark.parametrize("layer", [*LAYERS, "relations:ACCUSE", "relations:CONSULT"])
def test_a_record_agrees_with_itself(layer: str) -> None:
    score = evaluate([WHOLE], [WHOLE])[layer]
    assert score.f1 == 1.0
    assert score.gold > 0


@pytest.mark.parametrize("layer", LAYERS)
def test_an_article_without_prediction_is_missed(layer: str) -> None:
    score = evaluate([WHOLE], [])[layer]
    assert (score.recall, score.predicted, score.f1) == (0.0, 0, 0.0)


RELATIONS: dict[str, tuple[Record, bool]] = {
    "a person of the country": (ACCUSE | {"target": LAVROV}, True),
    "another country": (ACCUSE | {"target": FIDAN}, False),
    "another predicate": (ACCUSE | {"predicate": "REJECT"}, False),
    "the other direction": (relation(RUSSIA, "ACCUSE", FRANCE, sentence=FIRST), False),
    "another sentence": (ACCUSE | {"sentence": SECOND}, False),
    "a symmetric one turned round": (relation(FIDAN, "CONSULT", LAVROV, sentence=SECOND), True),
}


@pytest.mark.parametrize("case", RELATIONS)
def test_relation(case: str) -> None:
    predicted, right = RELATIONS[case]
    score = evaluate([WHOLE], [record(relations=[predicted])])["relations"]
    assert score == Score(gold=2, predicted=1, right=int(right))


def test_relation_with_one_end_is_left_out() -> None:
    half = relation(None, "COERCE", FIDAN, sentence=SECOND)
    assert evaluate([record(relations=[half])], [record(relations=[half])])["relations"] == Score()


def test_one_relation_is_found_once() -> None:
    score = evaluate([WHOLE], [record(relations=[ACCUSE, ACCUSE])])["relations:ACCUSE"]
    assert score == Score(gold=1, predicted=2, right=1)


def test_unnamed_actor_is_found_by_its_words() -> None:
    gold = relation(POLICE, "ASSAULT", FIDAN, sentence=SECOND)
    near = gold | {"source": POLICE | {"actor": "gov:tur:police", "country": "TUR"}}
    assert evaluate([record(relations=[gold])], [record(relations=[near])])["relations"].right == 1
    assert evaluate([record(relations=[gold])], [record(relations=[gold | {"source": LAVROV}])])["relations"].right == 0


OTHERS: dict[str, tuple[str, Callable[[], Record]]] = {
    "a place is no state": ("mentions", lambda: NAMES[0] | {"type": "place"}),
    "a wrong country": ("links", lambda: NAMES[0] | {"actor": "RUS", "country": "RUS"}),
    "another post": ("roles", lambda: ROLE | {"post": "minister"}),
    "a role of another country": ("roles", lambda: ROLE | {"country": "RUS"}),
    "the other polarity": ("stances", lambda: STANCE | {"polarity": 1}),
    "another target": ("stances", lambda: STANCE | {"targets": [FIDAN]}),
    "another speaker": ("attributions", lambda: SAID | {"speaker": FRANCE}),
    "a scrap of the content": ("attributions", lambda: SAID | {"content": {"start": 25, "end": 28}}),
}


@pytest.mark.parametrize("case", OTHERS)
def test_near_miss(case: str) -> None:
    layer, wrong = OTHERS[case]
    score = evaluate([WHOLE], [record(**{"mentions" if layer == "links" else layer: [wrong()]})])[layer]
    assert (score.predicted, score.right) == (1, 0)


def test_other_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"article a: .*--no-clean"):
        evaluate([WHOLE], [{"id": "a", "text": "France"}])


def test_floor() -> None:
    scores = {"roles": Score(gold=2, predicted=2, right=1)}
    assert below(scores, {"roles": {"f1": 0.5, "precision": 0.5}}) == []
    assert below(scores, {"roles": {"recall": 0.6}}) == ["roles: recall is 0.500, its floor is 0.600"]
    assert below(scores, {"stances": {"f1": 0.1}}) == ["stances: f1 is 0.000, its floor is 0.100"]
