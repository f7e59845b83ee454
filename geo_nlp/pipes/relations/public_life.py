"""Which relations are of public life: private quarrels, business as usual and trips to regions are no events."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.participants import PRIVATE
from geo_nlp.types import Participant, Relation

# What is done with a party, of whom no region or sea is one.
KIND = frozenset({"AGREE", "CONSULT", "COOPERATE"})
AGAINST = frozenset({"CRM", "OPP", "PRE", "PTY", "REB", "UAF"})
OWN_DUTIES = frozenset({"AGREE", "AID"})
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST"})
WE = frozenset({"our", "ours", "us", "we"})
FRIENDLY = KIND | WORDS | {"AID"}
ARMS = words("arms_noun")


def is_public(relation: Relation) -> bool:
    """Whether an end is a known actor, has a country, or acts in public life: private quarrels are no events.

    A meeting or visit needs that of both ends: "a group visited City Hall" is none, nor is "toured Southeast Asia".
    A firm's words to its workers and customers are its business, nobody agrees with arms, and who talks to the press
    is quoted by it.
    """
    ends = (relation.source, relation.target)
    public = [p is not None and bool(p.actor or p.country or p.sector not in PRIVATE) for p in ends]
    if relation.predicate == "CONSULT" and (_at_home(*ends) or _interview(relation)):
        return False
    if relation.predicate in OWN_DUTIES and _own_state(*ends):
        return False
    if relation.predicate in ("AGREE", "SUPPORT") and _is_ours(*ends):
        return False
    if relation.predicate == "MEMBERSHIP" and ends[1] is not None and _is_no_body(ends[1]):
        return False
    if relation.predicate in WORDS and _firm(ends[0]) and _anybody(ends[1]):
        return False
    if relation.predicate in FRIENDLY and any(p and _arms(p) for p in ends):
        return False
    if relation.predicate in KIND and any(p and _region(p) for p in ends):
        return False
    return all(public) if relation.predicate == "CONSULT" else any(public)


def _at_home(visitor: Participant | None, host: Participant | None) -> bool:
    """Whether the host is the visitor's own state: "the first head of state to visit the country" is abroad."""
    return visitor is not None and host is not None and host.actor == host.country == visitor.country


def _is_ours(source: Participant | None, target: Participant | None) -> bool:
    """Whether what is praised is the speaker's own: "our partnership with Mexico", said by one of that government."""
    own = source is not None and target is not None and target.text.lower() in ("my", "our")
    return own and source is not None and target is not None and source.country == target.country is not None


def _is_no_body(target: Participant) -> bool:
    """Whether nobody can be a member of it: a person, or bodies that are named later: "several organisations"."""
    person = target.actor is not None and target.actor.startswith("person:")
    return person or (target.actor is None and target.sector == "IGO")


def _own_state(source: Participant | None, target: Participant | None) -> bool:
    """Whether help is for one's own state, which is a duty: "vowed to defend America's security"."""
    if source is None or source.sector in AGAINST or target is None or target.actor is None:
        return False  # rebels do come to terms with their state
    if target.sector not in (None, "GOV"):
        return False
    return target.actor == target.country == source.country


def _interview(relation: Relation) -> bool:
    """Whether somebody only talks to the press, which is how his words come to be told."""
    ends = (relation.source, relation.target)
    return relation.mode is None and any(p is not None and p.sector == "JRN" for p in ends)


def _region(participant: Participant) -> bool:
    """Whether a place is of no one state: "Southeast Asia", "the Nile"."""
    return bool(participant.actor and participant.actor.startswith("place:") and not participant.country)


def _arms(participant: Participant) -> bool:
    """Whether arms of no known owner are meant: "an army backed by tanks", "agreed to deliver fourteen jets"."""
    owned = participant.actor or participant.country
    return not owned and participant.text.split()[-1].lower().removesuffix("s") in ARMS


def _firm(participant: Participant | None) -> bool:
    """Whether a company acts."""
    return bool(participant and participant.actor and participant.actor.startswith("company:"))


def _anybody(participant: Participant | None) -> bool:
    """Whether nobody in public life is meant: "drivers in America", "a start-up in Kenya"."""
    return participant is not None and participant.actor is None and participant.sector in PRIVATE


def is_for_us(relation: Relation) -> bool:
    """Whether somebody does it to his own state, which he calls "us": "I will celebrate our success"."""
    source, target = relation.source, relation.target
    own = source is not None and target is not None and target.actor is not None and target.actor == source.country
    return own and target is not None and target.text.lower() in WE
