"""Who gives an attitude, told apart from it: "support came from Macron", "thanked Macron for his support".

The clause of its noun gets whoever gives it as possessor, and whoever it is for at its goals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.stance.holder_target import SHOWS
from geo_nlp.pipes.syntax import functions, obliques
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import OWNING
from geo_nlp.types import Clause

OFFERS = frozenset("assurance guarantee offer pledge promise".split())
# "Support for Kyiv came from Paris".
COMING = frozenset("arrive come emanate flow pour".split())
OWN = OWNING | {"your"}
# Where it goes to in the rules for nouns of support.
GOALS = ("to", "for", "in")


def shown(noun: Token) -> Token:
    """What tells of it: "words of support", "assurances of support"; else the noun itself."""
    show = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return show if show.lemma_ in SHOWS | OFFERS else noun


def come_from(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """ "Criticism of the plan came from Macron", "words of support for Kyiv poured in from Paris"."""
    first = shown(doc[clause.head])
    if first.dep_ != "nsubj" or first.head.lemma_ not in COMING or clause.slot("subject"):
        return None
    coming = [t for prep, t in obliques.prepositions(first.head) if prep == "from"]
    senders = tuple(t.i for t in coming if actors.pick(t, places=True))
    others = tuple(slot for slot in clause.slots if slot[0] != "from")
    return replace(clause, slots=(*others, ("from", senders))) if senders else None


def given(doc: Doc, clause: Clause, actors: Actors) -> Clause | None:
    """ "Assured Zelensky of France's support", "thanked Sanders for his support"."""
    noun = doc[clause.head]
    if noun.dep_ != "pobj" or any(clause.slot(slot) for slot in GOALS):
        return None
    verb = noun.head.head.head if noun.head.head.dep_ == "dobj" else noun.head.head
    if verb.pos_ != "VERB":
        return None
    if noun.head.lower_ == "of" and verb.lemma_ == "assure":
        goal = functions.grammatical_subjects(verb) if is_passive(verb) else functions.objects(verb)
        owners = [doc[i] for i in clause.slot("possessor")]
        return _from_to(clause, owners or functions.subjects(verb), goal)
    if noun.head.lower_ == "for" and verb.lemma_ == "thank" and not clause.slot("of"):
        others = any(c.dep_ == "poss" and c.lower_ not in OWN for c in noun.lefts)
        thanked = [t for t in functions.objects(verb) if t.i in actors.at]
        return None if others else _from_to(clause, thanked, functions.subjects(verb))
    return None


def _from_to(clause: Clause, giving: Sequence[Token], goal: Sequence[Token]) -> Clause | None:
    if not giving or not goal:
        return None
    kept = tuple(slot for slot in clause.slots if slot[0] not in ("possessor", "subject"))
    there = tuple(t.i for t in goal)
    owners = tuple(t.i for t in giving)
    return replace(clause, slots=(*kept, ("possessor", owners), *((slot, there) for slot in GOALS)))
