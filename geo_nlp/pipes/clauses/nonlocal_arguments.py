"""Nonlocal arguments: what the parser attaches elsewhere, or another clause gives ("sent arms that Chad bought")."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.labels import NAMED, NOUN_CLAUSES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts

OBTAINING = words("procurement_verb")


def recipients_in_clause(noun: Token) -> list[Token]:
    """The recipient of a thing, attached to the relative clause before it: "returned art that was stolen to Peru"."""
    for clause in (t for t in noun.subtree if t.i > noun.i):
        if clause.dep_ in NOUN_CLAUSES and clause.right_edge.i == noun.right_edge.i:
            last = [t for t in clause.subtree if t.dep_ == "prep" and t.lower_ == "to" and t.pos_ == "ADP"][-1:]
            return [t for prep in last for obj in prep.rights if obj.dep_ == "pobj" for t in conjuncts(obj)]
    return []


def recipients_by_purchase(thing: Token) -> list[Token]:
    """The recipients of a thing who bought it: "supplied most of the arms that Chad has bought"."""
    got = [c for c in thing.rights if c.dep_ in NOUN_CLAUSES and c.lemma_ in OBTAINING]
    if thing.right_edge.i + 1 < thing.sent.end and (after := thing.doc[thing.right_edge.i + 1]).dep_ == "nsubj":
        # "The equipment Chad has bought", where the parser joins what Chad did to the verb before.
        got += [after.head] if after.head.dep_ == "conj" and after.head.lemma_ in OBTAINING else []
    found = [s for c in got for s in functions.subjects(c)] if got else []
    return [t for t in found if t.ent_type_ in NAMED]
