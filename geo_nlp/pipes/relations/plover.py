"""PLOVER's reductions: what event it is that is refused, planned, threatened or done at home.

A planned CONSULT, SUPPORT, COOPERATE or AID is an AGREE, a planned RETREAT a CONCEDE, cooperation refused a REJECT, and
a punishment not prolonged a CONCEDE.
A deed told as another's purpose ("sent engineers to help Turkey") counts as done where it is help, else as planned.
"""

from __future__ import annotations

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.relations.implied_threats import held_out, made_now
from geo_nlp.pipes.relations.matching import ONE_ENDED, Match
from geo_nlp.pipes.relations.modality import invites, is_enacted, is_voiced, tie_modality
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.verb_classes import TRYING
from geo_nlp.pipes.syntax.voice import is_passive
from geo_nlp.types import Attribution, Modality, Participant

# What is not gone on with is given up.
PROLONGING = frozenset({"extend", "prolong", "reimpose", "renew", "roll over"})
THREATENING = frozenset({"threaten", "warn"})
ENDING = frozenset({"cease", "discontinue", "quit", "stop"})
HELPING = frozenset({"AID", "COOPERATE", "SUPPORT"})
SERVING = frozenset({"join", "participate", "serve", "take"})
# What is told of whom it befell alone, in a passive: "Iran was sanctioned"; blame that nobody lays is no event.
# What an order or a law does.
ENACTED = frozenset({"COERCE", "SANCTION"})
SUFFERED = frozenset({"SANCTION"})


def is_refused(found: Match, source: Participant | None) -> bool:
    """Whether it tells of cooperation that somebody refuses."""
    clause, quad = found.clause, load_ontology().predicates[found.rule.states].quad
    return clause.refused and clause.negated and (quad or 9) < 3 and source is not None


def is_let_lapse(found: Match) -> bool:
    """Whether a punishment is not prolonged: "failed to renew the embargo on Iran" ends it."""
    return found.rule.states == "SANCTION" and found.clause.negated and found.clause.lemma in PROLONGING


def is_cut_off(doc: Doc, found: Match) -> bool:
    """Whether help or trade is at an end: "will no longer aid Chad", "stopped helping Chad" punish, not refuse."""
    verb = doc[found.clause.head if found.clause.support is None else found.clause.support]
    material = found.rule.states in HELPING and load_ontology().predicates[found.rule.states].quad == 2
    ended = any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.lefts)
    return material and (ended or _stopped(verb)) and found.clause.negated


def _stopped(verb: Token) -> bool:
    """Whether somebody has stopped doing it: "has ceased helping Chad", but "will", "may" or "did not stop"."""
    end = verb.head
    ended = verb.dep_ == "xcomp" and verb.tag_ == "VBG" and end.lemma_ in ENDING and end.tag_ not in ("VB", "VBG")
    return ended and not any(c.tag_ == "MD" or c.dep_ == "neg" for c in end.lefts)


def one_end_too_few(
    doc: Doc, found: Match, source: Participant | None, target: Participant | None, refused: bool
) -> bool:
    """Whether an end is missing that the event needs: "a plot to kill Lavrov" says not that it was done.

    What nobody in particular shall not do is no event: "must make sure that students are not cut off".
    """
    clause, name = found.clause, "REJECT" if refused else found.rule.states
    if source is None and clause.negated and clause.modality != "asserted":
        return True
    suffered = source is None and name in SUFFERED and doc[clause.head].dep_ != "acl"
    alone = name in ONE_ENDED or (suffered and _befell(doc, found, target))
    if (source is None or target is None) and not (alone and clause.kind == "verb"):
        return True
    return source is None and not clause.slot("subject") and not is_passive(doc[clause.head])


def _befell(doc: Doc, found: Match, target: Participant | None) -> bool:
    """Whether it is done to somebody himself, or on him, and not to what is his: "the team's supplies were delayed".

    Either of two may have ended what is between them.
    """
    slot = found.slots[1]
    if target is None or slot is None or slot == "between":
        return False
    return slot in ("on", "against") or any(target.start <= doc[i].idx < target.end for i in found.clause.slot(slot))


def event_of(
    doc: Doc,
    found: Match,
    source: Participant | None,
    target: Participant | None,
    said: Attribution | None,
    refused: bool,
) -> str:
    """The predicate of a relation: what its rule states, or what that is if refused, planned, threatened or at home."""
    clause, name = found.clause, "REJECT" if refused else found.rule.states
    if is_let_lapse(found):
        return "CONCEDE"
    if clause.lemma == "threat" and clause.support is not None and doc[clause.support].lemma_ == "be":
        return "HOSTILITY"  # "Russia is a threat to Moldova" tells of no threat made
    if is_cut_off(doc, found):
        return "SANCTION"
    if name == "MOBILIZE" and _keeps_peace(doc, found):
        name = "AID"
    future = load_ontology().predicates[name].future
    if future and clause.modality == "planned" and not clause.negated and not is_help(doc, found):
        name = future
    if target and held_out(doc, clause, name, source, said):
        name = "THREATEN"
    home = source and target and source.country and source.country == target.country
    domestic = found.rule.trigger.domestic if home and not is_threat(found, name) else None
    return domestic or name


def _keeps_peace(doc: Doc, found: Match) -> bool:
    """Whether troops are sent to keep a peace: "sent a battalion to Mali to serve in the UN peacekeeping mission"."""
    verb = doc[found.clause.head]
    serving = any(c.lemma_ in SERVING and c.tag_ == "VB" for c in verb.rights)
    return serving and any(t.lower_.startswith("peacekeep") for t in doc.tokens[verb.i : verb.sent.end])


def is_threat(found: Match, name: str) -> bool:
    """Whether a deed is told as a threat: "will attack if"."""
    return name == "THREATEN" and found.rule.states != name


def modality_of(doc: Doc, found: Match, name: str, refused: bool) -> Modality:
    """How a relation is told; who tries to join a body is no member, no deal or talk is had by one who tries alone."""
    verb, told = doc[found.clause.head], found.clause.modality
    takes_others = found.rule.trigger.reciprocal or found.rule.states == "MEMBERSHIP"
    tried = takes_others and verb.tag_ == "VB" and verb.head.lemma_ in TRYING
    if tried and (told == "asserted" or found.clause.purpose):
        return "possible"  # "went to Ankara to try to sign a treaty"
    if refused or is_help(doc, found) or is_threat(found, name) or is_cut_off(doc, found):
        return "asserted"
    if invites(found.clause, name):
        return "planned"
    if is_voiced(found.clause, name) or (name in ENACTED and is_enacted(doc, found.clause)):
        return "asserted"
    if name == "THREATEN" and told == "planned" and found.clause.lemma not in THREATENING and made_now(verb):
        return "asserted"
    return tie_modality(doc, found.clause, name)


def is_help(doc: Doc, found: Match) -> bool:
    """Whether help is told as another deed's purpose: "sent engineers to help Turkey" counts as done.

    Who tries to go between two others goes between them: "worked to end the rift between Iran and Iraq".
    """
    way = found.rule.trigger
    between = way.mode == "third-party" and not way.reciprocal
    if between and _tried(doc[found.clause.head]):
        return True
    return found.clause.purpose and (between or found.rule.states in HELPING)


def _tried(verb: Token) -> bool:
    """Whether somebody has set about a deed, and not only will: "worked to end the rift", "its bid to end it"."""
    trying = verb.head
    if verb.tag_ != "VB" or trying.lemma_ not in TRYING or trying.tag_ in ("VB", "MD"):
        return False
    return not any(c.tag_ == "MD" for c in trying.lefts)
