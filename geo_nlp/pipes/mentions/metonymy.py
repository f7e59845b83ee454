"""Capitals as actors: "Beijing said" is the state, "in Beijing" a place (Markert and Nissim 2007 set the task).

The decision is syntactic: a capital acts where it is subject, agent, possessor, or the object of
words that only actors take; it locates after "in", "from", "near", in datelines and as the goal of motion.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUN_POS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import first_conjunct

PLACE_PREPS = frozenset(
    "in at near outside around inside within across throughout into onto through via towards off north south "
    "east west".split()
)
MOTION = words("motion_or_siege_verb")


MESSAGES = words("received_from_state_noun")
# What one gets or wants from a capital comes from its state: "received $3 million from Washington".
GETTING = words("getting_verb")
ACTOR_PREPS = frozenset("by with against between on over for toward among about like than upon without".split())
PARTS = words("city_part_noun")
STATE_OF_MIND_ADJECTIVES = words("state_of_mind_adjective")


def stands_for_state(token: Token) -> bool:
    """Whether the capital at `token` stands for its state."""
    head, dep = token.head, token.dep_
    if dep == "conj":  # as the first of its series does
        first = first_conjunct(token)
        return first.pos_ in NOUN_POS and stands_for_state(first)
    if dep == "nsubj":
        return not _is_described(head)
    if dep in ("agent", "dative", "poss"):
        return True
    if dep in ("dobj", "nsubjpass"):
        return head.lemma_ not in MOTION
    if dep == "pobj":
        return _acts_after_preposition(head)
    if dep == "attr":  # "it was Lima that broke off relations"
        acting = any(c.dep_ in ("ccomp", "relcl") for t in (head, token) for c in t.rights)
        return acting and any(c.lower_ == "it" for c in head.lefts)
    return False


def _is_described(verb: Token) -> bool:
    """Whether a verb says what a city is like or undergoes: "is dark", "is the capital", "is sinking"."""
    if verb.lemma_ != "be":
        return verb.lemma_ in words("place_subject_verb")
    if any(
        c.dep_ == "attr" and c.lemma_.lower() in words("state_relation_noun") for c in verb.children
    ):  # "Seoul's ally"
        return False
    return any(
        c.dep_ == "attr" or (c.dep_ == "acomp" and c.lemma_ not in STATE_OF_MIND_ADJECTIVES) for c in verb.children
    )


def _acts_after_preposition(prep: Token) -> bool:
    """Whether a capital acts after a preposition: "talks with Beijing", not "in Beijing" nor "flew to Beijing"."""
    word, governor = prep.lower_, prep.head
    if word in PLACE_PREPS:
        return False
    if word == "from":
        return governor.lemma_ in (MESSAGES if governor.pos_ == "NOUN" else GETTING)
    if word == "to":
        return governor.lemma_ not in MOTION and governor.lemma_ not in words("journey_noun")
    if word == "of":
        return governor.lemma_ not in PARTS
    return word in ACTOR_PREPS
