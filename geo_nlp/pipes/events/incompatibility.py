"""Incompatible event mentions, which cannot corefer: by modality, "another", time, number or place."""

from __future__ import annotations

from datetime import date, timedelta

from geo_nlp.pipes.events.event_mentions import EventMention
from geo_nlp.pipes.relations.predicate_classes import HARM_OR_TROOPS
from geo_nlp.types import Relation

RECENT_AGE = timedelta(days=14)
"""The greatest age of what a headline reports."""
PAST_AGE = timedelta(days=31)
"""The age from which an event is background."""
SENTENCES_APART = 2
"""The distance in sentences within which background may be repeated."""
UNREAL = frozenset({"demanded", "possible", "conditional"})


def are_incompatible(one: EventMention, other: EventMention, published: date | None) -> bool:
    """Whether two mentions cannot be of the same act; `one` is before `other` in the text."""
    if other.wording.other and not one.wording.headline:
        return True
    if one.wording.often != other.wording.often or _differ_in_reality(one, other):
        return True
    return _differ_in_time(one, other, published) or _differ_in_number(one, other) or _differ_in_place(one, other)


def _differ_in_reality(one: EventMention, other: EventMention) -> bool:
    """Whether one is planned or denied and the other is not; demanded, possible and conditional count as one."""
    a, b = one.record, other.record
    if a.modality in UNREAL and b.modality in UNREAL:
        return False
    return a.modality != b.modality or a.negated != b.negated


def _differ_in_time(one: EventMention, other: EventMention, published: date | None) -> bool:
    """Whether two mentions have different dates, or one is background and the other news."""
    verbs = one.wording.reference == other.wording.reference == "verb"
    if one.wording.earlier != other.wording.earlier and (one.wording.headline or verbs):
        return True
    days, later = one.days, other.days
    if days is not None and later is not None:
        return days[1] < later[0] or later[1] < days[0]
    if published is None:
        return False
    if days is not None:
        return days[1] < published - PAST_AGE and other.wording.order - one.wording.order > SENTENCES_APART
    return later is not None and later[1] < published - (RECENT_AGE if one.wording.headline else PAST_AGE)


def _differ_in_number(one: EventMention, other: EventMention) -> bool:
    """Whether two acts differ in casualties or in quantities ("22 people")."""
    a, b = one.record, other.record
    if isinstance(a, Relation) and isinstance(b, Relation):
        for harmed, also in ((a.killed, b.killed), (a.injured, b.injured)):
            counts = {c.count for c in (harmed, also) if c is not None} - {None}
            if len(counts) > 1:
                return True
    ours, theirs = one.wording.quantities, other.wording.quantities
    return one.material and other.material and bool(ours and theirs and ours.isdisjoint(theirs))


def _differ_in_place(one: EventMention, other: EventMention) -> bool:
    """Whether two acts happened in two divisions of a state, or struck two of its places."""
    a, b = one.record, other.record
    if isinstance(a, Relation) and isinstance(b, Relation) and a.place is not None and b.place is not None:
        ours, theirs = a.place, b.place
        if ours.admin1 and theirs.admin1 and ours.name not in (theirs.name, theirs.admin1):
            return theirs.name != ours.admin1
    hit, struck = one.target, other.target
    if one.wording.headline or one.name not in HARM_OR_TROOPS or hit is None or struck is None:
        return False
    return bool(hit.place and struck.place and hit.place != struck.place)
