"""Whom a relative pronoun that is a subject stands for: the noun in front, or who used it, as a rule.

What an attack did is often told behind what was attacked: "carried out an attack on a shrine in May that killed ten".
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import HURTING, INSTRUMENTS, NOT_OWN
from geo_nlp.pipes.syntax.words import NAMED, conjuncts

AIMED = frozenset({"against", "at", "in", "near", "on"})
PLACES = words("relative_place_noun")
STRUCK = words("explosion_noun")
# Who does so together: "Modi and Xi, who met in Kazan".
TOGETHER = words("reciprocal_activity_verb")


def stood_for(pronoun: Token, verb: Token, depth: int) -> list[Token]:
    """Who does what a relative clause tells; of an attack that "killed ten" it is who launched it."""
    if pronoun.lower_ != "who" and (deed := _deed_behind(verb)) is not None:
        return _attackers(deed, depth + 1)
    used = verb.head.dep_ == "dobj" and verb.head.head.lemma_ not in NOT_OWN
    if verb.head.lemma_ in INSTRUMENTS and used:  # "launched an attack that killed"
        return functions.grammatical_subjects(verb.head.head, depth + 1)
    first = _people(verb.head) if pronoun.lower_ == "who" else verb.head
    while first.dep_ == "conj" and verb.lemma_ in TOGETHER and pronoun.nbor(-1).text == ",":
        first = first.head
    return conjuncts(first)


def whose(owned: Token) -> list[Token]:
    """Of whom a relative clause with "whose" is told: "Kadyrov, whose loyalty to Putin is known"."""
    clause = next((t for t in (owned, *owned.ancestors) if t.dep_ == "relcl"), None)
    return conjuncts(clause.head) if clause is not None else []


def _people(noun: Token) -> Token:
    """Who is meant where the clause hangs on a place: "forces in the north of the country who are leading it"."""
    place = noun
    while place.lemma_.lower() in PLACES or place.ent_type_ == "GPE" or place.dep_ in ("prep", "acl"):
        if place.head == place:
            return noun
        place = place.head
    return place if place.tag_ == "NNS" else noun


def _deed_behind(verb: Token) -> Token | None:
    """The attack, or the verb of one, where the clause hangs on its aim: "fired missiles at a clinic that killed"."""
    thing = verb.head
    while thing.dep_ == "conj" or (thing.dep_ == "pobj" and thing.head.lower_ in AIMED):
        thing = thing.head if thing.dep_ == "conj" else thing.head.head
    if thing == verb.head or verb.lemma_ not in HURTING:
        return None
    weapons = thing.pos_ == "VERB" and any(c.dep_ == "dobj" and c.lemma_ in INSTRUMENTS for c in thing.rights)
    return thing if weapons or thing.lemma_ in INSTRUMENTS | STRUCK else None


def _attackers(deed: Token, depth: int) -> list[Token]:
    """Who does a deed: the subject of its verb, whose it is, or the subject of the verb that carries it."""
    if deed.pos_ == "VERB":
        return functions.grammatical_subjects(deed, depth)
    owners = [t for o in deed.lefts if o.dep_ == "poss" or o.ent_type_ in NAMED for t in conjuncts(o)]
    carried = deed.dep_ == "dobj" and deed.head.lemma_ not in NOT_OWN
    return owners or (functions.grammatical_subjects(deed.head, depth) if carried else [])
