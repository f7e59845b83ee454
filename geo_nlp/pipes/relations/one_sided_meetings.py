"""Meetings of a body or of leaders of several states, whose members nobody names: "the Council met in Nairobi".

They have one end, and count only where the clause tells the place. Ministers of one state who meet are its cabinet;
talks are always with another party, named or not.
"""

from __future__ import annotations

from typing import Final

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.scene_target import nearest_places
from geo_nlp.pipes.syntax.labels import PAST_TAGS, PLURAL_TAGS, SUBJECTS
from geo_nlp.pipes.syntax.obliques import is_time, prepositions
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.rules.loader import Rule
from geo_nlp.types import Clause, Participant

MEETING_VERBS: Final = frozenset({"assemble", "confer", "convene", "gather", "meet"})
REGIONAL: Final = frozenset({"GPE", "LOC", "NORP", "ORG"})
PARTNER_SLOTS: Final = ("with", "object", "between")
TALKS: Final = frozenset({"negotiation", "talk"})


def is_meeting_of_one(doc: Doc, found: Match, source: Participant | None) -> bool:
    """Whether a match is such a meeting: "African leaders gathered in Accra", "closed its summit in Accra".

    Also of "talks in Geneva between the rival generals", "the envoys rejected the offer at talks in Geneva".
    """
    clause, head = found.clause, doc[found.clause.head]
    if found.slots == ("in", None) and clause.kind == "noun" and head.lemma_ in TALKS:
        return True  # see `places_of_talks`
    if found.rule.states != "CONSULT" or clause.negated or source is None:
        return False
    if found.slots[0] == "between" and clause.kind == "noun":
        return _is_of_unnamed_sides(doc, clause)
    if _is_of_placed_talks(doc, clause):
        return clause.modality == "asserted" and not clause.slot("with")
    if not _is_placed(head) or not _is_of_several_states(doc, clause, source):
        return False
    if clause.kind == "noun":
        return _is_occasion_of_body(doc, clause, source)
    return clause.kind == "verb" and _is_gathering(doc, clause, source)


def places_of_talks(doc: Doc, clause: Clause, rule: Rule, actors: Actors) -> tuple[int, ...]:
    """Positions of the place whose state was host of talks of no named side: "peace talks opened in Juba".

    Not of what is only planned or disputed at home: "wage talks in Lyon".
    """
    noun = doc[clause.head]
    if rule.states != "CONSULT" or clause.kind != "noun" or clause.negated or clause.modality != "asserted":
        return ()
    if noun.lemma_ not in TALKS or noun.tag_ != "NNS" or not _were_held(noun):
        return ()
    about = [*clause.slot("modifier"), *clause.slot("on"), *clause.slot("over"), *clause.slot("about")]
    if any(doc[i].lemma_.lower() in words("private_talks_topic") or doc[i].tag_ == "VBG" for i in about):
        return ()
    found = nearest_places(noun, actors)
    outer = _round_of(noun)
    if not found and outer.dep_ in SUBJECTS:
        found = nearest_places(outer.head, actors)
    return tuple(found[:1])


def _were_held(talks: Token) -> bool:
    """Whether talks were held, by the word around them: "the talks ended", "announced after talks"."""
    outer = _round_of(talks)
    above = outer.head
    again = any(c.lower_ in ("the", "these", "those") for c in talks.lefts)  # whose sides were named before
    if again and (outer.dep_ == "pobj" or talks.sent.start > 0):
        return False
    if outer.dep_ == "pobj":
        return above.lower_ in ("after", "at", "during", "following") and above.head.tag_ in PAST_TAGS
    told = above.lemma_ in either("located_event_verb", "breakdown_verb") and above.tag_ in PAST_TAGS
    sided = any(c.lower_ in ("between", "among", "with") for c in above.subtree if c.dep_ == "prep")
    return told and not sided and outer.dep_ in SUBJECTS


def _round_of(talks: Token) -> Token:
    """The noun that counts talks, else they themselves: "a round of talks", "two days of talks"."""
    counted = (
        talks.dep_ == "pobj" and talks.head.lower_ == "of" and talks.head.head.lemma_ in words("event_period_noun")
    )
    return talks.head.head if counted else talks


def _is_gathering(doc: Doc, clause: Clause, source: Participant) -> bool:
    """Whether several meet, and nobody with them: "African leaders gathered", "the Council met"."""
    several = source.sector == "IGO" or any(doc[i].tag_ in PLURAL_TAGS for i in clause.slot("subject"))
    return several and clause.lemma in MEETING_VERBS and not any(clause.slot(slot) for slot in PARTNER_SLOTS)


def _is_of_placed_talks(doc: Doc, clause: Clause) -> bool:
    """Whether a clause is of talks with a place: "at talks in Geneva", "held talks in Geneva"."""
    talks = [doc[clause.head]] if clause.kind == "noun" else [doc[i] for i in clause.slot("object")]
    return any(t.lemma_ in TALKS and t.tag_ == "NNS" and _is_placed(t) for t in talks)


def _is_of_several_states(doc: Doc, clause: Clause, source: Participant) -> bool:
    """Whether who meets is a body or leaders of no one state: "the Council", "African leaders"; not "French envoys"."""
    return source.country is None and (bool(source.actor) or any(_is_of_region(doc[i]) for i in clause.slot("subject")))


def _is_of_unnamed_sides(doc: Doc, clause: Clause) -> bool:
    """Whether talks between sides that nobody names have a place: "talks in Geneva between the rival generals"."""
    head = doc[clause.head]
    placed = _is_placed(head) or (head.dep_ in SUBJECTS and _is_placed(head.head))
    sides = [doc[i] for i in clause.slot("between")]
    return placed and all(t.tag_ in PLURAL_TAGS and all(p != "of" for p, _ in prepositions(t)) for t in sides)


def _is_occasion_of_body(doc: Doc, clause: Clause, source: Participant) -> bool:
    """Whether a noun is a body's meeting that is held: "closed its summit in Accra", "at their meeting in Tallinn"; not
    "after its summit in Accra" nor "at the G20 summit in Hamburg".
    """
    head = doc[clause.head]
    beside = bool(clause.slot("subject")) and head.dep_ == "pobj"  # "at a summit in Accra, leaders of six states"
    own = source.sector == "IGO" and any(doc[i].dep_ == "poss" for i in clause.slot("possessor"))
    held = own and head.dep_ == "pobj" and head.head.lower_ in ("at", "during")
    return held or (clause.lemma == "summit" and ((own and head.dep_ == "dobj") or beside))


def _is_of_region(people: Token) -> bool:
    """Whether a name before a plural says whose leaders they are: "African leaders", "leaders of six Gulf states"."""
    owners = [t for prep, t in prepositions(people) if prep in ("from", "of") and t.tag_ in PLURAL_TAGS]
    regional = any(c.ent_type_ in REGIONAL for t in (people, *owners) for c in t.lefts)
    sided = any(t.lemma_ in ("country", "nation", "side", "state") for t in owners)  # "generals of both sides"
    return people.tag_ in PLURAL_TAGS and (regional or sided)


def _is_placed(head: Token) -> bool:
    """Whether a name of a place follows: "in Accra", "in the town of Yevlakh"; not "in March"."""
    places = [t for prep, t in prepositions(head) if prep in ("at", "in")]
    named = [o for t in places if t.lemma_ in words("settlement_noun") for prep, o in prepositions(t) if prep == "of"]
    return any(t.pos_ == "PROPN" and not is_time(t) for t in (*places, *named))
