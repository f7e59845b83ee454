"""Who is taken to have done an act that a noun names, where its phrase does not name him.

Whoever is "detained for the killing of two Turks", "guilty of a murder", "responsible for the attack", or whose
"execution" or "trial" is for it; and to whom a blamed act is laid ("blamed the attack on Chad").
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.adjunct_nouns import charge_of, verb_of_blame
from geo_nlp.pipes.clauses.slots import Slots
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import NOUN_POS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts

ATTACKS_ON_PLACES = words("attack_on_place_word")
PENAL_NOUNS = words("punishment_noun")
GUILT_ADJECTIVES = frozenset({"complicit", "culpable", "guilty", "responsible"})
# "Blamed the attack on Chad", "pinned it on Chad": the last phrase names who did it.
LAYING = {"blame": "on", "pin": "on"}


def culprits(act: Token, slots: Slots) -> list[Token] | None:
    """Who is blamed for an act; empty where he is named elsewhere or the act has no victim, None where nobody is."""
    verb = verb_of_blame(act)
    judged = None if verb is not None else _guilty(act) or _punished(act)
    if verb is None and judged is None:
        return None
    if {"by", "possessor", "subject"} & slots.keys() or not _has_victim_or_master(act, slots):
        return []
    return functions.objects(verb) if verb is not None else judged


def _has_victim_or_master(act: Token, slots: Slots) -> bool:
    """Whether an act has a victim: "the killing of", "an attack on"."""
    aimed = bool({"against", "of", "on"} & slots.keys())
    return aimed or act.lemma_.lower() in ATTACKS_ON_PLACES


def _guilty(act: Token) -> list[Token] | None:
    """Who is guilty of an act: "pleaded guilty to the murder of", "the rebels responsible for the attack on"."""
    top = charge_of(act)
    above = top.head.head
    if top.dep_ != "pobj" or top.head.lower_ not in ("for", "in", "of", "to"):
        return None
    judged = [above] if above.pos_ != "VERB" else dependents(above, "acomp", "oprd")
    adjective = next((t for t in judged if t.lower_ in GUILT_ADJECTIVES), None)
    if adjective is None:
        return None
    described = adjective.head
    denied = described.head.lemma_ in words("denial_verb") and described.dep_ in ("ccomp", "pcomp", "xcomp")
    if denied or any(c.dep_ == "neg" for t in (adjective, described) for c in t.children):
        return []
    if adjective.dep_ in ("amod", "acl", "relcl"):
        return functions.grammatical_subjects(described.head) if described.dep_ == "attr" else [described]
    return functions.objects(described) if adjective.dep_ == "oprd" else functions.grammatical_subjects(described)


def _punished(act: Token) -> list[Token] | None:
    """Whose trial or punishment is for an act: "the trial of two Turks for the killing of", "her arrest on charges"."""
    top = charge_of(act)
    above = top.head.head
    if top.dep_ != "pobj" or top.head.lower_ not in ("for", "on", "over") or (top is act and top.head.lower_ == "on"):
        return None
    things = [above] if above.pos_ in NOUN_POS else [t for t in functions.objects(above) if t.i < top.i]
    for thing in things:
        if thing.lemma_.lower() in PENAL_NOUNS:
            of = [t for prep, t in prepositions(thing) if prep == "of"]
            return of or with_conjuncts(dependents(thing, "poss")) or None
    return None


def move_accused(act: Token, slots: Slots) -> None:
    """Make who is blamed for an act its agent: "blamed the attack on the port on Chad" has Chad after the last "on"."""
    laid = LAYING.get(act.head.lemma_) if act.dep_ == "dobj" else None
    preps = [t for t in act.head.subtree if t.lower_ == laid and t.dep_ == "prep" and t.i > act.i] if laid else []
    if not preps:
        return
    accused = [t.i for obj in preps[-1].rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    slots["by"] = accused
    slots["on"] = [i for i in slots.get("on", []) if i not in accused]
    if not slots["on"]:
        del slots["on"]
