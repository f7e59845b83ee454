"""The PLOVER mode of an attack, by the weapon that its clause names: "killed in an airstrike", "tanks opened fire".

A trigger gives the mode by itself where it can; the weapon gives it where the trigger does not, or only roughly: who
"opened fire" from tanks used heavy weapons, and a missile from a helicopter is an air strike.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.relations.passive_agents import time_clauses
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause

# Classes of rules/classes/means.yaml with the mode that each gives, the more specific first.
MODES = (
    ("poison_means", "unconventional"), ("suicide_means", "suicide-attack"), ("drone_means", "drone"),
    ("aerial_means", "aerial"),
    ("crowd_means", "crowd-control"), ("heavy_means", "heavy-weapons"), ("explosive_means", "explosives"),
    ("firearm_means", "firearms"), ("blade_means", "primitive"),
)  # fmt: skip
ROUGH = frozenset({None, "explosives", "firearms", "heavy-weapons", "unconventional"})
SLOTS = ("subject", "by", "with", "in", "from", "during", "through", "using")
MEANS_PREPS = frozenset({"by", "in", "during", "from", "with"})
WEAPON_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})


def mode_of_attack(doc: Doc, clause: Clause, stated: str | None) -> str | None:
    """The mode of an attack: that of its trigger, unless a weapon gives a more specific one."""
    if stated not in ROUGH:
        return stated
    named = frozenset(_weapons(doc, clause))
    classes = load_rules().classes
    return next((mode for name, mode in MODES if not named.isdisjoint(classes[name])), stated)


def _weapons(doc: Doc, clause: Clause) -> Iterator[str]:
    """Words and compounds that may name the weapon: of the trigger, of the attacker, and of the instrument."""
    head = doc[clause.head]
    verb = head if clause.support is None else doc[clause.support]
    if clause.kind == "noun":
        yield from (c.lemma_.lower() for c in head.lefts if c.dep_ in WEAPON_MODIFIERS)  # "a grenade attack"
    heads = [head, verb, *(doc[i] for slot in SLOTS for i in clause.slot(slot))]
    if any(t.lower_ == "responsibility" for t in verb.rights):  # "claimed responsibility for the suicide bombing"
        heads += [doc[i] for i in clause.slot("for")]
    if verb.lemma_ in load_rules().classes["wielding"]:
        heads += [t for t in verb.rights if t.dep_ == "dobj"]
    heads += [t for i in clause.slot("subject") for prep, t in prepositions(doc[i]) if prep == "with"]
    if clause.kind == "verb":
        heads += _means_of_same_harm(verb)
    for token in heads:
        yield from _wordings(token)


def _means_of_same_harm(verb: Token) -> Iterator[Token]:
    """By what people were hurt, as another verb or clause tells it.

    "Ten were killed and six injured in a drone strike"; "ten were killed when a car bomb exploded".
    """
    harm = either("killing_verb", "wounding_verb", "dying_verb")
    if verb.lemma_ not in harm:
        return
    first = verb.head if verb.dep_ == "conj" and verb.head.lemma_ in harm else verb
    for other in (first, *(c for c in first.rights if c.dep_ == "conj" and _tells_harm(c, harm))):
        after = (p for p in other.rights if p.dep_ == "prep" and p.lower_ in ("after", "following"))
        direct = (p for p in after if not any(p.lefts) and p.nbor(-1).dep_ != "npadvmod")  # not "days after a raid"
        yield from (o for p in direct for o in p.rights if o.lemma_.lower() in words("attack_on_place_word"))
        if other is not verb:
            wounded = (c for c in other.children if c.lower_ in words("wounded_adjective"))
            yield from (o for word in (other, *wounded) for prep, o in prepositions(word) if prep in MEANS_PREPS)
    for blow in time_clauses(first):
        if _is_blow(blow):
            yield from (blow, *subjects(blow), *(c for c in blow.lefts if c.dep_ in SUBJECTS))


def _tells_harm(word: Token, harm: frozenset[str]) -> bool:
    """Whether a conjunct tells who else was hurt: "six were injured", "six more injured", not "he killed six"."""
    if word.lemma_ in harm:
        return word.lemma_ in words("dying_verb") or all(c.dep_ != "nsubj" for c in word.lefts)
    return any(c.lower_ in words("wounded_adjective") for c in word.children)


def _is_blow(verb: Token) -> bool:
    """Whether a clause of time tells the blow itself: "when a missile struck a bus", not "after it had struck"."""
    blows = either("attack_on_place_word", "explosion_verb", "opening_fire_verb")
    return verb.lemma_ in blows and all(c.lower_ != "had" for c in verb.lefts)


def _wordings(token: Token) -> Iterator[str]:
    """A noun, and each two neighbouring words of its compound: "suicide car bomb" is a suicide car and a car bomb."""
    yield token.lemma_.lower()
    left = token
    for child in reversed(list(token.lefts)):
        if child.dep_ in WEAPON_MODIFIERS:
            yield f"{child.lower_} {token.lemma_.lower()}"
            yield f"{child.lower_} {left.lower_}"
            left = child
