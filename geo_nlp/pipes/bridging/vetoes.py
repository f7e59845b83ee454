"""Vetoes: clues that bar themselves, as the clause deals with the state or only names it in passing."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.pipes.bridging.clues import DEALINGS, MEETINGS
from geo_nlp.pipes.bridging.kinds import BodyKind
from geo_nlp.pipes.bridging.text import Clue, Part, Text
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

# Clues of the phrase itself, which nothing bars.
UNBARRED_CLUES = frozenset({"beside", "others", "publisher"})
# Where a clause or sentence is set.
SET = frozenset({"place", "setting"})
# Clues that only tell what is spoken of beside an actor.
NEARBY = frozenset({"law", "official", "paragraph", "same", "sentence"})
NEARBY_OR_TOPIC = NEARBY | {"topic"}


def is_barred(text: Text, mention: Mention, clue: Clue, kind: BodyKind, parts: Sequence[Part]) -> bool:
    """Whether an actor is none of the state of a clue; the words around an actor are never barred."""
    if is_contradicted(text, mention, clue):
        return True
    if clue.by in UNBARRED_CLUES:
        return False
    return (
        _is_off_topic(text, clue)
        or (clue.by in NEARBY and not _is_backed(text, mention, clue, kind))
        or _is_anybody(mention, clue, parts)
        or _is_of_publisher(text, mention, clue, kind)
        or (kind == "army" and _is_foreign_army(text, clue))
        or any(_is_other_side(clue, kind, part) for part in parts)
    )


def is_contradicted(text: Text, mention: Mention, clue: Clue) -> bool:
    """Whether a state is the one to which an actor is sent: "the delegation to Poland" is not Poland's."""
    sent = (text.covering.get(t.i) for prep, t in prepositions(text.doc[mention.head]) if prep == "to")
    return any(place is not None and place.country == clue.country for place in sent)


def _is_off_topic(text: Text, clue: Clue) -> bool:
    """Whether a state is only named beside an actor, or in a report, and the article is about another."""
    if text.topics.topic in (None, clue.country):
        return False
    return clue.by in NEARBY or (text.topics.is_report and clue.by in SET)


def _is_anybody(mention: Mention, clue: Clue, parts: Sequence[Part]) -> bool:
    """Whether people of no sector are anybody: "the law protects persons"; not as victims or protesters."""
    return mention.sector == "UNK" and clue.by in NEARBY_OR_TOPIC and all(part.predicate not in FORCE for part in parts)


def _is_of_publisher(text: Text, mention: Mention, clue: Clue, kind: BodyKind) -> bool:
    """Whether a state publishes the article, in which it writes of others, or publishes it with other states."""
    topics = text.topics
    there = clue.by in SET and kind != "rule"
    if topics.publisher == clue.country != topics.topic and not there:
        return True
    return topics.is_joint and (kind == "rule" or mention.sector == "PTY")


def _is_foreign_army(text: Text, clue: Clue) -> bool:
    """Whether soldiers may be foreign: neither place nor topic gives their state, or a second army is named."""
    if clue.by == "topic":
        return any(m.sector == "MIL" and m.country not in (None, clue.country) for m in text.mentions)
    return clue.by != "place"


def _is_backed(text: Text, mention: Mention, clue: Clue, kind: BodyKind) -> bool:
    """Whether more than one sentence names a state, or an official or place of it."""
    counts = text.scenes.counts
    often = counts[clue.country] > 1 and 2 * counts[clue.country] >= counts.total()
    if clue.by == "official" or (kind == "law" and clue.by == "sentence" and often):
        return True
    if clue.country in (text.topics.topic, text.topics.guest) or clue.country in text.scenes.set_in(mention.first):
        return True
    own = text.topics.titled <= {clue.country} or clue.by == "same"
    least = 0 if clue.by == "same" else 2
    return own and text.scenes.is_named_around(mention.first, clue.country, least=least)


def _is_other_side(clue: Clue, kind: BodyKind, part: Part) -> bool:
    """Whether a record sets an actor against the state of a clue, or has it meet an official of it."""
    for other in part.others:
        if other.country != clue.country:
            continue
        if not load_rules().classes["diplomatic_body"].isdisjoint(other.text.lower().split()):
            return True  # the embassy or envoy of another state
        if clue.by == "official" and kind != "people":
            return True  # "police questioned Lavrov" wherever he was
        if other.actor == other.country and (clue.by not in SET or kind == "army"):
            return True
        met = part.predicate in MEETINGS or (part.predicate in DEALINGS and clue.by != "topic")
        if kind == "rule" and met:
            return True
        if other.sector == "MIL" and part.predicate == "ASSAULT" and clue.by not in SET | {"topic"}:
            return True
    return False
