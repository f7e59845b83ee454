"""Infinitives that complete a verb although the parser takes them for adverbial or relative clauses.

A day between a verb and its infinitive ("vowed on Monday to lift the ban") makes the parser call the infinitive a
purpose, which is another clause with another context and another subject.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import has_infinitive_marker
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES
from geo_nlp.pipes.syntax.tree import Token

# Their infinitive tells what one does, not why; an object makes it a purpose ("offered aid to help").
COMMITTING = words("subject_control_verb")
# Their object shall do what the infinitive says.
URGING_OBJECT_CONTROL_VERBS = words("urging_object_control_verb")
SUFFERED_DEEDS = either("attack_noun", "patient_of_noun")

# "The first president to visit": no headline.
SUPERLATIVE = frozenset({"first", "last", "latest", "next", "only", "second", "third"})


def completes(verb: Token) -> bool:
    """Whether an adverbial infinitive belongs to the verb before it: "offered on Friday to send", "urged X to leave".

    A passive is completed too: "was asked on Monday to leave". A deed does nothing: "ordered the raid to punish Mali".
    """
    governor = verb.head
    if verb.dep_ != "advcl":
        return False
    if verb.tag_ == "VBG":
        return governor.lemma_ == "rule"  # "ruled out recognising it"
    if verb.tag_ != "VB" or governor.pos_ != "VERB" or verb.i < governor.i:
        return False
    if any(c.dep_ == "mark" for c in verb.lefts) or not has_infinitive_marker(verb):
        return False
    if any(c.dep_ in ("xcomp", "ccomp") for c in governor.rights):
        return False
    named = any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() not in SUFFERED_DEEDS for c in governor.children)
    return governor.lemma_ in (URGING_OBJECT_CONTROL_VERBS if named else COMMITTING)


def announced(verb: Token) -> bool:
    """Whether a headline without a finite verb announces it: "Macron to visit Iran", not "the first to visit"."""
    head = verb.head
    named = head.pos_ == "PROPN" or (head.pos_ == "NOUN" and verb.dep_ == "relcl")
    if verb.dep_ not in NOUN_CLAUSES or verb.tag_ != "VB" or head.dep_ != "ROOT" or not named:
        return False
    return has_infinitive_marker(verb) and not any(c.lower_ in SUPERLATIVE for c in head.lefts)
