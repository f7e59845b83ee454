"""Infinitives that complete a verb although the parser takes them for adverbial or relative clauses.

A day between a verb and its infinitive ("vowed on Monday to lift the ban") makes the parser call the infinitive a
purpose, which is another clause with another context and another subject.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.verb_classes import URGING

# Their infinitive tells what one does, not why; an object makes it a purpose ("offered aid to help").
COMMITTING = words("subject_control_verb")

# "The first president to visit": no headline.
SUPERLATIVE = frozenset({"first", "last", "latest", "next", "only", "second", "third"})


def completes(verb: Token) -> bool:
    """Whether an adverbial infinitive belongs to the verb before it: "offered on Friday to send", "urged X to leave".

    A passive is completed too: "was asked on Monday to leave".
    """
    governor = verb.head
    if verb.dep_ != "advcl":
        return False
    if verb.tag_ == "VBG":
        return governor.lemma_ == "rule"  # "ruled out recognising it"
    if verb.tag_ != "VB" or governor.pos_ != "VERB" or verb.i < governor.i:
        return False
    if any(c.dep_ == "mark" for c in verb.lefts) or not _has_to(verb):
        return False
    if any(c.dep_ in ("xcomp", "ccomp") for c in governor.rights):
        return False
    named = any(c.dep_ in ("dobj", "nsubjpass") for c in governor.children)
    return governor.lemma_ in (URGING if named else COMMITTING)


def announced(verb: Token) -> bool:
    """Whether a headline without a finite verb announces it: "Macron to visit Iran", not "the first to visit"."""
    head = verb.head
    named = head.pos_ == "PROPN" or (head.pos_ == "NOUN" and verb.dep_ == "relcl")
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB" or head.dep_ != "ROOT" or not named:
        return False
    return _has_to(verb) and not any(c.lower_ in SUPERLATIVE for c in head.lefts)


def _has_to(verb: Token) -> bool:
    """Whether an infinitive has its "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
