"""PLOVER's reductions: the event code of an act that is refused, planned, threatened or domestic.

A planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a CONCEDE, cooperation refused a REJECT, and
a punishment not prolonged a CONCEDE.
An act that is the purpose of another ("sent engineers to help Turkey") counts as done if it is help, else as planned.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.relations.implied_threats import is_made_now, is_threat_by_source
from geo_nlp.pipes.relations.modality import (
    has_condition,
    is_enacted,
    is_invitation,
    is_promised,
    is_voiced,
    tie_modality,
)
from geo_nlp.pipes.relations.one_sided_meetings import is_meeting_of_one
from geo_nlp.pipes.relations.rule_ends import Match, is_one_ended
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Attribution, Modality, Participant

REPLYING = frozenset({"answer", "react", "reply", "respond"})
# What is not prolonged ends.
PROLONGING = frozenset({"extend", "prolong", "reimpose", "renew", "roll over"})
THREATENING = frozenset({"threaten", "warn"})
ENDING_VERBS = frozenset({"cease", "discontinue", "quit", "stop"})
HELP_TYPES = frozenset({"AID", "COOPERATE", "SUPPORT"})
# What an order or a law does.
ENACTED = frozenset({"COERCE", "SANCTION"})
# Events of an agentless passive: "Iran was sanctioned"; blame without its source is no event.
AGENTLESS = frozenset({"SANCTION"})
# Events that a noun reports with their patient alone: "the killing of two protesters".
SUFFERED = frozenset({"ASSAULT", "COERCE"})
OFFICIAL_SECTORS = frozenset({"GOV", "IGO", "LEG", "MIL"})
BLAMED_ON_VERBS = frozenset({"blame", "pin"})


def is_refused(found: Match, source: Participant | None) -> bool:
    """Whether a match states cooperation that its source refuses."""
    clause, quad = found.clause, load_ontology().predicates[found.rule.states].quad
    return clause.refused and clause.negated and (quad or 9) < 3 and source is not None


def is_let_lapse(found: Match) -> bool:
    """Whether a punishment is not prolonged: "failed to renew the embargo on Iran" ends it."""
    return found.rule.states == "SANCTION" and found.clause.negated and found.clause.lemma in PROLONGING


def is_cut_off(doc: Doc, found: Match) -> bool:
    """Whether help or trade is at an end: "will no longer aid Chad", "stopped helping Chad" punish, not refuse."""
    verb = doc[found.clause.head if found.clause.support is None else found.clause.support]
    material = found.rule.states in HELP_TYPES and load_ontology().predicates[found.rule.states].quad == 2
    ended = any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.lefts)
    return material and (ended or _has_stopped(verb)) and found.clause.negated


def is_meant_by_denial(doc: Doc, found: Match) -> bool:
    """Whether an event is meant by its negation: a lapsed sanction, help at an end, a request unanswered."""
    return is_let_lapse(found) or is_cut_off(doc, found) or is_answered(found)


def is_answered(found: Match) -> bool:
    """Whether a request was made, whether or not it was answered: "did not respond to a request from Chad"."""
    return found.rule.states == "REQUEST" and found.slots[1] == "subject" and found.clause.lemma in REPLYING


def _has_stopped(verb: Token) -> bool:
    """Whether an act has been stopped: "has ceased helping Chad"; not "will stop", "may stop" or "did not stop"."""
    end = verb.head
    ended = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and end.lemma_ in ENDING_VERBS and end.tag_ not in ("VB", "VBG")
    return ended and not any(c.tag_ == "MD" or c.dep_ == "neg" for c in end.lefts)


def lacks_an_end(doc: Doc, found: Match, source: Participant | None, target: Participant | None, refused: bool) -> bool:
    """Whether an event lacks an end that it needs: "a plot to kill Lavrov" does not say who did what.

    A demand without an agent is no event: "must make sure that students are not cut off".
    """
    clause, name = found.clause, "REJECT" if refused else found.rule.states
    if source is None and clause.negated and clause.modality != "asserted":
        return True
    denied = name == "REJECT" and found.slots[1] == "dative"  # "the monitors were refused passage"
    agentless = source is None and (denied or name in AGENTLESS) and doc[clause.head].dep_ != "acl"
    if source is None and _is_suffered(doc, found, name, target):
        return False
    if target is None and is_meeting_of_one(doc, found, source):
        return False
    alone = is_one_ended(found.rule, name) or (agentless and _is_patient_itself(doc, found, target))
    being = clause.support is not None and doc[clause.support].lemma_ == "be"
    carried = being and not found.rule.trigger.target  # "are on their way"
    verbal = clause.kind == "verb" or carried or is_told_by_noun(doc, found, source)
    if (source is None or target is None) and not (alone and verbal):
        return True
    return source is None and not clause.slot("subject") and not is_passive(doc[clause.head])


def is_told_by_noun(doc: Doc, found: Match, source: Participant | None) -> bool:
    """Whether a noun alone tells of a protest: by its people ("a rally by nurses") or its place ("riots in Lagos").

    The protest of a government is a note: "a protest by the Allies", "the EU's protest".
    """
    noun = doc[found.clause.head]
    if found.rule.states != "PROTEST" or found.clause.kind != "noun" or source is None:
        return False
    if found.slots[0] == "in":
        return True
    bare = found.clause.lemma in load_rules().classes["bare_protest"]
    official = source.sector in OFFICIAL_SECTORS or (source.actor is not None and source.actor == source.country)
    owned = bare and found.slots[0] == "possessor" and noun.tag_ in PLURAL_TAGS
    return not official and (found.slots[0] == "by" or owned)


def _is_suffered(doc: Doc, found: Match, name: str, target: Participant | None) -> bool:
    """Whether an event noun tells what a known actor suffered: "the killing of two Turks"; not "blamed it on Mali"."""
    event = doc[found.clause.head]
    there = target is not None and target.actor is not None and target.sector in (None, "GOV")
    scenes = ("in", "near", "outside") if found.clause.modality == "asserted" else ("in",)
    placed = name == "PROTEST" and found.slots[1] in scenes and there  # "after riots in Lagos", "a vigil near"
    told = name in SUFFERED or placed
    if found.clause.kind != "noun" or not told or target is None or not (target.actor or target.country):
        return False
    blamed = found.slots[1] == "on" and event.dep_ == "dobj" and event.head.lemma_ in BLAMED_ON_VERBS
    return not blamed and _is_patient_itself(doc, found, target)


def _is_patient_itself(doc: Doc, found: Match, target: Participant | None) -> bool:
    """Whether a target is itself the patient, and not the owner of one: "the team's supplies were delayed".

    Either of two may have ended what is "between" them.
    """
    slot = found.slots[1]
    if target is None or slot is None or slot == "between":
        return False
    named = slot in ("on", "against", "at", "scene")
    return named or any(target.start <= doc[i].idx < target.end for i in found.clause.slot(slot))


def event_of(
    doc: Doc,
    found: Match,
    source: Participant | None,
    target: Participant | None,
    said: Attribution | None,
    refused: bool,
) -> str:
    """The predicate of a relation: its rule's, or the reduction of what is refused, planned, threatened or domestic."""
    clause = found.clause
    if is_let_lapse(found):
        return "CONCEDE"
    if _is_danger(doc, found):
        return "HOSTILITY"
    if is_cut_off(doc, found):
        return "SANCTION"
    name = _planned_event(found, "REJECT" if refused else found.rule.states)
    if target and is_threat_by_source(doc, clause, name, source, said):
        name = "THREATEN"
    home = source and target and source.country and source.country == target.country
    domestic = found.rule.trigger.domestic if home and not is_used_as_threat(found, name) else None
    return domestic or name


def _is_danger(doc: Doc, found: Match) -> bool:
    """Whether a threat is predicated of an actor, who makes none: "Russia is a threat to Moldova"."""
    support = found.clause.support
    return found.clause.lemma == "threat" and support is not None and doc[support].lemma_ == "be"


def _planned_event(found: Match, name: str) -> str:
    """The predicate of an event, or that of a plan for it; troops that keep a peace are AID."""
    future = load_ontology().predicates[name].future
    planned = found.clause.modality == "planned" and not found.clause.negated
    return future if future and planned and not is_help(found) else name


def is_used_as_threat(found: Match, name: str) -> bool:
    """Whether another act is reported as a threat: "will attack if"."""
    return name == "THREATEN" and found.rule.states != name


def modality_of(doc: Doc, found: Match, name: str, refused: bool) -> Modality:
    """The modality of a relation; an attempt at membership or at a mutual act is only possible."""
    verb, modality = doc[found.clause.head], found.clause.modality
    takes_others = found.rule.trigger.reciprocal or found.rule.states == "MEMBERSHIP"
    tried = takes_others and verb.tag_ == "VB" and verb.head.lemma_ in words("attempt_word")
    if tried and (modality == "asserted" or found.clause.purpose):
        return "possible"  # "went to Ankara to try to sign a treaty"
    if refused or is_help(found) or is_used_as_threat(found, name) or is_cut_off(doc, found):
        return "asserted"
    if is_invitation(doc, found.clause, name):
        return "planned"
    if is_voiced(found.clause, name) or (name in ENACTED and is_enacted(doc, found.clause)):
        return "asserted"
    if name == "THREATEN" and modality == "planned" and found.clause.lemma not in THREATENING and is_made_now(verb):
        return "asserted"
    reduced = name == "AGREE" and name != found.rule.states and found.reciprocal
    if reduced and modality == "planned" and is_promised(verb):
        return "asserted"
    told = tie_modality(doc, found.clause, name)
    conditional = told in ("planned", "possible") and name == found.rule.states and has_condition(verb)
    return "conditional" if conditional else told


def is_help(found: Match) -> bool:
    """Whether help or mediation is the purpose of another act: "sent engineers to help Turkey" counts as done."""
    way = found.rule.trigger
    between = way.mode == "third-party" and not way.reciprocal
    return found.clause.purpose and (between or found.rule.states in HELP_TYPES)
