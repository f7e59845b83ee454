"""Confidence: the probability that a record is right, from features that each say something a reader can check.

A logistic regression whose numbers are in `rules/confidence.json`; `python -m benchmarks.confidence --write` fits them
to hand-annotated articles (`docs/confidence.md` has weights and reliability). A rule counts by how often it was right
there, drawn towards the record of its predicate, so that a rule never seen there is as good as its predicate.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.types import Attribution, Participant

Kind = Literal["relations", "stances"]
Features = dict[str, float]
Counts = Mapping[str, tuple[int, int]]
NO_PREPOSITION = frozenset({"subject", "object", "dative", "complement", None})
OFFICIAL = frozenset("GOV MIL LEG JUD COP SPY REB PRM UAF PTY OPP IGO ELI".split())
CERTAIN = math.log(99)  # no record is surer than 0.99, or than 0.01 that it is wrong
# So many records of a predicate are worth as much as what its rule did, and so many of all rules as its predicate.
RULE_WEIGHT, GROUP_WEIGHT = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: a weight for each feature, and (right, all) records of each rule, predicate and attitude."""

    bias: float
    weights: Mapping[str, float]
    rules: Counts
    groups: Counts
    total: tuple[int, int]

    def experience(self, rule: str, group: str) -> float:
        """The log odds that a record of this rule is right, as far as rule, predicate and all rules tell."""
        return experience(self.rules.get(rule, (0, 0)), self.groups.get(group, (0, 0)), self.total)

    def probability(self, rule: str, group: str, features: Features) -> float:
        """The probability that a record of `rule` for the predicate or attitude `group` is right, with two decimals."""
        score = self.bias + self.weights.get("rule", 0.0) * self.experience(rule, group)
        score += sum(self.weights.get(name, 0.0) * value for name, value in sorted(features.items()) if value)
        return round(1 / (1 + math.exp(-min(CERTAIN, max(-CERTAIN, score)))), 2)


@cache
def experience(rule: tuple[int, int], group: tuple[int, int], total: tuple[int, int]) -> float:
    """Log odds of being right from counts of (right, all), each drawn towards the next wider one.

    >>> experience((0, 0), (0, 0), (1, 2)), experience((9, 9), (0, 0), (1, 2)) > 1
    (0.0, True)
    """
    share = (total[0] + 1) / (total[1] + 2)
    for (right, seen), weight in ((group, GROUP_WEIGHT), (rule, RULE_WEIGHT)):
        share = (right + weight * share) / (seen + weight)
    return math.log(share / (1 - share))


@cache
def load_weights(kind: Kind) -> Weights:
    """The fitted numbers that the package carries."""
    stored = json.loads(files("geo_nlp.rules").joinpath("confidence.json").read_text(encoding="utf-8"))[kind]
    rules, groups = ({k: (v[0], v[1]) for k, v in stored[key].items()} for key in ("rules", "groups"))
    total = (stored["total"][0], stored["total"][1])
    return Weights(stored["bias"], stored["weights"], rules, groups, total)


def relation_confidence(
    doc: Doc,
    found: Match,
    predicate: str,
    source: Participant | None,
    target: Participant | None,
    attribution: Attribution | None,
) -> float:
    """How probable it is that this relation is right."""
    features = relation_features(doc, found, predicate, source, target, attribution)
    return load_weights("relations").probability(found.rule.id, predicate, features)


def stance_confidence(doc: Doc, found: Match, holder: Participant, targets: Sequence[Participant]) -> float:
    """How probable it is that this stance is right."""
    features = stance_features(doc, found, holder, targets)
    return load_weights("stances").probability(found.rule.id, found.rule.states, features)


def relation_features(
    doc: Doc,
    found: Match,
    predicate: str,
    source: Participant | None,
    target: Participant | None,
    attribution: Attribution | None,
) -> Features:
    """The features of a relation, by name; one that is absent is 0."""
    clause, slot = found.clause, found.slots[1] if target else None
    ends = [end for end in (source, target) if end]
    return {
        **_common(doc, found, ends),
        "one end": float(source is None or target is None),
        "source not the subject": float(source is not None and found.slots[0] != "subject"),
        "target in a clause": float(slot == "complement"),
        "target by place": float(slot in LOCATING),
        "target by preposition": float(slot not in NO_PREPOSITION and slot not in LOCATING),
        "two of one phrase": float(found.slots[0] == found.slots[1] and source is not None and target is not None),
        "one country": float(bool(source and target and source.country and source.country == target.country)),
        "source unnamed": float(source is not None and source.actor is None),
        "target unnamed": float(target is not None and target.actor is None),
        "source of no country": _stateless(source),
        "target of no country": _stateless(target),
        "nobody official": _private(ends),
        "reduced by tense": float(predicate != found.rule.states),
        "not asserted": float(clause.modality != "asserted"),
        "quoted": float(attribution is not None and attribution.kind != "indirect"),
        "reported": float(attribution is not None and attribution.kind == "indirect"),
    }


def stance_features(doc: Doc, found: Match, holder: Participant, targets: Sequence[Participant]) -> Features:
    """The features of a stance, by name; one that is absent is 0."""
    return {
        **_common(doc, found, [holder, *targets]),
        "no target": float(not targets),
        "target in a clause": float(found.slots[1] == "complement"),
        "several targets": float(len(targets) > 1),
        "holder unnamed": float(holder.actor is None),
        "holder of no country": _stateless(holder),
        "nobody official": _private([holder, *targets]),
    }


def _common(doc: Doc, found: Match, ends: Sequence[Participant]) -> Features:
    """What relations and stances share: construction, distances, how the actors are named."""
    clause = found.clause
    sentence = doc[clause.head].sent
    return {
        "noun": float(clause.kind == "noun" and clause.support is None),
        "adjective": float(clause.kind == "adjective"),
        "light verb": float(clause.support is not None),
        "constrained": float(bool(found.rule.where)),
        "negated": float(clause.negated),
        "actor by reference": float(any(end.antecedent is not None for end in ends)),
        "distance": math.log1p(max((_distance(doc, clause.head, end) for end in ends), default=0)),
        "sentence length": math.log1p(len(sentence)) - math.log1p(25),
        "no full stop": float(sentence.text.rstrip()[-1:] not in '.!?"”’)'),
    }


def _stateless(end: Participant | None) -> float:
    """Whether an end belongs to no country that is known, and is no body of several."""
    return float(end is not None and end.country is None and end.sector != "IGO")


def _private(ends: Sequence[Participant]) -> float:
    """Whether no end holds or seeks power, as in sport, business and private life."""
    return float(not any(end.sector in OFFICIAL for end in ends))


def _distance(doc: Doc, head: int, end: Participant) -> int:
    """Tokens between the trigger and an end; 0 where they touch."""
    span = doc.char_span(end.start, end.end, alignment_mode="expand")
    if span is None or span.start <= head < span.end:
        return 0
    return span.start - head - 1 if span.start > head else head - span.end
