"""The other end of an attack whose noun names one only: whom the text has at war with it, if its sentence names him.

"Russia invaded Georgia. ... France has backed Georgia since the Russian invasion": the second sentence tells the
attack on Georgia too, and "attacks on Georgia" in a sentence about Russia are Russia's. Nobody is found where the
sentence does not name him.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace

STANDING_ATTACKS = either("withstood_act_noun", "suffered_act_noun") | words("act_of_war_noun")
ENMITY = frozenset({"ASSAULT", "HOSTILITY"})
DOING_SLOTS = frozenset({"by", "from", "possessor", "subject"})
AIMED_SLOTS = frozenset({"against", "of", "on"})
# Of which a place has some by whomever.
UNREST = words("suffered_act_noun") - {"war"}
# Groups that act on their own account, whatever their country.
ON_THEIR_OWN = frozenset({"armed_group", "movement", "party"})
NEAR = 60  # words in which an enemy is looked for
Side = str | None


def with_standing_enemies(doc: Doc, matches: Sequence[Match], actors: Actors) -> list[Match]:
    """The matches, an attack with one end with the enemy whom its sentence names."""
    if not any(_lacks_enemy(m) for m in matches):
        return list(matches)
    fights = [m for m in matches if m.rule.states in ENMITY and m.source and m.target]
    pairs = {(_side(a, actors), _side(b, actors)) for m in fights for a in m.source for b in m.target}
    known = {(a, b) for a, b in pairs if a and b and a != b}
    return [_with_enemy(doc, m, known, actors) if _lacks_enemy(m) else m for m in matches]


def _lacks_enemy(found: Match) -> bool:
    """Whether an attack reported as a noun has one end only."""
    clause = found.clause
    attack = found.rule.states in ENMITY and clause.kind == "noun" and clause.lemma in STANDING_ATTACKS
    if not attack or bool(found.source) == bool(found.target):
        return False
    if found.source:
        return found.slots[0] in DOING_SLOTS
    return found.slots[1] in AIMED_SLOTS and clause.lemma not in UNREST


def _side(n: int, actors: Actors) -> Side:
    """The side on which a mention is: the country that it belongs to, or a group itself."""
    mention = actors.mentions[n]
    return mention.actor or mention.country if mention.type in ON_THEIR_OWN else mention.country or mention.actor


def _with_enemy(doc: Doc, found: Match, known: Set[tuple[Side, Side]], actors: Actors) -> Match:
    head = doc[found.clause.head]
    sides = {_side(n, actors) for n in (*found.source, *found.target)}
    near = range(max(head.sent.start, head.i - NEAR), min(head.sent.end, head.i + NEAR))
    inside = [n for i in near if (n := actors.at.get(i)) is not None]
    if found.source:
        others = [n for n in inside if any((side, _side(n, actors)) in known for side in sides)]
    else:
        others = [n for n in inside if any((_side(n, actors), side) in known for side in sides)]
    if not others:
        return found
    nearest = (min(others, key=lambda n: abs(actors.mentions[n].head - head.i)),)
    if found.source:
        return replace(found, target=nearest, slots=(found.slots[0], "scene"))
    return replace(found, source=nearest, slots=("scene", found.slots[1]))
