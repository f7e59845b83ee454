"""Toponyms in a noun phrase: its head, its appositions, its modifiers and possessors, and phrases nested in it."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.locative_phrases import LOCATIVE_PREPS, OF_ROAD, ROADS
from geo_nlp.pipes.events.place_names import Toponyms
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.tree import Token

TOPONYM_DEPTH = 4  # phrases within phrases: "at the gates of a plant in the port of X"


def toponyms_in(head: Token, names: Toponyms, *, owned: bool, depth: int = 0) -> Iterator[tuple[int, int]]:
    """Yield first and last word of the toponyms in a phrase, the nearest to its head first; `owned` with possessors."""
    # "US cooperation" is in no place.
    modifies = (head.dep_ in MODIFIERS or head.dep_ == "poss") and names.is_state(head.i)
    if not modifies and (span := names.at(head.i)) is not None:
        yield span
    local = is_local(head)
    if head.lemma_.lower() in words("division_noun"):  # "in Sukma district of Chhattisgarh"
        yield from _premodifiers(head, names)
    for child in head.rights if depth < TOPONYM_DEPTH else ():
        if child.dep_ == "prep" and _is_nesting(child, head, local):
            for obj in child.rights:
                if obj.dep_ == "pobj":
                    yield from toponyms_in(obj, names, owned=owned, depth=depth + 1)
    if local:  # "the Feodosia terminal, the largest in Crimea"
        yield from _premodifiers(head, names)
    for child in head.rights if depth < TOPONYM_DEPTH else ():
        if child.dep_ == "appos":
            yield from toponyms_in(child, names, owned=owned, depth=depth + 1)
    if head.pos_ == "PROPN" and not local:
        yield from _premodifiers(head, names)
    if local or (owned and head.pos_ == "PROPN"):  # "in Honiara's Chinatown", not "in Honiara's view"
        possessors = [c for c in head.lefts if c.dep_ == "poss" and (owned or not names.is_capital(c.i))]
        yield from [span for c in possessors if (span := names.at(c.i)) is not None]


def is_local(noun: Token) -> bool:
    """Whether a common noun denotes a place: a town, an airport, a border; not "the context of", "a raid of"."""
    local = either("settlement_noun", "division_noun", "surface_noun", "site_noun")
    return noun.lower_ == noun.text and (noun.lemma_ in local or noun.text in local)


def is_territory(noun: Token) -> bool:
    """Whether a noun is of a state's own territory: "Libyan territory", "Guyanese waters"."""
    return not words("territory_noun").isdisjoint((noun.lower_, noun.lemma_.lower()))


def _is_nesting(prep: Token, head: Token, local: bool) -> bool:
    """Whether the object of a preposition locates its head: "a plant in X", "the port of X", "the road from X to Y"."""
    name = prep.lower_
    return name in LOCATIVE_PREPS or (name == "of" and local) or (name in OF_ROAD and head.lemma_ in ROADS)


def _premodifiers(head: Token, names: Toponyms) -> Iterator[tuple[int, int]]:
    """The toponyms, not of states, that modify a noun from the left: known places first, the nearest first."""
    named = [c for c in head.lefts if c.dep_ in MODIFIERS and names.is_name(c) and not names.is_state(c.i)]
    for child in sorted(reversed(named), key=lambda c: not names.is_place(c.i)):  # "the Istanbul Justice Palace"
        if (span := names.at(child.i)) is not None:
            yield span
