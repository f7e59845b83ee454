"""The act that a stance voices towards each of its targets, for everything that counts acts.

A record gives a stance one act, while the relations that its words report have one act for each target: "France praised
Germany and Poland" is two acts of support, and one praise of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from geo_nlp.dyads import country_or_actor
from geo_nlp.ontology import load_ontology

Json = Mapping[str, Any]
Pair = tuple[str | None, str | None]


def stance_targets(record: Json) -> Iterator[tuple[int, Json, Json | None, str | None]]:
    """Yield the number of each stance, the stance, each of its targets, and the act that it voices towards it.

    That is its own act, if a relation of that act is between the same two; else the act of the relation between them
    with the same trigger; else of one in the same sentence with the same sign; else its own. A stance without targets
    comes once, with None.

    >>> germany, poland = ({"actor": id_, "country": id_} for id_ in ("DEU", "POL"))
    >>> support = {"source": {"actor": "FRA"}, "predicate": "SUPPORT", "quad": 1, "sentence": {"start": 0}}
    >>> praise = {"holder": {"actor": "FRA"}, "targets": [germany, poland], "polarity": 1, "sentence": {"start": 0}}
    >>> record = {
    ...     "relations": [support | {"target": germany, "act": "a1"}, support | {"target": poland, "act": "a2"}],
    ...     "stances": [praise | {"act": "a1"}],
    ... }
    >>> [(target["actor"], act) for _, _, target, act in stance_targets(record)]
    [('DEU', 'a1'), ('POL', 'a2')]
    """
    between: dict[Pair, list[Json]] = defaultdict(list)
    for relation in record.get("relations") or ():
        if relation.get("act"):
            source, target = _end(relation.get("source")), _end(relation.get("target"))
            between[source, target].append(relation)
            if relation.get("symmetric") and source != target:
                between[target, source].append(relation)
    for number, stance in enumerate(record.get("stances") or ()):
        for end in stance.get("targets") or [None]:
            yield number, stance, end, _act(stance, between.get((_end(stance.get("holder")), _end(end)), ()))


def sign(predicate: str, quad: int | None) -> int | None:
    """+1 for cooperation, -1 for conflict; a tie has its own sign, or none."""
    if quad is not None:
        return 1 if quad <= 2 else -1
    known = load_ontology().predicates.get(predicate)
    return known.polarity if known else None


def _act(stance: Json, relations: list[Json] | tuple[()]) -> str | None:
    own: str | None = stance.get("act")
    if own is None or not relations:
        return own
    for alike in (_of_act, _of_word, _of_sentence):
        for relation in relations:
            if alike(stance, relation):
                act: str = relation["act"]
                return act
    return own


def _of_act(stance: Json, relation: Json) -> bool:
    return bool(relation["act"] == stance["act"])


def _of_word(stance: Json, relation: Json) -> bool:
    here, there = stance.get("trigger") or {}, relation.get("trigger") or {}
    same = here.get("start") is not None and (here["start"], here.get("end")) == (there.get("start"), there.get("end"))
    return same and _begins(stance) == _begins(relation)


def _of_sentence(stance: Json, relation: Json) -> bool:
    same = _begins(stance) == _begins(relation)
    return same and sign(relation["predicate"], relation.get("quad")) == stance["polarity"]


def _begins(item: Json) -> int | None:
    start: int | None = item["sentence"]["start"]
    return start


def _end(participant: Json | None) -> str | None:
    """Whom an end counts for; the name of one that has neither country nor id."""
    return country_or_actor(participant) or (participant.get("name") if participant else None)
