"""Relations of public life: private quarrels, business as usual and trips to regions are no events."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.linking.participants import PRIVATE
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.relations.private_actors import last_noun
from geo_nlp.pipes.syntax.pronoun_forms import WE
from geo_nlp.slotted import replace
from geo_nlp.types import Participant, Relation

# Acts that need a partner, which no region or sea is.
PARTNERSHIP_TYPES = frozenset({"AGREE", "CONSULT", "COOPERATE"})
OPPOSED_SECTORS = frozenset({"CRM", "OPP", "PRE", "PTY", "REB", "UAF"})
OWN_DUTIES = frozenset({"AGREE", "AID"})
FRIENDLY_TYPES = PARTNERSHIP_TYPES | {"AID", "REQUEST", "SUPPORT"}
ARMS = words("arms_noun")
SERVICES = words("armed_service_word")  # whose arms they are


def is_public(relation: Relation) -> bool:
    """Whether an end is a known actor, has a country, or acts in public life: private quarrels are no events.

    A meeting or visit needs that of both ends: "a group visited City Hall" is none.
    """
    if (
        _is_meeting_at_home(relation)
        or _is_duty(relation)
        or _is_membership_in_nothing(relation)
        or _is_with_thing(relation)
    ):
        return False
    ends = [_is_public_end(p) for p in _source_and_target(relation)]
    demand = relation.predicate == "REQUEST" and relation.target is None  # "relatives demanded a trial"
    if demand or relation.predicate == "PROTEST" or (relation.predicate in FORCE and relation.target is not None):
        return True  # whose people they are, the text around may tell: see `is_settled`
    if relation.predicate == "CONSULT" and relation.target is not None:
        return all(ends)
    return any(ends)


def is_settled(relation: Relation) -> bool:
    """Whether it is known whom force was used by or on, or at least where: "two men were beaten" is of nowhere.

    A murder among private persons is a crime: "four men were charged with the slaying of a man near Hayward".
    """
    ends = _source_and_target(relation)
    if relation.predicate == "CONSULT" and None not in ends:
        return any(map(_has_identity, ends))
    crime = relation.trigger.lemma.lower() in words("homicide_noun")
    if crime and all(end is not None and not end.actor and end.sector in PRIVATE for end in ends):
        return False
    if relation.predicate not in FORCE or any(map(_is_public_end, ends)):
        return True
    return relation.place is not None and relation.place.country is not None


def of_their_place(relation: Relation) -> Relation:
    """A relation whose unknown victims or crowd are of the state where it happened: "killed 12 people there"."""
    place = relation.place
    if relation.predicate not in FORCE or place is None or place.country is None:
        return relation
    if any(map(_is_public_end, _source_and_target(relation))):
        return relation
    target, source = relation.target, relation.source
    if target is not None:
        return replace(relation, target=replace(target, country=place.country))
    return relation if source is None else replace(relation, source=replace(source, country=place.country))


def _is_public_end(end: Participant | None) -> bool:
    """Whether an end is a known actor, has a country, or acts in public life by its kind."""
    return end is not None and (_has_identity(end) or end.sector not in PRIVATE)


def _has_identity(end: Participant | None) -> bool:
    return end is not None and bool(end.actor or end.country)


def _source_and_target(relation: Relation) -> tuple[Participant | None, Participant | None]:
    return relation.source, relation.target


def _is_meeting_at_home(relation: Relation) -> bool:
    """Whether a visitor meets his own state or both are anybody, or he only talks to the press, which quotes him.

    "The first head of state to visit the country" is abroad.
    """
    if relation.predicate != "CONSULT":
        return False
    visitor, host = _source_and_target(relation)
    if visitor is not None and host is not None:
        if host.actor and host.actor == host.country == visitor.country:
            return True
        if not (_has_identity(visitor) or _has_identity(host)):  # "ministers met envoys", not "the governor met elders"
            return not any(p.sector == "GOV" and p.text.startswith(("the ", "The ")) for p in (visitor, host))
    return relation.mode is None and any(p is not None and p.sector == "JRN" for p in (visitor, host))


def _is_duty(relation: Relation) -> bool:
    """Whether help is for one's own state, which is a duty: "vowed to defend America's security"."""
    source, target = _source_and_target(relation)
    if relation.predicate not in OWN_DUTIES or source is None or target is None or target.actor is None:
        return False
    if source.sector in OPPOSED_SECTORS or target.sector not in (None, "GOV"):
        return False  # rebels do come to terms with their state
    return target.actor == target.country == source.country


def _is_membership_in_nothing(relation: Relation) -> bool:
    """Whether the target can have no members: a person, or unnamed bodies: "several organisations"."""
    target = relation.target
    if relation.predicate != "MEMBERSHIP" or target is None:
        return False
    person = target.actor is not None and target.actor.startswith("person:")
    return person or (target.actor is None and target.sector == "IGO")


def _is_with_thing(relation: Relation) -> bool:
    """Whether an end of a friendly act is no party to it: arms of no known owner, or a region of no one state."""
    named = [p for p in _source_and_target(relation) if p is not None]
    if relation.predicate in FRIENDLY_TYPES and any(map(_is_arms, named)):
        return True
    return relation.predicate in PARTNERSHIP_TYPES and any(map(_is_region, named))


def _is_region(participant: Participant) -> bool:
    """Whether a place is of no one state: "Southeast Asia", "the Nile"."""
    return bool(participant.actor and participant.actor.startswith("place:") and not participant.country)


def _is_arms(participant: Participant) -> bool:
    """Whether arms without an owner are meant: "an army backed by tanks", "agreed to deliver fourteen jets"."""
    owned = participant.actor or participant.country or not SERVICES.isdisjoint(participant.text.lower().split())
    return not owned and last_noun(participant) in ARMS


def is_for_us(relation: Relation) -> bool:
    """Whether an act is towards the source's own state as "us": "I will celebrate our success"."""
    source, target = relation.source, relation.target
    if source is None or target is None or target.actor is None:
        return False
    return target.actor == source.country and target.text.lower() in WE
