"""The patients of event nouns, who are not to blame for the event: "condemned the killing of hostages"."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.labels import NOUN_POS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention, Participant

# Event nouns whose of-phrase is the patient: "the killing of hostages", "the invasion of Kuwait".
PATIENT_NOUNS = words("patient_of_noun")
# Nouns with an event in their of-phrase: "reports of the killing of hostages", "a wave of killings of Turks".
REPORT_OF_EVENT_NOUNS = words("report_of_event_noun")
# Event nouns whose possessor is the patient: "Navalny's poisoning"; not "Putin's invasion".
POSSESSED = words("patient_possessor_noun")
# Event nouns with the patient after these prepositions: "attacks on civilians".
AIMED_NOUNS = words("dealt_blow_noun")
AIM_PREPS = frozenset({"against", "at", "on", "upon"})
AIMED_DEPTH = 3
TRIED = frozenset({"attempt", "plot"})  # "Trump's assassination attempt"


def suffers(act: Token, mention: Mention) -> bool:
    """Whether a mention is the patient of an event noun, in its of-phrase or as its possessor."""
    if mention.first <= act.i:
        return _is_possessor(act, mention)
    if act.lemma_.lower() in REPORT_OF_EVENT_NOUNS:
        event = next((o for p in act.rights if p.lower_ == "of" for o in p.rights), None)
        return event is not None and suffers(event, mention)
    return _is_in_of_phrase(act, mention)


def is_aimed_at(mention: Mention, actors: Actors) -> bool:
    """Whether a mention is the patient of the event noun above it: "an end to attacks on civilians in Mali".

    A request because of it is not addressed to them.
    """
    word = actors.doc[mention.head]
    for _ in range(AIMED_DEPTH):
        prep = word.head
        if word.dep_ != "pobj" or prep.dep_ not in ("prep", "pobj") or prep.head.pos_ not in NOUN_POS:
            return False
        word = prep.head
        if word.lemma_.lower() in (
            PATIENT_NOUNS if prep.lower_ == "of" else AIMED_NOUNS if prep.lower_ in AIM_PREPS else ()
        ):
            return True
        if prep.lower_ not in ("in", "of"):
            return False
    return False


def _is_in_of_phrase(act: Token, mention: Mention) -> bool:
    """Whether a mention is in the of-phrase of an event noun: "condemned the killing of Israeli hostages"."""
    if act.lemma_.lower() not in PATIENT_NOUNS:
        return False
    of = [p for p in act.rights if p.lower_ == "of" and p.left_edge.i <= mention.head <= p.right_edge.i]
    by = [p for prep in of for t in prep.rights for p in t.rights if p.lower_ == "by"]  # "murder of a boy by rebels"
    return bool(of) and not any(p.i < mention.head <= p.right_edge.i for p in by)


def _is_possessor(act: Token, mention: Mention) -> bool:
    """Whether a person is the patient as possessor of an event noun; not of a plural ("his murders")."""
    compound = (c.lemma_.lower() for c in act.lefts if c.dep_ == "compound")
    passive = act.lemma_.lower() in POSSESSED or (act.lemma_ in TRIED and not POSSESSED.isdisjoint(compound))
    if not passive or act.tag_ != "NN" or mention.type != "person" or any(p == "of" for p, _ in prepositions(act)):
        return False
    return any(c.dep_ == "poss" and mention.first <= c.i <= mention.last for c in act.lefts)


def is_patient_itself(doc: Doc, found: Match, target: Participant | None) -> bool:
    """Whether a target is itself the patient, and not the owner of one: "the team's supplies were delayed".

    Either of two may have ended what is "between" them.
    """
    slot = found.slots[1]
    if target is None or slot is None or slot == "between":
        return False
    named = slot in ("on", "against", "at", "scene")
    return named or any(target.start <= doc[i].idx < target.end for i in found.clause.slot(slot))
