"""Positions: who is for or against what, from the stances of records; what discourse networks are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from geo_nlp.confidence import check_confidence, confident
from geo_nlp.errors import InputError
from geo_nlp.gazetteer.countries import state_names
from geo_nlp.graph.attributes import plain_id, plain_text
from geo_nlp.graph.dates import within
from geo_nlp.graph.levels import Ends, Level, bodies, check_level
from geo_nlp.graph.recordacts import identity_of
from geo_nlp.periods import bounds
from geo_nlp.suggest import unknown
from geo_nlp.types import Record

Concept = Literal["target", "about"]
Json = Mapping[str, Any]

_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|his|her|our|your|my|this|that|these|those)\s+)+")
_EDGES = " \t\n.,;:!?\"'()[]“”‘’«»"


@dataclass(frozen=True, slots=True)
class Position:
    """A stance of one article: an actor is for (1) or against (-1) a concept."""

    actor: str
    concept: str
    sign: int
    attitude: str
    date: str | None
    article: str
    title: str | None
    quote: str


@dataclass(slots=True)
class Positions:
    """All positions, what actors and concepts are called, and how many stances have no place among them."""

    taken: list[Position] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)


def positions_of(
    records: Iterable[Json | Record],
    *,
    level: Level = "actor",
    concept: Concept = "target",
    since: str | None = None,
    until: str | None = None,
    min_confidence: float | None = None,
) -> Positions:
    """Find the positions that records report.

    Args:
        level: "country" takes the country of each holder (and target), as `build_graph` does.
        concept: "target" takes the actors that a stance is on, "about" the words that it is about (`concept_of`).
        since, until: ISO dates of any granularity, both included, of the stance, else of the article.
        min_confidence: leave out stances below it.

    Left out are what is negated, neutral, without a known holder, and without a concept. What one act of an article
    says with several records is one position. An article that is given twice counts once.
    """
    check_confidence(min_confidence)
    check_level(level)
    if concept not in get_args(Concept):
        raise InputError(unknown("kind of concept", concept, get_args(Concept)))
    limits = bounds(since, until)
    seen: set[bytes] = set()
    found = Positions()
    votes: dict[str, Counter[str]] = {}
    for item in records:
        record: Json = asdict(item) if isinstance(item, Record) else item
        identity = identity_of(record)
        if identity in seen:
            continue
        seen.add(identity)
        sure = record if min_confidence is None else confident(record, min_confidence)
        found.left_out["confidence"] += len(record.get("stances", ())) - len(sure.get("stances", ()))
        distinct: dict[tuple[str, ...], Position] = {}
        for act, position in _positions(sure, level, concept, found.left_out, votes):
            distinct.setdefault((act, position.actor, position.concept, str(position.sign)), position)
        for position in distinct.values():
            if within(position.date, limits):
                found.taken.append(position)
            else:
                found.left_out["date"] += 1
    found.labels.update({node: _label(node, names) for node, names in votes.items()})
    return found


def concept_of(text: str) -> str:
    """The words that a stance is about, as they are compared: without case, leading determiners and outer marks.

    >>> concept_of("The  China–Russia alliance,"), concept_of('"its sanctions"')
    ('china–russia alliance', 'sanctions')
    """
    plain = " ".join(plain_text(text).casefold().split()).strip(_EDGES)
    return _LEADING.sub("", plain).removesuffix("'s").removesuffix("’s").strip(_EDGES)


def _positions(
    record: Json, level: Level, concept: Concept, left_out: Counter[str], votes: dict[str, Counter[str]]
) -> Iterator[tuple[str, Position]]:
    """Yield positions, each with its act."""
    ends, dates = Ends(level, bodies(record.get("roles", ()), level)), _dates_of_acts(record)
    for number, stance in enumerate(record.get("stances", ())):
        holder = ends.node(stance["holder"])
        concepts = _concepts(stance, ends, concept, votes)
        reason = (
            "negated" if stance.get("negated") else "neutral" if not stance["polarity"]
            else "no holder" if holder is None else "no concept" if not concepts else None
        )  # fmt: skip
        if reason or holder is None:
            left_out[reason or "no holder"] += 1
            continue
        _vote(votes, holder, stance["holder"])
        act, (start, end) = stance.get("act") or f"stance {number}", (stance["sentence"][k] for k in ("start", "end"))
        for name in concepts:
            yield act, Position(
                actor=plain_id(holder), concept=name, sign=1 if stance["polarity"] > 0 else -1,
                attitude=stance["attitude"], date=dates.get(act) or stance.get("date") or record.get("date"),
                article=str(record["id"]), title=record.get("title"), quote=plain_text(record["text"][start:end]),
            )  # fmt: skip


def _dates_of_acts(record: Json) -> dict[str, str]:
    """The dates that clauses give, by act: the finest, and of two equally fine ones the first in the text."""
    found: dict[str, str] = {}
    events = [relation for relation in record.get("relations", ()) if relation.get("quad") is not None]
    for item in (*events, *record.get("stances", ())):
        act, when = item.get("act"), item.get("date")
        if act and when and item.get("date_source") == "text" and len(when) > len(found.get(act, "")):
            found[act] = when
    return found


def _concepts(stance: Json, ends: Ends, concept: Concept, votes: dict[str, Counter[str]]) -> list[str]:
    if concept == "about":
        named = concept_of((stance.get("about") or {}).get("text") or "")
        return [named] if named else []
    found = set()
    for target in stance["targets"]:
        node = ends.node(target)
        if node and node != ends.node(stance["holder"]):
            _vote(votes, node, target)
            found.add(plain_id(node))
    return sorted(found)


def _vote(votes: dict[str, Counter[str]], node: str, part: Json) -> None:
    name = part.get("name") if part.get("actor") == node else None
    votes.setdefault(plain_id(node), Counter())[plain_text(str(name or node))] += 1


def _label(node: str, names: Counter[str]) -> str:
    return state_names().get(node) or min(names.items(), key=lambda vote: (-vote[1], vote[0]))[0]
