"""Triggers whose slots stay empty: clauses that have nothing where their rules look for a source or a target."""

from __future__ import annotations

from geo_nlp.rules.loader import RuleBook
from geo_nlp.types import Clause

SOME = 6


def empty_ends(clause: Clause, book: RuleBook) -> str:
    """What all rules of a clause's word lack, in words; "" where some slot of both ends is filled.

    A short trigger within a longer one ("cut" of "cut ties") is left to that.

    >>> from geo_nlp.rules.loader import load_rules
    >>> empty_ends(Clause(head=1, kind="verb", lemma="rebuke", slots=(("subject", (0,)),)), load_rules())
    'no target (object or by or from)'
    """
    if clause.within is not None and (clause.kind, clause.within) in book.triggers:
        return ""
    key = clause.kind, clause.lemma
    triggers = [rule.trigger for table in (book.relations, book.stances) for rule in table.get(key, ())]
    filled = {slot for slot, heads in clause.slots if heads}
    lacking = []
    for end, asked in (("source", [t.source for t in triggers]), ("target", [t.target for t in triggers])):
        slots = list(dict.fromkeys(slot for some in asked for slot in some))
        if slots and filled.isdisjoint(slots):
            lacking.append(f"no {end} ({' or '.join(slots[:SOME])}{' or …' * (len(slots) > SOME)})")
    return ", ".join(lacking)
