"""A text as bridging asks for it: its mentions by their words, and the parts that actors have in its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.pipes.bridging.scenes import Scenes
from geo_nlp.pipes.bridging.topics import Topics
from geo_nlp.pipes.roles.roles import POSTS_WITHOUT_COUNTRY
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention, Participant, Place, Relation, Role, Stance

STATELESS_TYPES = frozenset({"armed_group", "company", "igo", "media"})  # who is of no state, or of any
REMOVED = frozenset({"deport", "expel"})  # modes of acts upon foreigners
PLACE_TYPES = frozenset({"place", "state"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part that an actor has in a record: the predicate ("" of a stance), the others in it, where it happened."""

    predicate: str
    others: tuple[Participant, ...]
    place: Place | None
    is_target: bool = False


@dataclass(frozen=True, slots=True)
class Clue:
    """A state, and the kind of clue that gives it."""

    country: str
    by: str


class Text:
    """The mentions of a text, and the states that it names.

    `covering` are the names by each of their words, `starts` by their offset, `heads` names and nominals by the word
    that heads them, `pronouns` by their word; `found` are the countries that were found for named actors, by id.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Mention], scenes: Scenes, topics: Topics) -> None:
        self.doc, self.mentions, self.scenes, self.topics = doc, mentions, scenes, topics
        self.found: dict[str, str] = {}
        self.covering: dict[int, Mention] = {}
        self.heads: dict[int, Mention] = {}
        self.starts: dict[int, Mention] = {}
        self.pronouns: dict[int, Mention] = {}
        for mention in mentions:
            if mention.level == "pronoun":
                self.pronouns[mention.first] = mention
                continue
            self.heads.setdefault(mention.head, mention)
            if mention.level == "name":
                self.starts[mention.start] = mention
                for i in range(mention.first, mention.last + 1):
                    self.covering[i] = mention

    def country_of(self, mention: Mention | None) -> str | None:
        """The country of a mention, as given or found."""
        return None if mention is None else mention.country or self.found.get(mention.actor or "")


def parts_of(
    relations: Sequence[Relation], stances: Sequence[Stance], roles: Sequence[Role]
) -> Iterator[tuple[Participant, Part]]:
    """Each actor of a record without a country, with the part that it has there."""
    for role in roles:
        unplaced = role.country is None and role.holder.country is None and role.organisation is None
        if unplaced and role.post not in POSTS_WITHOUT_COUNTRY:
            yield role.holder, Part("", (), None)
    for relation in relations:
        ends = [end for end in (relation.source, relation.target) if end is not None]
        for end in ends:
            if end.country is None and not (end is relation.target and relation.mode in REMOVED):
                others = tuple(other for other in ends if other is not end)
                yield end, Part(relation.predicate, others, relation.place, is_target=end is relation.target)
    for stance in stances:
        ends = [stance.holder, *stance.targets]
        for end in ends:
            if end.country is None:
                others = stance.targets if end is stance.holder else (stance.holder,)
                yield end, Part("", others, None)
