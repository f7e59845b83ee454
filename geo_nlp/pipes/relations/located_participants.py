"""The state of unnamed participants: a victim or crowd without a name belongs to the state where the event happened."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from geo_nlp.lexicon import table, words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import as_state
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.passive_agents import ATTACK_NOUNS
from geo_nlp.pipes.relations.predicate_classes import FORCE
from geo_nlp.pipes.relations.scene_target import country_of, scene, shared_scene
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Mention, Participant

OF_ELSEWHERE = words("foreign_adjective") - {"other"}
MATERIAL = frozenset({2, 4})
SCENE_SLOTS = ("in", "at", "on", "across", "along", "outside", "through")


def located_crowd(source: Participant, doc: Doc, found: Match, actors: Actors, article: Article) -> Participant:
    """An unnamed crowd with the state where it protests: "3,000 people rallied in Lima".

    That of the dateline, where the sentence mentions no other.
    """
    if source.actor or source.country:
        return source
    if not words("foreign_or_joint_adjective").isdisjoint(source.text.lower().split()):
        return source  # "foreign workers protested in Doha"
    places = [n for slot in SCENE_SLOTS for i in found.clause.slot(slot) for n in actors.located(doc[i])]
    places = places or scene(doc, found.clause, actors) or shared_scene(doc, found.clause, actors)
    country = _country_of_any(places, actors)
    if country is None and not places and article.dateline is not None:
        sentence = doc[found.clause.head].sent
        start, end = (bisect_left(actors.mentions, i, key=attrgetter("first")) for i in (sentence.start, sentence.end))
        inside = {m.country for m in actors.mentions[start:end]}
        country = article.dateline.country if inside <= {None, article.dateline.country} else None
    return replace(source, country=country)


def located_target(target: Participant, doc: Doc, found: Match, actors: Actors) -> Participant:
    """A place as its state, and an unnamed victim, who is no foreigner, with the state where the event happened."""
    if target.actor and target.actor.startswith("place:"):
        return _state_of_place(target, found, actors)
    predicate = load_ontology().predicates[found.rule.states]
    if target.actor or target.country or predicate.quad not in MATERIAL:
        return target
    said = target.text.lower().split()
    if not OF_ELSEWHERE.isdisjoint(said) or said[-1].removesuffix("s") in words("counterpart_noun"):
        return target  # "Lithuania and its neighbours"
    country = _country_of_slots(doc, found, actors)
    return replace(target, country=country or _country_of_scene(doc, found, actors))


def _state_of_place(place: Participant, found: Match, actors: Actors) -> Participant:
    """The state of a place; for force also one that only the index of toponyms has."""
    if place.country is None and found.rule.states in FORCE:
        n = bisect_left(actors.mentions, place.start, key=attrgetter("start"))
        own = actors.mentions[n : n + 1]
        place = replace(place, country=country_of(own[0]) if own and own[0].start == place.start else None)
    return as_state(_seated(place, actors.mentions) if found.rule.states == "CONSULT" else place)


def _seated(visited: Participant, mentions: Sequence[Mention]) -> Participant:
    """The host of a visit to a city: the body that the article names most often, else the state."""
    bodies = [body for body, seat in table("seat_of_body").items() if seat == visited.actor]
    if not bodies or any(m.type == "state" and m.country == visited.country for m in mentions):
        return visited
    whole = table("part_of_body")
    counts = Counter(whole.get(m.actor or "", m.actor) for m in mentions)
    body = max(bodies, key=lambda b: counts[b])
    if not counts[body]:
        return visited
    named = next((m.name for m in mentions if m.actor == body), visited.name)
    return replace(visited, actor=body, name=named, country=None, sector="IGO")


def _country_of_slots(doc: Doc, found: Match, actors: Actors) -> str | None:
    """The country of the clause's own places: "killed in Gao", "killed in an attack on Gao"."""
    for i in (i for slot in SCENE_SLOTS for i in found.clause.slot(slot)):
        noun = doc[i]
        attack = noun.lemma_.lower() in ATTACK_NOUNS
        heads = [head for _, head in prepositions(noun)] if attack else [noun]
        if country := _country_of_any((n for head in heads for n in actors.located(head)), actors):
            return country
    return None


def _country_of_scene(doc: Doc, found: Match, actors: Actors) -> str | None:
    """The country of the places nested in the clause; for force also of those that it shares with another verb."""
    places = scene(doc, found.clause, actors)
    if not places and found.clause.kind == "verb" and found.rule.states in FORCE:
        places = shared_scene(doc, found.clause, actors)
    return _country_of_any(places, actors)


def _country_of_any(places: Iterable[int], actors: Actors) -> str | None:
    """The first country that one of some places has."""
    return next((country for n in places if (country := country_of(actors.mentions[n]))), None)
