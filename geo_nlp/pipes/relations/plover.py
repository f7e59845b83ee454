"""PLOVER's reductions: the event code of an act that is refused, planned, threatened or domestic.

A planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a CONCEDE, cooperation refused a REJECT, and
a punishment not prolonged a CONCEDE.
An act that is the purpose of another ("sent engineers to help Turkey") counts as done if it is help, else as planned.
"""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.relations.event_nouns import is_suffered, is_told_by_noun
from geo_nlp.pipes.relations.filling import Match, quad_of
from geo_nlp.pipes.relations.implied_threats import is_made_now, is_threat_by_source
from geo_nlp.pipes.relations.modality import VOICED, has_condition, is_invitation, is_promised, tie_modality
from geo_nlp.pipes.relations.one_sided_meetings import is_meeting_of_one
from geo_nlp.pipes.relations.patients import is_patient_itself
from geo_nlp.pipes.relations.rule_ends import is_one_ended
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Attribution, Modality, Participant

# What is not prolonged ends.
PROLONGING = frozenset({"extend", "prolong", "reimpose", "renew", "roll over"})
REPLYING = frozenset({"answer", "react", "reply", "respond"})
THREATENING = frozenset({"threaten", "warn"})
# Who plots a coup has not made it yet.
PLOTTING = frozenset({"plan", "plot"})
VIOLENT = frozenset({"ASSAULT", "COERCE"})
HELP_TYPES = frozenset({"AID", "COOPERATE", "SUPPORT"})
# Events of an agentless passive: "Iran was sanctioned"; blame without its source is no event.
AGENTLESS = frozenset({"SANCTION"})


def is_refused(found: Match, source: Participant | None) -> bool:
    """Whether a match states cooperation that its source refuses."""
    clause = found.clause
    return clause.refused and clause.negated and quad_of(found.rule) in (1, 2) and source is not None


def is_let_lapse(found: Match) -> bool:
    """Whether a punishment is not prolonged: "failed to renew the embargo on Iran" ends it."""
    return found.rule.states == "SANCTION" and found.clause.negated and found.clause.lemma in PROLONGING


def is_cut_off(doc: Doc, found: Match) -> bool:
    """Whether help or trade is at an end: "will no longer aid Chad" punishes, and does not refuse."""
    verb = doc[found.clause.head if found.clause.support is None else found.clause.support]
    material = found.rule.states in HELP_TYPES and quad_of(found.rule) == 2 and found.clause.negated
    return material and any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.lefts)


def is_meant_by_denial(doc: Doc, found: Match) -> bool:
    """Whether an event is meant by its negation: a lapsed sanction, help at an end, a request unanswered."""
    return is_let_lapse(found) or is_cut_off(doc, found) or is_answered(found)


def is_answered(found: Match) -> bool:
    """Whether a request was made, whether or not it was answered: "did not respond to a request from Chad"."""
    return found.rule.states == "REQUEST" and found.slots[1] == "subject" and found.clause.lemma in REPLYING


def lacks_an_end(doc: Doc, found: Match, source: Participant | None, target: Participant | None, refused: bool) -> bool:
    """Whether an event lacks an end that it needs: "a plot to kill Lavrov" does not say who did what.

    A demand without an agent is no event: "must make sure that students are not cut off".
    """
    clause, name = found.clause, "REJECT" if refused else found.rule.states
    if source is None:
        if clause.negated and clause.modality != "asserted":
            return True
        if is_suffered(doc, found, name, target):
            return False
    if target is None and is_meeting_of_one(doc, found, source):
        return False
    denied = name == "REJECT" and found.slots[1] == "dative"  # "the monitors were refused passage"
    agentless = source is None and (denied or name in AGENTLESS) and doc[clause.head].dep_ != "acl"
    alone = is_one_ended(found.rule, name) or (agentless and is_patient_itself(doc, found, target))
    if (source is None or target is None) and not (alone and _is_predicated(doc, found, source)):
        return True
    return source is None and not clause.slot("subject") and not is_passive(doc[clause.head])


def _is_predicated(doc: Doc, found: Match, source: Participant | None) -> bool:
    """Whether an act is told by a verb, by "be" or by a noun that tells a protest: "are on their way", "a rally by"."""
    clause = found.clause
    being = clause.support is not None and doc[clause.support].lemma_ == "be"
    return clause.kind == "verb" or (being and not found.rule.trigger.target) or is_told_by_noun(doc, found, source)


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
    plotted = found.clause.lemma in PLOTTING and found.rule.states in VIOLENT and modality == "asserted"
    if plotted or is_invitation(doc, found.clause, name):
        return "planned"  # "plotted a coup"
    if _is_done_by_words(found, name, verb):
        return "asserted"
    told = tie_modality(doc, found.clause, name)
    conditional = told in ("planned", "possible") and name == found.rule.states and has_condition(verb)
    return "conditional" if conditional else told


def _is_done_by_words(found: Match, name: str, verb: Token) -> bool:
    """Whether to say an act is to do it: a threat made now, what is voiced ("wrote to thank"), a mutual promise."""
    clause = found.clause
    if clause.purpose and name in VOICED:  # "issued a call to urge"
        return True
    if clause.modality != "planned":
        return False
    if name == "THREATEN":
        return clause.lemma not in THREATENING and is_made_now(verb)
    return name == "AGREE" and name != found.rule.states and found.reciprocal and is_promised(verb)


def is_help(found: Match) -> bool:
    """Whether help or mediation is the purpose of another act: "sent engineers to help Turkey" counts as done."""
    way = found.rule.trigger
    between = way.mode == "third-party" and not way.reciprocal
    return found.clause.purpose and (between or found.rule.states in HELP_TYPES)
