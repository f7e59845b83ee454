"""Stance: the attitude of a holder towards actors, where the text words it.

Attitudes come from clauses whose holder is an argument ("France condemned"), and from judgements of a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.lexicon import words
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.attribution.commitment import Voices
from geo_nlp.pipes.attribution.reporting_filter import sayings
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.clauses.slots import unfronted
from geo_nlp.pipes.linking.participants import PRIVATE, as_state
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.relations.matching import match
from geo_nlp.pipes.relations.politeness import is_courtesy
from geo_nlp.pipes.stance import about_span
from geo_nlp.pipes.stance.holder_commitment import is_committed, is_conferred, is_own_wish
from geo_nlp.pipes.stance.holder_of_judgement import participants_at
from geo_nlp.pipes.stance.implicit_actors import (
    DEED_CLASSES,
    HELP_CLASSES,
    adherents,
    leader_of,
    renouncing_holders,
    urging_holders,
    with_beneficiary,
    with_doer,
    with_hyphenated,
    with_metonym_owner,
    with_worried,
)
from geo_nlp.pipes.stance.judgements import Judgement, find_judgements
from geo_nlp.pipes.stance.polarity import OPPOSITE, is_ill_wish, is_reversed, is_scant
from geo_nlp.pipes.stance.received_attitudes import with_recipient
from geo_nlp.pipes.stance.stance_records import StanceRecords
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import RuleBook
from geo_nlp.slotted import replace
from geo_nlp.types import Article, Attribution, Clause, Stance, Text

WISHING = frozenset({"hope", "trust"})
SENSE_PARTICLES = frozenset({"down", "off", "out", "up"})


def find_stances(
    doc: Doc,
    clauses: Sequence[Clause],
    actors: Actors,
    rules: RuleBook,
    article: Article,
    attributions: Sequence[Attribution],
) -> Iterator[Stance]:
    """Yield the stances worded in `doc`, in text order."""
    voices = Voices.of(doc, attributions)
    stances = StanceRecords(doc, article, voices, sayings(doc, attributions, rules.attribution))
    helping = union_of(*(rules.classes[name] for name in HELP_CLASSES))
    deeds = union_of(*(rules.classes[name] for name in DEED_CLASSES))
    voiced: list[tuple[Match, Text]] = []
    for clause in clauses:
        known = (clause.kind, clause.lemma) in rules.stances
        if not known or is_conferred(doc, clause) or is_courtesy(doc, clause) or _is_of_particle(doc, clause):
            continue
        clause = with_metonym_owner(doc, with_hyphenated(doc, unfronted(clause), actors), actors)
        clause = with_recipient(doc, with_beneficiary(doc, clause, actors, helping), actors)
        clause = with_worried(doc, with_doer(doc, clause, actors, deeds))
        if (found := _match_of(doc, clause, rules, actors)) is None:
            continue
        if (about := about_span.about_of(doc, found, article)) is not None:
            _add_stances(doc, found, actors, stances, about)
        elif (feeling := about_span.feeling_of(doc, found, article)) is not None:
            voiced.append((found, feeling))
    for judgement in find_judgements(doc, clauses, actors, rules, article, voices):
        _add_judgement(doc, judgement, actors, stances)
    for found, feeling in voiced:
        _add_stances(doc, found, actors, stances, feeling, topic=False)
    yield from (stance for _, stance in sorted(stances.items, key=lambda item: item[0]))


def _is_of_particle(doc: Doc, clause: Clause) -> bool:
    """Whether a verb has a particle that its rules do not name: "cheered up the crowd", "threw out the complaint"."""
    particles = [c for c in doc[clause.head].rights if c.dep_ == "prt" and c.lower_ in SENSE_PARTICLES]
    return clause.kind == "verb" and bool(particles) and " " not in clause.lemma


def _match_of(doc: Doc, clause: Clause, rules: RuleBook, actors: Actors) -> Match | None:
    """The rule that a clause matches, with its holders; None where no holder is committed to the attitude."""
    key = (clause.kind, clause.lemma)
    found = match(doc, clause, {key: [r for r in rules.stances.get(key, ()) if r.trigger.source]}, actors)
    if found is None:
        return None
    if clause.kind == "adjective" and found.slots[0] == "subject":
        acting = [n for i in clause.slot("subject") for n in actors.acting(doc[i], verbal=True)]
        found = replace(found, source=tuple(n for n in found.source if n in acting))
    if is_own_wish(doc, found):
        return None
    if not found.source:
        found = replace(found, source=renouncing_holders(doc, clause, actors) or adherents(doc, found, actors))
    if urging := urging_holders(doc, found, actors):
        return replace(found, source=urging)
    return found if found.source and is_committed(doc, found, actors) else None


def _add_stances(
    doc: Doc, found: Match, actors: Actors, stances: StanceRecords, about: Text, *, topic: bool = True
) -> None:
    """Add the stances of a clause, one for each holder; without a `topic` only those that no other clause tells."""
    clause, trigger, article = found.clause, found.rule.trigger, stances.article
    any_topic = any("*" in words for _, words in found.rule.where)  # "argued for a ban"
    if not (found.target or trigger.inner or any_topic):
        return
    wishing = found.rule.states in WISHING
    if wishing and any(is_ill_wish(doc, clause, actors.mentions[n].head) for n in found.target):
        return
    if not trigger.reciprocal and _is_mutual_praise(actors, found):
        return
    attitude, negated = _attitude_of(doc, found)
    holders = participants_at(dict.fromkeys(found.source), actors, article)
    led = [leader_of(doc, n, actors) for n in found.target]
    targets = tuple(as_state(p) for p in participants_at(led, actors, article))  # "lost faith in Budapest"
    for holder in holders:
        stances.add(found, attitude, negated, holder, targets, about, topic=topic)


def _attitude_of(doc: Doc, found: Match) -> tuple[str, bool]:
    """The attitude of a clause, the opposite one where it is reversed, and whether it is negated.

    Who likes a harm is against whom it hits; where nobody is named he is just for it.
    """
    attitude, clause = found.rule.states, found.clause
    if attitude in OPPOSITE and is_reversed(doc, clause):
        return OPPOSITE[attitude], False
    if attitude == "criticism" and not found.target and clause.lemma in words("harm_liking_verb"):
        attitude = "support"  # "welcomed the verdict"
    return attitude, clause.negated and not is_scant(doc, found)


def _is_mutual_praise(actors: Actors, found: Match) -> bool:
    """Whether holders praise what they share: "Merkel and Macron praised relations between Germany and France"."""
    if load_ontology().attitudes[found.rule.states].polarity <= 0 or len(found.source) < 2 or len(found.target) < 2:
        return False
    holding = {actors.mentions[n].country for n in found.source}
    return len(holding) > 1 and {actors.mentions[n].country for n in found.target} <= holding - {None}


def _add_judgement(doc: Doc, judgement: Judgement, actors: Actors, stances: StanceRecords) -> None:
    """Add the stances of a judgement, one for each holder."""
    rule = judgement.rule
    named = participants_at(judgement.targets, actors, stances.article)
    targets = tuple(as_state(p) for p in named if p.actor or p.country or p.sector not in PRIVATE)
    if named and not targets:
        return
    flipped = judgement.negated and rule.states in OPPOSITE
    attitude = OPPOSITE[rule.states] if flipped else rule.states
    found = Match(rule, judgement.clause, (), judgement.targets, (None, "subject"))
    about = about_span.phrase(doc, judgement.about, stances.article)
    for holder in judgement.holders:
        stances.add(found, attitude, judgement.negated and not flipped, holder, targets, about)
