"""Whose deed it is for which somebody is thanked, blamed or made to pay: "sanctions on Iran for arming rebels"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import MEASURES, TELLING, USING
from geo_nlp.pipes.syntax.voice import own as _own
from geo_nlp.pipes.syntax.words import NAMED

FEELING = words("feeling_for_adjective")
CRITICISM = frozenset({"condemnation", "criticism", "denunciation"})
# For what somebody has done.
THANKS = words("thanks_noun")


def felt_towards(prep: Token) -> list[Token]:
    """Whose deed it is for which somebody feels so: "is grateful to Chad for freeing them", "angry at it for"."""
    moods = [t for t in (prep.head, *_own(prep.head, "acomp")) if t.pos_ == "ADJ" and t.lower_ in FEELING]
    around = [pair for t in moods for head in (t, t.head) for pair in prepositions(head)]
    return [t for name, t in around if name in ("at", "to", "with") and t.i < prep.i]


def thanked(governor: Token) -> list[Token]:
    """Whose deed it is for which somebody is thanked: "voiced gratitude to Chad for freeing them"."""
    verb = governor.head if governor.lemma_ in THANKS and governor.dep_ == "dobj" else governor
    words = [c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ in THANKS]
    return [t for head in (*words, verb) for prep, t in prepositions(head) if prep == "to" and words]


def punished(word: Token) -> list[Token]:
    """Whom a measure hits for what he did: "imposed sanctions on Russia for breaking the pact"."""
    above = word.head.head if word.dep_ == "pobj" and word.head.lower_ in ("on", "against") else word
    measures = [t for t in (above, *_own(above, "dobj")) if t.lemma_ in MEASURES]
    return [t for m in measures for near in (m, m.head) for prep, t in prepositions(near) if prep in ("on", "against")]


def judged(quality: Token) -> list[Token]:
    """Who is said to be so: "found the regime guilty of killing", "considers Iran capable of building it"."""
    verb = quality.head
    if quality.dep_ == "amod" and verb.i < quality.i:  # "held the rebels responsible", read as one phrase
        return [verb]
    return _own(verb, "dobj") if quality.dep_ in ("oprd", "acomp") and verb.lemma_ in TELLING else []


def made_to_pay(prep: Token) -> list[Token]:
    """On whom something is laid for a deed of his own: "tariffs on Iran for arming Mali", "criticism of Iran for"."""
    governor = prep.head
    verb, nouns = (governor, _own(governor, "dobj")) if governor.pos_ == "VERB" else (None, [governor])
    held = [(name, t) for noun in nouns for name, t in prepositions(noun) if name != "of" or noun.lemma_ in CRITICISM]
    laid = [t for name, t in held if name in ("on", "against", "at", "of")]
    if verb is not None and not any(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in nouns):
        laid += [t for name, t in prepositions(verb) if name in ("on", "against")]
    return [t for t in laid if t.i < prep.i and t.ent_type_ in NAMED]


def judged_for(verb: Token, prep: Token, below: list[Token]) -> bool:
    """Whether somebody has something done to him for a deed of his own: "mocked Lavrov for praising Macron"."""
    somebody = all(t.ent_type_ in NAMED or t.tag_ == "PRP" for t in below)
    return prep.lower_ == "for" and somebody and verb.lemma_ not in USING
