"""Incompatible event mentions, which cannot corefer: by modality, "another", time, number or place."""

from __future__ import annotations

from datetime import date, timedelta

from geo_nlp.pipes.events.event_mentions import EventMention
from geo_nlp.pipes.relations.predicate_classes import HARM_OR_TROOPS
from geo_nlp.types import Casualties, Relation

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
    """Whether two acts differ in casualties, in quantities ("22 people"), or in ordinals ("the 18th package")."""
    a, b = one.record, other.record
    if isinstance(a, Relation) and isinstance(b, Relation):
        for ours, theirs in ((_count(a.killed), _count(b.killed)), (_count(a.injured), _count(b.injured))):
            if ours is not None and theirs is not None and ours != theirs:
                return True
    if _are_disjoint(one.wording.ordinals, other.wording.ordinals):
        return True
    return one.material and other.material and _are_disjoint(one.wording.quantities, other.wording.quantities)


def _are_disjoint(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _count(harmed: Casualties | None) -> int | None:
    return harmed.count if harmed is not None else None


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
