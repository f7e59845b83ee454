"""Verbs of force in another sense: reflexive, as a skill, in an idiom, as a description."""

from __future__ import annotations

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.tree import Doc

REFLEXIVE = frozenset({"herself", "himself", "itself", "themselves"})


def is_other_sense(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the context of a verb shows that it is no act between its ends."""
    return _is_reflexive(doc, found, actors) or _is_by_no_attacker(found, actors) or _is_no_guilt(doc, found)


def _is_by_no_attacker(found: Match, actors: Actors) -> bool:
    """Whether an attack noun has a court or a site as its actor: "guilty of murder by a court", "a school bombing"."""
    if found.rule.states != "ASSAULT" or found.clause.kind != "noun" or not found.source:
        return False
    doers = [actors.mentions[n] for n in found.source]
    sectors = {m.sector for m in doers}
    bodies = sectors <= {"EDU", "MED", "REL"} and all(m.type == "organisation" for m in doers)
    site = found.slots[0] == "possessor" and bodies
    return site or (sectors == {"JUD"} and found.clause.lemma not in ("execution", "hanging"))


def _is_no_guilt(doc: Doc, found: Match) -> bool:
    """Whether what is said of a person is no misdeed: "found him not guilty"."""
    said = [doc[i] for i in found.clause.slot("complement")]
    return any(t.lower_ in ("guilty", "liable") and any(c.dep_ == "neg" for c in t.lefts) for t in said)


def _is_reflexive(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the object is reflexive: "the gunman killed himself" is no attack on the antecedent."""
    objects = [doc[i] for i in found.clause.slot("object")]
    if found.rule.states != "ASSAULT" or not any(t.lower_ in REFLEXIVE and t.dep_ == "dobj" for t in objects):
        return False
    himself = all(doc[actors.mentions[n].head].lower_ in REFLEXIVE for n in found.target)
    return himself and found.clause.lemma != "blow up"
