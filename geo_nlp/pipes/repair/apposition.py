"""Names that the parser takes for an apposition or a conjunct of the wrong word, and places that go with other places.

"Mali, Burkina Faso and Niger" are three states, and "biotech company CureVac" is one actor. The country after "with"
has the border, not the clause.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, PROPER, SUBJECT_OR_DOBJ, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title


def repair_apposition(doc: Doc) -> None:
    """Make conjuncts of listed states, and appositions of names of one actor."""
    for state in [t for t in doc.tokens if t.dep_ == "appos" and _is_listed_state(t)]:
        state.dep_ = "conj"
    names = _attach_second_names(doc)
    doc.reattach([*names, *_attach_to_borders(doc), *_attach_second_posts(doc), *_attach_journeys(doc)])


def _attach_second_posts(doc: Doc) -> list[Token]:
    """Make a post told again one of the same person: "is a member of the forum, a member of the union"."""
    again = [
        t for t in doc.tokens if t.dep_ == "appos" and t.head.dep_ == "pobj" and t.lemma_ == t.head.head.head.lemma_
    ]
    for post in again:
        post.head, post.dep_ = post.head.head.head, "conj"
    return again


def _attach_journeys(doc: Doc) -> list[Token]:
    """Take a journey that is described for no object of going: "travelled to Ramallah, his first visit there"."""
    found = []
    for journey in doc.having({"journey", "stop", "tour", "trip", "visit"}):
        first = journey.left_edge.i
        told = journey.dep_ == "dobj" and journey.head.lemma_ in words("going_verb") and first > journey.head.i + 1
        if told and doc[first - 1].text == ",":
            journey.dep_ = "npadvmod"
            found.append(journey)
    return found


def _attach_second_names(doc: Doc) -> list[Token]:
    """Make the second of two names of one actor an apposition: a second subject, or a title taken for a conjunct."""
    found = [(t, first) for t in doc.tokens if (first := _named_twice(t)) is not None]
    for second, first in found:
        second.head, second.dep_ = first, "appos"
    return [second for second, _ in found]


def _named_twice(second: Token) -> Token | None:
    """Who is named right before by other words: "biotech company CureVac sued", "met Musa, President-Elect of Chad"."""
    edge = second.left_edge.i + (second.left_edge.text == ",")
    if edge < second.sent.start + 2 or second.tag_ in PLURAL_TAGS:
        return None
    comma = second.doc.tokens[edge - 1].text == ","
    before = second.doc.tokens[edge - 1 - comma]
    if before.is_punct or before.pos_ == "ADP" or any(t.pos_ in VERBAL for t in second.doc.tokens[edge : second.i]):
        return None  # "the army, then led by Musa, purged"
    if second.dep_ == "conj" and comma and before.tag_ in PROPER and before is not second.head:
        listed = any(c.dep_ == "cc" for c in second.head.rights) or before in second.head.lefts
        return before if not listed and is_person_title(second.doc.tokens[edge].text) else None
    return _described_before(second, before, comma=comma)


def _described_before(second: Token, last: Token, *, comma: bool) -> Token | None:
    """The common noun that a second subject or object names: "biotech company CureVac", "the rebel, Musa, fled"."""
    if second.dep_ not in SUBJECT_OR_DOBJ:
        return None
    first = next((c for c in second.head.children if c.dep_ == second.dep_ and c.right_edge is last), None)
    if first is None or first.tag_ != "NN":
        return None
    if comma and last.tag_ in PROPER and is_state(second):
        return last  # "an airstrike on Yusufiyah, Iraq, killed"
    if not comma:
        return first if second.tag_ in PROPER and second.dep_ in SUBJECTS else None
    listed = any(c.dep_ == "cc" for c in second.rights)
    return first if any(c.lower_ in ("a", "an", "the") for c in first.lefts) and not listed else None


def _is_listed_state(name: Token) -> bool:
    """Whether a state in a list is read as an apposition: the second of "Mali, Burkina Faso and Niger"."""
    first = name.head
    if name.ent_type_ != "GPE" or first.ent_type_ != "GPE" or name.left_edge.nbor(-1).text != ",":
        return False
    goes_on = any(c.dep_ == "conj" and c.ent_type_ == "GPE" for c in name.rights)
    return goes_on and is_state(first) and is_state(name)


def is_state(name: Token) -> bool:
    """Whether a name is that of a state."""
    words = [*(c for c in name.lefts if c.dep_ == "compound"), name]
    known = gazetteer().names.get(" ".join(fold(t.text) for t in words), ())
    return any(entry.type == "state" and entry.how == "name" for entry in known)


def _attach_to_borders(doc: Doc) -> list[Token]:
    """Attach "with" to the border before it: "closed the border with Mali"."""
    found = [t for t in doc.having({"with"}) if t.i > t.sent.start and t.nbor(-1).lower_ in words("border_noun")]
    for prep in found:
        prep.head = prep.nbor(-1)
    return found
