"""Relational nouns, such as ally and critic: who is meant by name, and whose, where only the clause around gives it."""

from __future__ import annotations

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.obliques import examples
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import load_rules


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
    modifies = noun.dep_ in MODIFIERS and noun.head.pos_ == "PROPN" and noun.head.i > noun.i
    return conjuncts(noun.head) if modifies else []


def _members_by_verb(noun: Token) -> list[Token]:
    """The members of a class by its verb: "her critics include Macron"."""
    verb = noun.head
    if noun.dep_ != "nsubj":
        return []
    if verb.lemma_ == "be":  # "her fiercest critic is Macron"
        return [t for c in verb.rights if c.dep_ == "attr" and c.pos_ == "PROPN" for t in conjuncts(c)]
    return functions.objects(verb) if verb.lemma_ == "include" else []
