""" "It" that stands for nobody: "it is clear that", "it was decided to leave", "it seems"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Token

RAISING_OR_COPULAR = words("expletive_copula")
# Adjectives of somebody who can will and fear: "it was ready to talk" has an actor, "it was wise to talk" has none.
PERSONAL = words("animate_adjective")
# What is done so is a deed or a fact, nobody: "you came, and we appreciate it".
OF_DEEDS = words("event_object_verb")
# What nobody is subject of: "it was decided to leave", "it is feared that"; but "it was told that", "it is said to be".
DECIDED = frozenset("agree decide decree propose resolve".split())
TOLD = DECIDED | words("impersonal_report_verb")
# What has parts is a thing: "it will include talks with Iran".
HAVING_PARTS = frozenset({"comprise", "consist", "contain", "entail", "include"})


def is_expletive(token: Token) -> bool:
    """ "It is clear that", "it seems", "we appreciate it": no actor."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in OF_DEEDS:
        return True
    if verb.lemma_ in ("need", "have"):  # "it needs to be the rebels who ..."
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ == "be"), verb)
    if token.dep_ == "nsubjpass":
        return any(
            (c.dep_ == "xcomp" and verb.lemma_ in DECIDED) or (c.dep_ == "ccomp" and verb.lemma_ in TOLD)
            for c in verb.rights
        )
    if token.dep_ == "nsubj" and verb.lemma_ in HAVING_PARTS and any(c.tag_ == "MD" for c in verb.lefts):
        return True
    if any(c.dep_ == "acomp" and c.lower_ in PERSONAL for c in verb.rights):
        return False
    if verb.lemma_ == "make":  # "it makes me happy that ..."
        return any(c.dep_ == "ccomp" and c.pos_ == "ADJ" for c in verb.rights)
    clausal = any(c.dep_ in ("ccomp", "xcomp", "acomp", "attr", "csubj", "advcl") for c in verb.children)
    if verb.lemma_ == "take":  # "it takes time to", not "it would take measures if"
        clausal = any(c.dep_ in ("xcomp", "csubj", "advcl", "relcl") and c.tag_ == "VB" for c in verb.children)
    return token.dep_ == "expl" or (token.dep_ in SUBJECTS and verb.lemma_ in RAISING_OR_COPULAR and clausal)
