"""How a record is told where its own kind decides: a tie that is there, what is voiced by another deed, a condition."""

from __future__ import annotations

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause, Modality

# What is done by the words or the paper that another deed makes: "signed a statement to condemn", "wrote to thank".
VOICED = frozenset({"ACCUSE", "REQUEST", "SUPPORT"})
NEW = frozenset({"a", "an", "any", "another", "new", "possible", "potential", "future"})
DEPTH = 4
# Ties that are good ones before anybody deepens them, as relations need not be.
FRIENDLY = frozenset({"alliance", "friendship", "partnership"})
AIMS = frozenset({"possible", "planned"})
HELD = frozenset({"commitment", "committed", "determination", "determined", "resolve"})


def tie_modality(doc: Doc, clause: Clause, predicate: str) -> Modality:
    """How a standing tie is told: it is there where one discusses or deepens it, and not where it is wished for."""
    told = clause.modality
    if load_ontology().predicates[predicate].quad is not None or clause.kind == "adjective":
        return told
    if clause.kind == "verb":
        ties = [doc[i] for i in clause.slot("object")]
        held = doc[clause.head].tag_ == "VBG" or any(t.lemma_.lower() in FRIENDLY for t in ties)
        there = clause.lemma in load_rules().classes["kept"] and held
        fresh = any(c.lower_ in NEW for t in ties for c in t.lefts)
        return "asserted" if told in AIMS and there and not fresh else told
    noun = doc[clause.head]
    if predicate == "MEMBERSHIP":
        wished = _governed_by(noun, "wished")
        return "possible" if told == "asserted" and wished else told
    fresh = any(c.lower_ in NEW for c in noun.lefts)
    return "asserted" if told in AIMS and not fresh and _governed_by(noun, "kept") else told


def _governed_by(noun: Token, name: str) -> bool:
    """Whether a noun is the object of a verb of a class, or stands in its phrase: "deepen ties and cooperation"."""
    words = load_rules().classes[name]
    word = noun
    for _ in range(DEPTH):
        if word.dep_ == "dobj":
            return word.head.lemma_ in words
        if word.dep_ not in ("conj", "compound", "pobj") or (word.dep_ == "pobj" and word.head.lower_ != "of"):
            return False
        word = word.head.head if word.dep_ == "pobj" else word.head
    return False


def is_voiced(clause: Clause, predicate: str) -> bool:
    """Whether another deed itself says it: "is taking action to hold Canada accountable", "issued a call to urge"."""
    return clause.purpose and predicate in VOICED


def is_enacted(doc: Doc, clause: Clause) -> bool:
    """Whether what shall be done is done by a law or an order that is given: "signed a decree to ban imports"."""
    verb = doc[clause.head if clause.support is None else clause.support]
    act = verb.head if verb.dep_ in ("advcl", "xcomp") else verb.head.head if verb.dep_ in ("acl", "relcl") else None
    if act is None or (not clause.purpose and clause.modality != "planned"):
        return False
    orders = load_rules().classes["orders"]
    giving = act.lemma_ in load_rules().classes["enacting"] and act.tag_ in ("VBD", "VBZ", "VBN")
    return giving and any(c.dep_ == "dobj" and c.lemma_.lower() in orders for c in act.rights)


def stance_modality(doc: Doc, clause: Clause) -> Modality:
    """How an attitude is told: what moves somebody to a deed he has, and to what he is committed he holds to."""
    if clause.purpose:
        return "asserted"
    if clause.modality != "planned":
        return clause.modality
    word = doc[clause.head]
    for _ in range(DEPTH):
        if word.dep_ not in ("acl", "pcomp", "pobj", "prep", "xcomp"):
            break
        word = word.head
        if word.lower_ in HELD:
            return "asserted"
    return clause.modality


def invites(clause: Clause, predicate: str) -> bool:
    """Whether somebody is invited to what is still to come."""
    asked = clause.lemma in ("invite", "invitation") and not clause.negated
    return predicate == "AGREE" and clause.modality == "asserted" and asked
