"""Holders of an attitude that a verb transfers: "support came from Macron", "thanked Macron for his support".

The clause of the noun gets the holder as its possessor and the target at its goals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.stance.implicit_actors import SHOWS
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.pronoun_forms import POSSESSIVES
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Clause

OFFERS = frozenset("assurance guarantee offer pledge promise".split())
# "Support for Kyiv came from Paris".
ARRIVING_VERBS = frozenset("arrive come emanate flow pour".split())
# The slots of the target in the rules for nouns of support.
SUPPORT_SLOTS = ("to", "for", "in")


def carrier_of(noun: Token) -> Token:
    """The light noun that carries an attitude: "words of support", "assurances of support"; else the noun itself."""
    carrier = noun_above(noun)
    return carrier if carrier.lemma_ in SHOWS | OFFERS else noun


def with_sender(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """The clause of a noun that comes from its holder: "criticism came from Macron", "support poured in from Paris"."""
    carrier = carrier_of(doc[clause.head])
    if carrier.dep_ != "nsubj" or carrier.head.lemma_ not in ARRIVING_VERBS or clause.slot("subject"):
        return None
    coming = [t for prep, t in obliques.prepositions(carrier.head) if prep == "from"]
    senders = tuple(t.i for t in coming if actors.pick(t, places=True))
    others = tuple(slot for slot in clause.slots if slot[0] != "from")
    return replace(clause, slots=(*others, ("from", senders))) if senders else None


def with_giver(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """The clause of a noun that someone is assured of or thanked for: "assured Zelensky of France's support"."""
    noun = doc[clause.head]
    if noun.dep_ != "pobj" or any(clause.slot(slot) for slot in SUPPORT_SLOTS):
        return None
    prep = noun.head
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    if verb.pos_ != "VERB":
        return None
    if prep.lower_ == "of" and verb.lemma_ == "assure":
        return _with_assurer(doc, clause, verb)
    if prep.lower_ == "for" and verb.lemma_ == "thank":
        return _with_thanked(clause, noun, verb, actors)
    return None


def _with_assurer(doc: Doc, clause: Clause, verb: Token) -> Clause | None:
    """ "Assured Zelensky of support", "was assured of France's support": the giver is the subject or the possessor."""
    goals = functions.grammatical_subjects(verb) if is_passive(verb) else functions.objects(verb)
    owners = [doc[i] for i in clause.slot("possessor")]
    return _with_giver_and_goal(clause, owners or functions.subjects(verb), goals)


def _with_thanked(clause: Clause, noun: Token, verb: Token, actors: Actors) -> Clause | None:
    """ "Thanked Macron for his support": the giver is who is thanked; not for that of another ("for EU support")."""
    of_another = clause.slot("of") or any(c.dep_ == "poss" and c.lower_ not in POSSESSIVES for c in noun.lefts)
    thanked = [t for t in functions.objects(verb) if t.i in actors.at]
    return None if of_another else _with_giver_and_goal(clause, thanked, functions.subjects(verb))


def _with_giver_and_goal(clause: Clause, givers: Sequence[Token], goals: Sequence[Token]) -> Clause | None:
    """The clause with its holders and its targets; None where either is missing."""
    if not givers or not goals:
        return None
    kept = tuple(slot for slot in clause.slots if slot[0] not in ("possessor", "subject"))
    there = tuple(t.i for t in goals)
    owners = tuple(t.i for t in givers)
    return replace(clause, slots=(*kept, ("possessor", owners), *((slot, there) for slot in SUPPORT_SLOTS)))
