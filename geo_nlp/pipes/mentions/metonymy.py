"""Capitals as actors: "Beijing said" is the state, "in Beijing" a place (Markert and Nissim 2007 set the task).

The decision is syntactic: a capital acts where it is subject, agent, possessor, member of a dyad, or the object of
words that only actors take; it locates after "in", "from", "near", in datelines and as the goal of motion.
"""

from __future__ import annotations

from collections.abc import Container

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Token

PLACES = frozenset(
    "in at near outside around inside within across throughout into onto through via towards off north south "
    "east west".split()
)
MOTION = words("motion_or_siege_verb")
JOURNEYS = words("journey_noun")


MESSAGES = words("received_from_state_noun")
# What one gets or wants from a capital comes from its state: "received $3 million from Washington".
GETTING = words("getting_verb")
TOWARDS = frozenset("by with against between on over for toward among about like than upon without".split())
PARTS = words("city_part_noun")
STATIVE = words("place_subject_verb")
MINDED = words("state_of_mind_adjective")
# What only a state is: "Washington is Seoul's main ally".
TIES = words("state_relation_noun")


def acts(token: Token, states: Container[int], own: range = range(0)) -> bool:
    """Whether the capital at `token` stands for its state.

    `states` are token indices of states and capitals, `own` those of its own name.
    """
    head, dep = token.head, token.dep_
    if dep == "conj":
        return _acts_in_series(token, states, own)
    if dep in ("nsubj", "poss", "agent"):
        return dep != "nsubj" or not _is_described(head)
    if dep == "nsubjpass":
        return head.lemma_ not in MOTION
    if dep == "dative":
        return True
    if dep == "dobj":
        return head.lemma_ not in MOTION
    if dep == "pobj":
        return _acts_after_preposition(head)
    if dep in MODIFIERS:
        return _is_in_dyad(token, states, own)
    if dep == "attr":  # "it was Lima that broke off relations"
        acting = any(c.dep_ in ("ccomp", "relcl") for t in (head, token) for c in t.rights)
        return acting and any(c.lower_ == "it" for c in head.lefts)
    return False


def _is_described(verb: Token) -> bool:
    """Whether a verb says what a city is like or undergoes: "is dark", "is the capital", "is sinking"."""
    if verb.lemma_ != "be":
        return verb.lemma_ in STATIVE
    if any(c.dep_ == "attr" and c.lemma_.lower() in TIES for c in verb.children):
        return False
    return any(c.dep_ == "attr" or (c.dep_ == "acomp" and c.lemma_ not in MINDED) for c in verb.children)


def _acts_in_series(token: Token, states: Container[int], own: range) -> bool:
    """Whether a conjunct acts, as the first of its series does."""
    first = token.head
    while first.dep_ == "conj":
        first = first.head
    return acts(first, states, own) if first.pos_ in ("PROPN", "NOUN") else False


def _acts_after_preposition(prep: Token) -> bool:
    """Whether a capital acts after a preposition: "talks with Beijing", not "in Beijing" nor "flew to Beijing"."""
    word, governor = prep.lower_, prep.head
    if word in PLACES:
        return False
    if word == "from":
        return governor.lemma_ in (MESSAGES if governor.pos_ == "NOUN" else GETTING)
    if word == "to":
        return governor.lemma_ not in MOTION and governor.lemma_ not in JOURNEYS
    if word == "of":
        return governor.lemma_ not in PARTS
    return word in TOWARDS


def _is_in_dyad(token: Token, states: Container[int], own: range) -> bool:
    """Whether a capital is joined to another state by a hyphen: "the Beijing-Moscow partnership"."""
    near = {token.i - 2, token.i + 2} if len(token.doc) else set()
    hyphens = {
        i for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc) and token.doc[i].text in ("-", "–", "—", "/")
    }
    return bool(hyphens) and any(i in states and i not in own for i in near)
