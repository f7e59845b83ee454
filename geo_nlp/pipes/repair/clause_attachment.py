"""Clauses that the parser hangs on the last word before them, though they go with one further back.

"Forces working in the north of the country who lead the campaign" are led by no country, "a student at a college, who
was arrested" is no college, and who condemns "the action in Mali, which it called illegal" calls no Mali so.
In "the ultimatum that Mali gave Chad" it is no Chad that is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUNS, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import BRANDING

PLACES = words("place_noun")
SITED = frozenset({"GPE", "LOC", "FAC"})
# Where people work or learn: "a lawyer at Gazprom, who".
HOUSES = words("workplace_noun")
UTTERED = words("praise_or_blame_verb")
GIVING_TO = words("dative_verb")
GIVING = GIVING_TO | words("presentation_verb")
AT = frozenset({"across", "against", "at", "in", "inside", "into", "near", "on", "over"})


def mend_strayed(doc: Doc) -> None:
    """Hang each clause about people, or about a deed, that hangs on a place upon what it is about."""
    clauses = [t for t in doc.tokens if t.dep_ == "relcl" and _is_no_person(t.head)]
    found = [(clause, noun) for clause in clauses if (noun := _people(clause) or _branded(clause)) is not None]
    for clause, noun in found:
        clause.head = noun
    given = [t for t in doc.tokens if t.dep_ in ("acl", "relcl") and t.lemma_ in GIVING and _mend_given(t)]
    second = [(t, first) for t in doc.tokens if t.dep_ == "conj" and (first := _first(t)) is not None]
    for verb, first in second:
        verb.head = first
    doc.hang([*(word for word, _ in (*found, *second)), *given])


def _mend_given(clause: Token) -> bool:
    """Make the relative pronoun what is given, and somebody behind the verb who gets it: "aid that it sent Mali"."""
    own = [c for c in clause.lefts if c.dep_ in SUBJECTS]
    if not own or clause.tag_ not in ("VBD", "VBN") or any(c.dep_ == "auxpass" for c in clause.lefts):
        return False
    that = next((c for c in clause.lefts if c.lower_ in ("that", "which") and c.i < own[0].i), None)
    receiver = next((c for c in clause.rights if c.dep_ == "dobj"), None)
    if receiver is not None and (clause.lemma_ not in GIVING_TO or not receiver.ent_type_ or clause.dep_ == "acl"):
        return False  # "the claim that it gave Mali arms"
    if receiver is not None:
        receiver.dep_ = "dative"
    if that is not None:
        that.tag_, that.dep_, clause.dep_ = "WDT", "dobj", "relcl"
    return that is not None or receiver is not None


def _first(verb: Token) -> Token | None:
    """The infinitive that a second one goes with, behind a clause: "to greet those who came and (to) thank Mali"."""
    if verb.tag_ not in ("VB", "VBP") or any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return None
    clause = verb.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head is not clause:
        clause = clause.head
    first = clause.head.head
    if clause.dep_ != "relcl" or clause.head.dep_ != "dobj" or first.tag_ != "VB":
        return None
    apart = verb.head is clause and clause.tag_ in ("VBD", "VBZ")  # "who died and condemn": no form of his
    return first if apart or {verb.lemma_, first.lemma_} <= UTTERED else None


def _is_place(noun: Token) -> bool:
    """Whether a word is for a place."""
    return noun.ent_type_ in SITED or noun.lemma_ in PLACES


def _is_no_person(noun: Token) -> bool:
    """Whether a word is for a place, or for a house that people belong to: "a reporter of the BBC"."""
    return _is_place(noun) or noun.ent_type_ == "ORG" or noun.lemma_ in HOUSES


def _people(clause: Token) -> Token | None:
    """Of whom a clause with "who" tells, behind the place where they are: "forces in Syria who lead"."""
    who = any(t.lower_ in ("who", "whom") and t.head is clause for t in clause.lefts)
    found = next((t for t in _above(clause.head) if t.tag_ in NOUNS and _is_people(t)), None) if who else None
    many = found is not None and found.tag_ == "NNS" and not _is_place(clause.head)  # "fans of Hamas, who": either
    return None if many else found


def _branded(clause: Token) -> Token | None:
    """What a clause calls by a name, behind the place where it was done: "the action in Mali, which it called"."""
    which = any(t.lower_ == "which" and t.dep_ == "dobj" for t in clause.lefts)
    placed = clause.head.dep_ == "pobj" and clause.head.head.lower_ in AT
    if not (which and placed and clause.lemma_ in BRANDING):
        return None
    return next((t for t in _above(clause.head) if t.tag_ in ("NN", "NNS")), None)


def _above(place: Token) -> Iterator[Token]:
    """The words that a place hangs on, and the object of a verb that it is told with: "praised forces in Mali"."""
    for word in place.ancestors:
        yield word
        if word.pos_ == "VERB":
            yield from (c for c in word.rights if c.dep_ == "dobj" and c.i < place.i)
            return


def _is_people(noun: Token) -> bool:
    """Whether a word is for somebody, and for no place."""
    known = noun.lower_ in gazetteer().nominal_ends or noun.ent_type_ in ("NORP", "PERSON")
    return known and not _is_place(noun)
