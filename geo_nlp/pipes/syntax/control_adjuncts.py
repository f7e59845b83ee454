"""The understood subject of a reason with "for": who is thanked, blamed or sanctioned for it.

In "sanctions on Iran for arming rebels" it is Iran. Each function returns heads, or none where it is not met.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import dependents
from geo_nlp.pipes.syntax.labels import NAMED
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

CRITICISM = frozenset({"condemnation", "criticism", "denunciation"})
THANKS = words("thanks_noun")


def target_of_feeling(prep: Token) -> list[Token]:
    """Who a feeling is directed at: "is grateful to Chad for freeing them", "angry at it for attacking"."""
    moods = [
        t
        for t in (prep.head, *dependents(prep.head, "acomp"))
        if t.pos_ == "ADJ" and t.lower_ in either("anger_adjective", "gratitude_adjective")
    ]
    around = [pair for t in moods for head in (t, t.head) for pair in prepositions(head)]
    return [t for name, t in around if name in ("at", "to", "with") and t.i < prep.i]


def thanked(governor: Token) -> list[Token]:
    """Who is thanked: "voiced gratitude to Chad for freeing them"."""
    verb = governor.head if governor.lemma_ in THANKS and governor.dep_ == "dobj" else governor
    thanks = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ in THANKS]
    return [t for head in (*thanks, verb) for prep, t in prepositions(head) if prep == "to"] if thanks else []


def sanctioned(word: Token) -> list[Token]:
    """Whom a sanction hits: "imposed sanctions on Russia for breaking the pact"."""
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ in ("on", "against") else word
    measures = [t for t in (above, *dependents(above, "dobj")) if t.lemma_ in words("sanction_noun")]
    return [t for m in measures for near in (m, m.head) for prep, t in prepositions(near) if prep in ("on", "against")]


def judged(quality: Token) -> list[Token]:
    """Who is said to be so: "found the regime guilty of killing", "considers Iran capable of building it"."""
    verb = quality.head
    if quality.dep_ == "amod" and verb.i < quality.i:  # "held the rebels responsible", read as one phrase
        return [verb]
    judged = quality.dep_ in ("oprd", "acomp") and verb.lemma_ in words("small_clause_verb")
    return dependents(verb, "dobj") if judged else []


def made_to_pay(prep: Token) -> list[Token]:
    """Who bears a tariff or criticism: "tariffs on Iran for arming Mali", "criticism of Iran for arming it"."""
    governor = prep.head
    is_verb = governor.pos_ == "VERB"
    nouns = dependents(governor, "dobj") if is_verb else [governor]
    laid = [t for noun in nouns for name, t in prepositions(noun) if _bears(name, noun)]
    if is_verb and not any(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in nouns):
        laid += [t for name, t in prepositions(governor) if name in ("on", "against")]
    return [t for t in laid if t.i < prep.i and t.ent_type_ in NAMED]


def _bears(name: str, noun: Token) -> bool:
    """Whether a preposition names who bears it: "tariffs on Iran", "criticism of Iran", not "the tariffs of Iran"."""
    return name in ("on", "against", "at") or (name == "of" and noun.lemma_ in CRITICISM)


def is_judged_for(verb: Token, prep: Token, objects: list[Token]) -> bool:
    """Whether the object is treated so for what it did: "mocked Lavrov for praising Macron"."""
    actors = all(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in objects)
    return prep.lower_ == "for" and actors and verb.lemma_ not in words("using_verb")
