"""Circumstances that mentions of one act share: where it was and whom it hurt, as one of them tells it.

"Three people are killed in a Russian attack on Odesa": the record of the killing has the toll, that of the attack too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.types import Casualties, Place, Relation

Circumstance = TypeVar("Circumstance", Casualties, Place)


def with_shared_circumstances(relations: Sequence[Relation], acts: Mapping[str, int]) -> list[Relation]:
    """The relations, each with the place of its act and the toll of its sentence, where others alone tell them.

    `acts` has the number of each relation's act by its id.
    """
    told: dict[tuple[int, str], list[Relation]] = {}  # by act and predicate
    for relation in relations:
        if _is_fact(relation):
            told.setdefault((acts[relation.id], relation.predicate), []).append(relation)
    return [_with_others(r, told[acts[r.id], r.predicate]) if _is_fact(r) else r for r in relations]


def _is_fact(relation: Relation) -> bool:
    """Whether a relation is of force that was used, of which there may be casualties."""
    return relation.predicate in FORCE and relation.modality == "asserted" and not relation.negated


def _with_others(relation: Relation, others: Sequence[Relation]) -> Relation:
    """A relation with the place and the casualties that it lacks, where its act has one alone."""
    if len(others) == 1:
        return relation
    beside = [other for other in others if other.sentence.start == relation.sentence.start]
    return replace(
        relation,
        place=relation.place or _only([other.place for other in others]),
        killed=relation.killed or _only([other.killed for other in beside]),
        injured=relation.injured or _only([other.injured for other in beside]),
    )


def _only(found: Sequence[Circumstance | None]) -> Circumstance | None:
    """What several mentions tell alike; None where they tell nothing, or different things."""
    known = {one.text.casefold(): one for one in found if one is not None}
    return next(iter(known.values())) if len(known) == 1 else None
