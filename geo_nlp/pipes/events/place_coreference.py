"""The place told before: of what "they" do next, of "the clash", and of what is done "there".

Only where nothing else comes into question: the sentence before stands in the same paragraph and has one place, the
event takes up somebody or something of it, has no phrase of place and no day of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Span, Token
from geo_nlp.types import Place, Relation

CONTINUING = frozenset({"ASSAULT", "COERCE", "PROTEST", "CONSULT"})
FORCE = CONTINUING - {"CONSULT"}
THEY = frozenset("he she they him her them".split())
WHERE = frozenset("in at near outside inside around across along to into from off on".split())
POINTING = frozenset({"the", "this", "that", "these", "those"})
GEOGRAPHIC = frozenset({"GPE", "LOC"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})


def sentence_before(doc: Doc, sentence: Span) -> Span | None:
    """The sentence before one in its paragraph."""
    if sentence.start == 0 or "\n" in doc[sentence.start - 1].text:
        return None
    return doc[sentence.start - 1].sent


def is_continued(relation: Relation, head: Token, before: Sequence[Relation]) -> bool:
    """Whether an event without a place of its own goes on with what the sentence before tells."""
    if relation.predicate not in CONTINUING or relation.negated or relation.modality != "asserted":
        return False
    days = {r.date for r in before if r.date_source == "text"}
    if relation.date_source == "text" and days != {relation.date}:
        return False
    if any(c.lower_ in ("had", "will", "to") for c in head.lefts) or _has_phrase(head):
        return False
    named = head.pos_ == "NOUN" and any(c.lower_ in POINTING for c in head.lefts)
    if named:
        return any(r.predicate == relation.predicate for r in before)
    return _is_of_those_before(relation, head)


def is_beside(relation: Relation, head: Token, place: Place, before: Sequence[Relation]) -> bool:
    """Whether an event without a place of its own goes on where the events before it in its sentence were: "looters
    ransacked shops in Lyon, and a guard was stabbed"; not where somebody else acts, or it was another day.
    """
    if relation.predicate not in FORCE or relation.negated or relation.modality != "asserted":
        return False
    if any(c.lower_ in ("had", "will", "to") for c in head.lefts) or _has_phrase(head):
        return False
    if relation.date_source == "text" and {relation.date} != {r.date for r in before}:
        return False
    known = {end.country for r in before for end in (r.source, r.target) if end is not None} | {place.country, None}
    ends = [end for end in (relation.source, relation.target) if end is not None]
    return all(end.country in known and not (end.actor and end.country is None) for end in ends)


def _is_of_those_before(relation: Relation, head: Token) -> bool:
    """Whether somebody of the sentence before does it or suffers it; who is named in the sentence itself is not."""
    start = head.sent[0].idx
    ends = [end for end in (relation.source, relation.target) if end is not None]
    if any(end.antecedent is not None and end.antecedent.start >= start for end in ends):
        return False
    main = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head.dep_ == "ROOT")
    return main and any(t.lower_ in THEY for t in _arguments(head))


def _arguments(verb: Token) -> Iterator[Token]:
    """What fills the slots of a verb, and of whom it is part: "14 of them"."""
    for child in verb.children:
        if child.dep_ in SUBJECTS or child.dep_ == "dobj":
            yield child
            yield from (o for p in child.rights if p.lower_ == "of" for o in p.rights)


def is_of_scene(relation: Relation, head: Token, place: Place) -> bool:
    """Whether an event is told in the scene with which its sentence begins: "In Cali, crowds stormed a jail; guards
    wounded four"; not where another country acts, or the event has a place of its own.
    """
    if relation.predicate not in FORCE or relation.negated or relation.modality != "asserted":
        return False
    if any(c.lower_ in ("had", "will", "to") for c in head.lefts) or _has_own_phrase(head):
        return False
    main = head
    while main.dep_ in ("conj", "ccomp", "parataxis", "dep") and main.head.pos_ in VERBAL:
        main = main.head
    ends = [end for end in (relation.source, relation.target) if end is not None]
    at_home = all(end.country in (place.country, None) and not (end.actor and end.country is None) for end in ends)
    return main.dep_ == "ROOT" and at_home


def takes_up_them(head: Token) -> bool:
    """Whether a second clause goes on with those of the first: "lay in the road, and police arrested six of them"."""
    joined = head.dep_ == "conj" and head.head.pos_ in VERBAL and not _has_own_phrase(head)
    return joined and any(t.lower_ in THEY for t in _arguments(head))


def is_here(head: Token) -> bool:
    """Whether an event is where the story is filed, by its own words: "docked here", "in this lakeside city"."""
    if any(c.dep_ == "advmod" and c.lower_ == "here" for c in head.children):
        return True
    behind = [
        o for c in head.rights if c.lower_ in WHERE for o in c.rights if o.lemma_.lower() in words("settlement_noun")
    ]
    objects = [c for c in head.rights if c.dep_ == "dobj" or c.lower_ in ("on", "at", "against")]
    inside = [t for c in objects for t in c.subtree if t.lemma_.lower() in words("settlement_noun")]
    named = behind + inside
    return any(c.lower_ == "this" for o in named for c in o.lefts)


def is_of_named_place(head: Token) -> bool:
    """Whether a clause names its place, though perhaps one that no table has: "attacked Nanone on Monday"."""
    for child in head.rights:
        where = child.rights if child.lower_ in ("in", "near", "outside", "around") else ()
        if any(o.pos_ == "PROPN" and o.ent_type_ in GEOGRAPHIC for o in where):
            return True
        named = child.dep_ == "dobj" and child.pos_ == "PROPN" and child.ent_type_ != "NORP"
        if named and head.lemma_ in words("attack_on_place_word"):
            return True
    return False


def _has_phrase(head: Token) -> bool:
    """Whether the clause tells a place, or the sentence begins with one."""
    first = head.sent[0]
    opening = first.lower_ in WHERE and any(o.ent_type_ not in TIMES for o in first.rights)
    return opening or _has_own_phrase(head)


def _has_own_phrase(head: Token) -> bool:
    """Whether the clause tells a place, though perhaps one that is not known: "attacked Nanone", "in the village"."""
    opening = head.sent[0]
    for word in (head, *(c for c in head.rights if c.dep_ == "dobj")):
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in WHERE and child is not opening:
                if any(o.dep_ == "pobj" and o.ent_type_ not in TIMES and o.lower_ != "death" for o in child.rights):
                    return True
            elif child.dep_ == "dobj" and child.pos_ == "PROPN" and child.ent_type_ not in ("PERSON", "NORP"):
                return True
    return False


def only_place(places: Iterable[Place | None]) -> Place | None:
    """The one place that is told; None where several are, or none."""
    found = {place.name: place for place in places if place is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def is_there(head: Token) -> bool:
    """Whether an event is done "there": "strangled inmates in the prison there"."""
    own = [c for c in head.children if c.dep_ in ("advmod", "prep", "dobj") or c.dep_ in SUBJECTS]
    near = [*own, *(o for c in own for o in c.rights), *(t for c in own for o in c.rights for t in o.rights)]
    return any(t.lower_ == "there" and t.dep_ == "advmod" for t in near)
