"""Clues to the state of an unnamed actor without an owner, the surest first: words around it, scene, topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.bridging.kinds import GOVERNING, SECTORS, BodyKind, is_of_abroad
from geo_nlp.pipes.bridging.local_clues import colleagues_country, joined_country, victims_country
from geo_nlp.pipes.bridging.scenes import BACK, is_setting
from geo_nlp.pipes.bridging.text import PLACE_TYPES, Clue, Part, Text
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.syntax.labels import PLURAL_TAGS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.types import Mention

# Dealings of one state with another, in which an official is met abroad.
MEETINGS = frozenset({"AGREE", "CONSULT"})
DEALINGS = MEETINGS | {"COOPERATE", "PARTNERSHIP"}


def clues(text: Text, mention: Mention, kind: BodyKind, parts: Sequence[Part]) -> Iterator[Clue]:
    """The states that may be that of an actor, each with the kind of its clue."""
    head = text.doc[mention.head]
    for found, by in (
        (joined_country(text, mention), "beside"),
        (victims_country(text, mention), "others"),
        (colleagues_country(text, mention), "same"),
    ):
        if found is not None:
            yield Clue(found, by)
    if (office := _publishers_office(text, mention, kind)) is not None:
        yield Clue(office, "publisher")
    if office is not None or is_of_abroad(text.doc, mention):
        return
    # The army of a state, which is one: "the military", no soldiers.
    if kind != "army" or (head.lower_ in ("army", "military") and mention.last == mention.head):
        yield from _event_clues(text, mention, kind, parts)
    yield from _scene_clues(text, mention, kind, parts)
    yield from _topic_of_sentence(text, mention, kind, parts)


def _publishers_office(text: Text, mention: Mention, kind: BodyKind) -> str | None:
    """The publisher's state where the office is its own, that of its guest where it has none of that name.

    A release of the State Department calls its own head "the Secretary"; a "Prime Minister" in it is the guest's, "the
    Attorney General" is not. "The Government" of a prime minister's release is his own, as the lawmakers of a
    parliament's are.
    """
    topics, head = text.topics, text.doc[mention.head]
    if kind == "law" and mention.sector == "LEG":
        return topics.parliament
    official = kind == "rule" or mention.sector == "JUD"
    if not official or topics.publisher is None or not head.text[0].isupper() or head.tag_ in PLURAL_TAGS:
        return None
    title = " ".join(t.lower_ for t in text.doc.tokens[mention.first : mention.last + 1] if t.dep_ != "det")
    if title in words("bare_rank") or _is_own_office(title, topics.source):
        return topics.publisher
    foreign = topics.publisher in words("state_without_ministers") and head.lower_ in words("minister_title")
    if not foreign and topics.parliament is not None and title in words("bare_chief_title"):
        return topics.parliament  # "the President" of a senator's release
    return next(iter(topics.titled)) if foreign and len(topics.titled) == 1 else None


def _is_own_office(title: str, source: str) -> bool:
    """Whether a source is the office of the chief who is named by a title, or whose "government" it is."""
    chiefs = words("bare_chief_title")
    return (title in source and title in chiefs) or (title == "government" and any(c in source for c in chiefs))


def _event_clues(text: Text, mention: Mention, kind: BodyKind, parts: Sequence[Part]) -> Iterator[Clue]:
    """The state of the place where an actor acts or suffers, or of the police or court that deals with it."""
    for part in parts:
        if part.place is not None and part.place.country is not None and _is_there(text, mention, kind, part):
            yield Clue(part.place.country, "place")
    for part in parts:
        for other in part.others:
            at_home = other.sector in SECTORS["law"] and text.scenes.states(mention.first) <= {other.country}
            if at_home and other.country is not None and kind in ("law", "people"):
                yield Clue(other.country, "law")


def _is_there(text: Text, mention: Mention, kind: BodyKind, part: Part) -> bool:
    """Whether an actor is of the place where it acts; a government that is not visited may act anywhere."""
    named = text.starts.get(part.place.start) if part.place is not None and part.predicate in FORCE else None
    if named is not None and named.type == "state" and not is_setting(text.doc, named):
        return False  # "protesters attacked France"
    if part.predicate == "AID":
        return False  # which is sent there
    return kind != "rule" or (part.predicate in MEETINGS and len(hosts(text, mention, [part])) < 2)


def _scene_clues(text: Text, mention: Mention, kind: BodyKind, parts: Sequence[Part]) -> Iterator[Clue]:
    """The one state in which the sentence is set or that it names, else the one that its paragraph names."""
    i = mention.first
    settings, states = text.scenes.set_in(i), text.scenes.states(i)
    if kind in ("law", "people") and len(settings) == 1 and any(part.predicate in FORCE for part in parts):
        yield Clue(next(iter(settings)), "setting")
    if len(states) == 1 and states == text.scenes.sure_states(i):
        yield Clue(next(iter(states)), "sentence")
    visited = hosts(text, mention, parts)
    if len(visited) == 1:
        yield Clue(next(iter(visited)), "visited")
    paragraph = text.scenes.paragraph_states(i)
    if not states and len(paragraph) == 1:
        yield Clue(next(iter(paragraph)), "paragraph")
    if len(states) == 1 and paragraph == states and kind != "army" and _has_official(text, text.doc[mention.head]):
        yield Clue(next(iter(states)), "official")


def _topic_of_sentence(text: Text, mention: Mention, kind: BodyKind, parts: Sequence[Part]) -> Iterator[Clue]:
    """The state that the article is about, where the sentence names no other; the guest of its publisher."""
    topics, states = text.topics, text.scenes.states(mention.first)
    if topics.guest is not None and states - {topics.publisher} == {topics.guest}:
        yield Clue(topics.guest, "guest")
    home = topics.is_report and kind in ("law", "rule")
    away = not topics.is_report and not text.scenes.last_setting(mention.first, 1) <= {topics.topic}
    if topics.topic is not None and (states <= {topics.topic} or home) and not away:
        yield Clue(topics.topic, "topic")
    dealings = [part for part in parts if part.predicate in DEALINGS]
    if topics.guest is not None and any(o.country == topics.publisher for part in dealings for o in part.others):
        yield Clue(topics.guest, "guest")


def hosts(text: Text, mention: Mention, parts: Sequence[Part]) -> frozenset[str]:
    """The states where an actor is met, except those of its visitors: "in Chad she will meet officials"."""
    topics, scenes = text.topics, text.scenes
    around = scenes.set_in(mention.first, BACK) | (scenes.states(mention.first) & topics.titled)
    found: set[str] = set()
    for part in parts:
        visitors = {other.country for other in part.others if other.country}
        if part.predicate in MEETINGS and visitors:
            found |= around - visitors - {topics.publisher}
    return frozenset(found) if found <= topics.titled or not topics.titled else frozenset()


def _has_official(text: Text, head: Token) -> bool:
    """Whether a sentence names an official at home, no foreign ministry: "Lam defies protesters"."""
    named = [m for m in text.mentions if head.sent.start <= m.first < head.sent.end and m.country]
    governing = [m for m in named if m.level != "pronoun" and m.type not in PLACE_TYPES and m.sector in GOVERNING]
    return any(
        words("foreign_or_joint_adjective").isdisjoint(t.lower_ for t in text.doc.tokens[m.first : m.last + 1])
        for m in governing
    )
