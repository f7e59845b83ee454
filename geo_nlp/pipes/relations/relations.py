"""Relations: one actor doing something to another, or standing in a tie to it, with the clause as evidence.

Actor, act and target come from one clause; mere co-occurrence is never a relation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from geo_nlp.limits import MOST_PAIRS
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.reporting_filter import Numbered, sayings, teller
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import as_state, evidence, participants, rolled_up
from geo_nlp.pipes.linking.sectors import SERVING
from geo_nlp.pipes.relations.allied_hosts import without_hosts
from geo_nlp.pipes.relations.attack_modes import mode_of_attack
from geo_nlp.pipes.relations.confidence import relation_confidence
from geo_nlp.pipes.relations.located_participants import gathered, located
from geo_nlp.pipes.relations.matching import ONE_ENDED, Match
from geo_nlp.pipes.relations.merging import is_hosted, one_each, quad_of, stopped, with_deeds
from geo_nlp.pipes.relations.non_events import is_no_event
from geo_nlp.pipes.relations.plover import event_of, is_cut_off, is_let_lapse, is_refused, modality_of, one_end_too_few
from geo_nlp.pipes.relations.private_actors import is_unofficial
from geo_nlp.pipes.relations.public_life import WE, is_for_us, is_public
from geo_nlp.pipes.relations.reciprocity import each_with_each, of_two_sides
from geo_nlp.pipes.relations.topics import is_topic
from geo_nlp.pipes.syntax.interval_index import Stretches, contents, innermost
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.rules.attribution import load_attribution_rules
from geo_nlp.types import Article, Attribution, Clause, Participant, Relation, Trigger

AGAINST = frozenset({"REB", "UAF", "OPP", "CRM"})


def find_relations(
    doc: Doc,
    clauses: Sequence[Clause],
    matches: Sequence[Match],
    actors: Actors,
    article: Article,
    attributions: Sequence[Attribution],
) -> Iterator[Relation]:
    """Yield the relations stated in `doc`, in text order, each once for its sentence, ends, predicate and date."""
    seen: dict[tuple[int, str | None, str | None, str], list[str]] = {}
    matches = [m for m in stopped(matches) if not is_topic(doc, m)]
    hostile = {m.clause.head for m in matches if m.clause.negated and (quad_of(m) or 0) > 2}
    dates = Dates(doc, clauses, article.date)
    said = contents(attributions)
    told = sayings(doc, attributions, load_attribution_rules())
    for found in without_hosts(doc, one_each(doc, with_deeds(matches, actors), actors), actors):
        if found.rule.states == "REJECT" and set(found.clause.slot("complement")) & hostile:
            continue  # "refused to condemn Russia" refuses Russia nothing
        if is_no_event(doc, found, actors):
            continue
        for relation in _relations(doc, found, actors, article, said, told, dates):
            if _identity(relation.source) == _identity(relation.target) and _alone(relation, found):
                relation = replace(relation, target=None)
            ends = (_identity(relation.source), _identity(relation.target))
            if (ends[0] == ends[1] and not _domestic(relation)) or not is_public(relation):
                continue
            if is_unofficial(doc, relation.predicate, relation.source, (relation.target,)) or is_for_us(relation):
                continue
            key = (relation.sentence.start, *ends, relation.predicate)
            day = relation.date or ""
            if key not in seen or not any(d.startswith(day) or day.startswith(d) for d in seen[key]):
                days = seen.setdefault(key, [])
                days.append(day)
                if relation.symmetric:
                    seen.setdefault((relation.sentence.start, ends[1], ends[0], relation.predicate), days)
                yield relation


def _identity(participant: Participant | None) -> str | None:
    if participant is None:
        return None
    at = participant.antecedent.start if participant.antecedent else participant.start  # "they" may be two ministers
    return participant.actor or f"{at}:{participant.text}"


def _alone(relation: Relation, found: Match) -> bool:
    """Whether an event stands without its second end, which is the actor itself: "France deployed troops in France"."""
    alone = len(found.source) == 1 and found.clause.kind == "verb"
    return alone and relation.predicate in ONE_ENDED and not _domestic(relation)


def _domestic(relation: Relation) -> bool:
    """Whether a state acts against a place of its own: "Iraqi officials imposed a curfew on Basra"."""
    source, target = relation.source, relation.target
    if (relation.quad or 0) < 3:
        return False
    return source is not None and target is not None and target.sector is None and target.actor == target.country


def _relations(
    doc: Doc,
    found: Match,
    actors: Actors,
    article: Article,
    said: Stretches[Attribution],
    told: Stretches[Numbered],
    dates: Dates,
) -> Iterator[Relation]:
    mentions, text = actors.mentions, article.text
    sources: list[Participant | None] = [
        as_state(p) for n in found.source for p in participants(text, mentions[n], mentions)
    ]
    targets: list[Participant | None] = [
        located(p, doc, found, actors) for n in found.target for p in participants(text, mentions[n], mentions)
    ]
    if found.rule.states == "PROTEST" and not targets:
        sources = [p and gathered(p, doc, found, actors, article) for p in sources]
    if is_standing(found):
        sources, targets = [_nation(p) for p in sources], [_nation(p) for p in targets]
    pairs: list[tuple[Participant | None, Participant | None]]
    if found.reciprocal or (found.rule.trigger.reciprocal and len(sources) > 1 and not targets):
        sides = found.slots[0] == "between" and of_two_sides(doc, found.clause, sources)
        pairs = [(sources[0], other) for other in sources[1:]] if sides else each_with_each(sources)
    elif found.rule.trigger.reciprocal and not sources and len(targets) > 1:
        pairs = each_with_each(targets)
    else:
        ends = ((s, t) for s in sources or [None] for t in targets or [None])
        pairs = list(islice((pair for pair in ends if not _one_of_them(*pair, targets, found)), MOST_PAIRS + 1))
        if found.rule.trigger.reciprocal and found.rule.trigger.mode == "third-party":
            pairs += each_with_each(targets)  # "brought together A, B and C", who met each other
    doc.crowded = doc.crowded or len(pairs) > MOST_PAIRS
    at = doc[found.clause.head].idx
    within, around = (innermost(said.around(at)), told.around(at)) if pairs else (None, [])
    for source, target in pairs[:MOST_PAIRS]:
        relation = _relation(doc, found, source, target, article, within, teller(around, source, target), dates)
        if relation is not None:
            yield relation


def is_standing(found: Match) -> bool:
    """Whether a tie is told, or what two states have or trade: "our cooperation with Pakistan" is no minister's own."""
    quad = load_ontology().predicates[found.rule.states].quad
    return quad is None or (quad == 2 and found.slots[0] == "possessor")


def _one_of_them(source: Participant | None, target: Participant | None, targets: Sequence[object], to: Match) -> bool:
    """Whether the source's own side is among several targets: "Xi praised the partnership" is praise of Russia.

    Rebels of one's country are no side of one's own: "named the PKK and the YPG as terrorists".
    """
    if source is None or target is None or len(targets) < 2 or AGAINST & {source.sector, target.sector}:
        return False
    # "The army will help the police and the rescuers", "Biden praised Harris and Macron".
    named = bool(target.actor and target.actor.startswith(("gov:", "person:")))
    apart = named and to.slots[1] != "between"  # but "the Kremlin ruled out talks between Putin and Zelensky"
    return source.country is not None and source.country == target.country and bool(target.actor) and not apart


def _nation(participant: Participant | None) -> Participant | None:
    """The state for which an official says "we": "our ally Turkey" is an ally of his country, not of himself."""
    we = participant is not None and participant.text.lower() in WE and participant.sector in SERVING
    return rolled_up(participant) if participant and we and participant.country else participant


def _relation(
    doc: Doc,
    found: Match,
    source: Participant | None,
    target: Participant | None,
    article: Article,
    said: Attribution | None,
    number: int | None,
    dates: Dates,
) -> Relation | None:
    clause, token = found.clause, doc[found.clause.head]
    refused = is_refused(found, source)
    if one_end_too_few(doc, found, source, target, refused):
        return None
    if refused and target and is_hosted(found):
        source, target = target, source  # "will not receive Lavrov" is the host's refusal
    name = event_of(doc, found, source, target, said, refused)
    predicate = load_ontology().predicates[name]
    sentence = token.sent
    symmetric = found.reciprocal or (predicate.symmetric and found.rule.trigger.reciprocal)
    if symmetric and source and target and predicate.symmetric and (target.actor or "") < (source.actor or ""):
        source, target = target, source
    when = dates.of(clause)
    end = token.idx + len(token)
    mode = found.rule.trigger.mode if name == found.rule.states else None
    if name == "ASSAULT":
        mode = mode_of_attack(doc, clause, mode)
    return Relation(
        id=_stable_id(article.id, name, source, target, token.idx),
        source=source, target=target, predicate=name, mode=mode,
        quad=predicate.quad, score=_score(predicate.modes, mode, predicate.score),
        symmetric=symmetric, negated=clause.negated and not (refused or is_let_lapse(found) or is_cut_off(doc, found)),
        modality=modality_of(doc, found, name, refused),
        date=when[0] if when else None, date_granularity=when[1] if when else None,
        date_source="text" if when else None, place=None, killed=None, injured=None, act="", attribution=number,
        trigger=Trigger(token.idx, end, article.text[token.idx : end], clause.lemma),
        sentence=evidence(sentence, source, target), rule=found.rule.id,
        confidence=relation_confidence(doc, found, name, source, target, said),
    )  # fmt: skip


def _score(modes: dict[str, float | None], mode: str | None, base: float | None) -> float | None:
    own = modes.get(mode) if mode else None
    return base if own is None else own


def _stable_id(article: str, predicate: str, source: Participant | None, target: Participant | None, at: int) -> str:
    parts = (article, predicate, _identity(source) or "", _identity(target) or "", str(at))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
