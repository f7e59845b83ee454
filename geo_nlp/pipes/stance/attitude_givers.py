"""Holders of an attitude that a verb transfers: "thanked Macron for his support".

The clause of the noun gets the holder as its possessor and the target at its goals.
"""

from __future__ import annotations

from dataclasses import replace

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.stance.implicit_actors import SHOWS
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.pronoun_forms import POSSESSIVES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Clause

OFFERS = frozenset("assurance guarantee offer pledge promise".split())
# The slots of the target in the rules for nouns of support.
SUPPORT_SLOTS = ("to", "for", "in")


def carrier_of(noun: Token) -> Token:
    """The light noun that carries an attitude: "words of support", "assurances of support"; else the noun itself."""
    carrier = noun_above(noun)
    return carrier if carrier.lemma_ in SHOWS | OFFERS else noun


def with_thanked(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """The clause of a noun that someone is thanked for: "thanked Macron for his support"; not "for EU support"."""
    noun = doc[clause.head]
    if noun.dep_ != "pobj" or any(clause.slot(slot) for slot in SUPPORT_SLOTS):
        return None
    prep = noun.head
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    of_another = clause.slot("of") or any(c.dep_ == "poss" and c.lower_ not in POSSESSIVES for c in noun.lefts)
    if prep.lower_ != "for" or verb.pos_ != "VERB" or verb.lemma_ != "thank" or of_another:
        return None
    givers = tuple(t.i for t in functions.objects(verb) if t.i in actors.at)
    goals = tuple(t.i for t in functions.subjects(verb))
    kept = tuple(slot for slot in clause.slots if slot[0] not in ("possessor", "subject"))
    there = ((slot, goals) for slot in SUPPORT_SLOTS)
    return replace(clause, slots=(*kept, ("possessor", givers), *there)) if givers and goals else None
