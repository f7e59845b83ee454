"""Names that the parser takes for an apposition or a conjunct of the wrong word, and places that go with other places.

"Three ministers, Lavrov, Shoigu and Novak, left" are three people, "Mali, Burkina Faso and Niger" are three states, and
in "officials in Paris and Oman said" Oman is a place. The country after "with" has the border, not the clause.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import fold
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS, PROPER, SUBJECT_OR_DOBJ, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import conjuncts, is_person_title

ALL = frozenset({"both", "several", "these", "those"})
AFTER_LIST = frozenset({",", "-", "–", "—"})


def repair_apposition(doc: Doc) -> None:
    """Make listed names appositions of their plural, and states conjuncts."""
    listed = _attach_listed_names([t for t in doc.tokens if t.tag_ in PROPER and t.dep_ in ("conj", "nsubj")])
    for state in [t for t in doc.tokens if t.dep_ == "appos" and _is_listed_state(t)]:
        state.dep_ = "conj"
    doc.reattach([*listed, *_attach_second_names(doc), *_attach_to_borders(doc)])


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
    first = next((c for c in second.head.children if c.dep_ == second.dep_ and c.right_edge is before), None)
    if second.dep_ not in SUBJECT_OR_DOBJ or first is None or first.tag_ != "NN":
        return None
    if not comma:
        return first if second.tag_ in PROPER and second.dep_ in SUBJECTS else None
    listed = any(c.dep_ == "cc" for c in second.rights)
    return first if any(c.lower_ in ("a", "an", "the") for c in first.lefts) and not listed else None


def _attach_listed_names(names: list[Token]) -> list[Token]:
    """Make the first of listed names an apposition: "three ministers, Lavrov, Shoigu and Novak, left"."""
    listed = [(t, people) for t in names if (people := _listing_plural(t)) is not None]
    for name, people in listed:
        name.head, name.dep_ = people, "appos"
    return [name for name, _ in listed]


def _listing_plural(name: Token) -> Token | None:
    """The plural whose list a name opens: "two senators, Lee and Cruz, voted", "freed two senators: Lee and Cruz"."""
    if name.dep_ == "nsubj" and name.i > name.head.i:
        return _plural_before_colon(name)
    people = name.head if name.dep_ == "conj" else _subject_before(name)
    if people is None or people.tag_ not in PLURAL_TAGS or name.left_edge.nbor(-1).text != ",":
        return None
    if not _is_counted(people, name.ent_type_ == "PERSON"):
        return None
    last = conjuncts(name)[-1]
    end = last.right_edge.i + 1
    closed = end < people.sent.end and people.doc.tokens[end].text in AFTER_LIST
    alone = last is name or any(c.dep_ == "cc" for c in people.rights)
    return people if closed and not alone else None


def _plural_before_colon(name: Token) -> Token | None:
    """The counted plural before the colon after which a name opens a list: "freed two senators: Lee and Cruz"."""
    colon = name.left_edge.i - 1
    people = name.doc.tokens[colon - 1] if colon > name.sent.start else None
    if people is None or name.doc.tokens[colon].text != ":" or people.tag_ not in PLURAL_TAGS:
        return None
    return people if _is_counted(people, by_article=False) else None


def _subject_before(name: Token) -> Token | None:
    """Another subject of the verb, which ends right before a name and its comma."""
    subjects = (c for c in name.head.lefts if c.dep_ == "nsubj")
    return next((c for c in subjects if c.right_edge.i + 2 >= name.left_edge.i > c.i), None)


def _is_counted(people: Token, by_article: bool) -> bool:
    """Whether a plural says that all are listed: "two senators", "both sides", of persons also "the ministers"."""
    return any(c.dep_ == "nummod" or c.lower_ in ALL or (by_article and c.lower_ == "the") for c in people.lefts)


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
