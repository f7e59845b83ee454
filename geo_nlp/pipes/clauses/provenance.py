"""Provenance: who made a thing and where it comes from, by the participle after it ("arms seized by Mali")."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.functions import objects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.rules.loader import Key

CARRYING = frozenset({"carry", "ferry", "transport"})
# By these nobody comes to own a thing: "a law backed by Turkey", "agreed to a truce brokered by Qatar".
NOT_OWNING = either("handing_verb", "viewing_verb", "construction_verb", "non_owning_verb")
DESTINED = frozenset({"bind", "destine", "earmark", "intend", "mean"})
FIRED = frozenset({"fire", "launch", "shoot"})
# The prepositions of origin or destination: "shipments intended for Hezbollah".
WHENCE = {
    **dict.fromkeys(words("trade_verb"), ("from", "in", "by")),
    **dict.fromkeys(DESTINED, ("for",)),
    **dict.fromkeys(FIRED, ("from",)),
}


def is_passive_participle(clause: Token) -> bool:
    """Whether a participle is a passive with its noun as patient: "arms seized by Mali"."""
    if clause.dep_ != "acl" or clause.tag_ != "VBN" or clause.lemma_ in NOT_OWNING:
        return False
    return not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in clause.children)


def origin(participle: Token) -> list[Token]:
    """Where a thing comes from that is made, sent or fired, or the recipient it is for: "wine imported from Chile"."""
    asked = WHENCE.get(participle.lemma_, ())
    return [head for prep, head in prepositions(participle) if prep in asked]


def load(clause: Token) -> list[Token]:
    """What a vehicle carries: "a bus carrying Turkish workers"."""
    return objects(clause) if clause.tag_ == "VBG" and clause.lemma_ in CARRYING else []


def agents_of_patient(noun: Token, triggers: Collection[Key] = ()) -> list[Token]:
    """The agents, where "by" hangs on the patient of a noun: "the jailing of the mayor by Turkey".

    What is itself one of `triggers` has agents of its own, but for troops: "condemnation of the arrest of the mayor
    by Turkey", "the arrest of two soldiers by Turkey".
    """
    patients = [head for prep, head in prepositions(noun) if prep == "of"]
    acts = [t for t in patients if ("noun", t.lemma_.lower()) in triggers and t.lemma_ not in words("fighter_noun")]
    return agents_of([t for t in patients if t not in acts])


def agents_of(nouns: Iterable[Token]) -> list[Token]:
    """The agents in the by-phrases of some nouns, as of "mayor" in "the jailing of the mayor by Turkey"."""
    return [agent for noun in nouns for prep, agent in prepositions(noun) if prep == "by"]
