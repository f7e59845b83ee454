"""Records by hand: one line per relation or stance, in the notation of the tests (`FRA ACCUSE RUS (negated)`).

A mark `a1` is the act that the record tells; a record with acts is one of schema 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from geo_nlp.ontology import load_ontology

NAMES = {
    "FRA": ("France", "state", "FRA", "GOV"),
    "RUS": ("Russia", "state", "RUS", "GOV"),
    "TUR": ("Turkey", "state", "TUR", "GOV"),
    "igo:nato": ("NATO", "igo", None, "IGO"),
    "armed_group:isis": ("Islamic State", "armed_group", None, "REB"),
    "person:macron": ("Emmanuel Macron", "person", "FRA", "GOV"),
    "person:lavrov": ("Sergei Lavrov", "person", "RUS", "GOV"),
    "person:rutte": ("Mark Rutte", "person", None, "IGO"),
    "gov:rus:foreign-ministry": ("Russian Foreign Ministry", "government", "RUS", "GOV"),
}
LINE = re.compile(r"(\S+) (\S+) (\S+)(?: \((.*)\))?")

Record = dict[str, Any]


def _participant(actor: str) -> Record | None:
    if actor == "-":
        return None
    name, _, country, sector = NAMES[actor]
    return {
        "actor": actor, "name": name, "country": country, "sector": sector, "start": 0, "end": len(name), "text": name,
        "antecedent": None,
    }  # fmt: skip


def _relation(line: str, number: int, sentence: Record) -> Record:
    source, name, target, extra = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
    marks = {mark.strip() for mark in (extra or "").split(",")}
    predicate = load_ontology().predicates[name]
    dates = [mark for mark in marks if mark[:1].isdigit()]
    return _of_act(marks) | {
        "id": f"r{number}", "source": _participant(source), "target": _participant(target), "predicate": name,
        "mode": None, "quad": predicate.quad, "score": predicate.score, "symmetric": predicate.symmetric,
        "negated": "negated" in marks, "date": dates[0] if dates else None, "date_granularity": None,
        "modality": next((m for m in ("planned", "possible", "conditional", "demanded") if m in marks), "asserted"),
        "attribution": None, "trigger": {"start": 0, "end": 1, "text": "x", "lemma": "x"}, "sentence": sentence,
        "rule": "test", "confidence": 0.9,
    }  # fmt: skip


def _of_act(marks: set[str]) -> Record:
    """What a record of schema 2 has beside those of schema 1."""
    acts = [mark for mark in marks if re.fullmatch(r"a\d+", mark)]
    dated = any(mark[:1].isdigit() for mark in marks)
    return {"act": acts[0], "date_source": "text" if dated else "article"} if acts else {}


def _stance(line: str, sentence: Record) -> Record:
    holder, attitude, targets, extra = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
    marks = {mark.strip() for mark in (extra or "").split(",")}
    known = load_ontology().attitudes[attitude]
    return _of_act(marks) | {
        "holder": _participant(holder), "targets": [_participant(t) for t in targets.split("+")],
        "about": {"start": 0, "end": 1, "text": "x"}, "attitude": attitude, "polarity": known.polarity,
        "strength": known.strength, "negated": "negated" in marks, "sentence": sentence, "rule": "test",
        "confidence": 0.8,
    }  # fmt: skip


def _role(line: str, sentence: Record) -> Record:
    holder, post, body, status = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
    named = _participant(body)
    return {
        "holder": _participant(holder), "title": post, "post": post, "organisation": None if len(body) == 3 else named,
        "country": named["country"] if named else None, "status": status or "current", "sentence": sentence,
        "rule": "test",
    }  # fmt: skip


def _make(
    *lines: str, id: str = "a1", date: str | None = "2025-02-27", source: str | None = "Reuters", text: str = "",
) -> Record:  # fmt: skip
    record: Record = {
        "schema": 1, "id": id, "title": None, "date": date, "source": source, "url": None, "language": "en",
        "dateline": None, "text": text, "engine": {}, "mentions": [], "actors": [], "roles": [], "relations": [],
        "stances": [], "attributions": [], "warnings": [],
    }  # fmt: skip
    predicates, posts = load_ontology().predicates, load_ontology().posts
    actors = sorted({word for line in lines for word in re.split(r"[ +]", line) if word in NAMES})
    for number, line in enumerate(lines):
        start = len(record["text"])
        record["text"] += f"{line}. "
        sentence = {"start": start, "end": start + len(line) + 1}
        word = line.split()[1]
        if word in predicates:
            record["relations"].append(_relation(line, number, sentence))
        elif word in posts:
            record["roles"].append(_role(line, sentence))
        else:
            record["stances"].append(_stance(line, sentence))
    for actor in actors:
        name, kind, country, sector = NAMES[actor]
        common = {"type": kind, "country": country, "sector": sector, "name": name}
        record["actors"].append({"id": actor, **common, "aliases": [], "wikidata": None})
        record["mentions"].append({"start": 0, "end": 1, "text": name, "level": "name", "actor": actor, **common})
    return record


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """A record of the lines: `FRA ACCUSE RUS`, `FRA concern RUS+TUR`, `person:macron head_of_state FRA (former)`."""
    return _make
