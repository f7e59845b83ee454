"""A made-up article whose records tests take apart, with names and places of all its actors."""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]
TEXT = (
    "France condemned Russia on Monday. Moscow's army attacked Kyiv, and M23 rebels shelled Congo. "
    "Lavrov met Fidan in Ankara. He will visit Turkey, the police said."
)
IDS = {
    "France": ("FRA", "FRA"),
    "Russia": ("RUS", "RUS"),
    "Moscow": ("RUS", "RUS"),
    "Kyiv": ("UKR", "UKR"),
    "M23": ("armed_group:m23", "COD"),
    "Congo": ("COD", "COD"),
    "Lavrov": ("person:sergey-lavrov", "RUS"),
    "Fidan": ("person:hakan-fidan", "TUR"),
    "He": ("person:sergey-lavrov", "RUS"),
    "Turkey": ("TUR", "TUR"),
    "the police": (None, None),
}


def span(words: str) -> Record:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def sentence_of(words: str) -> Record:
    at = TEXT.index(words)
    start = TEXT.rfind(". ", 0, at)
    start = 0 if start < 0 else start + 2
    return {"start": start, "end": TEXT.index(".", at) + 1}


def end(words: str) -> Record:
    actor, country = IDS[words]
    return {"actor": actor, "name": words, "country": country, "sector": None} | span(words)


def relation(source: str, predicate: str, target: str, trigger: str, **more: Any) -> Record:
    """France ACCUSE Russia, by "condemned"."""
    ends = {"source": end(source), "target": end(target)}
    return ends | {"predicate": predicate, "trigger": span(trigger), "sentence": sentence_of(trigger)} | more


def article(*relations: Record, name: str = "a", **more: Any) -> Record:
    return {"id": name, "text": TEXT, "relations": list(relations)} | more


ACCUSE = relation("France", "ACCUSE", "Russia", "condemned")
ASSAULT = relation("Moscow", "ASSAULT", "Kyiv", "attacked")
SHELLED = relation("M23", "ASSAULT", "Congo", "shelled")
CONSULT = relation("Lavrov", "CONSULT", "Fidan", "met", symmetric=True)
VISIT = relation("He", "CONSULT", "Turkey", "visit", modality="planned")
