"""Fronted places with their state, which the parser takes apart: "In Goma, Democratic Republic of Congo, rebels ...".

It sees a list of subjects, or a place that modifies the subject; the state is an apposition to the place.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.labels import PLACE_LABELS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token

OPENERS = frozenset({"in", "at", "near", "outside"})
NAME_LINKERS = frozenset({"of", "the"})
LONGEST_FRONTED_NAME = 6  # words


def repair_fronted_places(doc: Doc) -> None:
    """Attach each such state to its place, and the place to its preposition."""
    found = [(prep, names) for prep in doc.having(OPENERS) if (names := _place_and_state(prep)) is not None]
    changed = [word for prep, names in found for word in _attach(prep, *names)]
    if changed:
        doc.reattach(changed)


def _place_and_state(prep: Token) -> tuple[list[Token], list[Token]] | None:
    """The words of a place and of the state or division after it, between the commas; None where there are none."""
    if not prep.is_sent_start:
        return None
    place = _name_before_comma(prep.i + 1, prep)
    state = _name_before_comma(place[-1].i + 2, prep) if place else []
    if not state or any(t.pos_ == "PROPN" and t.ent_type_ not in PLACE_LABELS for t in state):
        return None
    after = state[-1].i + 2
    if after >= prep.sent.end or prep.doc[after].ent_type_ in PLACE_LABELS:  # "In Paris, Mali, Chad and Niger agreed"
        return None
    return place, state


def _name_before_comma(start: int, prep: Token) -> list[Token]:
    """The words of a name that begins at `start` and ends before a comma."""
    name: list[Token] = []
    for token in prep.doc[start : min(start + LONGEST_FRONTED_NAME + 1, prep.sent.end)]:
        if token.text == ",":
            return name if name and name[-1].pos_ == "PROPN" else []
        if token.pos_ != "PROPN" and token.lower_ not in NAME_LINKERS:
            return []
        name.append(token)
    return []


def _attach(prep: Token, place: list[Token], state: list[Token]) -> list[Token]:
    """Attach place and state; the words that have another head now."""
    town, country = _head_of(place), _head_of(state)
    below = country is town or town in country.ancestors
    verb = _verb_after(prep, state[-1].i)
    if verb is None or (town.head is prep and below):
        return []
    town.head, town.dep_ = prep, "pobj"
    country.head, country.dep_ = town, "appos"
    prep.head, prep.dep_ = verb, "prep"
    return [prep, town, country]


def _head_of(name: list[Token]) -> Token:
    """The word of a name that hangs on a word outside it."""
    inside = {t.i for t in name}
    return next((t for t in name if t.head.i not in inside and t.pos_ == "PROPN"), name[-1])


def _verb_after(prep: Token, last: int) -> Token | None:
    """The verb that a fronted phrase modifies: its head, else the root of the sentence."""
    if prep.head.pos_ in VERBAL and prep.head.i > last:
        return prep.head
    root = next((t for t in prep.sent if t.dep_ == "ROOT"), prep)
    return root if root.pos_ in VERBAL and root.i > last else None
