"""Places with the larger one after a comma, which the parser takes for two places or for the subject of what follows.

"A bomb in Kabul, Afghanistan killed ten" has Afghanistan kill them, and "exploded in Izmir, Turkey wounding ten" Turkey
wound them; "an attack on Fafi, Garissa, Kenya" is one on two places. The larger one is an apposition.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import AUXILIARIES, PLACE_LABELS, PROPER, SUBJECTS
from geo_nlp.pipes.syntax.tree import Doc, Token

CLAUSES_OF_VERB = frozenset({"acl", "advcl"})
PARTS_OF_PLACE = frozenset({"appos", "conj"})


def repair_nested_places(doc: Doc) -> None:
    """Attach each such state to its place."""
    changed = [place for place in doc.tokens if place.dep_ == "conj" and _is_around_place(place)]
    for place in changed:
        place.dep_ = "appos"
        for state in place.rights:
            state.head = place.head if state.dep_ == "appos" else place
    for place in doc.tokens:
        if place.dep_ == "appos" and (town := _settlement_before(place)) is not None:
            place.head = town
            changed.append(place)
    for state in doc.tokens:
        if state.dep_ not in SUBJECTS or state.ent_type_ not in PLACE_LABELS or state.tag_ not in PROPER:
            continue
        verb = state.head
        smaller = _place_before(state)
        if smaller is None or not _is_right_before(state, verb):
            continue
        opening = _other_subject(smaller, verb)
        if opening is not None:
            opening.dep_ = "nsubj" if opening.dep_ == "dobj" else opening.dep_
        elif verb.tag_ == "VBG" and verb.dep_ in CLAUSES_OF_VERB:
            verb.head, verb.dep_ = _clause_of(smaller, verb), "advcl"
        else:
            continue
        state.head, state.dep_ = smaller, "appos"
        changed += [state, verb]
    doc.reattach(changed)


def _settlement_before(name: Token) -> Token | None:
    """The town that a name after a comma names, which the parser gives to the people: "police in the capital, Lima"."""
    first = name.left_edge.i + (name.left_edge.text == ",")
    if first < 2 or name.tag_ not in PROPER or name.doc[first - 1].text != ",":
        return None
    town = name.doc[first - 2]
    settled = town.dep_ == "pobj" and town.lemma_.lower() in words("settlement_noun")
    return town if settled and town is not name.head and name.head in list(town.ancestors) else None


def _is_around_place(place: Token) -> bool:
    """Whether a name joined to a place by a comma alone is around it: "Fafi, Garissa, Kenya"."""
    smaller = place.head
    inner = smaller.dep_ == "pobj" and smaller.tag_ in PROPER and place.tag_ in PROPER
    if not inner or any(c.dep_ == "cc" for t in (smaller, place) for c in t.rights) or place.left_edge.i < 2:
        return False
    beside = place.doc[place.left_edge.i - 1].text == "," and place.doc[place.left_edge.i - 2] is smaller
    return beside and any(c.dep_ == "appos" and c.ent_type_ in PLACE_LABELS for c in place.rights)


def _place_before(state: Token) -> Token | None:
    """The place that a comma parts from a state, where it stands after a preposition: "in Kabul, Afghanistan"."""
    first = state.left_edge.i
    if first < 2 or state.doc[first - 1].text != ",":
        return None
    place = state.doc[first - 2]
    if place.tag_ not in PROPER:
        return None
    while place.dep_ in PARTS_OF_PLACE and place.head.i < place.i:
        place = place.head
    return place if place.dep_ == "pobj" else None


def _is_right_before(state: Token, verb: Token) -> bool:
    """Whether nothing but auxiliaries stands between a state and the verb."""
    between = verb.doc.tokens[state.right_edge.i + 1 : verb.i]
    return state.i < verb.i and all(t.head is verb and t.dep_ in AUXILIARIES for t in between)


def _other_subject(place: Token, verb: Token) -> Token | None:
    """The other subject of a verb, whose phrase the place ends; also one read as its object."""
    found = [c for c in verb.lefts if c.dep_ in SUBJECTS or c.dep_ == "dobj"]
    return next((c for c in found if c.i < place.i and c in place.ancestors), None)


def _clause_of(place: Token, verb: Token) -> Token:
    """The verb whose place it is, of which the gerund after it tells the outcome."""
    above = (t for t in place.ancestors if t.pos_ == "VERB" and t is not verb)
    return next(above, verb.head)
