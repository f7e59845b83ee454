"""The source of a rule: from its slots in order, or inferred from what stands beside an agentless passive."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_coordination import series, without_titles
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import LOCATING, Filled, quad_of, required_words
from geo_nlp.pipes.relations.passive_agents import (
    attackers,
    attackers_in_time_clause,
    captors_who_release,
    reporting_police,
)
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import forms, joined
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Mention

FORCES = frozenset({"MOBILIZE", "RETREAT"})
HOLDING = frozenset({"abduct", "arrest"})


def source_of(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """The source, from the first source slot that names an actor; else inferred from the clause."""
    for slot in rule.trigger.source:
        tokens = [doc[i] for i in clause.slot(slot) if i != clause.head]
        if not tokens or (slot == "subject" and clause.kind == "noun" and _is_undergone(doc[clause.head])):
            continue
        found = _actors_of_slot(doc, tokens, slot, clause, rule, actors)
        if slot == "object" and rule.states in FORCES and clause.slot("subject"):
            found = [n for n in found if actors.mentions[n].country]  # "they sent tanks" does not say whose
        if slot in LOCATING or slot == "from":
            found = [n for n in found if not _is_mere_place(actors.mentions[n])]
        if found:
            return without_titles(actors, found), slot
    return _inferred_source(doc, clause, rule, actors)


def _actors_of_slot(
    doc: Doc, tokens: Sequence[Token], slot: str, clause: Clause, rule: Rule, actors: Actors
) -> list[int]:
    """The actors of the words in a slot, once each; a means or a scene is none."""
    found: list[int] = []
    for token in tokens:
        if not _is_means(token, slot) and not _is_scene(token, slot, rule):
            picked = _actors_of_word(doc, token, slot, clause, rule, actors)
            found.extend(n for n in dict.fromkeys(series(actors, picked)) if n not in found)
    return found


def _is_mere_place(mention: Mention) -> bool:
    """Whether a place is of no known state, and so does nothing: "released from a prison in Preston County"."""
    return mention.type == "place" and mention.country is None


def _is_undergone(noun: Token) -> bool:
    """Whether an act is undergone: "is under pressure to resign" presses nobody."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "under"


def _is_means(token: Token, slot: str) -> bool:
    """Whether a gerund gives means or content: "a threat to Chad by moving troops", "hope of reaching Chad"."""
    return slot in ("by", "of") and token.tag_ == "VBG" and token.dep_ == "pcomp"


def _is_scene(token: Token, slot: str, rule: Rule) -> bool:
    """Whether a place is not what the rule requires: "died in a clash in the north" names those who clashed."""
    required = required_words(rule, slot) if slot in LOCATING else None
    return required is not None and required.isdisjoint({*forms(token), *joined(token)})


def _actors_of_word(doc: Doc, token: Token, slot: str, clause: Clause, rule: Rule, actors: Actors) -> list[int]:
    """The actors that a word of a source slot names; "from" may have a place: "won concessions from the Japanese"."""
    if slot == "subject" and clause.kind != "noun" and rule.trigger.inner:
        return actors.acting(token, verbal=bool(rule.attitude) or quad_of(rule) in (1, 3))
    if slot in LOCATING and token.pos_ in VERBAL:
        return []  # "was convicted in what his supporters call a show trial"
    whence = required_words(rule, "from") if slot == "from" else None
    through = slot != "from" or (whence is not None and "*" not in whence)  # "benefits from French loans"
    inner = (rule.trigger.inner and through) or (slot == "subject" and _is_of_army(token, rule))
    found = actors.pick(token, inner=inner, places=slot in LOCATING or whence is not None)
    if slot not in LOCATING:
        return found
    return [n for n in found if not _is_place_of(token, m := actors.mentions[n]) and not _is_site(token, m)]


def _is_of_army(token: Token, rule: Rule) -> bool:
    """Whether a word means soldiers by their state alone: "Russian units retreated", "a Chadian column left"."""
    return rule.states in FORCES and token.lemma_.lower() in words("unit_noun")


def _is_site(word: Token, mention: Mention) -> bool:
    """Whether a place is a building, whose state need not be who acts: "was arrested inside the Rayburn Building"."""
    return mention.type == "place" and word.doc[mention.last].lower_ in words("site_noun")


def _is_place_of(event: Token, mention: Mention) -> bool:
    """Whether a mention is where an event was, and not whose it was: "died in an ambush in Mali", "in the Gao raid".

    So is what a part of it belongs to: "in an ambush in the north of Mali".
    """
    place = event.doc[mention.head]
    if mention.type == "place" and place.dep_ == "compound":
        return place.head is event
    part = place.head.head
    if place.dep_ == "pobj" and place.head.lower_ == "of" and part is not event and part.dep_ == "pobj":
        place = part
    return place.dep_ == "pobj" and place.head.head == event and place.head.lower_ in LOCATING


def _inferred_source(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> Filled:
    """The source of a verb without a subject: by an attack that it names, or by who reports it."""
    if clause.kind != "verb" or clause.slot("subject"):
        return (), None
    if rule.trigger.mode in HOLDING and (captors := captors_who_release(doc[clause.head], actors)):
        return tuple(captors), None
    if rule.states == "ASSAULT":
        if found := attackers(doc, clause, actors):
            return tuple(found), "in"
        return tuple(attackers_in_time_clause(doc[clause.head], actors)), "when"
    if rule.trigger.mode in ("arrest", "convict"):
        return tuple(reporting_police(doc[clause.head], actors)), None
    return (), None
