"""Nouns that no verb carries: whom they describe, or the subject of the clause beside them ("after talks, Qatar said").

A relational noun ("its ally, Belarus") means who is named beside it, or the examples of a class.
`UNSUPPORTED` has the constructions in order; the first that is met fills the slots, and tells so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.act_parties import causes, partakers
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.adjunct_nouns import (
    verb_beside,
    verb_of_backing,
    verb_of_credit,
    verb_of_member,
    verb_with_help,
)
from geo_nlp.pipes.clauses.culprits import culprits
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.labels import MODIFIERS, NOUN_POS
from geo_nlp.pipes.syntax.obliques import examples, prepositions
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts, first_conjunct
from geo_nlp.rules.loader import load_rules

SPANS_OF_RULE = frozenset({"century", "decade", "era", "period", "year"})
AFTER_RULE = frozenset({"after", "following"})
# What those have with each other who discuss it.
SHARED_WORK = frozenset({"collaboration", "cooperation", "coordination"})


def _add_described(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add whom an apposition describes, all of a series if it is plural: "France and Turkey, its partners"."""
    above = noun_above(first)
    apposed = above if above.lower_ == "one" else first  # "Macron, one of her staunchest supporters"
    if apposed.dep_ != "appos":
        return False
    named = first_conjunct(apposed.head, NOUN_POS) if apposed.tag_ == "NNS" else apposed.head
    add(slots, "subject", conjuncts(named))
    return True


def _add_bearer(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who bears something: "Iran remains under sanctions", "after centuries of Russian rule, Estonia became"."""
    above = noun_above(first)
    spanning = above is not first and above.lemma_ in SPANS_OF_RULE
    prep = above.head if spanning else first.head
    under = prep.lower_ == "under" or (spanning and prep.lower_ in AFTER_RULE)
    borne = under and first.lemma_ in load_rules().classes["borne"]
    bearers = [c for c in prep.head.lefts if c.dep_ == "nsubj"]
    if borne and prep.head.tag_ in ("VB", "VBG"):  # "its decision to suspend talks under pressure from Mali"
        bearers = bearers or functions.subjects(prep.head)
    add(slots, "subject", bearers if borne else [])
    return borne


def _add_culprit(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who is blamed for an act: "three soldiers were detained for the killing of two Turks"."""
    found = culprits(first, slots)
    add(slots, "subject", found or [])
    return found is not None


def _add_credited(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who is thanked for what he did: "congratulated Mali on the purchase of jets from Brazil"."""
    verb = verb_of_credit(first)
    given = "from" in slots and first.lemma_ not in ("acquisition", "import", "purchase")  # "for help from Mali"
    named = given or {"by", "possessor", "subject"} & slots.keys()
    add(slots, "subject", functions.objects(verb) if verb is not None and not named else [])
    return verb is not None


def _add_partaker(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who had a part in an act, or whose operation it results from: "his role in", "a raid by police led to"."""
    found = [] if {"by", "possessor", "subject"} & slots.keys() else partakers(first) or causes(first)
    add(slots, "subject", found)
    return bool(found)


def _add_backer(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who backs another by an act, and for whom: "struck a base in support of Turkish troops"."""
    verb = verb_of_backing(first)
    if verb is not None and "possessor" not in slots:
        add(slots, "subject", functions.subjects(verb))
        if first.lemma_ == "support" and "of" in slots:
            slots["for"] = slots.pop("of")
    return verb is not None


def _add_helped(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who has help or is asked: "with Russia's help, Syria attacked"."""
    verb = verb_with_help(first)
    add(slots, "to", functions.subjects(verb) if verb is not None else [])
    return verb is not None


def _add_party_beside(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who takes part in a meeting before or meanwhile: "after talks with Iran, Qatar said"."""
    verb = verb_beside(first, slots)
    if verb is not None:
        slots.pop("possessor", None)
        add(slots, "subject", functions.grammatical_subjects(verb))
    return verb is not None


def _add_member(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who acts as a member: "work together as members of NATO"."""
    verb = verb_of_member(first)
    acting = functions.grammatical_subjects(verb) if verb is not None and "subject" not in slots else []
    add(slots, "subject", acting)
    return verb is not None


def _add_discussants(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add whose cooperation is discussed: "met Starmer to discuss cooperation"."""
    verb = first.head
    discussed = first.dep_ == "dobj" and verb.lemma_ in ("discuss", "explore", "review")
    named = {"among", "between", "of", "possessor", "with"} & slots.keys()
    if named or not discussed or first.lemma_ not in SHARED_WORK:
        return False
    met = verb.head if verb.tag_ == "VB" and verb.head.pos_ == "VERB" else verb
    add(slots, "subject", functions.grammatical_subjects(verb))
    others = [t for word in (verb, met) for prep, t in prepositions(word) if prep == "with"]
    add(slots, "with", others or (functions.objects(met) if met.lemma_ in words("contact_verb") else []))
    return True


def _add_related(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add who is meant by a relational noun, and whose: "its ally, Belarus"."""
    relational = token.lemma_.lower() in load_rules().classes["relational"]
    if relational:
        add_tie(slots, token, first, actors)
    return relational


def _add_examples(slots: Slots, token: Token, first: Token, actors: Actors) -> bool:
    """Add the examples of a class: "donors such as Germany"."""
    plural = token.tag_ == "NNS" and (token.dep_ != "dobj" or bool({"of", "possessor", "to"} & slots.keys()))
    add(slots, "subject", examples(token) if plural else [])
    return plural


UNSUPPORTED: Final[tuple[Callable[[Slots, Token, Token, Actors], bool], ...]] = (
    _add_described,
    _add_bearer,
    _add_culprit,
    _add_credited,
    _add_partaker,
    _add_backer,
    _add_helped,
    _add_party_beside,
    _add_member,
    _add_discussants,
    _add_related,
    _add_examples,
)


def add_tie(slots: Slots, kin: Token, first: Token, actors: Actors) -> None:
    """Add who is meant as subject, and an owner where the noun has none; `first` stands for the noun in the clause."""
    ours = any(
        c.dep_ == "poss" and c.lower_ in FIRST_PERSON_POSSESSIVES | {"your"} and c.i not in actors.at for c in kin.lefts
    )
    named = [] if ours else _names_after(kin) or _members_by_verb(kin) or examples(kin)
    add(slots, "subject", named)
    if named and "possessor" not in slots and not any(c.dep_ in ("det", "poss") for c in kin.lefts):
        add(slots, "possessor", _implicit_owners(first, slots))


def _implicit_owners(kin: Token, slots: Slots) -> list[Token]:
    """The implicit owners of a bare noun: "the US urged allies such as Germany to leave"."""
    verb = kin.head.head if kin.dep_ == "pobj" and kin.head.lower_ in ("with", "to", "from") else kin.head
    bare = kin.dep_ in ("dobj", "pobj", "dative") and kin.tag_ == "NNS" and not {"of", "to", "with"} & slots.keys()
    bare = bare and kin.lemma_ not in load_rules().classes["adherent"]
    return functions.subjects(verb) if bare and verb.pos_ == "VERB" else []


def _names_after(noun: Token) -> list[Token]:
    """The names after a relational noun: "its ally, Belarus", "U.S. ally Israel", "Russia's ally Belarus"."""
    apposed = [c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    names = [t for c in apposed for t in conjuncts(c)]
    if names:
        return [t for t in names if t.pos_ == "PROPN"]
    if noun.dep_ in MODIFIERS and noun.head.pos_ == "PROPN" and noun.head.i > noun.i:
        return conjuncts(noun.head)
    follower = noun.nbor()
    acting = follower.pos_ == "PROPN" and follower.dep_ in ("nsubj", "nsubjpass", "npadvmod")
    beside = follower.head is noun.head and follower.dep_ in (noun.dep_, "npadvmod")  # "thanked our ally Turkey"
    return [follower] if acting and (beside or follower.head.head is noun) else []


def _members_by_verb(noun: Token) -> list[Token]:
    """The members of a class by its verb: "her critics include Macron"."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return []
    if verb.lemma_ == "be":  # "her fiercest critic is Macron"
        return [t for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)]
    return functions.objects(verb) if verb.lemma_ == "include" else []
