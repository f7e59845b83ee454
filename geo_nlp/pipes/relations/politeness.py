"""Politeness, which is neither praise nor support: "I am delighted to see you", "thank you and your wife".

What one thanks for counts: "thank you for your question" is polite, "thank you for your support" is about an act.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON, SECOND_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.checks import Classes
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause

# Verbs that may also have an act as object: "pleased to see progress", "to welcome the decision".
SEEING = frozenset({"receive", "see", "welcome"})
COMPLEMENT_CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp"})


def is_courtesy(doc: Doc, clause: Clause) -> bool:
    """Whether a clause is only polite."""
    head, classes = doc[clause.head], load_rules().classes
    if head.lower_ in classes["pleased"]:
        return any(_is_encounter(c, classes) for c in head.rights if c.dep_ in ("ccomp", "xcomp"))
    if clause.kind == "verb" and clause.lemma in classes["thanking"]:
        return _is_thanks(doc, clause, classes)
    if head.lower_ == "thank":  # "Thank you for your welcome", taken for a noun
        return _are_courtesies([doc[i] for i in clause.slot("for")], classes)
    yours = clause.lemma in classes["courtesy"] and any(c.lower_ == "your" for c in head.lefts)
    dear = clause.lemma == "friend" and any(c.lower_ == "dear" for c in head.lefts)
    return clause.kind == "noun" and (yours or dear)


def _is_encounter(verb: Token, classes: Classes) -> bool:
    """Whether a clause is only about an encounter: "glad to see you in Moscow", "happy that you came"."""
    things = [c for c in verb.rights if c.dep_ in ("dobj", "attr")]
    if verb.dep_ == "ccomp":
        guest = any(
            t.lower_ in FIRST_PERSON | SECOND_PERSON for c in verb.lefts if c.dep_ == "nsubj" for t in conjuncts(c)
        )
        return guest and verb.lemma_ in classes["courtesy_deed"] and (not things or _are_courtesies(things, classes))
    if verb.lemma_ == "have":
        return bool(things) and _are_courtesies(things, classes)
    if verb.lemma_ not in classes["encounter"] or any(c.dep_ in COMPLEMENT_CLAUSES for c in verb.rights):
        return False
    if verb.lemma_ not in SEEING:
        return True
    return all(t.pos_ == "PRON" or t.ent_type_ == "PERSON" for t in things)  # not "glad to see progress"


def _is_thanks(doc: Doc, clause: Clause, classes: Classes) -> bool:
    """Whether a speaker thanks his hearer without a reason, or anybody for company or politeness."""
    things = [doc[i] for i in clause.slot("object")]
    said = all(doc[i].lower_ in FIRST_PERSON for i in clause.slot("subject"))
    if not things or not (said or things[0].lower_ == "you"):  # "Putin: Thank you", whose subject is but a label
        return False
    if clause.lemma in ("appreciate", "value"):
        return _are_courtesies(things, classes)
    reasons = [doc[i] for slot in ("for", "on") for i in clause.slot(slot)]
    if reasons:
        return _are_courtesies(reasons, classes)
    return any(t.lower_ in SECOND_PERSON or any(c.lower_ in SECOND_PERSON for c in t.lefts) for t in things)


def _are_courtesies(things: Sequence[Token], classes: Classes) -> bool:
    """Whether all words are of politeness or company, and none of an act: "for your hospitality", "for coming"."""
    return all(t.lemma_.lower() in classes["courtesy_deed" if t.pos_ == "VERB" else "courtesy"] for t in things)
