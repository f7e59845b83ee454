"""The victims that a word of harm takes as its argument: its subject, its object, or the noun that it modifies."""

from __future__ import annotations

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.wounds import is_counted, is_to_hospital
from geo_nlp.pipes.syntax.dependents import prepositional_objects, with_conjuncts
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.labels import PAST_TAGS, VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import first_conjunct

PREDICATIVE = frozenset({"acomp", "oprd", "ccomp", "xcomp", "attr", "conj", "advcl", "dobj"})
COPULAR = words("state_of_victims_verb")


def victims_of(word: Token, lemma: str) -> list[Token]:
    """The heads of the phrases that name who was harmed."""
    if word.pos_ in VERBAL:
        return _victims_of_verb(word, lemma)
    if word.pos_ == "NOUN" and lemma in either("killing_noun", "wounding_noun"):  # "the killing of two men"
        counted = any(c.dep_ == "nummod" for c in word.lefts)
        return [] if counted else with_conjuncts(prepositional_objects(word, "of"))
    if word.lemma_ == "wound" and word.head.lower_ == "with":
        return [word.head.head]
    return _victims_of_adjective(word)


def _victims_of_verb(verb: Token, lemma: str) -> list[Token]:
    """The object of "took to hospital" or "killed", the subject of "died", the object of "left dead"."""
    bodies = [o for o in objects(verb) if o.lemma_.lower() in words("corpse_noun")]
    if bodies and lemma in words("body_recovery_verb"):
        counted = [o for o in bodies if any(c.dep_ == "nummod" for c in o.lefts)]
        owners = [o for body in bodies for o in prepositional_objects(body, "of")]  # "the bodies of 17 villagers"
        return counted or owners or bodies
    if lemma in words("evacuation_verb") and is_to_hospital(verb):
        return objects(verb)
    if lemma in words("life_taking_verb"):
        return _victims_of_loss(verb, lemma)
    if lemma in either("dying_verb", "injury_suffering_verb"):
        return with_conjuncts(subjects(verb))
    direct = [o for o in objects(verb) if o.lower_ not in words("dead_adjective")]
    return _victims_of_participle(verb) or direct


def _victims_of_loss(verb: Token, lemma: str) -> list[Token]:
    """The soldiers or lives lost, or who lost their lives: "lost 14 soldiers", "claimed 12 lives"."""
    direct = [c for c in verb.rights if c.dep_ == "dobj"]
    if lemma == "lose":
        soldiers = [c for c in direct if c.lemma_.lower() in words("lost_soldier_noun")]
        return soldiers or with_conjuncts(subjects(verb))
    lives = [c for c in direct if c.lemma_.lower() in words("life_noun")]
    return with_conjuncts(o for life in lives for o in prepositional_objects(life, "of")) or lives


def _victims_of_participle(participle: Token) -> list[Token]:
    """Whom a participle without its auxiliary modifies: "leaving 12 wounded", "four were killed and eleven injured"."""
    if participle.tag_ not in PAST_TAGS or any(c.dep_ in ("aux", "dobj") for c in participle.children):
        return []
    if own := [c for c in participle.lefts if c.dep_ == "nsubj"]:
        above = participle.head
        return with_conjuncts(own) if participle.dep_ == "conj" and above.i < participle.i else []
    if (left := _object_of_leave(participle)) is not None:
        return with_conjuncts([left])
    before = participle.nbor(-1)
    return [before] if before.dep_ == "dobj" and before.head.lemma_ == "leave" else []


def _object_of_leave(participle: Token) -> Token | None:
    """The first object of "leave" that a participle modifies: "left six policemen and three students injured"."""
    first = first_conjunct(participle.head)
    left = participle.dep_ in ("acl", "amod") and first.dep_ == "dobj" and first.head.lemma_ == "leave"
    return first if left else None


def _victims_of_adjective(adjective: Token) -> list[Token]:
    """Whom an adjective modifies or is predicated of: "left six dead", "12 people were wounded", "30 wounded"."""
    if own := [c for c in adjective.lefts if c.dep_ in ("nsubj", "nsubjpass", "nummod")]:
        return own if own[0].dep_ == "nummod" else with_conjuncts(own)
    head = adjective.head
    if adjective.dep_ in PREDICATIVE:
        if head.lemma_ in COPULAR:
            return with_conjuncts(_subject_of_predicate(adjective, head))
        if head.lemma_.lower() in either("dead_adjective", "wounded_adjective") or head.lower_ in words(
            "wounded_adjective"
        ):
            return [c for c in adjective.lefts if c.dep_ == "amod"]
    postposed = adjective.dep_ in ("amod", "acl", "appos") and adjective.i > head.i
    return [head] if postposed or is_counted(adjective) else []


def _subject_of_predicate(adjective: Token, verb: Token) -> list[Token]:
    """The object before a predicative adjective, else its subject: "left two men dead", "two men lay dead"."""
    before = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.i < adjective.i]
    objects_before = [c for c in before if c.i > verb.i]
    return (objects_before or ([] if verb.lemma_ == "leave" else before))[-1:]
