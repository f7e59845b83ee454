"""The words at which the place of an event may stand: its trigger, its light or locating verb, their conjuncts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.dependents import noun_above
from geo_nlp.pipes.syntax.labels import AUXILIARIES, SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.types import Clause

STEPS_TO_VERB = 3
TIME_MARKS = frozenset({"after", "as", "when", "while"})


def place_sites(head: Token, clause: Clause) -> Iterator[Token]:
    """Yield the words at which the place of a clause's event may stand, its trigger first."""
    yield head
    # "Claimed a bombing in Mayadin that wounded two".
    if head.dep_ == "relcl" and (attack := _attack_of(head)) is not None:
        yield attack
    verb = _verb_of_event(head, clause)
    if verb is None:
        return
    if verb is not head:
        yield verb
    for _ in range(STEPS_TO_VERB):
        above = _verb_of_shared_place(verb)
        if above is None:
            break
        verb = above
        yield verb
    yield from _clauses_of_same_harm(verb)
    if clause.kind == "verb":  # "used tear gas to disperse marchers in Athens"
        yield from (c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and c.lemma_ in words("dispersal_verb"))
    yield from filter(is_when_met, verb.rights)
    if verb is head:
        yield from _conjuncts_of_shared_place(verb)


def verbs_beside(head: Token, clause: Clause, act: str, lemmas: set[str]) -> list[Token]:
    """Other verbs that may tell the place: "were called in to quell riots in Nouméa", "let two nuns go near Jos"."""
    if act in ("MOBILIZE", "AID"):
        return [c for c in head.rights if c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB"]
    if act != "RETREAT" or not lemmas & either("letting_go_verb", "release_word"):
        return []
    gone = [c for c in head.rights if c.dep_ == "ccomp" and c.lemma_ == "go"]
    return [*_seizures_of(clause.slot("object"), head), *(c for go in gone for c in conjuncts(go))]


def _seizures_of(freed: Iterable[int], head: Token) -> list[Token]:
    """How those were taken who are let go: "freed two whom they held in Gao"."""
    told = [c for i in freed for c in head.doc[i].rights if c.dep_ in ("acl", "relcl")]
    return [c for c in told if c.lemma_ in words("taking_away_verb") | {"hold"}]


def is_when_met(verb: Token) -> bool:
    """Whether a clause of time is of the meeting at which something is said or signed: "told him when they met in"."""
    return verb.dep_ == "advcl" and verb.lemma_ == "meet" and any(c.lower_ == "when" for c in verb.lefts)


def _verb_of_event(head: Token, clause: Clause) -> Token | None:
    """The trigger itself if it is a verb, else its light verb or the verb that locates it: "a strike hit the town"."""
    if clause.support is not None:
        return head.doc[clause.support]
    if head.pos_ in VERBAL and clause.kind == "verb":
        return head
    timed = noun_above(head).head  # "signed it in Vienna after 18 days of negotiations"
    talks = timed.lower_ == "after" and head.lemma_.lower() in words("parley_noun")
    above = timed.head if talks else verb_of_argument(head)
    located = above is not None and (talks or above.lemma_ in words("located_event_verb"))
    return above if located and above is not None and above.pos_ in VERBAL else None


def _conjuncts_of_shared_place(verb: Token) -> Iterator[Token]:
    """The conjuncts that give the place of a verb: "shot and wounded a man in Lima".

    With an object of its own only a verb of harm: "shot dead a man and wounded another in Lima".
    """
    transitive = any(c.dep_ == "dobj" for c in verb.rights)
    for c in verb.rights:
        if c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in _harm():  # "ambushed a convoy, killing two near Gao"
            yield c
            yield from (t for t in c.rights if t.dep_ == "conj" and t.lemma_ in _harm())
        if c.dep_ != "conj" or c.pos_ != "VERB":
            continue
        again = any(t.dep_ == "dobj" and t.tag_ == "PRP" for t in c.rights)  # "hijacked a bus and burned it in Lyon"
        joined = not transitive or again or _tells_same_harm(c) or _are_both_of_force(verb, c)
        if _tells_same_toll(c) or (joined and shares_place(c)):
            yield c


def _are_both_of_force(verb: Token, other: Token) -> bool:
    """Whether one agent does both: "beheaded two farmers and abducted five women near Monguno"."""
    harm = either("killing_verb", "wounding_verb", "taking_away_verb", "property_damage_verb", "rough_policing_verb")
    force = harm | words("violent_protest_verb") | {"block", "blockade"}
    return verb.lemma_ in force and other.lemma_ in force and not any(c.dep_ in SUBJECTS for c in other.lefts)


def _clauses_of_same_harm(verb: Token) -> Iterator[Token]:
    """The clause that tells how harm was done, or whom it did: "were killed in Homs when a missile struck a bus"."""
    if verb.lemma_ in _harm():
        harms = (verb, *(c for c in verb.rights if _tells_same_toll(c)))
        yield from (c for harm in harms for c in harm.rights if _is_time_clause(c) and c.lemma_ in _blow())
    elif verb.head.lemma_ in _harm() and _is_time_clause(verb) and verb.lemma_ in _blow():
        yield verb.head


def _harm() -> frozenset[str]:
    return either("killing_verb", "wounding_verb", "dying_verb")


def _blow() -> frozenset[str]:
    return either("attack_on_place_word", "explosion_verb", "opening_fire_verb")


def is_of_harm(harm: Token, verb: Token) -> bool:
    """Whether a clause of time tells what those did who were harmed, or who harmed them: "were killed when"."""
    return harm.lemma_ in _harm() and verb.head is harm and _is_time_clause(verb)


def _is_time_clause(verb: Token) -> bool:
    """Whether a clause has the time of its main clause: "when", "as"; "after" without "had"."""
    marks = {verb.left_edge.lower_, *(c.lower_ for c in verb.lefts)}
    return verb.dep_ in ("advcl", "ccomp") and not marks.isdisjoint(TIME_MARKS) and "had" not in marks


def _tells_same_toll(verb: Token) -> bool:
    """Whether a verb and its head tell the dead and the wounded of one event: "ten were killed and others injured"."""
    return verb.dep_ == "conj" and _tells_same_harm(verb) and is_passive(verb) and is_passive(verb.head)


def _tells_same_harm(verb: Token) -> bool:
    """Whether a verb and its head are verbs of harm: "shot dead a man and wounded another"."""
    harm = either("killing_verb", "wounding_verb")
    return verb.lemma_ in harm and verb.head.lemma_ in harm


def _attack_of(verb: Token) -> Token | None:
    """The attack whose effect a relative clause gives, also past its place: "a raid on Gao that killed six"."""
    if not any(c.dep_ in SUBJECTS and c.lower_ in ("that", "which") for c in verb.lefts):
        return None
    noun, attacks = verb.head, either("attack_on_place_word", "fight_noun", "projectile_noun")
    for _ in range(STEPS_TO_VERB):
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in attacks:
            return noun
        if noun.dep_ != "pobj":
            return None
        noun = noun.head.head
    return None


def _verb_of_shared_place(verb: Token) -> Token | None:
    """The verb above that a verb shares its place with; "a rocket fired by X hit Y" was fired at Y."""
    above = verb.head
    if above is verb:
        return None
    if verb.dep_ == "pcomp" and above.lower_ == "on" and above.head.lemma_ in ("carry", "go", "keep"):
        return above.head  # "went on torturing"
    if verb.dep_ == "acl" and above.lemma_.lower() in words("projectile_noun") and above.dep_ in SUBJECTS:
        return verb_of_argument(above)
    return above if above.pos_ in VERBAL and (shares_place(verb) or _tells_same_toll(verb)) else None


def shares_place(verb: Token) -> bool:
    """Whether a verb shares the place of its head: as its conjunct, complement or participle, without a subject."""
    bare = verb.tag_ == "VBN" and not any(c.dep_ in AUXILIARIES for c in verb.lefts)  # "and 30 (were) injured"
    if any((c.dep_ in SUBJECTS and not bare) or c.dep_ in ("mark", "expl") for c in verb.lefts):
        return False
    # "Flew to Cairo to meet him", "gathered in Baku to protest".
    going = verb.tag_ == "VB" and verb.head.lemma_ in either("going_verb", "gathering_verb")
    return verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or going))


def verb_of_argument(noun: Token) -> Token | None:
    """The verb whose subject or object a noun is, or is part of, also as a conjunct; nothing above a clause beside."""
    token = noun
    for _ in range(STEPS_TO_VERB):
        if token.dep_ in ("relcl", "acl", "appos", "advcl"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None
