"""Event time: the date in the clause, else the date of publication, as is usual in event coding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.types import Clause, Relation, Stance


def dated_relations(relations: Sequence[Relation], published: str | None) -> Iterator[Relation]:
    """The relations, those without a date with that of the article; without one they stay undated."""
    for relation in relations:
        if relation.date is None and published is not None:
            relation = replace(relation, date=published, date_granularity="day", date_source="article")
        yield relation


def dated_stances(
    doc: Doc, stances: Sequence[Stance], clauses: Sequence[Clause], published: str | None
) -> Iterator[Stance]:
    """The stances with the date of their trigger's clause, else that of the article."""
    dates = Dates(doc, clauses, published)
    at = {doc[clause.head].idx: clause for clause in clauses}
    for stance in stances:
        clause = at.get(stance.trigger.start)
        if clause is not None and (when := dates.of(clause)):
            yield replace(stance, date=when[0], date_granularity=when[1], date_source="text")
        elif published is not None:
            yield replace(stance, date=published, date_granularity="day", date_source="article")
        else:
            yield stance
