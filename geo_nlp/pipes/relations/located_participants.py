"""Where those are whom nobody knows by name: an unnamed victim or crowd belongs to the state where it happened."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import as_state
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.pipes.relations.passive_agents import ATTACKS
from geo_nlp.pipes.relations.scene_target import country_of, scene, told_scene
from geo_nlp.pipes.relations.seats_of_bodies import seated
from geo_nlp.pipes.syntax.functions import subjects
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.voice import bereft
from geo_nlp.types import Article, Participant

MATERIAL = frozenset({2, 4})
SCENES = ("in", "at", "on", "across", "along", "outside")
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def gathered(source: Participant, doc: Doc, found: Match, actors: Actors, article: Article) -> Participant:
    """Who protests without a name belongs to the state where he does: "3,000 people rallied in Lima".

    That of the dateline, where the sentence speaks of no other.
    """
    if source.actor or source.country:
        return source
    places = [n for slot in SCENES for i in found.clause.slot(slot) for n in actors.located(doc[i])]
    places = places or scene(doc, found.clause, actors) or told_scene(doc, found.clause, actors)
    country = next((c for n in places if (c := country_of(actors.mentions[n]))), None)
    if country is None and not places and article.dateline is not None:
        sentence = doc[found.clause.head].sent
        start, end = (bisect_left(actors.mentions, i, key=attrgetter("first")) for i in (sentence.start, sentence.end))
        inside = {m.country for m in actors.mentions[start:end]}
        country = article.dateline.country if inside <= {None, article.dateline.country} else None
    return replace(source, country=country)


def located(target: Participant, doc: Doc, found: Match, actors: Actors) -> Participant:
    """A place stands for its state, and an unnamed victim belongs to the state where it happened."""
    if target.actor and target.actor.startswith("place:"):
        if target.country is None and found.rule.states in FORCE:
            n = bisect_left(actors.mentions, target.start, key=attrgetter("start"))
            own = actors.mentions[n : n + 1]
            target = replace(target, country=country_of(own[0]) if own and own[0].start == target.start else None)
        return as_state(seated(target, actors.mentions) if found.rule.states == "CONSULT" else target)
    predicate = load_ontology().predicates[found.rule.states]
    if target.actor or target.country or predicate.quad not in MATERIAL:
        return target
    having = bereft(doc[found.clause.head])  # "had five soldiers killed in Syria", its own
    owners = [n for t in subjects(having) for n in actors.pick(t)] if having is not None else []
    if country := next((actors.mentions[n].country for n in owners), None):
        return replace(target, country=country)
    for i in (i for slot in SCENES for i in found.clause.slot(slot)):
        attack = doc[i].lemma_.lower() in ATTACKS
        for n in (n for t in ([h for _, h in prepositions(doc[i])] if attack else [doc[i]]) for n in actors.located(t)):
            if country := country_of(actors.mentions[n]):
                return replace(target, country=country)
    places = scene(doc, found.clause, actors)
    if not places and found.clause.kind == "verb" and found.rule.states in FORCE:
        places = told_scene(doc, found.clause, actors)
    around = (country_of(actors.mentions[n]) for n in places)
    return replace(target, country=next((c for c in around if c), None))
