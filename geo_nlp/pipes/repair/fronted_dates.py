"""Dates and places at the head of a clause that the parser joins with the subject after them.

"On Monday Macron met Scholz": it sees one called "Monday Macron" and a verb without subject. "In Lima students marched":
it sees Lima students.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.syntax.labels import SUBJECTS, TENSED, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

DAY_AND_MONTH_NAMES = frozenset({*WEEKDAYS, *MONTHS})
BEFORE_DATE = frozenset({"on", "in", "of", "since", "until"})
SUBJECT_LIKE = SUBJECTS | {"csubj", "expl"}
STEPS_TO_VERB = 3  # from a date up to its verb


def repair_fronted_dates(doc: Doc) -> None:
    """Separate each such phrase into the date or place, which stays, and the subject of the verb."""
    changed = [word for prep in doc.having(BEFORE_DATE) for word in _separate_date(prep) or _separate_place(prep)]
    if changed:
        doc.reattach(changed)


def _separate_date(prep: Token) -> list[Token]:
    """Attach the date to its preposition and the name to its verb; the words that have another head now."""
    day = prep.nbor()
    name = day.head
    if prep.dep_ != "prep" or not _is_date_before_name(day, name):
        return []
    verb = _verb_of_date(prep)
    if verb is None or verb.i < name.i:
        return []
    is_object = name.head is prep and _lacks_subject(verb)  # of the preposition, as the parser sees it
    if not is_object and not (name.dep_ in SUBJECTS and name.head is verb and not prep.rights):
        return []
    day.head, day.dep_ = prep, "pobj"
    if is_object:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [day, name]


def _is_date_before_name(day: Token, name: Token) -> bool:
    """Whether a day or month is read as part of a name after it: "Monday Macron"."""
    if day.lower_ not in DAY_AND_MONTH_NAMES or not day.text[0].isupper() or day.dep_ == "pobj":
        return False
    people = name.tag_ == "NNS" and name.lemma_ not in words("calendar_word")  # "on Sunday soldiers searched"
    return (name.pos_ == "PROPN" or people) and name.i >= day.i


def _separate_place(prep: Token) -> list[Token]:
    """Attach a place to its preposition and the plural after it to its verb; the words that have another head now."""
    people = next((c for c in prep.rights if c.dep_ == "pobj" and c.tag_ == "NNS"), prep)
    names, verb = list(people.lefts), _verb_of_date(prep)
    if prep.dep_ != "prep" or not names or any(t.tag_ != "NNP" or t.i < prep.i for t in names) or verb is None:
        return []
    finite = verb.tag_ in TENSED or any(c.tag_ in TENSED for c in verb.lefts)
    if verb.i < people.right_edge.i or not finite or not _lacks_subject(verb) or people.right_edge.nbor().text == ",":
        return []
    place = names[-1]
    for name in names[:-1]:
        name.head = place
    place.head, place.dep_ = prep, "pobj"
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    people.head, people.dep_ = verb, "nsubjpass" if passive else "nsubj"
    return [*names, people]


def _verb_of_date(prep: Token) -> Token | None:
    """The verb that a date modifies: "earlier in February X met", "on the night of February 27 X met"."""
    word = prep.head
    for _ in range(STEPS_TO_VERB):
        if word.pos_ in VERBAL:
            return word
        word = word.head
    return None


def _lacks_subject(verb: Token) -> bool:
    """Whether a finite verb has no subject; participles and infinitives need none."""
    return verb.tag_ not in ("VBG", "VB") and not any(c.dep_ in SUBJECT_LIKE for c in verb.lefts)
