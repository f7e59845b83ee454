"""The scope of a report, where the parser makes it too wide: "said Turkey would leave and called for talks".

A report with a modal does not go on with a past tense: these are two acts of the speaker.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

SAYING = words("plain_reporting_verb")


def repair_reporting_scope(doc: Doc) -> list[Token]:
    """Attach to the verb of saying what belongs to it; no word has another tag then."""
    second = [t for t in doc.tokens if t.dep_ == "conj" and t.tag_ == "VBD" and _attach_to_saying(t)]
    doc.reattach(second)
    return []


def _attach_to_saying(verb: Token) -> bool:
    """Attach a past tense after a report with a modal to the verb of saying: "said Mali would leave and urged calm"."""
    reported, saying = verb.head, verb.head.head
    if reported.dep_ != "ccomp" or saying.lemma_ not in SAYING or saying.i >= reported.i or verb.tag_ != saying.tag_:
        return False
    modal = reported.tag_ == "VB" and any(c.tag_ == "MD" for c in reported.lefts)
    past = verb.lower_ != verb.lemma_
    if not modal or not past or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return False
    link = next((c for c in reported.rights if c.dep_ == "cc" and reported.i < c.i < verb.i), None)
    if link is None or link.i != verb.left_edge.i - 1:
        return False
    link.head = verb.head = saying
    return True
