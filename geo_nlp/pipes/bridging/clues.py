"""What tells whose an unnamed actor is, the surest clue first: its owner, its neighbours in the sentence, the scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.pipes.bridging.kinds import Kind
from geo_nlp.pipes.bridging.scenes import Scenes
from geo_nlp.pipes.bridging.words import words
from geo_nlp.pipes.parse.parse import Doc, Token
from geo_nlp.pipes.parse.phrases import prepositions
from geo_nlp.pipes.parse.words import OWNING
from geo_nlp.types import Mention, Participant, Place, Relation, Stance

PLURAL = frozenset({"NNS", "NNPS"})
INSIDE = frozenset({"across", "in", "inside", "on", "throughout"})
NEAR = 5  # sentences back to who is called so too
VICTIMS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
LANDS = frozenset({"place", "state"})
APART = frozenset({"armed_group", "igo", "media", "company"})
# Dealings of one state with another, in which an official is met abroad.
# What is done where the sentence is set.
SCENIC = frozenset({"ASSAULT", "COERCE", "PROTEST"})
MEETINGS = frozenset({"AGREE", "CONSULT"})
DEALINGS = frozenset({"AGREE", "CONSULT", "COOPERATE", "PARTNERSHIP"})


# Clues that only tell what is spoken of beside an actor.
SET = frozenset({"place", "setting"})
NEARBY = frozenset({"law", "official", "paragraph", "same", "sentence"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part that an actor has in a record: the record's kind, the others in it, and where it happened."""

    predicate: str
    others: tuple[Participant, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class Clue:
    """A state, and by what it is told."""

    country: str
    by: str


class Text:
    """The mentions of a text as the clues ask for them."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], scenes: Scenes) -> None:
        self.named: dict[str, str] = {}  # countries that were found for named actors, by id
        self.doc, self.mentions, self.scenes = doc, mentions, scenes
        self.covering: dict[int, Mention] = {}
        self.heads: dict[int, Mention] = {}
        self.pronouns: dict[int, Mention] = {}
        for mention in mentions:
            if mention.level == "pronoun":
                self.pronouns[mention.first] = mention
                continue
            self.heads.setdefault(mention.head, mention)
            if mention.level == "name":
                for i in range(mention.first, mention.last + 1):
                    self.covering[i] = mention


    def country_of(self, mention: Mention) -> str | None:
        """The country of a mention, as it was told or found."""
        return mention.country or self.named.get(mention.actor or "")


def owner(text: Text, mention: Mention) -> str | None:
    """The country of whom a possessive names: "its citizens", "Chad's farmers", "their country"."""
    head = text.doc[mention.head]
    if mention.type in APART or head.lemma_.lower() in words("apart"):
        return None
    if mention.type == "state" and (head.lemma_.lower() not in words("own_state") or head.tag_ in PLURAL):
        return None
    if text.doc[mention.first].lower_ in OWNING:
        pronoun = text.pronouns.get(mention.first)
        return text.country_of(pronoun) if pronoun is not None else None
    for child in head.lefts:
        if child.dep_ == "poss":
            told = text.covering.get(child.i) or text.heads.get(child.i)
            return text.country_of(told) if told is not None else None
    return None


def is_owned(text: Text, mention: Mention) -> bool:
    """Whether somebody is named as the owner, so that nothing else tells whose it is."""
    head = text.doc[mention.head]
    first = text.doc[mention.first].lower_
    return first in OWNING or first in ("your", "whose") or any(c.dep_ == "poss" for c in head.lefts)


def clues(text: Text, mention: Mention, kind: Kind, parts: Sequence[Part]) -> Iterator[Clue]:
    """The states that the words around an unowned actor, and what happens to it, tell, the surest first."""
    head = text.doc[mention.head]
    for found, by in (
        (_within(text, head), "within"),
        (_beside(text, mention, head), "beside"),
        (_others(text, mention, head), "others"),
        (_same(text, mention), "same"),
    ):
        if found is not None:
            yield Clue(found, by)
    scenes = text.scenes
    sentence, sure, paragraph = scenes.around(mention.first)
    if scenes.publisher is not None and (office := _of_publisher(text, mention, head, kind)) is not None:
        yield Clue(office, "publisher")
        return
    if kind != "army" or _is_whole(mention, head):
        for part in parts:
            if part.place is not None and part.place.country is not None and _is_there(text, mention, kind, part):
                yield Clue(part.place.country, "place")
        for part in parts:
            for other in part.others:
                at_home = other.sector in words("law") and sentence <= {other.country}
                if at_home and other.country and kind in ("law", "people"):
                    yield Clue(other.country, "law")
    settings = scenes.settings.get(scenes.sentence_of[mention.first], frozenset())
    if kind in ("law", "people") and len(settings) == 1 and any(part.predicate in SCENIC for part in parts):
        yield Clue(next(iter(settings)), "setting")
    if len(sentence) == 1 and sentence == sure:
        yield Clue(next(iter(sentence)), "sentence")
    hosts = visited(text, mention, parts)
    if len(hosts) == 1:
        yield Clue(next(iter(hosts)), "visited")
    if not sentence and len(paragraph) == 1:
        yield Clue(next(iter(paragraph)), "paragraph")
    if scenes.publisher is not None and scenes.host is not None and sentence - {scenes.publisher} == {scenes.host}:
        yield Clue(scenes.host, "other")
    if len(sentence) == 1 and paragraph == sentence and kind != "army" and _has_official(text, head):
        yield Clue(next(iter(sentence)), "official")
    if scenes.topic is not None and (sentence <= {scenes.topic} or (scenes.report and kind in ("law", "rule"))):
        yield Clue(scenes.topic, "topic")
    if scenes.host is not None and any(_from(part, scenes.publisher) for part in parts):
        yield Clue(scenes.host, "host")


def _of_publisher(text: Text, mention: Mention, head: Token, kind: Kind) -> str | None:
    """Whose an office in capitals is that a publisher tells of: "the Secretary" its own, "Foreign Minister" the guest's.
    """
    scenes = text.scenes
    if kind == "law":
        return scenes.parliament if mention.sector == "LEG" else None
    if kind != "rule" or not head.text[0].isupper() or head.tag_ in PLURAL:
        return None
    title = " ".join(t.lower_ for t in text.doc.tokens[mention.first : mention.last + 1] if t.dep_ != "det")
    if title in words("rank") or (title in scenes.source and title in words("chief")):
        return scenes.publisher
    guests = scenes.titled - {scenes.publisher or ""}
    foreign = scenes.publisher in words("without_ministers") and head.lower_ in words("minister")
    return next(iter(guests)) if foreign and len(guests) == 1 else None


def _is_there(text: Text, mention: Mention, kind: Kind, part: Part) -> bool:
    """Whether an actor is of the place where it acts; a government that is not visited may act anywhere."""
    if kind != "rule":
        return True
    return part.predicate in MEETINGS and len(visited(text, mention, [part])) < 2


def visited(text: Text, mention: Mention, parts: Sequence[Part]) -> frozenset[str]:
    """The states where somebody is met, but for those of who meets him there: "in Chad she will meet officials"."""
    scenes = text.scenes
    planned = scenes.titled - {scenes.publisher}
    told = scenes.set_in(mention.first) | (scenes.around(mention.first)[0] & planned)
    found: set[str] = set()
    for part in parts:
        visitors = {other.country for other in part.others if other.country}
        if part.predicate in MEETINGS and visitors:
            found |= told - visitors - {scenes.publisher}
    return frozenset(found) if found <= planned or not planned else frozenset()


def _is_whole(mention: Mention, head: Token) -> bool:
    """Whether the army of a state is meant, which is one: "the military", no soldiers."""
    return head.lower_ in ("army", "military") and mention.last == mention.head


def _has_official(text: Text, head: Token) -> bool:
    """Whether a sentence tells of who governs at home: "the president vows to crush protesters", no foreign ministry."""
    sent = head.sent
    told = [m for m in text.mentions if sent.start <= m.first < sent.end and m.country and m.level != "pronoun"]
    return any(
        m.type not in LANDS
        and m.sector in words("rule") | words("law")
        and not any(t.lower_ in words("abroad") for t in text.doc.tokens[m.first : m.last + 1])
        for m in told
    )


def _from(part: Part, publisher: str | None) -> bool:
    return part.predicate in DEALINGS and any(other.country == publisher for other in part.others)


def is_barred(text: Text, mention: Mention, clue: Clue, kind: Kind, parts: Sequence[Part]) -> bool:
    """Whether an actor is none of the state that a clue tells: its own clause deals with that state as with another."""
    scenes = text.scenes
    if clue.by in ("within", "beside", "others"):
        return False
    if clue.by in (NEARBY | SET if scenes.report else NEARBY) and scenes.topic not in (None, clue.country):
        return True
    least = 2 if kind != "law" else 1 if clue.by != "same" else 0
    at_home = clue.by == "official" or (kind == "law" and clue.by == "sentence" and scenes.told[clue.country] > 1)
    if clue.by in NEARBY and not (at_home or scenes.is_told_around(mention.first, clue.country, least=least)):
        return True
    if clue.by == "publisher":
        return False
    at_home = clue.by in SET and kind != "rule"
    if (scenes.publisher == clue.country != scenes.topic and not at_home) or (scenes.joint and kind == "rule"):
        return True
    if kind == "army" and (clue.by not in ("topic", "place") or _foreign_forces(text, clue.country)):
        return True
    for part in parts:
        for other in part.others:
            if other.country != clue.country:
                continue
            if other.actor == other.country and clue.by not in SET:
                return True
            if part.predicate in DEALINGS and kind == "rule" and clue.by != "topic":
                return True
            if other.sector == "MIL" and part.predicate == "ASSAULT" and clue.by not in SET | {"topic"}:
                return True
    return False


def _foreign_forces(text: Text, country: str) -> bool:
    """Whether an article tells of the forces of another state."""
    return any(m.sector == "MIL" and m.country not in (None, country) for m in text.mentions)


def _within(text: Text, head: Token) -> str | None:
    """The state or place that people are told to be in: "all people in Denmark"."""
    for prep, t in prepositions(head):
        land = text.covering.get(t.i) if prep in INSIDE and t.i > head.i else None
        if land is not None and land.type in LANDS and not land.demonym:
            return land.country
    return None


def _beside(text: Text, mention: Mention, head: Token) -> str | None:
    """The state whose adjective stands before the first of two joined nouns: "Iraqi judges and attorneys"."""
    bare = mention.first == mention.head or not any(
        t.dep_ in ("det", "nummod", "poss") for t in head.lefts
    )
    if head.dep_ != "conj" or not bare:
        return None
    first = head.head
    told = text.heads.get(first.i)
    if told is None or told.level != "nominal" or told.country is None or told.refers_to:
        return None
    names = (text.covering.get(t.i) for t in first.lefts)
    adjective = any(name is not None and name.type in LANDS and name.country == told.country for name in names)
    return told.country if adjective and told.type not in APART else None


def _others(text: Text, mention: Mention, head: Token) -> str | None:
    """The state of those beside whom others suffer: "killed two Chadians and wounded four others"."""
    if head.lower_ not in ("others", "other"):
        return None
    number = text.scenes.sentence_of[mention.first]
    before = [
        m
        for m in text.mentions
        if m.last < mention.first
        and text.scenes.sentence_of[m.first] == number
        and m.level != "pronoun"
        and text.doc[m.head].tag_ in ("NNS", "NNPS", "NN")
        and text.doc[m.head].dep_ in VICTIMS
        and any(t.dep_ == "nummod" or t.lower_ in ("a", "an") for t in text.doc[m.head].lefts)
    ]
    return before[-1].country if before and before[-1].type not in APART else None


def _same(text: Text, mention: Mention) -> str | None:
    """The state of the police, judges or lawmakers told of last, where all of them near by are of it."""
    if mention.sector not in words("law"):
        return None
    here = text.scenes.sentence_of[mention.first]
    near = {
        m.country
        for m in text.mentions
        if m.country and m.sector == mention.sector and 0 <= here - text.scenes.sentence_of[m.first] <= NEAR
    }
    sentence, _, _ = text.scenes.around(mention.first)
    return next(iter(near)) if len(near) == 1 and sentence <= near else None


def parts_of(relations: Sequence[Relation], stances: Sequence[Stance]) -> Iterator[tuple[Participant, Part]]:
    """Each actor of a record without a country, with the part that it has there."""
    for relation in relations:
        ends = [end for end in (relation.source, relation.target) if end is not None]
        for end in ends:
            if end.country is None:
                others = tuple(other for other in ends if other is not end)
                yield end, Part(relation.predicate, others, relation.place)
    for stance in stances:
        ends = [stance.holder, *stance.targets]
        for end in ends:
            if end.country is None:
                others = stance.targets if end is stance.holder else (stance.holder,)
                yield end, Part("", others, None)
