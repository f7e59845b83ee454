"""The country of a named person or body that no table and no word beside the name gives: by title, host, or article.

An article about one state names its people without saying that they are of it. Who is named beside another state may
be of either, and keeps no country.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.bridging.clues import MEETINGS, hosts
from geo_nlp.pipes.bridging.kinds import GOVERNING
from geo_nlp.pipes.bridging.text import Clue, Part, Text
from geo_nlp.pipes.linking.country_of_body import SENATES, WIDER
from geo_nlp.pipes.relations.predicate_classes import FORCE_OR_TROOPS
from geo_nlp.types import Mention, Role

ABROAD_SECTORS = frozenset({"IGO", "NGO", "MNC", "REB", "IMG", "ISM", "MIL", "REF"})


def named_clues(
    text: Text, parts: Mapping[str, Sequence[Part]], spans: Container[tuple[int, int]], roles: Sequence[Role]
) -> Iterator[tuple[str, Clue]]:
    """Yield ids of named actors of records that have no country, with the state that the article gives.

    `spans` are where actors stand that take part in records.
    """
    held: dict[str | None, list[Role]] = {}
    for role in roles:
        held.setdefault(role.holder.actor, []).append(role)
    named: dict[str, list[Mention]] = {}
    for mention in text.mentions:
        if mention.actor in parts and mention.level == "name":
            named.setdefault(mention.actor or "", []).append(mention)
    for actor, mentions in named.items():
        first = mentions[0]
        if first.type == "place":
            if (clue := _place_clue(mentions, parts[actor])) is not None:
                yield actor, clue
            continue
        if actor in gazetteer().entries or any(m.country for m in mentions):
            continue
        if all(part.predicate == "MEMBERSHIP" for part in parts[actor]):
            continue  # in whatever is taken for an actor
        acting = [m for m in mentions if (m.start, m.end) in spans]
        if first.type == "person":
            clue = _person_clue(text, mentions, acting, parts[actor], held.get(actor, ()))
        else:
            clue = body_clue(text, mentions)
        if clue is not None:
            yield actor, clue


def _person_clue(
    text: Text, mentions: Sequence[Mention], acting: Sequence[Mention], parts: Sequence[Part], roles: Sequence[Role]
) -> Clue | None:
    """By a title that one state alone has, the publisher's embassy, the state where he is met, the article."""
    if any(m.sector in ABROAD_SECTORS for m in mentions) or any(_serves_several(role) for role in roles):
        return None
    topics = text.topics
    if any(role.post == "ambassador" for role in roles):
        return Clue(topics.publisher, "publisher") if topics.publisher is not None else None
    if topics.publisher is not None and roles and _meets_foreigners(parts, topics.publisher):
        return Clue(topics.publisher, "publisher")
    clue = _host_clue(text, acting, parts) or _topic_of_names(text, mentions)
    senator = any("senator" in role.title.lower().split() for role in roles)
    return clue if clue is None or not senator or clue.country in SENATES else None


def _meets_foreigners(parts: Sequence[Part], publisher: str) -> bool:
    """Whether an official meets none but foreigners: whom a release calls by title alone is its publisher's."""
    met = [other.country for part in parts if part.predicate in MEETINGS for other in part.others]
    return bool(met) and all(country not in (None, publisher) for country in met)


def _host_clue(text: Text, acting: Sequence[Mention], parts: Sequence[Part]) -> Clue | None:
    """The one state where an official is met."""
    for mention in acting:
        found = hosts(text, mention, parts) if mention.sector not in (None, "UNK") else frozenset()
        if len(found) == 1:
            return Clue(next(iter(found)), "visited")
    return None


def _place_clue(mentions: Sequence[Mention], parts: Sequence[Part]) -> Clue | None:
    """The state in which an event took place that fell on a village that no table has."""
    regions = gazetteer().entries
    there = [part.place.country for part in parts if part.place is not None and part.predicate in FORCE_OR_TROOPS]
    countries = {country for country in there if country is not None}
    alone = len(countries) == 1 and mentions[0].actor not in regions and not any(m.country for m in mentions)
    return Clue(next(iter(countries)), "place") if alone else None


def _serves_several(role: Role) -> bool:
    body = role.organisation
    return body is not None and ((body.actor or "").startswith(("igo:", "ngo:")) or body.sector in ABROAD_SECTORS)


def body_clue(text: Text, mentions: Sequence[Mention]) -> Clue | None:
    """The article's state of a ministry, commission or court that is none of several states."""
    if mentions[0].sector not in GOVERNING:
        return None
    return _topic_of_names(text, mentions) if all(map(may_be_national, mentions)) else None


def may_be_national(mention: Mention) -> bool:
    """Whether a name may be of one state: no official's of the UN, and a body's without "World", no mere acronym."""
    if mention.type in ("igo", "person"):
        return mention.type == "person" and mention.sector != "IGO"
    called = mention.name or mention.text  # of an acronym its long form, where the text has it
    return WIDER.isdisjoint(called.split()) and not called.isupper()


def _topic_of_names(text: Text, mentions: Sequence[Mention]) -> Clue | None:
    """The state that the article is about, where no sentence with the name names another."""
    topic = text.topics.topic
    if topic is None or topic == text.topics.publisher:
        return None
    states = (text.scenes.states(m.first) for m in (mentions[:1] if text.topics.is_report else mentions))
    return Clue(topic, "topic") if all(sentence <= {topic} for sentence in states) else None
