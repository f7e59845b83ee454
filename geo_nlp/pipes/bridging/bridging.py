"""Bridging: the country of an actor of a record whose own phrase does not give it ("police arrested protesters").

Bridging anaphora (Clark 1975) here means that a nominal belongs to a state that the text gives without naming it in
the phrase. A wrong country makes a wrong dyad, so who may be of anywhere keeps none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from types import MappingProxyType

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.bridging.clues import clues
from geo_nlp.pipes.bridging.holders import Identity
from geo_nlp.pipes.bridging.kinds import is_of_abroad, kind_of
from geo_nlp.pipes.bridging.local_clues import is_of_international_body, is_owned, owners_country
from geo_nlp.pipes.bridging.namings import Namings
from geo_nlp.pipes.bridging.people import body_clue, may_be_national, named_clues
from geo_nlp.pipes.bridging.ranking import salient_clue
from geo_nlp.pipes.bridging.scenes import Scenes
from geo_nlp.pipes.bridging.text import Clue, Part, Text, parts_of
from geo_nlp.pipes.bridging.topics import Topics
from geo_nlp.pipes.bridging.vetoes import is_barred, is_contradicted
from geo_nlp.pipes.roles.roles import POSTS_WITHOUT_COUNTRY
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Attribution, Mention, Participant, Relation, Role, Stance

Span = tuple[int, int]
RANKED_MENTIONS, RANKED_PARTS = 5, 20  # of a named actor, by which its state is ranked


def find_countries(
    doc: Doc, mentions: Sequence[Mention], relations: Sequence[Relation], stances: Sequence[Stance],
    roles: Sequence[Role], article: Article,
) -> Iterator[tuple[int, Clue]]:  # fmt: skip
    """Yield positions of mentions that take part in records, with the clue that gives their state."""
    parts: dict[Span, list[Part]] = {}
    named: dict[str, list[Part]] = {}
    for end, part in parts_of(relations, stances, roles):
        parts.setdefault(_span(end), []).append(part)
        if end.actor is not None:
            named.setdefault(end.actor, []).append(part)
    if not parts:
        return
    scenes = Scenes.of(doc, mentions)
    text = Text(doc, mentions, scenes, Topics.of(article, scenes.counts))
    clues_of = dict(named_clues(text, named, parts, roles)) if named else {}
    text.found = {actor: clue.country for actor, clue in clues_of.items()}
    namings = Namings(text)
    clues_of |= _salient(text, namings, named, parts, clues_of)
    for n, mention in enumerate(mentions):
        if mention.country is not None or mention.level == "pronoun":
            continue
        if mention.actor is not None:
            if mention.actor in clues_of:
                yield n, clues_of[mention.actor]
        elif (own := parts.get((mention.start, mention.end))) is not None:
            clue = _nominal_clue(text, mention, own) if mention.level == "nominal" else body_clue(text, [mention])
            if clue is None and not (is_of_abroad(doc, mention) or is_of_international_body(text, mention)):
                clue = salient_clue(text, namings, [mention], own)
            if clue is not None and not is_contradicted(text, mention, clue):
                yield n, clue


def _salient(
    text: Text, namings: Namings, named: Mapping[str, Sequence[Part]], spans: Container[Span], known: Container[str],
) -> dict[str, Clue]:  # fmt: skip
    """The most salient states of named actors that no table has and for which there is no clue, by their ids."""
    acting: dict[str, list[Mention]] = {}
    for mention in text.mentions:
        actor = mention.actor or ""
        if actor in named and actor not in known and (mention.start, mention.end) in spans:
            acting.setdefault(actor, []).append(mention)
    tables = gazetteer().entries
    found = {
        actor: salient_clue(text, namings, mentions[:RANKED_MENTIONS], named[actor][:RANKED_PARTS])
        for actor, mentions in acting.items()
        if actor not in tables and all(m.country is None and may_be_national(m) for m in mentions)
    }
    return {actor: clue for actor, clue in found.items() if clue is not None}


def _nominal_clue(text: Text, mention: Mention, parts: Sequence[Part]) -> Clue | None:
    """The first clue that nothing in the actor's clauses bars; a family is a private matter."""
    if text.doc[mention.head].lemma_.lower() in words("private_relation_noun"):
        return None
    if is_owned(text, mention):
        country = owners_country(text, mention)
        return Clue(country, "owner") if country is not None else None
    kind = kind_of(text.doc, mention, text.covering)
    if kind is None:
        return None
    found = clues(text, mention, kind, parts)
    return next((clue for clue in found if not is_barred(text, mention, clue, kind, parts)), None)


def _span(participant: Participant) -> Span:
    """Where the full mention of a participant stands."""
    whole = participant.antecedent or participant
    return whole.start, whole.end


class Bridged:
    """The records of a text with the countries that were found, everywhere where the same mention takes part.

    `identities` are the actors that some of the mentions turn out to be: who holds an office, the body of a state.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        found: Mapping[int, str],
        identities: Mapping[int, Identity] = MappingProxyType({}),
    ) -> None:
        self.found, self.identities = found, identities
        self.at: dict[Span, str] = {(mentions[n].start, mentions[n].end): country for n, country in found.items()}
        self.identity_at = {(mentions[n].start, mentions[n].end): identity for n, identity in identities.items()}

    def mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions, pronouns that stand for them among them."""
        return [self._mention(n, mention) for n, mention in enumerate(mentions)]

    def _mention(self, n: int, mention: Mention) -> Mention:
        here = n in self.found or n in self.identities
        whole = n if here else mention.refers_to[0] if len(mention.refers_to) == 1 else -1
        country, identity = mention.country or self.found.get(whole), self.identities.get(whole)
        if country is not None and identity is not None and mention.actor is None:
            return replace(mention, country=country, actor=identity[0], name=identity[1])
        return mention if country is mention.country else replace(mention, country=country)

    def end(self, participant: Participant) -> Participant:
        """An end of a record."""
        country = participant.country or self.at.get(_span(participant))
        identity = self.identity_at.get(_span(participant)) if participant.actor is None else None
        if country is not None and identity is not None:
            return replace(participant, country=country, actor=identity[0], name=identity[1])
        return participant if country is participant.country else replace(participant, country=country)

    def relation(self, relation: Relation) -> Relation:
        """A relation with its ends."""
        source = self.end(relation.source) if relation.source else None
        target = self.end(relation.target) if relation.target else None
        same = source is relation.source and target is relation.target
        return relation if same else replace(relation, source=source, target=target)

    def stance(self, stance: Stance) -> Stance:
        """A stance with its holder and targets."""
        return replace(stance, holder=self.end(stance.holder), targets=tuple(map(self.end, stance.targets)))

    def attribution(self, attribution: Attribution) -> Attribution:
        """What is said, with its speaker."""
        if attribution.speaker is None:
            return attribution
        speaker = self.end(attribution.speaker)
        return attribution if speaker is attribution.speaker else replace(attribution, speaker=speaker)

    def role(self, role: Role) -> Role:
        """A role with its holder and body; an office of state is of his state."""
        holder = self.end(role.holder)
        body = self.end(role.organisation) if role.organisation else None
        if holder is role.holder and body is role.organisation:
            return role
        country = role.country or (holder.country if role.post not in POSTS_WITHOUT_COUNTRY else None)
        return replace(role, holder=holder, organisation=body, country=country)
