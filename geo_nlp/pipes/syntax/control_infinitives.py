"""Infinitives that complete a verb although the parser hangs them on it loosely.

A day between a verb and its infinitive ("vowed on Monday to lift the ban") makes the parser call the infinitive a
purpose, which is another clause with another context and another subject.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Token

# Their infinitive tells what one does, not why; an object makes it a purpose ("offered aid to help").
COMMITTING = words("subject_control_verb")
# Their object shall do what the infinitive says.
URGING = words("urging_object_control_verb")

# "The first president to visit": no headline.
SUPERLATIVE = frozenset({"first", "last", "latest", "next", "only", "second", "third"})


def completes(verb: Token) -> bool:
    """Whether an adverbial infinitive belongs to the verb before it: "offered on Friday to send", "urged X to leave".

    A passive is completed too: "was asked on Monday to leave".
    """
    governor = verb.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and governor.lemma_ == "rule":  # "ruled out recognising it"
        return True
    if verb.dep_ != "advcl" or verb.tag_ != "VB" or governor.pos_ != "VERB" or verb.i < governor.i:
        return False
    if any(c.dep_ == "mark" for c in verb.lefts) or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return False
    if any(c.dep_ in ("xcomp", "ccomp") for c in governor.rights):
        return False
    named = any(c.dep_ in ("dobj", "nsubjpass") for c in governor.children)
    return governor.lemma_ in (URGING if named else COMMITTING)


def announced(verb: Token) -> bool:
    """Whether a headline without a verb tells what is to come: "Macron to visit Iran", not "the first to visit"."""
    head = verb.head
    hung = head.pos_ == "PROPN" if verb.dep_ == "acl" else verb.dep_ == "relcl" and head.pos_ in ("NOUN", "PROPN")
    if not hung or verb.tag_ != "VB" or head.dep_ != "ROOT":
        return False
    told = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    return told and not any(c.lower_ in SUPERLATIVE for c in head.lefts)
