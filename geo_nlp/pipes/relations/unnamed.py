"""Violence among people whom nobody knows by name: it counts for the place where it befell them.

"A shooting in Guayaquil left eight dead", "a mob torched a police station in Karachi". Event data has coded the state
of the place for its unnamed people since KEDS (Schrodt 1994).
"""

from __future__ import annotations

from geo_nlp.pipes.clauses.picking import Actors
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.relations.filling import somewhere
from geo_nlp.pipes.relations.scene import is_attack, scene, told_scene
from geo_nlp.rules.loader import Rule, load_rules
from geo_nlp.types import Clause

FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
STATES = frozenset({"dead", "wounded", "injured", "alive", "unconscious"})  # "shot dead a rapper"
PRONOUNS = frozenset("another others him her them".split())


def is_on_unnamed(doc: Doc, clause: Clause, rule: Rule) -> bool:
    """Whether force is used on people without a name: on "a rapper", "two of their guards", "31 of them", "another"."""
    if rule.states not in FORCE or clause.kind != "verb":
        return False
    harmed = [t for i in clause.slot("object") if (t := doc[i]).lower_ not in STATES]
    return bool(harmed) and all(map(_is_somebody, harmed))


def where_befell(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the places where force was used on people without a name, or on a building by protesters."""
    if rule.states not in FORCE or clause.kind != "verb":
        return ()
    attack = rule.states == "ASSAULT" and any(is_attack(doc[i]) for i in clause.slot("subject"))
    building = rule.states == "PROTEST" and any(doc[i].pos_ == "NOUN" for i in clause.slot("object"))
    if not (attack or building or is_on_unnamed(doc, clause, rule)):
        return ()
    found = scene(doc, clause, actors) or told_scene(doc, clause, actors)
    return tuple(n for n in found if not somewhere(actors.mentions[n]))


def _is_somebody(word: Token) -> bool:
    """Whether a word means people: a trade or relation, a number of people, a pronoun."""
    people = load_rules().classes["bystander"]
    if word.lower_ in PRONOUNS or word.lemma_.lower() in people:
        return True
    of = [o for p in word.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
    counted = word.like_num or word.tag_ == "CD" or word.lower_ in ("dozens", "scores", "hundreds", "several")
    return counted and all(o.pos_ == "PRON" or o.lemma_.lower() in people for o in of)
