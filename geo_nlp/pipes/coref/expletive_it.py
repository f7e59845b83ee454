"""Expletive "it": "it is clear that", "it was decided to leave", "it seems"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token

RAISING_OR_COPULAR = words("expletive_copula")
# Adjectives of a sentient being: "it was ready to talk" has an actor, "it was wise to talk" has none.
ANIMATE_ADJECTIVES = words("animate_adjective")
# The object of these is an act or a fact: "you came, and we appreciate it".
OF_DEEDS = words("event_object_verb")
# Verbs with an impersonal passive: "it was decided to leave", "it is feared that".
DECIDED = frozenset("agree decide decree propose resolve".split())
TOLD = DECIDED | words("impersonal_report_verb")
# What has parts is a thing: "it will include talks with Iran".
HAVING_PARTS = frozenset({"comprise", "consist", "contain", "entail", "include"})


def is_expletive(token: Token) -> bool:
    """Whether "it" has no referent: "it is clear that", "it seems", "we appreciate it"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in OF_DEEDS:
        return True
    if token.dep_ == "nsubj" and verb.lemma_ in HAVING_PARTS and any(c.tag_ == "MD" for c in verb.lefts):
        return True
    if verb.lemma_ in ("need", "have"):  # "it needs to be the rebels who ..."
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ == "be"), verb)
    if token.dep_ == "nsubjpass":
        return _is_impersonal_passive(verb)
    return _is_impersonal(token, verb)


def _is_impersonal(token: Token, verb: Token) -> bool:
    """Whether the subject of a verb has no referent: "it seems", "it is wise to", "it makes me happy that"."""
    if any(c.dep_ == "acomp" and c.lower_ in ANIMATE_ADJECTIVES for c in verb.rights):
        return False
    if verb.lemma_ == "make":  # "it makes me happy that ..."
        return any(c.dep_ == "ccomp" and c.pos_ == "ADJ" for c in verb.rights)
    raising = token.dep_ in SUBJECTS and verb.lemma_ in RAISING_OR_COPULAR and _has_clausal_complement(verb)
    return raising or token.dep_ == "expl"


def _is_impersonal_passive(verb: Token) -> bool:
    """ "It was decided to leave", "it is feared that"; but "it was told that", "it is said to be"."""
    infinitive, clause = verb.lemma_ in DECIDED, verb.lemma_ in TOLD
    return any((c.dep_ == "xcomp" and infinitive) or (c.dep_ == "ccomp" and clause) for c in verb.rights)


def _has_clausal_complement(verb: Token) -> bool:
    """Whether a clause or predicate follows for which "it" is a placeholder: "it is clear that", "it takes time to"."""
    if verb.lemma_ == "take":  # not "it would take measures if"
        return any(c.dep_ in ("xcomp", "csubj", "advcl", "relcl") and c.tag_ == "VB" for c in verb.children)
    return any(c.dep_ in ("ccomp", "xcomp", "acomp", "attr", "csubj", "advcl") for c in verb.children)
