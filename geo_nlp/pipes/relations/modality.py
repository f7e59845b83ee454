"""Modality by kind of record: standing ties, speech acts that are the purpose of another act, enacted orders."""

from __future__ import annotations

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause, Modality

# Speech acts that are done by the purpose clause of another: "signed a statement to condemn", "wrote to thank".
VOICED = frozenset({"ACCUSE", "PROTEST", "REQUEST", "SUPPORT"})
CONDITION_MARKS = frozenset({"if", "unless", "should", "lest"})
NEW = frozenset({"a", "an", "any", "another", "new", "possible", "potential", "future"})
TIE_DEPTH = 4
# Ties that are friendly before they are deepened, as "relations" need not be.
FRIENDLY_TIES = frozenset({"alliance", "friendship", "partnership"})
KNOWN_TIES = FRIENDLY_TIES | {"relationship"}
POSSIBLE_OR_PLANNED = frozenset({"possible", "planned"})
# Of these the promise is itself the agreement of which PLOVER speaks.
PROMISING = frozenset({"agree", "agreement", "commit", "commitment"})
HELD = frozenset({"commitment", "committed", "determination", "determined", "resolve"})


def tie_modality(doc: Doc, clause: Clause, predicate: str) -> Modality:
    """The modality of a standing tie: it exists where it is discussed or deepened, and not where it is wished for."""
    modality = clause.modality
    if load_ontology().predicates[predicate].quad is not None or clause.kind == "adjective":
        return modality
    if clause.kind == "noun" and predicate == "MEMBERSHIP":
        return "possible" if modality == "asserted" and _is_governed_by(doc[clause.head], "wished") else modality
    hostile = predicate == "HOSTILITY" and doc[clause.head].dep_ == "pcomp"  # who aims at weakening another
    return "asserted" if modality in POSSIBLE_OR_PLANNED and (hostile or _is_existing(doc, clause)) else modality


def _is_existing(doc: Doc, clause: Clause) -> bool:
    """Whether a tie exists already: "will deepen their friendship"; not "will forge a new alliance"."""
    if clause.kind == "noun":
        noun = doc[clause.head]
        return not any(c.lower_ in NEW for c in noun.lefts) and (_is_governed_by(noun, "kept") or _is_known_tie(noun))
    ties = [doc[i] for i in clause.slot("object")]
    if clause.lemma not in load_rules().classes["kept"] or any(c.lower_ in NEW for t in ties for c in t.lefts):
        return False
    return doc[clause.head].tag_ == "VBG" or any(t.lemma_.lower() in FRIENDLY_TIES or _is_known_tie(t) for t in ties)


def _is_known_tie(noun: Token) -> bool:
    """Whether a tie is an actor's, and so exists: "our relationship", "the U.S.-India partnership"."""
    if noun.lemma_.lower() not in KNOWN_TIES or _is_governed_by(noun, "wished"):
        return False
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "our") for c in noun.lefts)


def _is_governed_by(noun: Token, name: str) -> bool:
    """Whether a noun is in the object of a verb of a class: "deepen ties and cooperation"."""
    words = load_rules().classes[name]
    word = noun
    for _ in range(TIE_DEPTH):
        if word.dep_ == "dobj":
            return word.head.lemma_ in words
        if word.dep_ not in ("conj", "compound", "pobj") or (word.dep_ == "pobj" and word.head.lower_ != "of"):
            return False
        word = word.head.head if word.dep_ == "pobj" else word.head
    return False


def has_condition(verb: Token) -> bool:
    """Whether an act depends on a condition: "will reopen the strait if the sanctions are lifted"."""
    conditions = [c for c in verb.children if c.dep_ == "advcl" and c.tag_ != "VBN"]
    marks = [m for c in conditions for m in c.lefts if m.dep_ == "mark" and m.lower_ in CONDITION_MARKS]
    return any(m.nbor(-1).lower_ not in ("even", "as", "what") for m in marks)


def stance_modality(doc: Doc, clause: Clause) -> Modality:
    """The modality of an attitude: it is held if it is the purpose of an act, or what its holder is committed to."""
    if clause.purpose:
        return "asserted"
    if clause.modality != "planned":
        return clause.modality
    word = doc[clause.head]
    for _ in range(TIE_DEPTH):
        if word.dep_ not in ("acl", "pcomp", "pobj", "prep", "xcomp"):
            break
        word = word.head
        if word.lower_ in HELD:
            return "asserted"
    return clause.modality


def is_promised(verb: Token) -> bool:
    """Whether a promise of an act is given: "agreed to hold talks", "their agreement to begin"; not "will agree"."""
    word = verb
    for _ in range(TIE_DEPTH):
        if word.dep_ not in ("acl", "advcl", "conj", "dobj", "pcomp", "pobj", "prep", "xcomp"):
            return False
        if word.dep_ == "prep" and word.lower_ not in ("of", "on", "to"):
            return False  # "agreed to meet before the summit"
        word = word.head
        if word.lemma_ in PROMISING:
            return word.tag_ != "VB" and not any(c.dep_ == "neg" or c.tag_ == "MD" for c in word.lefts)
    return False


def is_invitation(doc: Doc, clause: Clause, predicate: str) -> bool:
    """Whether an agreement is an invitation, to what is still to come."""
    invited = clause.lemma == "extend" and any(doc[i].lemma_ == "invitation" for i in clause.slot("object"))
    asked = (invited or clause.lemma in ("invite", "invitation")) and not clause.negated
    return predicate == "AGREE" and clause.modality == "asserted" and asked
