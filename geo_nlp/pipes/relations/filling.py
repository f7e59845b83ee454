"""What the search for source and target shares: what ends are filled with, and what a rule requires of a slot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Mention

Filled = tuple[tuple[int, ...], str | None]
STATE_PLURALS = ("countries", "nations", "states")
LOCATING = frozenset({"in", "into", "inside", "at", "across", "near", "throughout", "through"})


@dataclass(slots=True)
class Match:
    """A rule that applies to a clause; the ends are positions of mentions, empty where nobody is named."""

    rule: Rule
    clause: Clause
    source: tuple[int, ...]
    target: tuple[int, ...]
    slots: tuple[str | None, str | None]
    reciprocal: bool = False


def quad_of(rule: Rule) -> int | None:
    """The quad class of the event that a rule states; None of ties and attitudes."""
    return None if rule.attitude else load_ontology().predicates[rule.states].quad


def required_words(rule: Rule, slot: str) -> frozenset[str] | None:
    """The words that a rule requires in a slot; None where it takes any."""
    return next((words for name, words in rule.where if name == slot), None)


def is_any_place(place: Mention) -> bool:
    """Whether a place is indefinite: "stopped selling chips in third countries"."""
    unknown = place.actor is None and place.country is None and not place.refers_to
    return unknown and place.level == "nominal" and place.text.endswith(STATE_PLURALS)


def is_known(ends: Sequence[int], actors: Actors) -> bool:
    """Whether one of some mentions has an actor, a country or an antecedent."""
    return any(actors.mentions[n].actor or actors.mentions[n].country or actors.mentions[n].refers_to for n in ends)
