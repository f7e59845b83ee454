"""Verbs of force in another sense: reflexive, as a skill, in an idiom, as a description."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.rule_ends import Match
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.rules.loader import load_rules

REFLEXIVE = frozenset({"herself", "himself", "itself", "themselves"})


def is_other_sense(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the context of a verb shows that it is no act between its ends."""
    return (
        _is_reflexive(doc, found, actors)
        or _is_skill(doc, found, actors)
        or _is_by_no_attacker(found, actors)
        or _is_barred_journey(doc, found)
        or _is_no_guilt(doc, found, actors)
        or _is_in_words(doc, found)
        or _is_walkout(doc, found)
    )


def _is_by_no_attacker(found: Match, actors: Actors) -> bool:
    """Whether an attack noun has a court or a site as its actor: "guilty of murder by a court", "a school bombing"."""
    if found.rule.states != "ASSAULT" or found.clause.kind != "noun" or not found.source:
        return False
    doers = [actors.mentions[n] for n in found.source]
    sectors = {m.sector for m in doers}
    bodies = sectors <= {"EDU", "MED", "REL"} and all(m.type == "organisation" for m in doers)
    site = found.slots[0] == "possessor" and bodies
    return site or (sectors == {"JUD"} and found.clause.lemma not in ("execution", "hanging"))


def _is_in_words(doc: Doc, found: Match) -> bool:
    """Whether a blast is one of words: "blasted the army as corrupt"; not "blasted the town as it fled"."""
    if found.rule.states != "ASSAULT" or found.clause.lemma not in ("blast", "hammer", "slam"):
        return False
    return any(p.lower_ == "as" and p.dep_ == "prep" for p in doc[found.clause.head].rights)


def _is_walkout(doc: Doc, found: Match) -> bool:
    """Whether a strike is one of workers: "went on strike in Lagos"."""
    noun = doc[found.clause.head]
    idle = noun.dep_ == "pobj" and noun.head.lower_ == "on" and not noun.lefts
    return found.rule.states == "ASSAULT" and found.clause.lemma == "strike" and idle


def _is_no_guilt(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether what is said of a person is no misdeed: "found him not guilty", "said that he committed suicide"."""
    if found.rule.states == "SANCTION" and any(
        doc[i].lemma_ in ("conviction", "verdict") for i in found.clause.slot("object")
    ):
        return bool(found.target) and all(actors.mentions[n].sector == "JUD" for n in found.target)
    for word in (doc[i] for i in found.clause.slot("complement")):
        if word.lower_ in ("guilty", "liable") and any(c.dep_ == "neg" for c in word.lefts):
            return True
        if found.rule.states != "ACCUSE":
            continue
        ahead = word.lemma_ == "fail" and any(c.lower_ in ("will", "would") for c in word.lefts)  # a forecast
        if ahead or any(c.dep_ == "dobj" and c.lemma_ == "suicide" for c in word.rights):
            return True
    return False


def _is_barred_journey(doc: Doc, found: Match) -> bool:
    """Whether a person is kept from a journey, which is no refusal of his: "is barred from traveling to Italy"."""
    verb = doc[found.clause.head]
    if found.rule.states != "CONSULT" or not found.clause.negated or verb.dep_ != "pcomp":
        return False
    return verb.head.lower_ == "from" and verb.head.head.lemma_ in words("barring_verb")


def _is_reflexive(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether the object is reflexive: "the gunman killed himself" is no attack on the antecedent."""
    objects = [doc[i] for i in found.clause.slot("object")]
    if found.rule.states != "ASSAULT" or not any(t.lower_ in REFLEXIVE and t.dep_ == "dobj" for t in objects):
        return False
    himself = all(doc[actors.mentions[n].head].lower_ in REFLEXIVE for n in found.target)
    return himself and found.clause.lemma != "blow up"


def _is_skill(doc: Doc, found: Match, actors: Actors) -> bool:
    """Whether a verb gives the purpose of training: "units equipped to fight at sea" have fought nobody."""
    verb = doc[found.clause.head]
    if found.clause.kind != "verb" or found.target:
        return False
    if verb.dep_ == "amod" and verb.tag_ == "VBG" and not actors.acts_at(verb.head.i):
        return found.rule.states == "COERCE"  # "arresting pictures of soldiers"
    taught = verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp")
    return taught and verb.head.lemma_ in load_rules().classes["teach_verb"]
