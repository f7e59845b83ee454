"""The dateline as the place of an event that names none.

A dateline says where the reporter was. It is the place of a local act of these days: a protest, an arrest, a reception.
Fighting is seldom where the reporter is, and an agency's office abroad ("NAIROBI", of Congo) is the place of no event.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from geo_nlp.lexicon import words
from geo_nlp.periods import period
from geo_nlp.pipes.events.casualty_sentences import DATELINE_ENDS
from geo_nlp.pipes.events.paragraphs import previous_sentence
from geo_nlp.pipes.events.place_coreference import CONTINUING, participants_of
from geo_nlp.pipes.events.toponym_resolution import Toponymy
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Participant, Place, Relation

DAYS_TO_STORY = 6  # days between an event and the story of it
AT_HOME = frozenset({"COP", "JUD"})
AGREEING = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
IN_ITEMS = CONTINUING | {"AID", "RETREAT"}
LONGEST_ITEM_DATELINE = 6  # words, with its dash
BY = ("by", "via", "over", "on", "in", "through")
SEAT_OF_GOVERNMENT_NOUNS = words("seat_of_government_noun")  # what stands in a capital
ARMED_OR_STATE_SECTORS = frozenset({"MIL", "REB", "UAF", "PRM", "GOV", "SPY"})


def is_filed_there(relation: Relation, home: str, published: str | None, about: str | None) -> bool:
    """Whether an event without a place of its own happened where its story was filed: a local act of these days."""
    ends, lemma = participants_of(relation), relation.trigger.lemma.split()[0]
    countries = {end.country for end in ends if end.country and not _is_mission(end)}
    if relation.negated or not _is_of_today(relation, published):
        return False
    if relation.predicate == "CONSULT":
        minister = about == home and any(end.country is None and end.sector == "GOV" for end in ends)
        return (home in countries or minister) and lemma in words("face_to_face_word")
    released = lemma in words("letting_go_verb")  # "police released six of them"
    if relation.predicate == "RETREAT" and not released:
        return False
    if relation.predicate == "SANCTION":
        return _is_judgement(relation, home)
    if relation.predicate == "COERCE" and _is_decree(relation):
        return False
    if _is_local_act(relation, home):
        return True
    if countries - {home} or (not countries and about not in (home, None)):
        return False
    patrol = relation.predicate == "MOBILIZE" and lemma in words("visiting_verb")
    if relation.predicate in ("PROTEST", "COERCE", "RETREAT") or patrol:
        return True
    hurt = relation.predicate == "ASSAULT" and about == home
    return hurt and _is_on_civilians(relation)


def _is_mission(end: Participant) -> bool:
    """Whether an end is an embassy or consulate, which is not in its own state."""
    return not words("diplomatic_post_noun").isdisjoint(end.text.lower().split())


def place_of_item(relation: Relation, head: Token, toponymy: Toponymy) -> Place | None:
    """The dateline of an item in a digest, for what is done there: "BANGUI — France delivered rifles to the army"."""
    signed = relation.predicate in AGREEING and head.lemma_ in words("concluding_verb")
    if relation.predicate not in IN_ITEMS and not signed:
        return None
    before = previous_sentence(head.doc, head.sent)
    opening = before if before is not None and len(before) <= LONGEST_ITEM_DATELINE else head.sent
    plain = len(opening) > 1 and opening[1].text == ":" and toponymy.names.is_place(opening[0].i)  # "Tripoli: Clashes"
    written = [opening[0]] if plain else list(takewhile(lambda t: t.text.isupper() and len(t.text) > 1, opening))
    if not written or len(written) == len(opening) or opening[len(written)].text not in DATELINE_ENDS:
        return None
    found = toponymy.place(written[0].i, written[-1].i, toponymy.around(head, ()))
    if found is None or found.place.lat is None or (plain and not found.fine):
        return None
    both = relation.predicate in ("CONSULT", "PROTEST") or signed or relation.target is None
    ends = participants_of(relation) if both else [relation.target]
    countries = {end.country for end in ends if end is not None}
    return found.place if {None, found.place.country} & countries else None


def is_suffered_there(relation: Relation, home: str) -> bool:
    """Whether an act of force is by or on people of a state, or on people of none that is known."""
    return relation.predicate in FORCE and bool({None, home} & {end.country for end in participants_of(relation)})


def is_called_in(relation: Relation, head: Token, home: str) -> bool:
    """Whether a state's forces join in what is going on: "gangs burned a jail in Guayaquil. Troops were called in"."""
    forces, inward = relation.source, any(c.dep_ == "prt" and c.lower_ in ("in", "out") for c in head.rights)
    return relation.predicate == "MOBILIZE" and inward and forces is not None and forces.country in (home, None)


def _is_decree(relation: Relation) -> bool:
    """Whether a government orders or bans something, which is in no one place; not a curfew that soldiers enforce."""
    source, lemma = relation.source, relation.trigger.lemma.split()[0]
    return source is not None and source.sector == "GOV" and lemma in words("decree_verb")


def is_of_state(relation: Relation) -> bool:
    """Whether an act falls on a whole state: "France extended its state of emergency"; a curfew falls on a town."""
    return relation.mode == "martial-law"


def _is_judgement(relation: Relation, home: str) -> bool:
    """Whether a court of the state sentences a person: "a Tunisian court sentenced a former president"."""
    source = relation.source
    judged = relation.trigger.lemma.split()[0] in words("sentencing_verb")
    return judged and source is not None and source.sector == "JUD" and source.country == home


def _is_local_act(relation: Relation, home: str) -> bool:
    """Whether the state's own police or courts act, or its people protest, whoever the target is."""
    source, target = relation.source, relation.target
    own = target is None or (target.country in (home, None) and target.sector not in ARMED_OR_STATE_SECTORS)
    if relation.predicate == "COERCE" or (relation.predicate == "ASSAULT" and own):
        return source is not None and source.country in (home, None) and source.sector in AT_HOME
    # An unnamed crowd in the street is at home, whomever it is against: "farmers demonstrated against Chad".
    crowd = source is None or (source.actor is None and source.country is None)
    return relation.predicate == "PROTEST" and (crowd or (source is not None and source.country == home))


def is_remote(head: Token) -> bool:
    """Whether a talk is remote: "spoke by phone", "in a video call"."""
    calls = head.lemma_ == "call" and any(c.lower_ == "on" for c in head.rights)  # "called on the king in Riyadh"
    said = [] if calls else [head, *(c for c in head.rights if c.dep_ == "dobj")]
    if any(t.lemma_.lower() in words("remote_speech_verb") or _is_by_wire(t.lefts) for t in said):
        return True
    return _is_by_wire([t for o in prepositional_objects(head, *BY) for t in (o, *o.lefts)])


def _is_by_wire(near: Iterable[Token]) -> bool:
    return any(t.lemma_.lower() in words("remote_talk_noun") for t in near)


def _is_on_civilians(relation: Relation) -> bool:
    """Whether civilians are hurt, and not by a remote weapon: soldiers who fire on a crowd do so in the city."""
    target = relation.target
    seat = target is not None and any(word in SEAT_OF_GOVERNMENT_NOUNS for word in target.text.lower().split())
    if target is None or (target.sector in ARMED_OR_STATE_SECTORS and not seat):
        return False
    if (target.actor or "").startswith(("armed_group:", "place:")):
        return False
    return relation.trigger.lemma.split()[0] not in words("remote_attack_word")


def _is_of_today(relation: Relation, published: str | None) -> bool:
    """Whether an event has the date of its story, or one of a few days before it."""
    if relation.date_source != "text" or relation.date is None or published is None:
        return relation.date_source != "text"
    if relation.date_granularity != "day":
        return False
    first, last = period(published) or (date.min, date.min)
    days = (last - date.fromisoformat(relation.date)).days
    return 0 <= days <= DAYS_TO_STORY + (last - first).days
