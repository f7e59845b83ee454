"""Hearsay: what nobody answers for ("is thought to have attacked", "rumours spread that", "unconfirmed reports say").

It is possible; what a source says is asserted, also one without a name: "the ministry said", "is said to attack".
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive

HEARSAY = words("hearsay_verb")
RUMOURS = words("rumour_noun")
UNCONFIRMED = words("unconfirmed_adjective")
SPREADING = frozenset({"rumor", "rumour", "whisper"})


def is_hearsay(verb: Token, governor: Token) -> bool:
    """Whether a passive raises the subject of an infinitive, or "it" stands for a clause.

    "Is thought to have attacked", "it is rumoured that".
    """
    if governor.tag_ != "VBN" or not is_passive(governor):
        return False
    if verb.dep_ == "xcomp":
        return governor.lemma_ in HEARSAY
    return verb.dep_ == "ccomp" and governor.lemma_ in SPREADING


def is_rumour(verb: Token, governor: Token) -> bool:
    """Whether a rumour or unconfirmed report tells a clause: "rumours spread that", "unconfirmed reports say that"."""
    return verb.dep_ == "ccomp" and any(c.dep_ in SUBJECTS and is_unsure(c) for c in governor.lefts)


def is_unsure(noun: Token) -> bool:
    """Whether a noun is a rumour, or a report that nobody has confirmed."""
    return noun.lemma_.lower() in RUMOURS or any(c.dep_ == "amod" and c.lower_ in UNCONFIRMED for c in noun.lefts)
