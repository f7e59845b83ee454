"""The phrases of a clause that may tell where its event was, the likeliest first.

A phrase belongs to the verb or noun that it modifies, or to what fills their slots ("struck a school in Kharkiv"); never
to another event that is only spoken of ("over the murder in Surrey", "after a conference in Strasbourg").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo_nlp.pipes.events.words import words
from geo_nlp.pipes.parse.parse import Token
from geo_nlp.pipes.parse.tags import SUBJECTS, VERBAL
from geo_nlp.pipes.parse.words import conjuncts
from geo_nlp.types import Clause

LOCATIVE = frozenset(
    "in at near outside around inside across within off along beside throughout through amid between beneath under "
    "on over above".split()
)
GOALS = frozenset({"to", "into", "toward", "towards", "onto"})
AGAINST = frozenset({"on", "at", "against", "into", "of", "over", "in"})
# Behind these the place may stand for all that: "clashed with gangs in X", "talks between A and B in X".
THROUGH = frozenset({"of", "with", "by", "against", "between", "among", "at", "on", "during", "as", "for", "from"})
ARGUMENTS = SUBJECTS | {"dobj", "attr", "oprd", "dative", "agent"}
SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "SANCTION"})
GOING = frozenset({"CONSULT", "MOBILIZE", "AID", "COOPERATE"})
STEPS = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name the place, by its head; `target` where it is what the act falls on."""

    head: Token
    prep: Token | None
    target: bool = False


def find_phrases(head: Token, clause: Clause, predicate: str) -> Iterator[Phrase]:
    """Yield the phrases that may tell where the event of a clause was, the likeliest first."""
    doc, lemma = head.doc, clause.lemma.split()[0]
    if predicate in SPOKEN and not words("signing") & {lemma, head.lemma_}:
        yield from _where_spoken(head)
        return
    yield from _fallen_on(head, clause, predicate)
    sites = list(_sites(head, clause))
    for site in sites:
        yield from _around(site, predicate)


def _fallen_on(head: Token, clause: Clause, predicate: str) -> Iterator[Phrase]:
    """What an attack falls on or a visit goes to, where that is a place: "shelling of Kharkiv", "visited Ankara"."""
    names = {clause.lemma.split()[0], head.lemma_.lower()}
    if predicate in ("ASSAULT", "COERCE") and names & words("falling"):
        slots: tuple[str, ...] = ("object", *sorted(AGAINST - {"in"}))
    elif predicate in ("CONSULT", "MOBILIZE") and names & words("visiting"):
        slots = ("object",)
    else:
        return
    for slot in slots:
        for i in clause.slot(slot):
            yield Phrase(head.doc[i], None, target=True)


def _sites(head: Token, clause: Clause) -> Iterator[Token]:
    """The words whose place is the event's: its own, the verb that carries it, a verb that it is told beside."""
    yield head
    verb = head
    if clause.support is not None:
        verb = head.doc[clause.support]
        yield verb
    elif head.pos_ not in VERBAL:
        above = _verb_above(head)
        if above is None:
            return
        verb = above
        if verb.lemma_ in words("harming"):
            yield verb
        else:
            return
    for _ in range(STEPS):
        above = verb.head
        if above is verb:
            return
        if verb.dep_ == "acl" and above.lemma_.lower() in words("weapons"):  # "a rocket fired by X hit Y"
            carried = _verb_above(above)
            if carried is None:
                return
            verb = carried
        elif above.pos_ in VERBAL and _shares(verb, above):
            verb = above
        else:
            return
        yield verb


def _shares(verb: Token, above: Token) -> bool:
    """Whether a verb is told as of the same place as the one it hangs on: joined to it, or its participle."""
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.lefts):
        return False
    return verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (verb.dep_ == "xcomp")


def _verb_above(noun: Token) -> Token | None:
    """The verb whose subject or object a noun is, or is part of."""
    token = noun
    for _ in range(STEPS):
        if token.dep_ in ("relcl", "acl", "appos", "advcl"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None


def _around(site: Token, predicate: str) -> Iterator[Phrase]:
    """The phrases of place at a word: those behind it first, then its arguments', then those before it."""
    rights = [p for child in site.rights for p in _own(child, site, predicate)]
    yield from rights
    for child in site.rights:
        if child.dep_ in ARGUMENTS:
            yield from _of_argument(child, predicate)
    for child in site.lefts:
        if child.dep_ in ARGUMENTS:
            yield from _of_argument(child, predicate)
        elif child.dep_ in ("compound", "nmod") and site.pos_ in ("NOUN", "PROPN"):
            yield Phrase(child, None)
    for child in site.lefts:
        yield from _own(child, site, predicate)


def _own(child: Token, site: Token, predicate: str) -> Iterator[Phrase]:
    """The phrases that a preposition at a word opens."""
    if child.dep_ in ("prep", "agent", "dative", "prt", "advmod"):
        yield from _behind(child, site, predicate)


def _behind(prep: Token, site: Token, predicate: str) -> Iterator[Phrase]:
    name = prep.lower_
    for obj in [c for c in prep.rights if c.dep_ in ("pobj", "pcomp")]:
        if obj.pos_ in VERBAL:
            continue
        if _allowed(name, site, predicate):
            yield Phrase(obj, prep)
        if name in THROUGH or obj.ent_type_ in ("DATE", "TIME"):
            for word in conjuncts(obj):
                yield from _of_argument(word, predicate)
    for below in prep.rights:
        if below.dep_ in ("prep", "pcomp") and below.pos_ in ("ADP", "SCONJ"):  # "out of Tigray", "from inside Iran"
            out = name in ("out", "away", "from") and below.lower_ in ("of", "inside")
            if out and predicate == "RETREAT":
                yield from (Phrase(c, below) for c in below.rights if c.dep_ == "pobj")
            elif not out:
                yield from _behind(below, site, predicate)


def _allowed(name: str, site: Token, predicate: str) -> bool:
    """Whether a preposition may tell the place of such an act."""
    lemma = site.lemma_.lower()
    if name in LOCATIVE:
        return True
    if name in GOALS:
        moved = lemma in words("travelling") or lemma in words("carrying") or lemma in words("journeys")
        return (predicate in GOING and moved) or (name == "into" and predicate in ("ASSAULT", "MOBILIZE"))
    return name == "from" and predicate == "RETREAT" and lemma in words("leaving")


def _of_argument(noun: Token, predicate: str) -> Iterator[Phrase]:
    """The phrases of place that hang on what fills a slot: "struck a school in Kharkiv", "protesters in Lima"."""
    for word in conjuncts(noun):
        for child in word.rights:
            if child.dep_ == "prep" and child.lower_ in LOCATIVE | {"of"}:
                for obj in child.rights:
                    if obj.dep_ == "pobj" and obj.pos_ not in VERBAL:
                        if child.lower_ != "of":
                            yield Phrase(obj, child)
                        yield from _of_argument(obj, predicate)
            elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in words("harming"):
                for below in child.rights:
                    yield from _own(below, child, predicate)


def _where_spoken(head: Token) -> Iterator[Phrase]:
    """Where a statement was made: "in Berlin, X condemned", "speaking in Munich", "told reporters in Brussels"."""
    verb = head if head.pos_ in VERBAL else _verb_above(head)
    if verb is None:
        return
    for _ in range(STEPS):
        for child in verb.children:
            if child.dep_ == "advcl" and child.lemma_ in words("speaking") and child.tag_ == "VBG":
                yield from _spoken_at(child)
        if verb.lemma_ in words("speaking"):
            yield from _spoken_at(verb)
        for child in verb.lefts:
            yield from _said(child)
        if not any(c.dep_ in ("dobj", "ccomp") and c.pos_ != "PROPN" for c in verb.rights):
            for child in verb.rights:
                yield from _said(child)
        above = verb.head
        if above.pos_ not in VERBAL or not _shares(verb, above):
            return
        verb = above


def _spoken_at(verb: Token) -> Iterator[Phrase]:
    for child in verb.rights:
        yield from _said(child)
        if child.dep_ == "dobj" and child.lemma_.lower() in words("hearers"):
            yield from (p for c in child.rights for p in _said(c))
        if child.dep_ == "prep" and child.lower_ == "to":
            hearers = [c for c in child.rights if c.dep_ == "pobj" and c.lemma_.lower() in words("hearers")]
            yield from (p for h in hearers for c in h.rights for p in _said(c))


def _said(child: Token) -> Iterator[Phrase]:
    """A place named behind "in", or the place of an occasion: "at a summit in Brazil"."""
    if child.dep_ != "prep" or child.lower_ not in ("in", "at", "outside", "during", "on"):
        return
    for obj in child.rights:
        if obj.dep_ != "pobj":
            continue
        if obj.pos_ == "PROPN" and child.lower_ in ("in", "at", "outside"):
            yield Phrase(obj, child)
        elif obj.lemma_.lower() in words("occasions") | words("settlements"):
            yield from _of_argument(obj, "CONSULT")
            yield Phrase(obj, child)
