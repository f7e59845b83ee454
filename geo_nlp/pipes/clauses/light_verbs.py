"""Verbs that carry a noun and lend it their arguments: "held talks with", "is an ally of", "acts as a mediator"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.slots import Slots, add
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.obliques import particle, prepositions
from geo_nlp.pipes.syntax.tree import Token

BREACHES = frozenset({"breach", "contravention", "defiance", "violation"})
ENGAGING = words("engagement_light_verb")
# "United by an alliance", "bound by a treaty": the noun takes those whom it joins.
JOINING = words("joining_verb")
FILLED = frozenset({"full", "effusive", "lavish", "sparing"})
SHOWING = words("display_noun")
# "Acts as a mediator", "is in Cairo for talks": the noun takes the subject of the verb.
SERVING = words("role_taking_phrase")


def support_of(noun: Token, light: frozenset[str]) -> Token | None:
    """The light verb or copula that carries the noun: "held talks", "is an ally", "is in talks with"."""
    head = noun.head
    bare = noun.dep_ == "xcomp" and noun.tag_ == "NN" and not any(c.tag_ == "TO" for c in noun.lefts)  # "voiced fury"
    if (bare or noun.dep_ in ("dobj", "nsubjpass", "oprd")) and head.pos_ in ("VERB", "AUX") and _light(head, light):
        return head
    if noun.dep_ == "attr" or (noun.dep_ == "pobj" and head.lower_ == "by" and head.head.lemma_ in JOINING):
        return head if noun.dep_ == "attr" else head.head
    if noun.dep_ == "pobj" and f"{head.head.lemma_} {head.lower_}" in SERVING:
        moved = any(c.dep_ == "acomp" for c in head.head.rights)  # "is furious with Turkey for its attacks"
        return None if moved else head.head
    shown = head.head if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in SHOWING else noun
    prep = shown.head
    told = shown is not noun or (noun.lemma_ == "solidarity" and prep.lower_ == "in")
    if told and shown.dep_ == "pobj" and prep.lower_ in ("as", "in") and prep.head.pos_ == "VERB":
        return prep.head  # "sent troops in a show of support for", "stopped work in solidarity with"
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in FILLED and head.head.dep_ == "acomp":
        return head.head.head  # "was full of praise for"
    if noun.dep_ == "pobj" and head.lower_ == "but" and head.head.lower_ == "nothing" and head.head.dep_ == "dobj":
        return head.head.head  # "had nothing but praise for"
    if noun.dep_ == "pobj" and head.lower_ in ("of", "among"):  # "is one of the closest allies", "is among the donors"
        of = head.head
        if of.lower_ in ("one", "some") and of.dep_ == "attr":
            return of.head
        if of.lower_ == "one" and of.dep_ == "pobj" and f"{of.head.head.lemma_} {of.head.lower_}" in SERVING:
            return of.head.head  # "emerged as one of its staunchest supporters"
        return of if head.lower_ == "among" and of.lemma_ == "be" and of.i < noun.i else None
    if noun.dep_ == "pobj" and head.lower_ == "in" and noun.lemma_ in BREACHES and head.head.pos_ == "VERB":
        return head.head  # "fired a missile in violation of the resolution"
    if (
        noun.dep_ == "pobj"
        and head.head.pos_ in ("VERB", "AUX")
        and head.lower_ in ("in", "at", "on", "into", "of", "under")
    ):
        return head.head if head.head.lemma_ in ENGAGING or f"{head.head.lemma_} {head.lower_}" in light else None
    return None


def _light(verb: Token, light: frozenset[str]) -> bool:
    part = particle(verb)
    return verb.lemma_ in light if part is None else f"{verb.lemma_} {part}" in light or verb.lemma_ in light


def lend(slots: Slots, noun: Token, support: Token) -> None:
    """Give the noun the subject, dative and prepositions of its support verb."""
    if noun.dep_ == "nsubjpass":
        add(slots, "subject", functions.subjects(support))
    else:
        add(slots, "subject", [t for t in functions.grammatical_subjects(support) if t != noun])
    add(slots, "dative", functions.datives(support))
    add(slots, "to", functions.addressed(support))
    for prep, head in prepositions(support):
        if head != noun and prep != "by":
            add(slots, prep, [head])
