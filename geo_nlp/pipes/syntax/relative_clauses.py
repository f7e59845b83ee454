"""Antecedents of relative pronouns that are subjects: the noun before them, or who used it, as a rule.

The clause on an attack often stands after its target: "carried out an attack on a shrine in May that killed ten".
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import OTHERS_ACTS, conjuncts, first_conjunct

ATTACK_PREPS = frozenset({"against", "at", "in", "near", "on"})
INSTRUMENTS = either("instrument_noun", "explosion_noun")
HARMING = words("effect_of_attack_verb") | {"target"}
CLAIMING = frozenset({"accept", "admit", "bear", "claim", "take"})
# Verbs of acting together: "Modi and Xi, who met in Kazan".
RECIPROCAL_ACTIVITY_VERBS = words("reciprocal_activity_verb")


def antecedents(pronoun: Token, verb: Token, depth: int) -> list[Token]:
    """What a relative pronoun that is a subject stands for; for an attack that "killed ten" who launched it."""
    if pronoun.lower_ != "who" and (attack := _attack_before(verb)) is not None:
        return _attackers(attack, depth + 1)
    noun = verb.head
    if noun.lemma_ in words("instrument_noun") and _is_own_object(noun):  # "launched an attack that killed"
        return _attackers(noun, depth + 1) or conjuncts(noun)
    if verb.lemma_ in HARMING and (culprits := _culprits(noun, depth + 1)):
        return culprits
    together = verb.lemma_ in RECIPROCAL_ACTIVITY_VERBS and pronoun.nbor(-1).text == ","
    return conjuncts(first_conjunct(noun) if together else noun)


def whose(owned: Token) -> list[Token]:
    """The antecedent of "whose": "Kadyrov, whose loyalty to Putin is known"."""
    clause = next((t for t in (owned, *owned.ancestors) if t.dep_ == "relcl"), None)
    return conjuncts(clause.head) if clause is not None else []


def place_of_where(word: Token) -> Token | None:
    """The noun before the "where" of the clause of a word: "Somalia, where troops support the government"."""
    clause = next((t for t in (word, *word.ancestors) if t.dep_ in ("relcl", "advcl", "ccomp")), None)
    return clause.head if clause is not None and clause.dep_ == "relcl" and clause.left_edge.lower_ == "where" else None


def _culprits(attack: Token, depth: int) -> list[Token]:
    """Who is held to have done it: "claimed responsibility for a raid that killed", "a cell responsible for it"."""
    if attack.lemma_ not in INSTRUMENTS or attack.dep_ != "pobj":
        return []
    if any(c.dep_ == "poss" or c.ent_type_ in NAMED for c in attack.lefts):
        return []
    above = attack.head.head
    if attack.head.lower_ == "in" and above.lemma_ in words("engagement_light_verb") and above.lemma_ != "be":
        return functions.grammatical_subjects(above, depth)
    if attack.head.lower_ == "behind":
        if above.lemma_ == "be":
            return functions.grammatical_subjects(above, depth)
        return conjuncts(above) if above.pos_ == "NOUN" else []
    if attack.head.lower_ != "for":
        return []
    if above.lemma_ == "responsibility" and above.dep_ == "dobj" and above.head.lemma_ in CLAIMING:
        return functions.grammatical_subjects(above.head, depth)
    if above.lemma_ == "responsible":
        return conjuncts(above.head) if above.dep_ == "amod" else functions.grammatical_subjects(above.head, depth)
    return functions.objects(above, depth) if above.lemma_ in words("blaming_verb") and above.pos_ == "VERB" else []


def _is_own_object(noun: Token) -> bool:
    """Whether a noun is the object of who made or used it: "launched an attack", not "condemned an attack"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ not in OTHERS_ACTS


def _attack_before(verb: Token) -> Token | None:
    """The attack, or its verb, where its target has the clause: "fired missiles at a clinic that killed ten"."""
    if verb.lemma_ not in words("effect_of_attack_verb"):
        return None
    attack = verb.head
    while attack.dep_ == "conj" or (attack.dep_ == "pobj" and attack.head.lower_ in ATTACK_PREPS):
        attack = attack.head if attack.dep_ == "conj" else attack.head.head
    if attack == verb.head:
        return None
    fires = attack.pos_ == "VERB" and any(
        c.dep_ == "dobj" and c.lemma_ in words("instrument_noun") for c in attack.rights
    )
    return attack if fires or attack.lemma_ in INSTRUMENTS else None


def _attackers(attack: Token, depth: int) -> list[Token]:
    """Who attacks: the subject of the verb, the possessor of the noun, or the subject of the verb it is object of."""
    if attack.pos_ == "VERB":
        return functions.grammatical_subjects(attack, depth)
    owners = with_conjuncts([o for o in attack.lefts if o.dep_ == "poss" or o.ent_type_ in NAMED])
    return owners or (functions.grammatical_subjects(attack.head, depth) if _is_own_object(attack) else [])
