"""The words whose place is that of an event: its trigger, the verb that carries it, a verb that it is told beside."""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Clause

STEPS = 3


def sites(head: Token, clause: Clause) -> Iterator[Token]:
    """Yield the words at which the place of a clause's event may stand, its own first."""
    yield head
    if head.dep_ == "relcl" and _is_of_attack(head):  # "claimed a bombing in Mayadin that wounded two"
        yield head.head
    verb = head
    if clause.support is not None:
        verb = head.doc[clause.support]
        yield verb
    elif head.pos_ not in VERBAL:
        above = verb_above(head)
        if above is None or above.lemma_ not in words("located_event_verb"):
            return
        verb = above
        yield verb
    for _ in range(STEPS):
        above = _beside(verb)
        if above is None:
            break
        verb = above
        yield verb
    if clause.kind == "verb":  # "used tear gas to disperse marchers in Athens"
        yield from (c for c in verb.rights if c.dep_ in ("advcl", "xcomp") and c.lemma_ in words("dispersal_verb"))
    if verb is head:  # "shot and wounded a man in Lima", "shot dead a man and wounded another in Lima"
        whole = any(c.dep_ == "dobj" for c in head.rights)
        harm = either("killing_verb", "wounding_verb")
        for c in head.rights:
            shared = not whole or (head.lemma_ in harm and c.lemma_ in harm)
            if shared and c.dep_ == "conj" and c.pos_ == "VERB" and shares_place(c):
                yield c


def _is_of_attack(verb: Token) -> bool:
    """Whether a relative clause tells what an attack did: "an ambush that killed six"."""
    attack = verb.head.pos_ == "NOUN" and verb.head.lemma_.lower() in either(
        "attack_on_place_word", "fight_noun", "projectile_noun"
    )
    return attack and any(c.dep_ in SUBJECTS and c.lower_ in ("that", "which") for c in verb.lefts)


def _beside(verb: Token) -> Token | None:
    """The verb that a verb shares its place with; "a rocket fired by X hit Y" was fired at Y."""
    above = verb.head
    if above is verb:
        return None
    if verb.dep_ == "acl" and above.lemma_.lower() in words("projectile_noun") and above.dep_ in SUBJECTS:
        return verb_above(above)
    return above if above.pos_ in VERBAL and shares_place(verb) else None


def shares_place(verb: Token) -> bool:
    """Whether a verb is told as of the same place as the one it hangs on: joined to it, or its participle."""
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)  # "and 30 (were) injured"
    if any((c.dep_ in SUBJECTS and not bare) or c.dep_ == "mark" for c in verb.lefts):
        return False
    # "Flew to Cairo to meet him", "gathered in Baku to protest".
    going = verb.tag_ == "VB" and verb.head.lemma_ in either("going_verb", "gathering_verb")
    return verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and (verb.tag_ == "VBG" or going))


def verb_above(noun: Token) -> Token | None:
    """The verb whose subject or object a noun is, or is part of."""
    token = noun
    for _ in range(STEPS):
        if token.dep_ in ("relcl", "acl", "appos", "advcl"):
            return None
        token = token.head
        if token.pos_ in VERBAL:
            return token
    return None
