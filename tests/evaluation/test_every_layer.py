"""Each layer on a small article whose figures were worked out by hand, strict and lenient."""

from __future__ import annotations

from typing import Any

import pytest
from annotations import ACCUSE, CONSULT, Record, article, end, relation, sentence_of, span

from geo_nlp.evaluation import Score, evaluate


def mention(words: str, kind: str, actor: str, country: str) -> Record:
    return {"type": kind, "level": "name", "actor": actor, "country": country} | span(words)


def stance(target: str | None, **more: Any) -> Record:
    parts = {"holder": end("France"), "targets": [end(target)] if target else [], "attitude": "criticism"}
    return parts | {"polarity": -1, "sentence": sentence_of("condemned"), "trigger": span("condemned")} | more


def said(speaker: str, start: int, stop: int) -> Record:
    return {"speaker": end(speaker), "content": {"start": start, "end": stop}}


MOSCOW, KYIV = mention("Moscow", "state", "RUS", "RUS"), mention("Kyiv", "state", "UKR", "UKR")
LAVROV = mention("Lavrov", "person", "person:sergey-lavrov", "RUS")
FIDAN = mention("Fidan", "person", "person:hakan-fidan", "TUR")
M23 = mention("M23", "armed_group", "armed_group:m23", "COD")
POST: Record = {"post": "foreign_minister", "sentence": sentence_of("met")}
TURKISH, RUSSIAN = POST | {"holder": end("Fidan"), "country": "TUR"}, POST | {"holder": end("Lavrov"), "country": "RUS"}
TURNED = relation("Russia", "ACCUSE", "France", "condemned")
PLACED = CONSULT | {"place": {"name": "Ankara", "country": "TUR"}}
DATED = CONSULT | {"date": "2025-03-03"}

Layers = dict[str, list[Record]]
CASES: dict[str, tuple[str, Layers, Layers, Score, Score]] = {
    "mentions: one as it is, one of another type, one that is none": (
        "mentions",
        {"mentions": [MOSCOW, KYIV, LAVROV]},
        {"mentions": [MOSCOW | span("Moscow's"), KYIV | {"type": "place"}, M23]},
        Score(3, 3, 1), Score(3, 3, 2),
    ),
    "mentions: one over two that are annotated counts once": (
        "mentions",
        {"mentions": [LAVROV, FIDAN]}, {"mentions": [LAVROV | span("Lavrov met Fidan")]},
        Score(2, 1, 1), Score(2, 1, 1),
    ),
    "mentions: other bounds are not exact": (
        "mentions:exact",
        {"mentions": [MOSCOW, KYIV]}, {"mentions": [MOSCOW | span("Moscow's"), KYIV | {"type": "place"}]},
        Score(2, 2, 0), Score(2, 2, 1),
    ),
    "links: the country of a person will do, that of an armed group does not": (
        "links",
        {"mentions": [MOSCOW, LAVROV, M23]},
        {"mentions": [MOSCOW, LAVROV | {"actor": "RUS"}, M23 | {"actor": "COD"}]},
        Score(3, 3, 2), Score(3, 3, 3),
    ),
    "roles: one of another country, one that was not found": (
        "roles",
        {"roles": [TURKISH, RUSSIAN]}, {"roles": [TURKISH | {"country": "SYR"}]},
        Score(2, 1, 0), Score(2, 1, 1),
    ),
    "relations: one over two that are annotated counts once": (
        "relations",
        {"relations": [ACCUSE, ACCUSE | {"trigger": span("Monday")}, CONSULT]}, {"relations": [ACCUSE]},
        Score(3, 1, 1), Score(3, 1, 1),
    ),
    "graph: the other direction is another edge": (
        "graph",
        {"relations": [ACCUSE, CONSULT]}, {"relations": [TURNED, relation("Fidan", "CONSULT", "Lavrov", "met")]},
        Score(2, 2, 1), Score(2, 2, 1),
    ),
    "stances: one without its target": (
        "stances", {"stances": [stance("Russia")]}, {"stances": [stance(None)]}, Score(1, 1, 0), Score(1, 1, 1),
    ),
    "stances: one over two that are annotated counts once": (
        "stances",
        {"stances": [stance("Russia"), stance("Russia", attitude="concern")]}, {"stances": [stance("Russia")]},
        Score(2, 1, 1), Score(2, 1, 1),
    ),
    "attributions: of 33 characters 16 are enough, 8 are not": (
        "attributions",
        {"attributions": [said("the police", 0, 33), said("the police", 95, 128)]},
        {"attributions": [said("the police", 0, 16), said("the police", 95, 103)]},
        Score(2, 2, 1), Score(2, 2, 2),
    ),
    "attributions: another speaker": (
        "attributions",
        {"attributions": [said("Lavrov", 0, 33)]}, {"attributions": [said("Fidan", 0, 33)]},
        Score(1, 1, 0), Score(1, 1, 0),
    ),
    "place: another one of the country": (
        "place",
        {"relations": [PLACED]}, {"relations": [CONSULT | {"place": {"name": "Istanbul", "country": "TUR"}}]},
        Score(1, 1, 0), Score(1, 1, 1),
    ),
    "dates: the month of a day": (
        "dates", {"relations": [DATED]}, {"relations": [DATED | {"date": "2025-03"}]}, Score(1, 1, 0), Score(1, 1, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_figures(case: str) -> None:
    layer, gold, predicted, strict, lenient = CASES[case]
    for loose, figures in ((False, strict), (True, lenient)):
        assert evaluate([article(**gold)], [article(**predicted)], lenient=loose)[layer] == figures
