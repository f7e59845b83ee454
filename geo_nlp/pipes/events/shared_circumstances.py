"""Circumstances that mentions of one act share: when, where and how it was and whom it hurt, as one of them tells it.

"Three people are killed in a Russian attack on Odesa": the record of the killing has the toll, that of the attack too.
"Blinken met Kuleba on May 3" dates what "the ministers discussed".
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from geo_nlp.lexicon import either
from geo_nlp.pipes.events.attack_mentions import CLAIM_RULES
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.slotted import replace
from geo_nlp.types import Casualties, Place, Relation

# Modes that say what was done, and not with which weapon.
WITHOUT_WEAPON = frozenset({"abduct", "destroy", "sexual", "targeted", "torture"})
Circumstance = TypeVar("Circumstance", Casualties, Place)


def with_shared_circumstances(relations: Sequence[Relation], acts: Mapping[str, int]) -> list[Relation]:
    """The relations, each with the date and place of its act and the toll of its sentence, where others tell them.

    `acts` has the number of each relation's act by its id.
    """
    relations = _with_shared_dates(relations, acts)
    facts = [r for r in relations if _is_fact(r)]
    act = {r.id: (acts[r.id], r.predicate) for r in facts}
    told = {r.id: (*act[r.id], r.sentence.start) for r in facts}
    fine = _agreed_on((act[r.id], r.place) for r in facts if r.place is not None and r.place.admin1 is not None)
    places = fine | _agreed_on((act[r.id], r.place) for r in facts if act[r.id] not in fine)
    killed = _agreed_on((told[r.id], r.killed) for r in facts)
    injured = _agreed_on((told[r.id], r.injured) for r in facts)
    modes = _modes_of_acts(facts, act)
    shared: list[Relation] = []
    for r in relations:
        if r.id in act:
            place = _finer(r, places.get(act[r.id]))
            toll = (
                r.killed or _of_others(r, killed.get(told[r.id])),
                r.injured or _of_others(r, injured.get(told[r.id])),
            )
            of_weapon = (any(toll) and r.trigger.lemma in _harming()) or r.rule in CLAIM_RULES
            mode = r.mode or (modes.get(act[r.id]) if of_weapon else None)
            if (place, mode, *toll) != (r.place, r.mode, r.killed, r.injured):
                r = replace(r, place=place, mode=mode, killed=toll[0], injured=toll[1])
        shared.append(r)
    return shared


def _of_others(relation: Relation, toll: Casualties | None) -> Casualties | None:
    """A toll, unless it is of those who did it: "two rebels died in a clash with soldiers"."""
    own = toll is not None and relation.source is not None and toll.start <= relation.source.start < toll.end
    return None if own else toll


def _harming() -> frozenset[str]:
    return either("killing_verb", "wounding_verb")


def _modes_of_acts(facts: Sequence[Relation], act: Mapping[str, tuple[int, str]]) -> dict[tuple[int, str], str]:
    """The weapon of each act, by its number and predicate, where all records of it that have a mode agree."""
    told: dict[tuple[int, str], set[str]] = {}
    for r in facts:
        if r.mode is not None and r.mode not in WITHOUT_WEAPON:
            told.setdefault(act[r.id], set()).add(r.mode)
    return {of: next(iter(modes)) for of, modes in told.items() if len(modes) == 1}


def _finer(relation: Relation, told: Place | None) -> Place | None:
    """The place of a record, or that of its act if the record has none, or but a state that is no target."""
    place = relation.place
    if place is None or told is None:
        return place or told
    inside = place.admin1 is None and told.admin1 is not None and place.country == told.country
    whole = place.lat is not None and not (relation.target and relation.target.start == place.start)
    return told if inside and whole else place


def _with_shared_dates(relations: Sequence[Relation], acts: Mapping[str, int]) -> list[Relation]:
    """The relations, those that have the date of the article with the one that the text gives to their act.

    A month or year within which the act has a day becomes that day.
    """
    kind = {r.id: (acts[r.id], r.predicate, r.modality, r.negated) for r in relations}
    told: dict[Hashable, list[Relation]] = {}
    for r in relations:
        if r.date_source == "text" and r.quad is not None:
            told.setdefault(kind[r.id], []).append(r)
    finest = {of: _finest(dated) for of, dated in told.items()}
    return [_dated_as(r, finest.get(kind[r.id])) for r in relations]


def _finest(dated: Sequence[Relation]) -> Relation | None:
    """The one with the finest date, where the dates of all the others hold it; None where they differ."""
    finest = max(dated, key=lambda r: len(r.date or ""), default=None)
    if finest is None or any(not (finest.date or "").startswith(r.date or "") for r in dated):
        return None
    return finest


def _dated_as(relation: Relation, told: Relation | None) -> Relation:
    """A relation with the date of another of its act, where it has but that of the article, or a coarser one."""
    if told is None or told.date_granularity not in ("day", "month"):
        return relation
    if relation.date_source == "article" and (relation.date or "").startswith(told.date or ""):
        return relation  # "this month", of what an article of a day reports
    return replace(relation, date=told.date, date_granularity=told.date_granularity, date_source="text")


def _is_fact(relation: Relation) -> bool:
    """Whether a relation is of force that was used, of which there may be casualties."""
    return relation.predicate in FORCE and relation.modality == "asserted" and not relation.negated


def _agreed_on(found: Iterable[tuple[Hashable, Circumstance | None]]) -> dict[Hashable, Circumstance]:
    """What all reports of the same thing agree on; nothing on which they differ."""
    once: dict[Hashable, Circumstance] = {}
    differing = set()
    for of, circumstance in found:
        if circumstance is None:
            continue
        if once.setdefault(of, circumstance).text.casefold() != circumstance.text.casefold():
            differing.add(of)
    return {of: circumstance for of, circumstance in once.items() if of not in differing}
