"""The sector of known people at the time of an event: "in 1978 Gaddafi sent troops to aid Idi Amin", then president.

A mention has the sector of its article's day, by which who left office long ago is a former official.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.linking.people import person_link
from geo_nlp.pipes.linking.tenures import has_ended, held_in
from geo_nlp.slotted import replace
from geo_nlp.types import Participant, Relation, Stance

LENGTH_OF_YEAR, DECADE = 4, "X"  # "X" stands for the last digit of years of a decade


def relation_then(relation: Relation) -> Relation:
    """A relation whose ends have, instead of ELI, the sector of the office that they held when it happened."""
    if relation.date is None or relation.date_source != "text":
        return relation
    source = _then(relation.source, relation.date) if relation.source else None
    target = _then(relation.target, relation.date) if relation.target else None
    same = source is relation.source and target is relation.target
    return relation if same else replace(relation, source=source, target=target)


def stance_then(stance: Stance) -> Stance:
    """A stance with its holder and targets as what they were when it was voiced."""
    if stance.date is None or stance.date_source != "text":
        return stance
    date = stance.date
    return replace(stance, holder=_then(stance.holder, date), targets=tuple(_then(t, date) for t in stance.targets))


def _then(end: Participant, date: str) -> Participant:
    """A former official as what he was at a date; in a year, what he was at any time of it."""
    entry = gazetteer().entries.get(end.actor or "") if end.sector == "ELI" else None
    if entry is None or DECADE in date:
        return end
    year = len(date) == LENGTH_OF_YEAR
    held = [t for t in entry.tenures if (held_in(t, date) if year else t.since <= date and not has_ended(t, date))]
    if not held:
        return end
    return replace(end, sector=person_link(entry, max(held[-1].since, date)).sector or end.sector)
