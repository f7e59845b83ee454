"""Event coreference: which records of an article report the same act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.types import Relation, Stance


def with_acts(relations: Sequence[Relation], stances: Sequence[Stance]) -> tuple[list[Relation], list[Stance]]:
    """Number the acts in the order in which the text reports them first."""
    order = sorted((*relations, *stances), key=lambda record: record.trigger.start)
    acts = {record.id: f"a{number}" for number, record in enumerate(order, start=1)}
    return (
        [replace(relation, act=acts[relation.id]) for relation in relations],
        [replace(stance, act=acts[stance.id]) for stance in stances],
    )
