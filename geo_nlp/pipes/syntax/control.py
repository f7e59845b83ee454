"""Control: the understood subject of a complement, which the verb above decides: "agreed to leave", "urged Mali to".

The functions that look for a subject and these here call each other: a governing verb has its subject by another one.
"""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax import functions
from geo_nlp.pipes.syntax.dependents import dependents, with_conjuncts
from geo_nlp.pipes.syntax.labels import NAMED, VERBAL
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.voice import CALLING, is_passive
from geo_nlp.pipes.syntax.words import SPANS, conjuncts

# Nouns for what others are asked to do: "a call by Washington to disarm".
APPEALS_TO_OTHERS = frozenset({"appeal", "call", "ultimatum"})
REPEATING = frozenset({"echo", "reaffirm", "reiterate", "renew", "repeat"})
SORTIES = frozenset({"incursion", "invasion", "mission", "raid", "strike"})


def plan_judged(verb: Token, head: Token) -> Token | None:
    """The plan of others that a verb judges, whose purpose the verb has: "condemned a raid to free hostages"."""
    if verb.tag_ != "VB" or head.lemma_ not in either("judging_or_thwarting_verb", "discussing_verb"):
        return None
    plans = either("plan_noun", "ongoing_effort_noun") | SORTIES
    return next((t for t in dependents(head, "dobj") if t.i < verb.i and t.lemma_ in plans), None)


def controller(verb: Token, head: Token, depth: int) -> list[Token]:
    """Who controls a complement: in "agreed to lift it" the subject, in "urged them to lift it" the object."""
    if head.pos_ == "ADJ":
        return functions.grammatical_subjects(head.head, depth + 1) if head.head.pos_ in VERBAL else []
    if asked := subjects_after_for(verb, head):
        return asked
    if head.lemma_ in CALLING and (called := [t for prep, t in prepositions(head) if prep in CALLING[head.lemma_]]):
        return called
    if _is_object_control(verb, head):
        if is_passive(head):
            return functions.grammatical_subjects(head, depth + 1)
        if below := functions.objects(head, depth + 1):
            return below
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
        return []
    return functions.grammatical_subjects(head, depth + 1)


def _is_object_control(verb: Token, head: Token) -> bool:
    """Whether the object does it: "urged Iran to leave", but not "summoned the envoy to protest"."""
    if head.lemma_ not in either("object_control_verb", "urging_object_control_verb"):
        return False
    talks = verb.lemma_ in either("summons_speech_verb", "conveying_verb") or verb.lemma_ == "protest"
    return not (talks and head.lemma_ == "summon")


def subjects_after_for(verb: Token, head: Token) -> list[Token]:
    """The subject of an infinitive after "for": "made a plea for Congress not to impose sanctions"."""
    if verb.tag_ != "VB" or verb.left_edge.i <= head.i + 1:
        return []
    before = verb.doc.tokens[verb.left_edge.i - 1]
    while before.dep_ in ("conj", "neg"):
        before = before.head if before.dep_ == "conj" else before.nbor(-1)
    prep = before.head
    named = before.dep_ == "pobj" and prep.lower_ == "for" and is_named(before)
    return conjuncts(before) if named and prep.head.head is head else []


def is_named(noun: Token) -> bool:
    """Whether a noun or its modifier is a name: "Mali", "the Malian government", not "Mali's support"."""
    return any(t.ent_type_ in NAMED for t in (noun, *noun.lefts) if t is noun or t.dep_ != "poss")


def timed(giver: Token) -> list[Token]:
    """Who is given time to do something: "gave Iran until Friday to leave", "gave it two weeks to free them"."""
    if giver.lemma_ != "give":
        return []
    spans = any(c.dep_ in ("dobj", "npadvmod") and (c.lemma_ in SPANS or c.lemma_ == "deadline") for c in giver.rights)
    if not spans and not any(c.lower_ in ("until", "till") for c in giver.rights):
        return []
    if is_passive(giver):
        return with_conjuncts(dependents(giver, "nsubjpass"))
    return with_conjuncts(
        dependents(giver, "dative") or [t for t in dependents(giver, "dobj") if t.lemma_ not in SPANS]
    )


def is_address(noun: Token) -> bool:
    """Whether a noun names a request; "a call to Putin" is one by telephone, unless it is repeated."""
    return noun.lemma_ in words("appeal_noun") or (noun.lemma_ == "call" and noun.head.lemma_ in REPEATING)


def asked_of(noun: Token, governor: Token, verb: Token) -> list[Token]:
    """The addressee of a request, who shall do it: "his invitation to Macron to visit Russia"."""
    if verb.tag_ != "VB" or not is_address(noun):
        return []
    around = (*prepositions(noun), *(prepositions(governor) if governor is not noun else ()))
    return [t for prep, t in around if prep in ("to", "on", "upon") and noun.i < t.i < verb.i]
