"""Relations: one actor doing something to another, or standing in a tie to it, with the clause as evidence.

Actor, act and target come from one clause; mere co-occurrence is never a relation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.limits import MOST_PAIRS, MOST_RECORDS
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.reporting_filter import Numbered, sayings, teller
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.linking.participants import evidence_sentence
from geo_nlp.pipes.relations.agreed_acts import is_hosted, with_agreed_targets
from geo_nlp.pipes.relations.attack_modes import mode_of_attack
from geo_nlp.pipes.relations.confidence import relation_confidence
from geo_nlp.pipes.relations.event_nouns import is_told_by_noun
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.merging import is_conflictive, merged, without_denied_stops
from geo_nlp.pipes.relations.non_events import is_no_event
from geo_nlp.pipes.relations.peoples_as_states import people_as_state
from geo_nlp.pipes.relations.plover import event_of, is_meant_by_denial, is_refused, lacks_an_end, modality_of
from geo_nlp.pipes.relations.private_actors import is_unofficial
from geo_nlp.pipes.relations.public_life import is_for_us, is_public
from geo_nlp.pipes.relations.relation_pairs import Pair, pairs_of
from geo_nlp.pipes.relations.rule_ends import ONE_ENDED
from geo_nlp.pipes.relations.scene_target import nearest_places
from geo_nlp.pipes.relations.standing_enemies import with_standing_enemies
from geo_nlp.pipes.relations.topics import is_topic
from geo_nlp.pipes.syntax.interval_index import Stretches, contents, innermost
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.rules.attribution import load_attribution_rules
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Attribution, Clause, Participant, Relation, Trigger

AVENGING_PREPS = frozenset({"after", "following", "for", "over"})
Key = tuple[int, str | None, str | None, str]
Occasion = tuple[str, int]  # the date of an act, and where the place in its own clause begins


def find_relations(
    doc: Doc,
    clauses: Sequence[Clause],
    matches: Sequence[Match],
    actors: Actors,
    article: Article,
    attributions: Sequence[Attribution],
) -> list[Relation]:
    """The relations stated in `doc`, in text order, each once for its sentence, ends, predicate and date.

    A noun with its patient alone ("the killing of two nurses") comes last: it counts only where its sentence tells no
    other event of the type, which it would be part of ("killed two nurses in an attack on a clinic").
    """
    seen: dict[Key, list[Occasion]] = {}
    kept: list[Relation] = []
    nominal: list[Relation] = []
    matches = [m for m in without_denied_stops(matches) if not is_topic(doc, m)]
    hostile = {m.clause.head for m in matches if m.clause.negated and is_conflictive(m)}
    dates = Dates(doc, clauses, article.date)
    said, reported = contents(attributions), sayings(doc, attributions, load_attribution_rules())
    matches = with_standing_enemies(doc, with_agreed_targets(matches, actors), actors)
    for found in merged(doc, matches, actors):
        if found.rule.states == "REJECT" and set(found.clause.slot("complement")) & hostile:
            continue  # "refused to condemn Russia" refuses Russia nothing
        if is_no_event(doc, found, actors):
            continue
        if len(kept) > MOST_RECORDS:
            return kept
        spot = _spot(doc, found, actors)
        for relation in _relations(doc, found, actors, article, said, reported, dates):
            placed = relation.target is None and is_told_by_noun(doc, found, relation.source)  # "a rally by nurses"
            unnamed = relation.source is None or placed
            if found.clause.kind == "noun" and unnamed and not _is_avenged(doc, found):
                nominal.append(relation)
            elif not _is_seen(relation, spot, seen):
                kept.append(relation)
    return _with_nouns(kept, nominal, seen)


def _with_nouns(kept: list[Relation], nominal: Sequence[Relation], seen: dict[Key, list[Occasion]]) -> list[Relation]:
    """The relations with those of nouns whose sentence tells no other event of the type, in text order."""
    told = {(r.sentence.start, r.predicate) for r in kept}
    alone = [r for r in nominal if (r.sentence.start, r.predicate) not in told and not _is_seen(r, -1, seen)]
    return sorted(kept + alone, key=lambda relation: relation.trigger.start) if alone else kept


def _is_avenged(doc: Doc, found: Match) -> bool:
    """Whether a killing is what another act answers: "raided the town after the killing of two settlers in Hebron"."""
    noun = doc[found.clause.head]
    prep = noun.head
    killed = found.clause.lemma in words("killing_noun") and bool(found.clause.slot("of")) and noun.dep_ == "pobj"
    answered = prep.lower_ == "to" and prep.head.lemma_ in words("answer_noun")
    return killed and (answered or prep.lower_ in AVENGING_PREPS)


def _identity(participant: Participant | None) -> str | None:
    if participant is None:
        return None
    at = participant.antecedent.start if participant.antecedent else participant.start  # "they" may be two ministers
    return participant.actor or f"{at}:{participant.text}"


def _stands_alone(relation: Relation, found: Match) -> bool:
    """Whether an event stands without its second end, which is the actor itself: "France deployed troops in France"."""
    same = _identity(relation.source) == _identity(relation.target)
    alone = same and len(found.source) == 1 and found.clause.kind == "verb"
    return alone and relation.predicate in ONE_ENDED and not _is_domestic(relation)


def _is_of_own_forces(relation: Relation) -> bool:
    """Whether a state only moves its own forces: "sent its Seventh Fleet", "withdrew some troops"."""
    source, target = relation.source, relation.target
    moves = relation.predicate == "MOBILIZE" or relation.mode == "withdraw"
    if not moves or source is None or target is None:
        return False
    unnamed = relation.mode == "withdraw" and target.actor is None and target.country is None
    return target.sector == "MIL" and (unnamed or target.country == source.country is not None)


def _is_domestic(relation: Relation) -> bool:
    """Whether a state acts against a place of its own: "Iraqi officials imposed a curfew on Basra"."""
    source, target = relation.source, relation.target
    if (relation.quad or 0) < 3:
        return False
    return source is not None and target is not None and target.sector is None and target.actor == target.country


def _is_own_duty(relation: Relation) -> bool:
    """Whether an official says what his own state must do: "Macron said France must act" asks nobody."""
    source, target = relation.source, relation.target
    if relation.predicate != "REQUEST" or relation.trigger.lemma != "say must" or source is None or target is None:
        return False
    return source.sector == "GOV" and source.country is not None and target.actor == source.country


def _is_kept(doc: Doc, relation: Relation) -> bool:
    """Whether a relation is one of public life between two, or of a state in its own country."""
    source, target = relation.source, relation.target
    if _is_own_duty(relation):
        return False
    if _identity(source) == _identity(target) and not _is_domestic(relation):
        return False
    if not is_public(relation) or is_unofficial(doc, relation.predicate, source, (target,)):
        return False
    return not is_for_us(relation)


def _is_seen(relation: Relation, spot: int, seen: dict[Key, list[Occasion]]) -> bool:
    """Whether a relation is among those `seen`, with a date and a place that agree; if not, it joins them."""
    sentence, predicate, day = relation.sentence.start, relation.predicate, relation.date or ""
    source, target = _identity(relation.source), _identity(relation.target)
    told = seen.setdefault((sentence, source, target, predicate), [])
    if any((d.startswith(day) or day.startswith(d)) and (where == spot or -1 in (where, spot)) for d, where in told):
        return True
    told.append((day, spot))
    if relation.symmetric:
        seen.setdefault((sentence, target, source, predicate), told)
    return False


def _spot(doc: Doc, found: Match, actors: Actors) -> int:
    """Where the place in an act's own clause begins, -1 without one: "shut a mine in Gao and a road in Kati"."""
    if found.clause.kind != "verb":
        return -1
    words = [doc[found.clause.head], *(doc[i] for i in found.clause.slot("object"))]
    places = [n for word in words for n in nearest_places(word, actors)]
    return actors.mentions[places[0]].start if places else -1


def _relations(
    doc: Doc,
    found: Match,
    actors: Actors,
    article: Article,
    said: Stretches[Attribution],
    reported: Stretches[Numbered],
    dates: Dates,
) -> Iterator[Relation]:
    pairs = pairs_of(doc, found, actors, article, most=MOST_PAIRS)
    doc.crowded = doc.crowded or len(pairs) > MOST_PAIRS
    if not pairs:
        return
    at = doc[found.clause.head].idx
    within, around = innermost(said.around(at)), reported.around(at)
    for source, target in pairs[:MOST_PAIRS]:
        relation = _relation(doc, found, source, target, article, within, teller(around, source, target), dates)
        if relation is None:
            continue
        if _stands_alone(relation, found) or _is_of_own_forces(relation):
            relation = replace(relation, target=None)
        if _is_kept(doc, relation):
            yield relation


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
    if lacks_an_end(doc, found, source, target, refused):
        return None
    if refused and target and is_hosted(found):
        source, target = target, source  # "will not receive Lavrov" is the host's refusal
    name = event_of(doc, found, source, target, said, refused)
    source = people_as_state(article.text, source, name, acting=True)
    target = people_as_state(article.text, target, name, acting=False)
    predicate = load_ontology().predicates[name]
    symmetric = found.reciprocal or (predicate.symmetric and found.rule.trigger.reciprocal)
    if symmetric and predicate.symmetric:
        source, target = _ordered_ends(source, target)
    when = dates.of(clause)
    date, granularity = when or (None, None)
    end = token.idx + len(token)
    mode = _mode_of(doc, found, name)
    return Relation(
        id=_id_of_relation(article.id, name, source, target, token.idx),
        source=source, target=target, predicate=name, mode=mode,
        quad=predicate.quad, score=_score(predicate.modes, mode, predicate.score),
        symmetric=symmetric, negated=clause.negated and not (refused or is_meant_by_denial(doc, found)),
        modality=modality_of(doc, found, name, refused),
        date=date, date_granularity=granularity, date_source="text" if when else None,
        place=None, killed=None, injured=None, act="", attribution=number,
        trigger=Trigger(token.idx, end, article.text[token.idx : end], clause.lemma),
        sentence=evidence_sentence(token.sent, source, target), rule=found.rule.id,
        confidence=relation_confidence(doc, found, name, source, target, said),
    )  # fmt: skip


def _ordered_ends(source: Participant | None, target: Participant | None) -> Pair:
    """The ends of a symmetric relation in the order of their ids."""
    if source is not None and target is not None and (target.actor or "") < (source.actor or ""):
        return target, source
    return source, target


def _mode_of(doc: Doc, found: Match, name: str) -> str | None:
    """The PLOVER mode: of the trigger where the predicate is its own, of an attack also by the weapon."""
    mode = found.rule.trigger.mode if name == found.rule.states else None
    return mode_of_attack(doc, found.clause, mode) if name == "ASSAULT" else mode


def _score(modes: dict[str, float | None], mode: str | None, base: float | None) -> float | None:
    own = modes.get(mode) if mode else None
    return base if own is None else own


def _id_of_relation(
    article: str, predicate: str, source: Participant | None, target: Participant | None, at: int
) -> str:
    parts = (article, predicate, _identity(source) or "", _identity(target) or "", str(at))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
