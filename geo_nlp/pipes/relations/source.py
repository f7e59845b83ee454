"""Who acts: the source of a rule, from its slots in order, or from what is told beside a passive without agent."""

from __future__ import annotations

from geo_nlp.pipes.clauses.actor_coordination import series, without_titles
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import LOCATING, Filled, asked_in, quad_of
from geo_nlp.pipes.relations.passive_agents import attackers, captors, reporters
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import forms, joined
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

FORCES = frozenset({"MOBILIZE", "RETREAT"})


def source_of(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """Who acts, from the first source slot that names an actor; else who is known to do such things there."""
    for slot in rule.trigger.source:
        tokens = [doc[i] for i in clause.slot(slot) if i != clause.head]
        if not tokens or (slot == "subject" and clause.kind == "noun" and _under(doc[clause.head])):
            continue
        found: list[int] = []
        for token in tokens:
            if not _is_way(token, slot) and not _is_scene(token, slot, rule):
                picked = _picked(doc, token, slot, clause, rule, actors)
                found.extend(n for n in series(actors, picked) if n not in found)
        if slot == "object" and rule.states in FORCES and clause.slot("subject"):
            found = [n for n in found if actors.mentions[n].country]  # "they sent tanks" does not tell whose
        if found:
            return without_titles(actors, found), slot
    return _untold(doc, clause, rule, actors)


def _under(noun: Token) -> bool:
    """Whether somebody suffers it: "is under pressure to resign" presses nobody."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _is_way(token: Token, slot: str) -> bool:
    """Whether a word tells how it is done, or what: "a threat to Chad by moving troops", "hope of reaching Chad"."""
    return slot in ("by", "of") and token.tag_ == "VBG" and token.dep_ == "pcomp"


def _is_scene(token: Token, slot: str, rule: Rule) -> bool:
    """Whether a place is not what the rule asks for: "died in a clash in the north" names those who clashed."""
    asked = asked_in(rule, slot) if slot in LOCATING else None
    return asked is not None and asked.isdisjoint({*forms(token), *joined(token)})


def _picked(doc: Doc, token: Token, slot: str, clause: Clause, rule: Rule, actors: Actors) -> list[int]:
    """Whom a word of a source slot names; who is asked may look like a place: "won concessions from the Japanese"."""
    if slot == "subject" and clause.kind != "noun" and rule.trigger.inner:
        return actors.acting(token, verbal=bool(rule.attitude) or quad_of(rule) in (1, 3))
    whence = asked_in(rule, "from") if slot == "from" else None
    through = slot != "from" or (whence is not None and "*" not in whence)  # "benefits from French loans"
    inner = rule.trigger.inner and through
    return actors.pick(token, inner=inner, places=slot in LOCATING or whence is not None)


def _untold(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """Who did what a verb without a subject tells, by the deed beside it or by who reports it."""
    if clause.kind != "verb" or clause.slot("subject"):
        return (), None
    if rule.states == "ASSAULT":
        return tuple(attackers(doc, clause, actors)), "in"
    if rule.trigger.mode == "release":
        return tuple(captors(doc, clause, actors)), "from"
    if rule.trigger.mode in ("arrest", "convict"):
        return tuple(reporters(doc[clause.head], actors)), None
    return (), None
