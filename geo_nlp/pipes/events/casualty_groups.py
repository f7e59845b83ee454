"""Whose casualties those of an act are: each group of its targets has its own, and its source has none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from geo_nlp.pipes.events.quantities import Quantity, people_counted
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Casualties, Relation


def is_of_source(relation: Relation, found: Casualties | None, hit: Set[int]) -> bool:
    """Whether casualties are of the side that an act is by, and another act has them: "two rebels died in clashes".

    `hit` has where the targets of violent acts begin.
    """
    source, target = relation.source, relation.target
    if found is None or source is None or target is None or source.start not in hit:
        return False
    return found.start <= source.start < found.end and not found.start <= target.start < found.end


def target_counted(doc: Doc, relation: Relation) -> Quantity | None:
    """How many people the target of a violent act is."""
    target = relation.target
    if target is None or relation.predicate not in FORCE:
        return None
    within = doc.tokens[bisect_left(doc.starts, target.start) : bisect_left(doc.starts, target.end)]
    return people_counted([t for t in within if t.head not in within][:1])


def of_target(
    doc: Doc, relation: Relation, beside: Sequence[Relation], own: Mapping[str, Quantity], found: Casualties | None,
    text: str,
) -> Casualties | None:  # fmt: skip
    """The casualties of an act's own target, where the groups that were counted together are targets of several states.

    "Seven Kenyans and six Somalis were killed" is seven of the one and six of the others; "seven officers and six
    rebels", of one state, are thirteen: the act's.
    """
    if found is None or relation.id not in own or not _has_target_within(relation, found):
        return found
    counted = [r for r in beside if r.id in own and _has_target_within(r, found)]
    groups = {own[r.id].first: own[r.id].count or 0 for r in counted}
    states = {r.target.country for r in counted if r.target is not None and r.target.country}
    if len(states) < 2 or sum(groups.values()) != found.count:
        return found
    return casualties_of(doc, own[relation.id], text)


def _has_target_within(relation: Relation, found: Casualties) -> bool:
    """Whether the target of an act is among those who were counted."""
    target = relation.target
    return target is not None and found.start <= target.start < target.end <= found.end


def casualties_of(doc: Doc, people: Quantity, text: str) -> Casualties:
    """Counted people with the words that count them."""
    first, last = doc[people.first], doc[people.last]
    end = last.idx + len(last.text)
    return Casualties(first.idx, end, text[first.idx : end], people.count)
