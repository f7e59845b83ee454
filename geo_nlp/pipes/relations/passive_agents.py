"""The agents of agentless passives: by an event noun in the clause, or by who reports the act."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.obligation import CLAIM_VERBS
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Clause

ATTACK_NOUNS = words("attack_noun")

# "When a jet fell into the sea" is no attack.
ATTACK_VERBS = either("attack_on_place_word", "killing_verb", "opening_fire_verb") - {"fall"}

ATTENDANT = frozenset({"after", "as", "when"})
OF_EVENT = ("in", "by", "during")
LETTING_GO = frozenset({"release", "free"})


def reporting_police(verb: Token, actors: Actors) -> list[int]:
    """Police or prosecutors who report their own act: "police said a man was arrested"."""
    said = verb.head
    if verb.dep_ != "ccomp" or said.lemma_ not in CLAIM_VERBS or any(c.dep_ == "neg" for c in verb.children):
        return []
    found = [n for t in subjects(said) for n in actors.pick(t, inner=False)]
    officers = [n for n in found if actors.mentions[n].sector in ("COP", "JUD")]
    return [n for n in officers if said.doc[actors.mentions[n].head].lemma_ not in words("defender_noun")]


def events_of(doc: Doc, clause: Clause) -> list[Token]:
    """The nouns of the events in which an act happens: "were killed in an Israeli airstrike"."""
    return [doc[i] for slot in OF_EVENT for i in clause.slot(slot)]


def is_attack(noun: Token) -> bool:
    """Whether a noun denotes an attack or its weapon: "airstrike", "gunfire", "car bomb"."""
    classes = load_rules().classes
    lemma = noun.lemma_.lower()
    return lemma in ATTACK_NOUNS or lemma in classes["attack"] or lemma in classes["blast"]


def attackers(doc: Doc, clause: Clause, actors: Actors) -> list[int]:
    """The agents of an attack noun in the clause: "were killed in an Israeli airstrike", "in a clash with rebels"."""
    for event in events_of(doc, clause) or _event_of_conjunct(doc[clause.head]):
        if event.lemma_.lower() in ATTACK_NOUNS:
            found = [n for n in actors.premodifiers(event) if actors.mentions[n].type != "place"]
            joint = any(c.lower_ in ("combined", "joint") for c in event.lefts)  # "in a joint operation with Chad"
            sides = ("by",) if joint else ("by", "with")
            heads = [head for prep, head in prepositions(event) if prep in sides] + doers(event)
            if found := found or [n for head in heads for n in actors.pick(head, inner=False)]:
                return found
    return []


def doers(event: Token) -> list[Token]:
    """Who a participle says led or did what a noun names: "a coup led by Keita", "an attack carried out by rebels"."""
    done = [c for c in event.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in words("deed_leading_verb")]
    return [t for c in done for t in subjects(c) if t is not event]


def time_clauses(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses of time beside a harm: "were killed when militants opened fire".

    Also after a second passive: "four were killed and two hurt when".
    """
    joined = [c for c in verb.rights if c.dep_ == "conj"]
    for clause in (*verb.rights, *(t for c in joined for t in c.rights)):
        if clause.dep_ in ("advcl", "ccomp") and clause.left_edge.lower_ in ATTENDANT:
            yield clause


def attackers_in_time_clause(verb: Token, actors: Actors) -> list[int]:
    """The subject of an attack that a clause of time tells, or whose arms it was: "when a Russian drone hit"."""
    attack = next((clause for clause in time_clauses(verb) if _tells_any_attack(clause)), None)
    if attack is None:
        return []
    found = [n for t in subjects(attack) for n in actors.pick(_members(t), inner=False)]
    named = [n for n in found if actors.mentions[n].level != "pronoun"]  # "they" may be those who were hurt
    return named or [n for t in subjects(attack) for n in _owners_of_arms(t, actors)]


def _tells_any_attack(verb: Token) -> bool:
    """Whether a clause of time tells an attack, also with a light verb: "when the air force conducted ten strikes"."""
    done = verb.lemma_ in words("deed_leading_verb")
    things = [o for c in verb.rights for o in (c, *c.rights) if o.dep_ in ("dobj", "pobj")] if done else []
    return verb.lemma_ in ATTACK_VERBS or any(is_attack(o) for o in things)


def _members(people: Token) -> Token:
    """Who makes up a group: the bandits of "groups of bandits"."""
    of = [o for p in people.rights if p.lower_ == "of" for o in p.rights if o.dep_ == "pobj"]
    return of[0] if of and people.lemma_ in words("band_noun") else people


def _owners_of_arms(subject: Token, actors: Actors) -> list[int]:
    """Whose arms or attack a noun names: "a Russian missile", "an Israeli air strike"."""
    if subject.lemma_ not in words("arms_noun") and not is_attack(subject):
        return []
    return [n for n in actors.premodifiers(subject) if actors.mentions[n].type != "place"]


def captors_who_release(verb: Token, actors: Actors) -> list[int]:
    """Who lets a captive go, as who held him: "Hamas released two women who had been taken hostage in October"."""
    captive = first_conjunct(verb.head)
    released = captive.head
    if verb.dep_ not in ("relcl", "acl") or captive.dep_ != "dobj" or released.lemma_ not in LETTING_GO:
        return []
    found = [n for t in subjects(released) for n in actors.pick(t, inner=False)]
    armed = [n for n in found if actors.mentions[n].type == "armed_group"]
    return found if released.lemma_ == "release" else armed  # soldiers may free whom others held


def _event_of_conjunct(verb: Token) -> list[Token]:
    """The event noun of the last of coordinated passives: "one was killed and two were hurt in an Israeli raid"."""
    joined = [c for c in verb.rights if c.dep_ == "conj"]
    verbs = [v for c in joined for v in ([c] if c.pos_ == "VERB" else c.rights) if is_passive(v)]
    return [head for v in verbs for prep, head in prepositions(v) if prep in OF_EVENT]
