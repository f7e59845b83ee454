"""The state of an unnamed body: "the army said", "the government", "the ministry".

It is of the state that the text is about, else of that of the dateline, else of the only one that acts in the last
sentences, and never of the one that its own clause acts on ("the ministry criticised Cambodia"). A state that is
named only by its embassy or envoy is not the topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence, Set

from geo_nlp.lexicon import words
from geo_nlp.pipes.coref.discourse_memory import Memory, can_be_antecedent, recent
from geo_nlp.pipes.coref.event_possessives import PUNISHMENTS
from geo_nlp.pipes.linking.country_of_body import most_reported
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.syntax.functions import objects, subjects
from geo_nlp.pipes.syntax.labels import SUBJECTS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.relative_clauses import place_of_where
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import first_conjunct
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

OPPOSITION = frozenset({"OPP", "PTY"})
GOVERNING_NOUNS = frozenset({"administration", "cabinet", "government"})
WORDS_BEFORE_STATE_HEAD = 5  # words of a state's name before its head
SENTENCES_TO_ACTOR = 2  # sentences back to the last state that acted
PARTNERING = frozenset({"collaborate", "cooperate", "coordinate", "work"})
STAY_PREPS = frozenset({"from", "in", "to"})
OPPONENT_PREPS = frozenset({"against", "on", "to", "with"})
ACTING_TYPES = frozenset({"government", "legislature", "military", "person", "state"})


def main_state(mentions: Sequence[Mention], home: str | None) -> str | None:
    """The state that a text is about: the most named, or that of its dateline if it is named half as often."""
    main = most_reported(mentions)
    counts = Counter(m.country for m in mentions if m.type == "state" and m.country)
    return home if home and main and 2 * counts[home] >= counts[main] else main


def topic_state(doc: Doc, body: Mention, sentence: int, memory: Memory) -> str | None:
    """The state of the topic for an unnamed body; None where the text leaves it open."""
    head = doc[body.head]
    if head.lemma_.lower() in load_rules().classes["diplomatic_body"]:
        return None  # "the embassy" is that of another state
    if (stated := _state_of_where(head, memory) or _state_in_front(body, head, memory)) is not None:
        return stated
    if (own := _officials_country(head, memory, OPPOSITION)) is not None and head.lemma_ in GOVERNING_NOUNS:
        return own  # "the Greek opposition leader accused the government"
    others = set(_countries_acted_on(head, memory))
    if body.sector == "MIL" and (abroad := set(_countries_of_stay(head, memory))):
        own = _officials_country(head, memory, SERVING)  # "Bush said the troops will stay in Iraq"
        if own is not None and own not in abroad:
            return own
        others |= abroad
    at_home = memory.home
    if memory.main is None and memory.home:
        at_home = _officials_country(head, memory, SERVING) or memory.home
    for country in (memory.main, at_home):
        if country and country not in others:
            return country
    acting = set(_acting_countries(doc, body, sentence, memory)) - others if _is_sole_actor(doc, body) else set()
    return acting.pop() if len(acting) == 1 else None


def _state_of_where(head: Token, memory: Memory) -> str | None:
    """The state of the place that a relative clause is of: "Somalia, where troops support the government"."""
    place = place_of_where(head)
    there = memory.heads.get(place.i, ()) if place is not None else ()
    return there[0].country if there and there[0].type in ("place", "state") else None


def _state_in_front(body: Mention, head: Token, memory: Memory) -> str | None:
    """The state that opens a sentence, for its own bodies: "In Kyrgyzstan, riot police break up a protest"; no army."""
    opening = head.doc[head.sent.start]
    if opening.lower_ != "in" or opening.head is not head.head or head.dep_ not in SUBJECTS or body.sector == "MIL":
        return None
    return next(_states_at({c.i for c in opening.rights if c.dep_ == "pobj"}, memory), None)


def _is_sole_actor(doc: Doc, body: Mention) -> bool:
    """Whether a body acts that nothing sets apart: "the army said", no "new government", none "of Chad"."""
    head = doc[body.head]
    bare = body.last == body.head and (body.first + 1 == body.head or head.lower_ == "ministry")
    owned = any(c.lower_ == "of" for c in head.rights)
    return bare and not owned and head.dep_ in SUBJECTS and head.lower_ in load_rules().classes["whole_body"]


def _acting_countries(doc: Doc, body: Mention, sentence: int, memory: Memory) -> Iterator[str]:
    """The countries of those who act in the last sentences."""
    diplomats = load_rules().classes["diplomatic_body"]
    for mention, number in recent(memory, sentence):
        head = doc[mention.head]
        first = first_conjunct(head)
        eligible = (
            mention.country
            and mention.type in ACTING_TYPES
            and can_be_antecedent(mention)
            and mention.first < body.first
        )
        if (
            0 < sentence - number <= SENTENCES_TO_ACTOR
            and eligible
            and first.dep_ in SUBJECTS
            and head.lemma_.lower() not in diplomats
        ):
            yield mention.country or ""


def _officials_country(head: Token, memory: Memory, sectors: Container[str]) -> str | None:
    """The country of a politician in a clause above a body: "Smotrich will resign if the army pulls back"."""
    for verb in (t for t in head.ancestors if t.pos_ == "VERB"):
        for subject in subjects(verb):
            for m in memory.heads.get(subject.i, ()):
                if m.type == "person" and m.sector in sectors and m.country:
                    return m.country
    return None


def _countries_of_stay(troops: Token, memory: Memory) -> Iterator[str]:
    """The states in which troops stay, or which they leave, and which they are not of."""
    verb = troops.head
    while verb.dep_ == "xcomp" or (verb.dep_ == "conj" and verb.head.pos_ == "VERB"):
        verb = verb.head
    below = [c for c in (verb, *verb.children) if c is verb or c.dep_ == "xcomp"]
    staying = [v for v in below if v.lemma_ in words("stay_abroad_verb")]
    for stay in staying:
        near = [t for prep, t in prepositions(stay) if prep in STAY_PREPS] + [t for t in objects(stay) if t.i > stay.i]
        yield from _states_at({place.i for place in near}, memory)


def _countries_acted_on(head: Token, memory: Memory) -> Iterator[str]:
    """The states that the clause of a body acts on: "the court convicted an Iranian", "sanctions on Chad"."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.pos_ != "VERB":
        return
    things = objects(verb)
    if verb.lemma_ in PARTNERING:  # "the military is working with Iraqi forces"
        partners = {t for prep, t in prepositions(verb) if prep == "with"}
        yield from _states_at({c.i for t in partners for c in (t, *t.lefts)}, memory)
    measure = any(t.lemma_ in PUNISHMENTS for t in things)
    if verb.lemma_ in load_rules().classes["foreign_deed"] or measure:
        below = [t for above in (verb, *things) for prep, t in prepositions(above) if prep in OPPONENT_PREPS]
        places = {i for t in (*(() if measure else things), *below) for i in (t.i, *(c.i for c in t.lefts))}
        yield from _states_at(places, memory)


def _states_at(places: Set[int], memory: Memory) -> Iterator[str]:
    """The states that are named at some words."""
    for i in sorted(places):
        named = [memory.starts[start] for start in range(i - WORDS_BEFORE_STATE_HEAD, i + 1) if start in memory.starts]
        yield from (m.country for m in named if m.head == i and m.type == "state" and m.country)
