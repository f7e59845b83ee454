"""Implied threats, without a word for a threat: "vowed to hit its ships", "Ankara could cut ties, Erdogan said".

CAMEO and PLOVER code the announcement of harm by its agent as THREATEN: in a vow, or as what may happen or will under a
condition, and an attack also as what will happen. What others expect of him is no threat, and a sanction that is
announced is one to come.
"""

from __future__ import annotations

from geo_nlp.pipes.relations.modality import has_condition
from geo_nlp.pipes.relations.predicate_classes import HARM_OR_TROOPS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Attribution, Clause, Participant

VOWING = frozenset({"hesitate", "swear", "threaten", "vow", "warn"})
UNSURE_MODALS = frozenset({"may", "might", "could", "can"})
SURE_MODALS = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d", "wo"})
READY = frozenset({"prepared", "ready"})
THREAT_DEPTH = 4


def is_threat_by_source(
    doc: Doc, clause: Clause, predicate: str, source: Participant | None, said: Attribution | None
) -> bool:
    """Whether a clause of harm to come is a threat by its source: vowed, or said by himself, his side or spokesman."""
    if (
        predicate not in HARM_OR_TROOPS
        or source is None
        or clause.negated
        or clause.modality in ("asserted", "demanded")
    ):
        return False
    verb = doc[clause.head if clause.support is None else clause.support]
    if _is_vowed(verb):
        return True
    if said is None or said.speaker is None:
        return False
    announced = _is_announced(verb, predicate) or (said.content.start <= verb.head.idx and _is_ready(verb))
    return announced and _is_one_side(source, said.speaker)


def _is_announced(verb: Token, predicate: str) -> bool:
    """Whether harm is announced: "warned that it will attack", "could cut ties", "will strike if"."""
    if verb.dep_ == "ccomp" and verb.head.lemma_ in VOWING:
        return True
    modals = {c.lower_ for v in (verb, verb.head) if v == verb or verb.dep_ == "xcomp" for c in v.children}
    if modals & UNSURE_MODALS:
        return True
    return bool(modals & SURE_MODALS) and (predicate == "ASSAULT" or has_condition(verb))


def is_made_now(verb: Token) -> bool:
    """Whether a threat is made by these words: "will make them pay", "vowed to make them pay"."""
    return _is_vowed(verb) or any(c.lower_ in SURE_MODALS and c.dep_ == "aux" for c in verb.lefts)


def _is_vowed(verb: Token) -> bool:
    """Whether the clause completes a vow: "vowed to carry out attacks", "swore to fight", "reserves the right to"."""
    if verb.dep_ == "acl" and verb.head.lemma_ == "right" and verb.head.head.lemma_ == "reserve":
        return True
    for _ in range(THREAT_DEPTH):
        if verb.dep_ == "xcomp" and verb.head.lemma_ in VOWING:
            return True
        if verb.dep_ not in ("xcomp", "conj") or verb.tag_ not in ("VB", "VBG"):
            return False
        verb = verb.head
    return False


def _is_ready(verb: Token) -> bool:
    """Whether the source is ready to do harm, or has no choice but to do it."""
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    return to is not None and (verb.head.lower_ in READY or to.nbor(-1).lower_ == "but")


def _is_one_side(one: Participant, other: Participant) -> bool:
    """Whether two participants are one actor or of one state."""
    if one.actor and one.actor == other.actor:
        return True
    return one.country is not None and one.country == other.country
