"""Confidence: the probability that a record is right, from features that each say something a reader can check.

A logistic regression whose numbers are in `rules/confidence.json`; `python -m benchmarks.confidence --write` fits them
to hand-annotated articles (`docs/confidence.md` has weights and reliability). A rule counts by how often it was right
there, shrunk towards the rate of its predicate, so that a rule never seen there is as good as its predicate. What other
records of the article add (`geo_nlp.pipes.events.agreement`) comes when all are known.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from geo_nlp.pipes.relations.end_features import Features
from geo_nlp.pipes.relations.features import relation_features, stance_features
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Attribution, Participant

Kind = Literal["relations", "stances"]
KINDS: tuple[Kind, ...] = ("relations", "stances")
Counts = Mapping[str, tuple[int, int]]
MOST_LOG_ODDS = math.log(99)  # no record is surer than 0.99, or than 0.01 that it is wrong
# The prior weight, in records, of a predicate against its rule, and of all rules against a predicate.
RULE_WEIGHT, GROUP_WEIGHT = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: a weight for each feature, and (right, all) records of each rule, predicate and attitude.

    `least` is the lowest probability that is stated: below it records are too few to tell their share from another.
    """

    least: float
    bias: float
    weights: Mapping[str, float]
    rules: Counts
    groups: Counts
    total: tuple[int, int]

    def experience(self, rule: str, group: str) -> float:
        """The log odds that a record of this rule is right, by the counts of rule, predicate and all rules."""
        return experience(self.rules.get(rule, (0, 0)), self.groups.get(group, (0, 0)), self.total)

    def score(self, features: Features) -> float:
        """What features add to the log odds; their order is that of the code, and so is the sum."""
        score = 0.0
        for name, value in features.items():
            if value and name in self.weights:
                score += self.weights[name] * value
        return score

    def probability(self, rule: str, group: str, features: Features) -> float:
        """The probability that a record of `rule` for the predicate or attitude `group` is right, unrounded."""
        earned = self.weights.get("rule", 0.0) * self.experience(rule, group)
        return chance(self.bias + earned + self.score(features))

    def agreed(self, probability: float, agreement: Features) -> float:
        """A probability in the light of the article's other records, with two decimals."""
        return round(max(self.least, chance(log_odds(probability) + self.score(agreement))), 2)


def chance(score: float) -> float:
    """The probability for log odds; none is certain.

    >>> chance(0), round(chance(1e9), 2)
    (0.5, 0.99)
    """
    return 1 / (1 + math.exp(-min(MOST_LOG_ODDS, max(-MOST_LOG_ODDS, score))))


def log_odds(probability: float) -> float:
    """The log odds of a probability, within the bounds of `chance`."""
    least = chance(-MOST_LOG_ODDS)
    probability = min(1 - least, max(least, probability))
    return math.log(probability / (1 - probability))


@cache
def experience(rule: tuple[int, int], group: tuple[int, int], total: tuple[int, int]) -> float:
    """Log odds of being right from counts of (right, all), each shrunk towards the next wider one.

    >>> experience((0, 0), (0, 0), (1, 2)), experience((9, 9), (0, 0), (1, 2)) > 1
    (0.0, True)
    """
    share = (total[0] + 1) / (total[1] + 2)
    for (right, seen), weight in ((group, GROUP_WEIGHT), (rule, RULE_WEIGHT)):
        share = (right + weight * share) / (seen + weight)
    return math.log(share / (1 - share))


@cache
def load_weights(kind: Kind) -> Weights:
    """The fitted numbers in the package."""
    stored = json.loads(files("geo_nlp.rules").joinpath("confidence.json").read_text(encoding="utf-8"))[kind]
    rules, groups = ({k: (v[0], v[1]) for k, v in stored[key].items()} for key in ("rules", "groups"))
    total = (stored["total"][0], stored["total"][1])
    return Weights(stored["least"], stored["bias"], stored["weights"], rules, groups, total)


def relation_confidence(
    doc: Doc,
    found: Match,
    predicate: str,
    source: Participant | None,
    target: Participant | None,
    attribution: Attribution | None,
) -> float:
    """How probable it is that this relation is right, by itself."""
    features = relation_features(doc, found, predicate, source, target, attribution)
    return load_weights("relations").probability(found.rule.id, predicate, features)


def stance_confidence(doc: Doc, found: Match, holder: Participant, targets: Sequence[Participant]) -> float:
    """How probable it is that this stance is right, by itself."""
    features = stance_features(doc, found, holder, targets)
    return load_weights("stances").probability(found.rule.id, found.rule.states, features)
