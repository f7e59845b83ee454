"""A place told before: "killed 31 rebels there", "police arrested 20 of them", where the sentence before tells where.

Only what points back is carried: the word "there" at the event, or a pronoun for one of those who were in the event
before it in the paragraph. A sentence that names places of its own points nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.events.names import Names
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.tags import VERBAL
from geo_nlp.types import Clause, Place, Relation

FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
POINTING = frozenset({"they", "them", "he", "she", "him", "her"})
STEPS = 3


def carried_place(
    doc: Doc, relation: Relation, clause: Clause, names: Names, earlier: Sequence[tuple[int, Place]]
) -> Place | None:
    """The place of the event before, where this one points back to it; `earlier` are offsets and places in order."""
    head = doc[clause.head]
    if not (is_there(head) or (relation.predicate in FORCE and _points_back(doc, clause))):
        return None
    before = next((place for start, place in reversed(earlier) if start < relation.trigger.start), None)
    elsewhere = before is None or not _is_near(doc, head, before) or _names_places(head, names, before)
    return None if elsewhere else before


def is_there(head: Token) -> bool:
    """Whether an event was "there"."""
    return any(c.lower_ == "there" and c.dep_ == "advmod" for word in _words(head) for c in word.children)


def named_before(doc: Doc, head: Token, names: Names) -> tuple[int, int] | None:
    """The last name of a place before an event, in its sentence or the one before: what "there" means."""
    start = head.sent.start
    if start and "\n" not in doc[start - 1].text:
        start = doc[start - 1].sent.start
    for i in range(head.i - 1, start - 1, -1):
        span = names.at(i) if doc[i].pos_ == "PROPN" and not names.is_state(i) else None
        if span is not None:
            return span
    return None


def _words(head: Token) -> list[Token]:
    """The word of an event and the verbs above it."""
    found = [head]
    while len(found) < STEPS and found[-1].head is not found[-1]:
        found.append(found[-1].head)
    return [word for word in found if word is head or word.pos_ in VERBAL]


def _is_near(doc: Doc, head: Token, place: Place) -> bool:
    """Whether a place is told in the sentence of an event or the one before it, in its paragraph."""
    start = head.sent.start
    before = doc[start - 1] if start else None
    first = before.sent if before is not None and "\n" not in before.text else head.sent
    return first.start_char <= place.start < head.idx


def _names_places(head: Token, names: Names, before: Place) -> bool:
    """Whether the sentence of an event names another place than the one before."""
    spans = [names.at(word.i) for word in head.sent if word.pos_ == "PROPN"]
    return any(span is not None and head.doc[span[0]].idx != before.start for span in spans)


def _points_back(doc: Doc, clause: Clause) -> bool:
    """Whether somebody who acts or suffers is a pronoun."""
    return any(doc[i].lower_ in POINTING for slot in ("subject", "object") for i in clause.slot(slot))
