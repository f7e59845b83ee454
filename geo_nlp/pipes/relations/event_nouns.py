"""Attacks and protests told by a noun that names neither party, which count for the state where they happened.

"Condemned the shooting at a hall in Kazan", "has denied any role in the clashes in Basra", "after riots in Lagos".
"""

from __future__ import annotations

from typing import Final

from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.scene_target import country_of, nearest_places
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import Rule, load_rules
from geo_nlp.types import Clause

# The class of the nouns that tell an event of a type without anybody; a rally or a march may be of friends.
HAPPENING: Final = {"ASSAULT": "bare_attack", "PROTEST": "bare_protest"}


def places_of_event(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the places where an attack or a protest was that a noun tells: "the shooting at a hall in Kazan"."""
    kind = HAPPENING.get(rule.states)
    if kind is None or clause.kind != "noun" or clause.negated or clause.modality != "asserted":
        return ()
    noun = doc[clause.head]
    if clause.lemma not in load_rules().classes[kind] or noun.dep_ == "compound":
        return ()
    return tuple(n for n in nearest_places(noun, actors) if country_of(actors.mentions[n]) is not None)
