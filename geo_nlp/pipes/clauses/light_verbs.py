"""Light verbs and copulas, which carry a noun and lend it their arguments: "held talks with", "is an ally of".

Which verbs are light is the rules' choice; a verb that no rule lists as one carries a noun only in the constructions
below.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.obliques import particle, prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.loader import load_rules

BREACHES = frozenset({"breach", "contravention", "defiance", "violation"})
ENGAGING = words("engagement_light_verb")
# "United by an alliance", "bound by a treaty": the noun takes those whom it joins.
JOINING_VERBS = words("joining_verb")
# "Acts as a mediator", "is in Cairo for talks": the noun takes the subject of the verb.
ROLE_TAKING_PHRASES = words("role_taking_phrase")
CARRIED = frozenset({"dobj", "nsubjpass", "oprd"})
RELATION_VERBS = words("having_relation_verb")
LIGHT_PREPS = frozenset({"at", "in", "into", "on", "under"})


def support_of(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb or copula that carries the noun: "held talks", "is an ally", "is in talks with"."""
    if noun.dep_ == "attr":
        return noun.head
    if noun.dep_ == "pobj":
        return _support_of_oblique(noun, light)
    if noun.lemma_.lower() in load_rules().classes["relational"] and noun.head.lemma_ not in RELATION_VERBS:
        return None  # who "gave the rivals a week" is no rival
    bare = noun.dep_ == "xcomp" and noun.tag_ == "NN" and not has_infinitive_marker(noun)  # "voiced dismay at"
    carried = noun.dep_ in CARRIED or bare
    verb = noun.head
    is_light = verb.lemma_ in light or f"{verb.lemma_} {particle(verb)}" in light  # "held", "carried out"
    return verb if carried and verb.pos_ in VERBAL and is_light else None


def _support_of_oblique(noun: Token, light: frozenset[str]) -> Token | None:
    """The verb that carries the object of a preposition: "acts as a mediator", "united by an alliance"."""
    prep = noun.head
    verb = prep.head
    if prep.lower_ == "by" and verb.lemma_ in JOINING_VERBS:
        return verb
    if f"{verb.lemma_} {prep.lower_}" in ROLE_TAKING_PHRASES:
        predicated = any(c.dep_ == "acomp" for c in verb.rights)  # "is furious with Turkey for its attacks"
        return None if predicated else verb
    return (
        _verb_of_display(noun)
        or _verb_of_anticipation(noun)
        or _verb_of_partitive(noun)
        or _verb_of_breach(noun)
        or _verb_of_light_phrase(noun, light)
    )


def _verb_of_display(noun: Token) -> Token | None:
    """The verb of an act that shows an attitude: "sent troops in a show of support", "stopped work in solidarity"."""
    prep = noun.head
    shown = prep.head if prep.lower_ == "of" and prep.head.lemma_ in words("display_noun") else noun
    if shown is noun and (noun.lemma_ != "solidarity" or prep.lower_ != "in"):
        return None
    above = shown.head
    return above.head if shown.dep_ == "pobj" and above.lower_ in ("as", "in") and above.head.pos_ == "VERB" else None


def _verb_of_anticipation(noun: Token) -> Token | None:
    """The verb of what is hoped for: "look forward to closer cooperation with"."""
    verb = noun.head.head
    ahead = noun.head.lower_ == "to" and verb.lemma_ == "look" and any(c.lower_ == "forward" for c in verb.rights)
    return verb if ahead and any(c.lower_ == "with" for c in noun.rights) else None


def _verb_of_partitive(noun: Token) -> Token | None:
    """The verb of a partitive predicate: "is one of the closest allies", "is among the donors"."""
    if noun.head.lower_ not in ("of", "among"):
        return None
    one = noun.head.head
    if one.lower_ in ("one", "some") and one.dep_ == "attr":
        return one.head
    return one if noun.head.lower_ == "among" and one.lemma_ == "be" and one.i < noun.i else None


def _verb_of_breach(noun: Token) -> Token | None:
    """The verb of an act that breaks a rule: "fired a missile in violation of the resolution"."""
    verb = noun.head.head
    return verb if noun.head.lower_ == "in" and noun.lemma_ in BREACHES and verb.pos_ == "VERB" else None


def _verb_of_light_phrase(noun: Token, light: frozenset[str]) -> Token | None:
    """A light verb with its preposition: "engaged in talks", "came under attack"."""
    verb, name = noun.head.head, noun.head.lower_
    if verb.pos_ not in VERBAL or name not in LIGHT_PREPS:
        return None
    return verb if verb.lemma_ in ENGAGING or f"{verb.lemma_} {name}" in light else None


def lend(slots: Slots, noun: Token, support: Token) -> None:
    """Give the noun the subject, dative and prepositions of its support verb."""
    if noun.dep_ == "nsubjpass":
        add(slots, "subject", functions.subjects(support))
    else:
        add(slots, "subject", [t for t in functions.grammatical_subjects(support) if t != noun])
    add(slots, "dative", functions.datives(support))
    add(slots, "to", functions.addressed(support))
    for prep, head in prepositions(support):
        if head != noun and prep != "by":
            add(slots, prep, [head])
