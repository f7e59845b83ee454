"""Implicit targets of an act without one in its slots: the party of a condition, forces watched, the place it is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.scene_target import party_of_condition, scene
from geo_nlp.pipes.syntax.functions import datives, objects, subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause

# What is only given away is given to nobody where it is done: "handed over its weapons in Iraq".
PARTING = frozenset({"give up", "hand over", "turn over"})
# Acts of foreigners that fall on the place where they are done; a meeting or a protest in Paris is not done to France.
ACTS_ON_PLACE = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "SANCTION"})
DECREED = frozenset({"curfew", "martial-law"})  # on a place at home too
PROMISED = frozenset({"AGREE", "AID"})
CONTACTS = words("contact_verb")
FACING = words("confrontation_purpose_verb")
CHARGE_MAKING = words("accusing_verb")
OPPOSED_IN_A_CHARGE = words("opposing_parties_verb") - {"tour", "visit"}


def implicit_target(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> tuple[int, ...]:
    """Positions of the mentions towards whom an act goes though no slot has them; empty where none can be inferred."""
    if rule.states == "REJECT" and clause.kind == "verb":
        found = _whom_one_answers(doc[clause.head], actors, source)
        return tuple(n for n in found if not actors.same(n, source))
    for find in INFERENCES:
        if found := find(doc, clause, rule, actors, source):
            return tuple(n for n in found if not actors.same(n, source))
    return ()


def _whom_one_answers(reply: Token, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Who asked for what is refused, or made the charge that is denied.

    "Mali asked Chad to help, but Chad declined", "Mali accused Chad of spying, which Chad denied".
    """
    if reply.dep_ == "relcl":
        above = next((t for t in reply.ancestors if t.lemma_ in CHARGE_MAKING), reply)
    else:
        above = reply.head if reply.dep_ in ("advcl", "conj") else reply
    if above is not reply and above.lemma_ in CHARGE_MAKING:
        addressed = [*objects(above), *(s for c in above.rights if c.dep_ == "ccomp" for s in subjects(c))]
    elif above is not reply and above.lemma_ in words("asking_verb"):
        phrases = (t for prep, t in prepositions(above) if prep in ("on", "to", "upon"))
        addressed = [*objects(above), *datives(above), *phrases]
    else:
        return []
    if not any(actors.same(n, source) for t in addressed for n in actors.pick(t, inner=False)):
        return []
    return [n for t in subjects(above) for n in actors.acting(t, verbal=True)]


def _conditional_party(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """On whose act a refusal, a threat or a sanction depends: "will not lift the ban until Cuba frees ..."."""
    open_yet = clause.refused or rule.states in ("SANCTION", "THREATEN")
    return party_of_condition(doc, clause, actors, source) if open_yet else []


def _accused_before(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Who is accused by the verb that a threat joins: "accused Chad of spying and threatened to close the border"."""
    threat = doc[clause.head]
    joined = rule.states == "THREATEN" and threat.dep_ == "conj" and threat.head.lemma_ in OPPOSED_IN_A_CHARGE
    joined = joined and not any(doc[i].lemma_ in ("resign", "step") for i in clause.slot("complement"))
    return [n for t in objects(threat.head) for n in actors.pick(t, taken=source)] if joined else []


def _met_before(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Whom one has met, or where one has been, who then promises: "met Sisi and pledged help", "visited Kyiv and"."""
    verb = doc[clause.head]
    met = verb.head
    promised = rule.states in PROMISED and clause.kind == "verb" and bool(rule.trigger.target)
    if not promised or verb.dep_ != "conj" or met.lemma_ not in CONTACTS or any(c.dep_ == "nsubj" for c in verb.lefts):
        return []
    whom = [*objects(met), *(t for prep, t in prepositions(met) if prep in ("to", "with"))]
    return [n for t in whom for n in actors.pick(t, inner=False, places=met.lemma_ == "visit", taken=source)]


def _watched(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """Whom forces are sent to stop or to follow: "scrambled jets to intercept Russian bombers"."""
    if rule.states != "MOBILIZE":
        return []
    verb = doc[clause.head if clause.support is None else clause.support]
    purposes = [c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB" and c.lemma_ in FACING]
    return [n for c in purposes for t in objects(c) for n in actors.pick(t, taken=source)]


def _place_of_act(doc: Doc, clause: Clause, rule: Rule, actors: Actors, source: tuple[int, ...]) -> list[int]:
    """The place that an act of foreigners, bodies of no state, troops or unknown attackers falls on: "fired rockets
    into Mali".
    """
    home = {actors.mentions[n].country for n in source} - {None}
    unknown = rule.states == "ASSAULT" and not any(
        actors.mentions[n].actor or actors.mentions[n].country for n in source
    )
    of_no_state = not home and any(actors.mentions[n].type in ("igo", "organisation") for n in source)
    anywhere = unknown or of_no_state or rule.trigger.mode in DECREED or rule.states == "MOBILIZE"
    if rule.states not in ACTS_ON_PLACE or (rule.states == "AID" and clause.lemma in PARTING) or not (home or anywhere):
        return []
    places = [n for n in scene(doc, clause, actors) if actors.mentions[n].actor]
    return [n for n in places if anywhere or actors.mentions[n].country not in home]


INFERENCES: Final[tuple[Callable[[Doc, Clause, Rule, Actors, tuple[int, ...]], list[int]], ...]] = (
    _conditional_party,
    _accused_before,
    _met_before,
    _watched,
    _place_of_act,
)
"""What an implicit target is inferred from, in this order; the first that finds one counts."""
