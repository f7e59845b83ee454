"""Names behind a date at the head of a clause that the parser takes for one phrase: "On Monday Macron met Scholz".

It sees one called "Monday Macron" and a verb without subject; the date is of the verb, and the name is who acts.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
BEFORE = frozenset({"on", "in", "of", "since", "until"})
STEPS = 3


def mend_fronted(doc: Doc) -> None:
    """Part each such phrase into the date, which stays, and the name, which becomes the subject of the verb."""
    changed = [word for prep in doc.having(BEFORE) for word in _parted(prep)]
    if changed:
        doc.hang(changed)


def _parted(prep: Token) -> Iterator[Token]:
    """Tie the date to its preposition and the name to its verb; yield the words that have another head now."""
    day = prep.nbor()
    name, verb = day.head, _verb_above(prep)
    if day.lower_ not in WEEKDAYS | MONTHS or not day.text[0].isupper() or name.pos_ != "PROPN" or name.i < day.i:
        return
    if prep.dep_ != "prep" or verb is None or verb.i < name.i or day.dep_ == "pobj":
        return
    swallowed = name.head is prep and not _has_subject(verb)
    if not swallowed and not (name.dep_ in SUBJECTS and name.head is verb and not prep.rights):
        return
    behind = [c for c in name.lefts if c.i > day.i and c.like_num and c.i <= day.i + 2]
    day.head, day.dep_ = prep, "pobj"
    for number in behind:
        number.head, number.dep_ = day, "nummod"
    if swallowed:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    yield from (day, *behind, name)


def _verb_above(prep: Token) -> Token | None:
    """The verb that a date is of: "earlier in February X met", "on the night of February 27 X met"."""
    word = prep.head
    for _ in range(STEPS):
        if word.pos_ in VERBAL:
            return word
        word = word.head
    return None


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS or c.dep_ in ("csubj", "expl") for c in verb.lefts) or verb.tag_ in ("VBG", "VB")
