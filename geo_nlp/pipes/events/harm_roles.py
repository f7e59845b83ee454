"""The role that a word of harm gives its victims: killed or injured, by the word's class and by what modifies it.

A verb is read by the first class that has it, an adjective or a noun by its form; a word of no class reports no harm.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final, Literal

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.wounds import (
    is_counted,
    is_for_wounds,
    is_to_hospital,
    is_unhurt,
    is_wounding,
)
from geo_nlp.pipes.syntax.functions import objects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive

Role = Literal["killed", "injured"]
DEAD, WOUNDED = words("dead_adjective"), words("wounded_adjective")


def role_of(word: Token, lemma: str) -> Role | None:
    """Whether a word reports people as killed or as injured; None where it reports no harm."""
    if word.pos_ in VERBAL:
        if _is_attribute_of_one(word):
            return None
        if lemma in words("body_recovery_verb") and (found := _role_of_recovery(word)):
            return found
        if lemma in words("evacuation_verb") and is_to_hospital(word):
            return "injured"
        if (role_of_verb := _verb_roles().get(lemma)) is not None:
            return role_of_verb(word)
    if lemma in DEAD or word.lower_ == "dead":
        after = word.i > word.head.i  # "12 dead in Kabul blast"
        return "killed" if after or word.dep_ not in ("amod", "advmod") else None
    if word.lemma_ == "wound" and word.dep_ == "pobj" and word.head.lower_ == "with":
        return "injured" if word.head.head.i < word.i else None  # "22 with bullet wounds"
    if word.lower_ in WOUNDED:
        return "injured" if word.pos_ not in VERBAL or is_counted(word) else None
    return _role_of_noun(word, lemma) if word.pos_ == "NOUN" else None


def _is_attribute_of_one(participle: Token) -> bool:
    """Whether a participle only tells which person is meant: "a commemoration for the assassinated leader"."""
    person = participle.head
    if participle.dep_ != "amod" or participle.tag_ != "VBN" or participle.i > person.i or person.tag_ == "NNS":
        return False
    return not any(c.dep_ == "nummod" for c in person.lefts)


def _role_of_noun(noun: Token, lemma: str) -> Role | None:
    """The role by a noun of killing, of wounding or of a toll: "the killing of", "ten injuries", "the death toll"."""
    if lemma in words("toll_noun"):
        return "killed" if _is_death_toll(noun) else None
    if lemma in either("killing_noun", "fatality_noun"):
        return "killed"
    return "injured" if lemma in either("wounding_noun", "injury_noun") else None


def _is_death_toll(toll: Token) -> bool:
    """Whether a toll is one of deaths: "the death toll", "the number of dead", "the toll rose"."""
    bare = all(c.dep_ == "det" for c in toll.lefts) and toll.head.lemma_ in words("toll_change_verb")
    return bare or any(c.lower_ == "death" for c in toll.lefts) or toll.head.lower_ in ("death", "dead")


def _role_of_killing(verb: Token) -> Role | None:
    """The object of a verb of killing, or the subject of a verb of dying: "killed ten", "ten died"."""
    return "killed"


def _role_of_wounding(verb: Token) -> Role | None:
    """The object of a verb of wounding: "wounded ten"."""
    return "injured"


def _role_of_suffering(verb: Token) -> Role | None:
    """Who "sustained a broken jaw"; not who "suffered no injuries"."""
    suffered = [verb.head] if verb.dep_ == "amod" else objects(verb)  # the parser's "12 (suffered bullet wounds)"
    wounds = [c for c in suffered if c.lemma_.lower() in words("wound_noun")]
    return "injured" if wounds and not any(is_unhurt(c) for c in wounds) else None


def _role_of_blow(verb: Token) -> Role | None:
    """Who was "hit in the leg", "fatally hit by a bullet", or "hit" without a word of what by."""
    if any(c.lower_ == "fatally" for c in verb.children):
        return "killed"
    hit = verb.lemma_ == "hit" and is_passive(verb) and not any(c.dep_ in ("agent", "prep") for c in verb.rights)
    return "injured" if hit or is_wounding(verb) else None


def _role_of_possible_killing(verb: Token) -> Role | None:
    """Who was "shot dead", or "shot in the leg"; not the drones of which "both were shot down", nor a bomber."""
    downed = objects(verb) if verb.nbor().lower_ == "down" else []
    if any(o.tag_ in ("CD", "DT", "PRP") or o.lemma_ in words("aircraft_noun") for o in downed):
        return None
    if _is_fatal(verb):
        return "killed"
    senseless = any(c.lower_ in words("wounded_adjective") for c in verb.rights)  # "beaten unconscious"
    return "injured" if senseless else _role_of_blow(verb)


def _role_of_blade(verb: Token) -> Role | None:
    """Who was wounded by a blade, which did not kill: "stabbed three tourists"."""
    return "killed" if _is_fatal(verb) else "injured"


def _is_fatal(verb: Token) -> bool:
    """Whether an act is fatal by a resultative or another verb: "shot dead", "hacked to death", "shot and killed"."""
    if verb.lemma_ == "gun":
        return any(c.lower_ == "down" for c in verb.rights)
    if any(c.dep_ == "conj" and c.i == verb.i + 2 and c.lemma_ in ("kill", "murder") for c in verb.rights):
        return True
    near = [*verb.children, *(o for p in verb.rights if p.dep_ == "prep" and p.lower_ == "to" for o in p.rights)]
    near += [c for o in verb.rights if o.dep_ in ("dobj", "ccomp", "nsubjpass", "oprd") for c in o.children]
    return any(c.lower_ in words("fatality_word") for c in near) or verb.nbor().lower_ in ("dead", "down")


def _role_of_loss(verb: Token) -> Role | None:
    """What is lost or taken: "claimed 12 lives", "lost 14 soldiers"."""
    lost = {c.lemma_.lower() for c in verb.rights if c.dep_ == "dobj"}
    deadly = either("life_noun", "lost_soldier_noun") if verb.lemma_.lower() == "lose" else words("life_noun")
    return "killed" if lost & deadly else None


def _role_of_treatment(verb: Token) -> Role | None:
    """Who was "treated for burns"."""
    wounded = any(t.lower_ in words("wounded_adjective") for t in objects(verb))  # "treated 60 wounded"
    return "injured" if wounded or is_for_wounds(verb) else None


def _role_of_recovery(verb: Token) -> Role | None:
    """Whose bodies are found: "recovered 12 bodies"."""
    return "killed" if any(t.lemma_.lower() in words("corpse_noun") for t in objects(verb)) else None


VERB_ROLES: Final[tuple[tuple[frozenset[str], Callable[[Token], Role | None]], ...]] = (
    (words("injury_suffering_verb"), _role_of_suffering),
    (words("blade_verb"), _role_of_blade),
    (words("possibly_fatal_verb"), _role_of_possible_killing),
    (words("killing_verb"), _role_of_killing),
    (words("wounding_blow_verb"), _role_of_blow),
    (words("dying_verb"), _role_of_killing),
    (words("wounding_verb"), _role_of_wounding),
    (words("life_taking_verb"), _role_of_loss),
    (words("treatment_verb"), _role_of_treatment),
)
"""Classes of verbs of harm with what gives the role; of several classes of one verb the first counts."""


@cache
def _verb_roles() -> dict[str, Callable[[Token], Role | None]]:
    """What gives the role, by the lemma of a verb."""
    found: dict[str, Callable[[Token], Role | None]] = {}
    for lemmas, role in VERB_ROLES:
        for lemma in lemmas:
            found.setdefault(lemma, role)
    return found
