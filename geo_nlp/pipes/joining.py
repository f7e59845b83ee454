"""Actors that share a head or stand side by side where the parser sees only one of them.

"President A and Prime Minister B met", "UK and EU negotiators", "Iran, Russia hold talks".
"""

from __future__ import annotations

from geo_nlp.pipes.picking import Actors
from geo_nlp.pipes.words import is_title_word

DIRECTIONS = frozenset({"north", "south", "east", "west"})


def series(actors: Actors, found: list[int]) -> list[int]:
    """`found` with the person before it that the parser left out of "President A and Prime Minister B met"."""
    if len(found) == 1 and (shared := _shares(actors, found[0])):
        return series(actors, shared) + found
    if len(found) != 1 or actors.mentions[found[0]].level != "name":
        return found
    if actors.mentions[found[0]].type == "state":
        return _headline(actors, found[0]) + found
    if actors.mentions[found[0]].type != "person":
        return found
    if headed := _headline(actors, found[0]):
        return headed + found
    left = actors.mentions[found[0]].first - 1
    if left > 1 and actors.doc[left].dep_ == "case":  # "Poland's Tusk and Ukraine's Zelensky"
        left -= 2
    while left > 0 and (
        is_title_word(actors.doc[left].text)
        or (actors.doc[left].dep_ in ("amod", "compound", "nmod") and actors.doc[left].lower_ != "and")
    ):
        left -= 1
    n = actors.at.get(left - 1) if actors.doc[left].lower_ == "and" else None
    if (
        n is None
        or actors.mentions[n].type != "person"
        or actors.doc[actors.mentions[n].head].dep_ in ("dobj", "pobj", "nsubj", "conj")
    ):
        return found
    return [n, *found]


def _shares(actors: Actors, n: int) -> list[int]:
    """Who shares a plural head: "UK" before "EU negotiators", "North" before "South Korea"."""
    mention = actors.mentions[n]
    head, left = actors.doc[mention.head], mention.first - 1
    if left < 1 or actors.doc[left].lower_ not in ("and", ","):
        return []
    before = actors.at.get(left - 1)
    if before is None or actors.mentions[before].type in ("person", "place"):
        return []
    if head.tag_ not in ("NNS", "NNPS") and actors.doc[left - 1].lower_ not in DIRECTIONS:
        return []
    token = actors.doc[actors.mentions[before].head]
    while token.dep_ in ("nmod", "amod", "compound", "poss", "conj") and token != head:
        token = token.head
    return [before] if token == head and actors.mentions[before].head != mention.head else []


def _headline(actors: Actors, n: int) -> list[int]:
    """The first of "Iran, Russia hold talks": a headline joins two actors by a comma."""
    first = actors.mentions[n].first
    before = actors.at.get(first - 2) if first > 1 and actors.doc[first - 1].text == "," else None
    if before is None or actors.mentions[before].first != actors.doc[first].sent.start:
        return []
    closed = actors.doc[first].sent.text.rstrip().endswith((".", "”", '"'))
    return [before] if actors.mentions[before].type == actors.mentions[n].type and not closed else []
