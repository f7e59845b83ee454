"""Threats that no word for a threat tells: "vowed to hit its ships", "Ankara could cut ties, Erdogan said".

CAMEO and PLOVER code harm that somebody holds out to another as THREATEN. It is held out where he who would do it
says so himself, in a vow or as what may or under a condition will happen, and an attack also as what will happen; what
others expect of him is no threat, and a sanction that is announced is one to come.
"""

from __future__ import annotations

from geo_nlp.pipes.syntax.dependents import dependents
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Attribution, Clause, Participant

HARM = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
VOWING = frozenset({"hesitate", "swear", "threaten", "vow", "warn"})
SPOKESMEN = frozenset({"spokesman", "spokesperson", "spokeswoman"})
WARNED = frozenset({"threatened", "vowed", "warned"})
UNSURE = frozenset({"may", "might", "could", "can"})
SURE = frozenset({"will", "would", "shall", "'ll", "’ll", "'d", "’d", "wo"})
READY = frozenset({"prepared", "ready"})
CONDITIONS = frozenset({"if", "unless", "should", "lest"})
DEPTH = 4


def held_out(doc: Doc, clause: Clause, predicate: str, source: Participant | None, said: Attribution | None) -> bool:
    """Whether a clause of harm to come is a threat by its source."""
    if predicate not in HARM or source is None or clause.negated or clause.modality in ("asserted", "demanded"):
        return False
    verb = doc[clause.head if clause.support is None else clause.support]
    if _vowed(verb):
        return True
    if said is None or said.speaker is None:
        return False
    if not (_one_side(source, said.speaker) or _warns_for(said) or _one_of_speakers(doc, source, said.speaker)):
        return False
    modals = {c.lower_ for v in (verb, verb.head) if v == verb or verb.dep_ == "xcomp" for c in v.children}
    warned = verb.dep_ == "ccomp" and verb.head.lemma_ in VOWING
    sure = bool(modals & SURE) and (predicate == "ASSAULT" or _conditioned(verb))
    return warned or bool(modals & UNSURE) or sure or (said.content.start <= verb.head.idx and _in_reach(verb))


def made_now(verb: Token) -> bool:
    """Whether harm to come is held out by these words: "will make them pay", "vowed to make them pay"."""
    return _vowed(verb) or any(c.lower_ in SURE and c.dep_ == "aux" for c in verb.lefts)


def _warns_for(said: Attribution) -> bool:
    """Whether somebody's spokesman warns: "the rebels will attack, a spokesman for the militants warned"."""
    speaker, cue = said.speaker, said.cue
    spoken_for = speaker is not None and not speaker.actor and not SPOKESMEN.isdisjoint(speaker.text.lower().split())
    return spoken_for and cue is not None and cue.text.lower() in WARNED


def _vowed(verb: Token) -> bool:
    """Whether the clause completes a vow: "vowed to carry out attacks", "swore to fight", "reserves the right to"."""
    if verb.dep_ == "acl" and verb.head.lemma_ == "right" and verb.head.head.lemma_ == "reserve":
        return True
    for _ in range(DEPTH):
        if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.lemma_ == "threat":
            return True
        if verb.dep_ == "xcomp" and verb.head.lemma_ in VOWING:
            return True
        if verb.dep_ not in ("xcomp", "conj") or verb.tag_ not in ("VB", "VBG"):
            return False
        verb = verb.head
    return False


def _in_reach(verb: Token) -> bool:
    """Whether somebody is ready to do harm, has no choice but to do it, or does not rule it out."""
    if verb.dep_ in ("xcomp", "pcomp") and verb.head.lemma_ == "rule" and not any(c.tag_ == "TO" for c in verb.lefts):
        return any(c.dep_ == "neg" for c in verb.head.lefts)
    to = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    return to is not None and (verb.head.lower_ in READY or to.nbor(-1).lower_ == "but")


def _conditioned(verb: Token) -> bool:
    """Whether what is done hangs on what others do: "will strike if", "would sanction any bank that"."""
    if any(c.lower_ in ("any", "anyone", "whoever") for o in dependents(verb, "dobj") for c in (o, *o.lefts)):
        return True
    return any(c.dep_ == "advcl" and any(m.lower_ in CONDITIONS for m in c.lefts) for c in verb.children)


def _one_of_speakers(doc: Doc, source: Participant, speaker: Participant) -> bool:
    """Whether "they" stands for one who speaks with others: "Spain and Ireland said they would boycott it"."""
    named = source.antecedent
    if named is None or source.text.lower() != "they":
        return False
    joined = [t for t in doc if t.dep_ == "conj" and named.start <= t.idx < named.end]
    return any(speaker.start <= above.idx < speaker.end for t in joined for above in _joined_to(t))


def _joined_to(token: Token) -> list[Token]:
    """The words that a word is joined to, from the last to the first."""
    found = []
    while token.dep_ == "conj":
        token = token.head
        found.append(token)
    return found


def _one_side(one: Participant, other: Participant) -> bool:
    """Whether two participants are one actor or belong to one state."""
    if one.actor and one.actor == other.actor:
        return True
    return one.country is not None and one.country == other.country
