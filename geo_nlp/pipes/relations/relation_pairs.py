"""Pairs of source and target that a match states: each source with each target, or the partners of a mutual act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import as_state, participants, rolled_up
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.relations.filling import LOCATING, Match
from geo_nlp.pipes.relations.located_participants import located_crowd, located_target
from geo_nlp.pipes.relations.reciprocity import each_with_each
from geo_nlp.pipes.syntax.pronoun_forms import WE
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Participant

Pair = tuple[Participant | None, Participant | None]
FORCE_SECTORS = frozenset({"COP", "MIL"})
# Rebels of one's country are no side of one's own: "named the PKK and the YPG as terrorists".
REBEL_SECTORS = frozenset({"REB", "UAF", "OPP", "CRM"})


def pairs_of(doc: Doc, found: Match, actors: Actors, article: Article, *, most: int) -> list[Pair]:
    """The pairs of a match, somewhat over `most` where it has more."""
    targets = _targets(doc, found, actors, article)
    sources = _sources(doc, found, actors, article, crowd=found.rule.states == "PROTEST" and not targets)
    if is_standing(found):
        sources, targets = [_as_nation(p) for p in sources], [_as_nation(p) for p in targets]
    reciprocal = found.rule.trigger.reciprocal
    if found.reciprocal or (reciprocal and len(sources) > 1 and not targets):
        return each_with_each(sources)
    scene = found.slots[1] == "scene" or found.slots[1] in LOCATING  # "fighting in Chad and Sudan" is two fights
    if reciprocal and not sources and len(targets) > 1 and not scene:
        return each_with_each(targets)
    pairs = list(islice(_source_target_pairs(sources, targets, found), most + 1))
    if reciprocal and found.rule.trigger.mode == "third-party":
        pairs += each_with_each(targets)  # "brought together A, B and C", who met each other
    return pairs


def _sources(doc: Doc, found: Match, actors: Actors, article: Article, *, crowd: bool) -> list[Participant | None]:
    """The sources of a match, one for each antecedent; of a `crowd` with their state."""
    mentions = actors.mentions
    sources = [as_state(p) for n in found.source for p in participants(article.text, mentions[n], mentions)]
    if crowd and len(sources) > 1 and found.slots[0] in LOCATING:  # "protests in Amman, Madaba and Zarqa"
        sources = [p for p in sources if not (p.actor or "").startswith("place:")] or sources[:1]
    if found.rule.states == "PROTEST" and found.slots[0] in LOCATING:
        sources = [_as_people(p) for p in sources]
    return [located_crowd(p, doc, found, actors, article) if crowd else p for p in sources]


def _as_people(place: Participant) -> Participant:
    """The people of a place where there is a protest: not the government in "protests in Libya"."""
    at_home = place.actor is not None and place.actor == place.country
    return replace(place, sector="CVL") if at_home and place.sector in (None, "GOV") else place


def _targets(doc: Doc, found: Match, actors: Actors, article: Article) -> list[Participant | None]:
    """The targets of a match, one for each antecedent; places as their states."""
    mentions = actors.mentions
    targets = [p for n in found.target for p in participants(article.text, mentions[n], mentions)]
    return [located_target(p, doc, found, actors) for p in targets]


def _source_target_pairs(
    sources: Sequence[Participant | None], targets: Sequence[Participant | None], found: Match
) -> Iterator[Pair]:
    """Each source with each target that is not of its own side."""
    for source in sources or [None]:
        for target in targets or [None]:
            if not _is_side_of_source(source, target, targets, found):
                yield source, target


def _is_side_of_source(
    source: Participant | None, target: Participant | None, targets: Sequence[Participant | None], to: Match
) -> bool:
    """Whether the source's own side is among several targets: "Xi praised the partnership" is praise of Russia."""
    if source is None or target is None or len(targets) < 2 or REBEL_SECTORS & {source.sector, target.sector}:
        return False
    if source.country is None or source.country != target.country or not target.actor:
        return False
    at_home = to.rule.trigger.places and all(t is None or t.country == source.country for t in targets)
    acts_there = source.sector in FORCE_SECTORS or to.rule.states == "PROTEST"
    if at_home and acts_there and to.clause.modality == "asserted":
        return False  # "the army patrolled Kathmandu and Pokhara", "Indian farmers blocked a road in India's Punjab"
    # Not "The army will help the police and the rescuers", "Biden praised Harris and Macron"; but "the Kremlin ruled
    # out talks between Putin and Zelensky".
    return to.slots[1] == "between" or not target.actor.startswith(("gov:", "person:"))


def is_standing(found: Match) -> bool:
    """Whether a match states a tie, or what two states have: "our cooperation with Pakistan" is no minister's own."""
    quad = load_ontology().predicates[found.rule.states].quad
    return quad is None or (quad == 2 and found.slots[0] == "possessor")


def _as_nation(participant: Participant | None) -> Participant | None:
    """The state for which an official says "we": "our ally Turkey" is an ally of his country, not of himself."""
    we = participant is not None and participant.text.lower() in WE and participant.sector in SERVING
    return rolled_up(participant) if participant and we and participant.country else participant
