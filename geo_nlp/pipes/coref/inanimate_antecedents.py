"""Inanimate antecedents: things that a pronoun stands for: "the resolution passed, with 50 deputies opposing it"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory
from geo_nlp.pipes.coref.event_possessives import HOSTILE_ACT_NOUNS
from geo_nlp.pipes.syntax.labels import SUBJECT_OR_DOBJ, SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import BRANDING

# Things that are passed, signed, struck or fired, and "it" afterwards.
ENACTABLE_OR_WEAPON_NOUNS = words("enactable_or_weapon_noun")


def thing_before(pronoun: Token) -> Token | None:
    """The last thing before a pronoun in its sentence: "the resolution passed, with 50 deputies opposing it".

    Actors before the thing are not meant, unless they act in the clauses around.
    """
    if pronoun.dep_ not in SUBJECTS and pronoun.dep_ != "dobj":
        return None
    called = pronoun.head.lemma_ in BRANDING  # "spoke out against the attack, calling it a crime"
    meant, deps = (
        (ENACTABLE_OR_WEAPON_NOUNS | HOSTILE_ACT_NOUNS, SUBJECT_OR_DOBJ | {"pobj"})
        if called
        else (ENACTABLE_OR_WEAPON_NOUNS, SUBJECT_OR_DOBJ)
    )
    before = pronoun.doc.tokens[pronoun.sent.start : pronoun.i]
    return next((t for t in reversed(before) if t.tag_ == "NN" and t.lemma_ in meant and t.dep_ in deps), None)


def things_before(pronoun: Token, memory: Memory) -> bool:
    """Whether "them" are things in its sentence: "ballots were counted, and Chad published them"."""
    if pronoun.dep_ != "dobj":
        return False
    before = pronoun.doc.tokens[pronoun.sent.start : pronoun.i]
    subjects = [t for t in before if t.tag_ == "NNS" and t.dep_ in SUBJECTS]
    return any(t.dep_ == "nsubjpass" and t.i not in memory.heads and t.i not in memory.covering for t in subjects[-1:])
