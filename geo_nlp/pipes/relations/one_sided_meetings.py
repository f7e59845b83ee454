"""Meetings of a body or of leaders of several states, whose members nobody names: "the Council met in Nairobi".

They have one end, and count only where the clause tells the place. Ministers of one state who meet are its cabinet.
"""

from __future__ import annotations

from typing import Final

from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.obliques import is_time, prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Participant

MEETING_VERBS: Final = frozenset({"assemble", "convene", "gather", "meet"})
REGIONAL: Final = frozenset({"GPE", "LOC", "NORP", "ORG"})
PARTNER_SLOTS: Final = ("with", "object", "between")


def is_meeting_of_one(doc: Doc, found: Match, source: Participant | None) -> bool:
    """Whether a match is such a meeting: "African leaders gathered in Accra", "closed its summit in Accra".

    Also of "talks in Geneva between the rival generals".
    """
    clause, head = found.clause, doc[found.clause.head]
    if found.rule.states != "CONSULT" or clause.negated or source is None:
        return False
    if found.slots[0] == "between" and clause.kind == "noun":
        placed = _is_placed(head) or (head.dep_ == "nsubj" and _is_placed(head.head))
        return placed and all(doc[i].tag_ in PLURAL_TAGS for i in clause.slot("between"))
    if source.country is not None or not _is_placed(head):
        return False
    if not (source.actor or any(_is_of_region(doc[i]) for i in clause.slot("subject"))):
        return False
    if clause.kind == "noun":
        told = clause.lemma == "summit" and head.dep_ == "dobj"  # not "after its summit in Accra"
        return told and source.sector == "IGO" and bool(clause.slot("possessor"))
    several = source.sector == "IGO" or any(doc[i].tag_ in PLURAL_TAGS for i in clause.slot("subject"))
    alone = not any(clause.slot(slot) for slot in PARTNER_SLOTS)
    return clause.kind == "verb" and clause.lemma in MEETING_VERBS and several and alone


def _is_of_region(people: Token) -> bool:
    """Whether a name before a plural says whose leaders they are: "African leaders", "Gulf ministers"."""
    return people.tag_ in PLURAL_TAGS and any(c.ent_type_ in REGIONAL for c in people.lefts)


def _is_placed(head: Token) -> bool:
    """Whether a name of a place follows: "in Accra", not "in March"."""
    phrases = [(prep, t) for prep, t in prepositions(head) if prep in ("at", "in")]
    return any(t.pos_ == "PROPN" and not is_time(t) for _, t in phrases)
