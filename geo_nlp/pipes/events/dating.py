"""Event time: the date in the clause, the year of its story, or the date of publication, as is usual for events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from geo_nlp.periods import fineness
from geo_nlp.pipes.events.offices_then import relation_then, stance_then
from geo_nlp.pipes.events.retold_dates import retelling_verbs
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.calendar import Value
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.pipes.time.histories import year_in_history
from geo_nlp.pipes.time.narrative import container_of, earliest_year
from geo_nlp.pipes.time.shared_time import date_sites
from geo_nlp.pipes.time.told_dates import date_of_journey, date_of_occasion, date_of_passage
from geo_nlp.slotted import replace
from geo_nlp.types import Clause, Relation, Stance

Dated = TypeVar("Dated", Relation, Stance)


def dated_relations(
    doc: Doc, relations: Sequence[Relation], clauses: Sequence[Clause], published: str | None
) -> Iterator[Relation]:
    """The relations, events without a date with the year of their story, all others with the date of the article.

    Without a date of publication they stay undated.
    """
    dates = Dates(doc, clauses, published)
    at = _by_offset(doc, clauses)
    for relation in relations:
        if relation.date is None and published is not None:
            clause = at.get(relation.trigger.start)
            framed = _framed(doc, dates, relation, clause) if clause is not None and relation.quad is not None else None
            event = relation.quad is not None and relation.attribution is None
            year = _year_of_story(doc, clause, published) if event and framed is None else None
            if clause is not None and event and framed is None and year is None:
                framed = date_of_passage(dates, clause)
            relation = _dated(relation, framed, year, published)
        yield relation_then(relation)


def _framed(doc: Doc, dates: Dates, relation: Relation, clause: Clause) -> Value | None:
    """The date of an event that another sentence tells, of itself or its occasion, or the year that frames it."""
    ahead = relation.modality == "planned"
    return (
        _told_after(doc, dates, relation, clause)
        or date_of_occasion(dates, clause, ahead=ahead)
        or (date_of_journey(dates, clause) if ahead else None)
        or dates.bygone(clause)
    )


def _told_after(doc: Doc, dates: Dates, relation: Relation, clause: Clause) -> Value | None:
    """The date that a sentence after it tells of an act: "A man was shot. The shooting occurred on Monday"."""
    if relation.modality != "asserted" or relation.negated:
        return None
    verbs = retelling_verbs(doc[clause.head], relation.predicate)
    return next((value for verb in verbs if (value := dates.of_verb(verb))), None)


def dated_stances(
    doc: Doc, stances: Sequence[Stance], clauses: Sequence[Clause], published: str | None
) -> Iterator[Stance]:
    """The stances with the date of their trigger's clause, else with the year of their story or the article's date."""
    dates = Dates(doc, clauses, published)
    at = _by_offset(doc, clauses)
    for stance in stances:
        clause = at.get(stance.trigger.start)
        when = dates.of(clause) if clause is not None else None
        if when is None and clause is not None:
            when = date_of_occasion(dates, clause, ahead=stance.modality == "planned")
        own = when is None and stance.attribution is None
        year = _year_of_story(doc, clause, published) if own else None
        if own and year is None and clause is not None:
            when = date_of_passage(dates, clause)
        yield stance if when is None and published is None else stance_then(_dated(stance, when, year, published))


def _dated(record: Dated, when: Value | None, year: str | None, published: str | None) -> Dated:
    """A record with the date of its clause, else with the year of its story, else with the date of the article."""
    if when is not None:
        return replace(record, date=when[0], date_granularity=when[1], date_source="text")
    if year is not None:
        return replace(record, date=year, date_granularity="year", date_source="text")
    unit = fineness(published) if published is not None else None
    return replace(record, date=published, date_granularity=unit, date_source="article")


def _by_offset(doc: Doc, clauses: Sequence[Clause]) -> Mapping[int, Clause]:
    """The clauses by the offset of their triggers."""
    return {doc[clause.head].idx: clause for clause in clauses}


def _year_of_story(doc: Doc, clause: Clause | None, published: str | None) -> str | None:
    """The year of the bygone story that a clause is part of: "In 1979 Iran seized it. Washington froze its assets"."""
    if clause is None or published is None or earliest_year(doc[0]) >= published[:4]:
        return None
    for site in date_sites(doc[clause.head], clause) if clause.modality == "asserted" else ():
        found = container_of(site)
        if found is not None and found.is_bygone(published):
            return found.year
    return year_in_history(doc[clause.head], published)
