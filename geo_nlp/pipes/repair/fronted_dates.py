"""Dates and places at the head of a clause that the parser joins with the subject after them.

"On Monday Macron met Scholz": it sees one called "Monday Macron" and a verb without subject. "In Lima students
marched": it sees Lima students.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.syntax.labels import SUBJECTS, TENSED, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

DAY_AND_MONTH_NAMES = frozenset({*WEEKDAYS, *MONTHS})
BEFORE_DATE = frozenset({"on", "in", "of", "since", "until"})
SUBJECT_LIKE = SUBJECTS | {"csubj", "expl"}
BETWEEN_SUBJECT_AND_VERB = frozenset({"advmod", "aux", "auxpass", "neg"})
STEPS_TO_VERB = 3  # from a date up to its verb


def repair_fronted_dates(doc: Doc) -> None:
    """Separate each such phrase into the date or place, which stays, and the subject of the verb."""
    changed = [word for prep in doc.having(BEFORE_DATE) for word in _separate(prep)]
    if changed:
        doc.reattach(changed)


def _separate(prep: Token) -> list[Token]:
    """Attach the date or place to its preposition and what follows to its verb; the words with another head now."""
    first = prep.nbor()
    noun, verb = first.head, _verb_of_date(prep)
    if prep.dep_ != "prep" or first.dep_ == "pobj" or noun.i < first.i or verb is None or verb.i < noun.i:
        return []
    parted = _parted(first, noun)
    is_object = noun.head is prep and is_without_subject(verb)  # of the preposition, as the parser sees it
    is_subject = noun.dep_ in SUBJECTS and noun.head is verb and not prep.rights
    if not parted or not (is_object or is_subject) or noun.right_edge.nbor().text == ",":
        return []
    for name in parted[:-1]:
        name.head = parted[-1]
    parted[-1].head, parted[-1].dep_ = prep, "pobj"
    if is_object:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [*parted, noun]


def _parted(first: Token, noun: Token) -> list[Token]:
    """What is read as part of the noun after it: a day or month ("Monday Macron"), or a place ("Lima students")."""
    people = noun.tag_ == "NNS" and noun.lemma_ not in words("calendar_word")  # no "Sunday evenings"
    if first.lower_ in DAY_AND_MONTH_NAMES and first.text[0].isupper():
        return [first] if people or noun.pos_ == "PROPN" else []
    names = [t for t in noun.lefts if t.i >= first.i]
    return names if people and all(t.tag_ == "NNP" for t in names) else []


def _verb_of_date(prep: Token) -> Token | None:
    """The verb that a date modifies: "earlier in February X met", "on the night of February 27 X met"."""
    word = prep.head
    for _ in range(STEPS_TO_VERB):
        if word.pos_ in VERBAL:
            return word
        word = word.head
    return None


def is_without_subject(verb: Token) -> bool:
    """Whether a finite verb has nothing in the place of a subject."""
    verbal = [verb, *(c for c in verb.lefts if c.dep_ in BETWEEN_SUBJECT_AND_VERB)]
    return any(t.tag_ in TENSED for t in verbal) and not any(c.dep_ in SUBJECT_LIKE for c in verb.lefts)
