"""Fill source and target of a rule from a clause: by its slots, by reciprocity, else by inference from the clause."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.mention_index import COUNTERPART_NOUNS
from geo_nlp.pipes.relations.event_nouns import organisers, places_of_event
from geo_nlp.pipes.relations.filling import LOCATING, Match, is_known
from geo_nlp.pipes.relations.implicit_target import implicit_target
from geo_nlp.pipes.relations.one_sided_meetings import places_of_talks
from geo_nlp.pipes.relations.reciprocity import (
    has_each_other,
    is_crowd,
    is_of_one_side,
    is_topic_of_talks,
    is_unknown_inside,
    is_with_examples,
    is_with_several,
    is_with_thing,
)
from geo_nlp.pipes.relations.source import source_of
from geo_nlp.pipes.relations.target import target_of
from geo_nlp.pipes.relations.unnamed_victims import is_by_nobody, is_on_others, place_of_victims
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

# Events that the news reports with one participant; a request or a meeting with nobody named is no record.
ONE_ENDED = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "COERCE", "ASSAULT"})
# "Accords with France and Italy": their other party is not named, and they have none with each other.
WITH_OTHERS = frozenset({"with", "to", "for", "from", "against", "on"})


def is_one_ended(rule: Rule, name: str | None = None) -> bool:
    """Whether an event, of a rule or reduced to `name`, may have one end: by its kind, or as the rule has no target."""
    return (name or rule.states) in ONE_ENDED or not (rule.trigger.target or rule.trigger.reciprocal)


def ends(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """Fill source and target from the rule's slots in order; None if neither end names an actor."""
    wanted = _target_slots(rule)
    source, at = source_of(doc, clause, rule, actors)
    target, to = target_of(doc, clause, rule, wanted, actors, at, source)
    if at == "when":
        others = _besides_comrades(source, target, actors)
        target, source, at = (others, source, at) if others else (target, (), None)
    if rule.trigger.mode == "third-party" and to == "between" and _is_mediating_party(doc, clause, actors, source):
        return None
    found = Match(rule, clause, source, target, (at, to))
    if rule.states == "PROTEST" and to == "purpose" and is_goal_of_protest(doc, target, actors):
        found = Match(rule, clause, source, (), (at, None))
    joint = _are_several(source, actors)
    if joint and rule.trigger.reciprocal and _is_no_partner(doc, found, actors):
        found.target = ()
    fillers = [doc[i] for slot in wanted for i in clause.slot(slot)] if joint else []
    if joint and has_each_other(fillers):
        return Match(rule, clause, source, source, (at, at))
    if rule.trigger.reciprocal:
        if _is_not_mutual(doc, found, actors, fillers, joint=joint):
            return None
        if (mutual := _mutual_match(found, joint=joint)) is not None:
            return mutual
    return _completed(doc, found, actors)


def _besides_comrades(source: Sequence[int], target: tuple[int, ...], actors: Actors) -> tuple[int, ...]:
    """The victims who do not serve the state and sector of the attacker: "a man and two policemen when police shot"."""
    sides = {(actors.mentions[n].country, actors.mentions[n].sector) for n in source if actors.mentions[n].country}
    return tuple(n for n in target if (actors.mentions[n].country, actors.mentions[n].sector) not in sides)


def is_goal_of_protest(doc: Doc, target: tuple[int, ...], actors: Actors) -> bool:
    """Whether a protest is for its target: "marched to demand the release of the journalists"."""
    above = [t for n in target for t in doc[actors.mentions[n].head].ancestors]
    return any(t.lemma_ in ("freedom", "liberation", "reinstatement", "release", "return") for t in above)


def _are_several(found: tuple[int, ...], actors: Actors) -> bool:
    """Whether an end has several members, be it by one plural: "Chad and Mali", "both"."""
    return len(found) > 1 or any(len(actors.mentions[n].refers_to) > 1 for n in found)


def _target_slots(rule: Rule) -> tuple[str, ...]:
    """The slots of a rule's target; that of an attitude may be in its complement clause."""
    return (*rule.trigger.target, "complement") if rule.attitude else rule.trigger.target


def _is_mediating_party(doc: Doc, clause: Clause, actors: Actors, source: tuple[int, ...]) -> bool:
    """Whether a mediator is one of the two parties: "Israel ended the row between it and Chad" mediates nothing."""
    both = [n for i in clause.slot("between") for n in actors.pick(doc[i], places=True)]
    return any(actors.same(n, source) for n in both)


def _is_no_partner(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the target of a mutual act of several is no partner of theirs, but an unknown actor or a topic."""
    to = found.slots[1]
    unknown = is_unknown_inside(found.clause, found.target, to, actors)
    return unknown or is_topic_of_talks(doc, found.clause, found.rule, found.target, to, actors)


def _is_not_mutual(doc: Doc, found: Match, actors: Actors, fillers: Sequence[Token], *, joint: bool) -> bool:
    """Whether an act is not mutual: "Chad and Sudan thanked their allies", "fought side by side".

    Its participants act with others than each other, or, as `joint` subjects, on one side.
    """
    clause, rule, (at, to) = found.clause, found.rule, found.slots
    if joint and (not found.target or to in LOCATING):
        if is_with_thing(clause, rule) or is_of_one_side(doc, clause, rule):
            return True
        if not found.target and (
            is_with_several(doc, clause, at)
            or is_with_examples(doc, clause, at, found.source, actors)
            or is_crowd(actors, found.source, fillers)
        ):
            return True
    one = len(found.source + found.target) == 1
    if one and doc[clause.head].lemma_ in COUNTERPART_NOUNS and "possessor" in found.slots:
        return True
    if found.source or not _are_several(found.target, actors):
        return False
    beside = any(p == "with" for i in clause.slot(to or "") for p, _ in prepositions(doc[i]))
    return beside or to in WITH_OTHERS or is_with_examples(doc, clause, to, found.target, actors)


def _mutual_match(found: Match, *, joint: bool) -> Match | None:
    """A mutual act of several subjects or of several objects with each other; None where it has two sides."""
    source, target, (at, to) = found.source, found.target, found.slots
    if joint and (not target or at == "possessor" or to == "complement" or to in LOCATING):
        return Match(found.rule, found.clause, source, source, (at, at), True)
    if source or len(target) < 2 or to in LOCATING:  # "fighting in Chad and Sudan" is two fights
        return None
    return Match(found.rule, found.clause, target, target, (to, to), True)


def _completed(doc: Doc, found: Match, actors: Actors) -> Match | None:
    """The match with a target by inference where no slot names one; None where an end is lacking."""
    clause, rule, source, target, (at, to) = found.clause, found.rule, found.source, found.target, found.slots
    if not source:
        if _may_be_of_place(found, actors) and (told := _of_place(doc, clause, rule, actors)) is not None:
            return told
        if not target:
            target, to = place_of_victims(doc, clause, rule, actors), "scene"
            if not target:
                return _between_antecedents(doc, clause, rule, actors)
        if _is_attributive(doc, clause):
            return None
    placed = at in LOCATING and rule.states == "PROTEST"  # "protests broke out in Cairo and Giza"
    if not placed and (inferred := _inferred_target(doc, clause, rule, actors, source, target)):
        target, to = inferred, "scene"
    if not source and _has_unnamed(clause, rule.trigger.source) and not is_by_nobody(doc, clause, rule, actors):
        return None
    unnamed = not target and _has_unnamed(clause, rule.trigger.target)
    if unnamed and not (_is_about_issue(doc, clause, rule, source) or is_on_others(doc, clause, rule, actors, source)):
        return None
    return Match(rule, clause, source, target, (at, to))


def _may_be_of_place(found: Match, actors: Actors) -> bool:
    """Whether an act without a source may be told by its place alone: it has no target, or one that is no actor.

    "An attack on a convoy near Arlit", "the bombing of a shrine in Qom", "a protest against the police in Kenosha".
    """
    target, to = found.target, found.slots[1]
    if not target or (to in ("against", "on") and not is_known(target, actors)):
        return True
    if found.rule.states == "PROTEST" and to == "against":
        return True
    return to == "of" and all(actors.mentions[n].type == "place" for n in target)


def _of_place(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """An attack on the place where it was, or a protest of its people: "the clashes in Basra", "riots in Lagos"."""
    if people := organisers(doc, clause, rule, actors):
        return Match(rule, clause, people, (), ("by", None))
    if host := places_of_talks(doc, clause, rule, actors):
        return Match(rule, clause, host, (), ("in", None))
    places = places_of_event(doc, clause, rule, actors)
    if not places:
        return None
    if rule.states == "PROTEST":
        return Match(rule, clause, places, (), ("in", None))
    return Match(rule, clause, (), places, (None, "scene"))


def _is_about_issue(doc: Doc, clause: Clause, rule: Rule, source: tuple[int, ...]) -> bool:
    """Whether an attitude is towards what is no actor: "officials criticised the plan", "the theft angered Sudan".

    Not of an act that is only meant to please: "a package to satisfy Japan".
    """
    if not rule.attitude or not source or clause.kind != "verb":
        return False
    holder = rule.trigger.source[0] if rule.trigger.source else ""
    return holder == "subject" or (holder in ("among", "from", "object") and doc[clause.head].tag_ != "VB")


def _inferred_target(
    doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...], target: tuple[int, ...]
) -> tuple[int, ...]:
    """The implicit target of an act, or of a threat to unknown people; empty where none is inferred."""
    threatened = rule.states == "THREATEN" and not is_known(target, actors)
    if source and not rule.attitude and (not target or threatened):
        implied = implicit_target(doc, clause, rule, actors, source)
        if implied or target:
            return implied
    return () if target else place_of_victims(doc, clause, rule, actors)


def _between_antecedents(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Match | None:
    """A tie noun with two antecedents, which it joins: "the partnership has grown", after "China and Russia".

    In capitals or after "to" it is a body: "observers to the alliance".
    """
    n, noun = actors.at.get(clause.head), doc[clause.head]
    if noun.text[0].isupper() or (noun.dep_ == "pobj" and noun.head.lower_ == "to"):
        return None
    if rule.attitude or not rule.trigger.reciprocal or n is None or len(actors.mentions[n].refers_to) < 2:
        return None
    return Match(rule, clause, (n,), (n,), (None, None), True)


def _is_attributive(doc: Doc, clause: Clause) -> bool:
    """Whether a clause is an attributive participle, which describes its noun: "looted art from Syria"."""
    head = doc[clause.head]
    return clause.kind == "verb" and head.dep_ == "amod" and head.tag_ == "VBN"


def _has_unnamed(clause: Clause, slots: Sequence[str]) -> bool:
    """Whether a slot is filled, but by no actor: "France condemned the strikes" is no event of two, nor of one."""
    return any(clause.slot(slot) for slot in slots if slot in ("subject", "object"))
