"""The features of a record for its confidence: each is of its clause, sentence or ends, and a reader can check it.

An absent feature is 0. The weights are in `rules/confidence.json`, the meanings in docs/confidence.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo_nlp.pipes.relations.end_features import POLITICAL, Features, is_stateless, source_features, target_features
from geo_nlp.pipes.relations.filling import Match
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.token import Token
from geo_nlp.pipes.syntax.tree import Doc, remembered
from geo_nlp.types import Attribution, Participant

USUAL = 25  # tokens of a sentence
MODIFIER_DEPS = frozenset({"amod", "acl", "relcl"})
POSSIBLE = frozenset({"possible", "conditional", "demanded"})
OPENING_BRACKETS, COLONS = frozenset("(["), frozenset(";:")
SENTENCE_ENDINGS = '.!?"”’)'


def relation_features(
    doc: Doc,
    found: Match,
    predicate: str,
    source: Participant | None,
    target: Participant | None,
    said: Attribution | None,
) -> Features:
    """The features of a relation, by name."""
    if _is_swapped(doc, found, source, target):
        source, target = target, source
    features = clause_features(doc, found)
    features.update(source_features(doc, found, source))
    features.update(target_features(doc, found, target))
    features["reduced by tense"] = float(predicate != found.rule.states)
    if source is not None and target is not None:
        at = doc.tokens[found.clause.head].idx
        known = source.country is not None and target.country is not None
        features["one country"] = float(known and source.country == target.country)
        features["two countries"] = float(known and source.country != target.country)
        features["two of one phrase"] = float(found.slots[0] == found.slots[1])
        features["one side"] = float((source.start < at) == (target.start < at))
    if said is not None:
        speaker = said.speaker
        features["reported" if said.kind == "indirect" else "quoted"] = 1.0
        features["said by nobody"] = float(speaker is None)
        features["source says so"] = float(bool(source and speaker and speaker.actor and source.actor == speaker.actor))
    return features


def stance_features(doc: Doc, found: Match, holder: Participant, targets: Sequence[Participant]) -> Features:
    """The features of a stance, by name."""
    target = targets[0] if targets else None
    ends = [holder, *targets]
    reference = any(end.antecedent is not None for end in ends)
    return {
        **clause_features(doc, found),
        **source_features(doc, found, holder),
        **target_features(doc, found, target),
        "actor by reference": float(reference),
        "several targets": float(len(targets) > 1),
        "holder unnamed": float(holder.actor is None),
        "holder of no country": is_stateless(holder),
        "nobody official": float(not any(end.sector in POLITICAL for end in ends)),
    }


def clause_features(doc: Doc, found: Match) -> Features:
    """The features that relations and stances share: of rule, construction and sentence."""
    clause, rule = found.clause, found.rule
    trigger = rule.trigger
    head = root = doc.tokens[clause.head]
    depth = 0
    while root.head is not root:
        root, depth = root.head, depth + 1
    relations = {child.dep_ for child in head.children}
    passive = "nsubjpass" in relations or "auxpass" in relations
    return {
        **sentence_features(doc.tokens[head.sent.start]),
        "noun": float(clause.kind == "noun" and clause.support is None),
        "adjective": float(clause.kind == "adjective"),
        "light verb": float(clause.support is not None),
        "constrained": float(bool(rule.where)),
        "reciprocal": float(bool(trigger.reciprocal)),
        "words of the rule": math.log1p(len(trigger.verb) + len(trigger.noun) + len(trigger.adjective)),
        "negated": float(clause.negated),
        "planned": float(clause.modality == "planned"),
        "possible": float(clause.modality in POSSIBLE),
        "passive": float(passive),
        "no agent": float(passive and "agent" not in relations),
        "depth": math.log1p(depth),
        "no verb": float(root.pos_ not in VERBAL),
        "conjoined": float(head.dep_ == "conj"),
        "modifier": float(head.dep_ in MODIFIER_DEPS),
        "present tense": float(head.tag_ == "VBZ"),
    }


@remembered
def sentence_features(first: Token) -> Features:
    """The features of a sentence, by its first word."""
    words = first.doc.tokens[first.sent.start : first.sent.end]
    forms = {word.text for word in words}
    last = next((word.text for word in reversed(words) if not word.text.isspace()), "")
    return {
        "sentence length": math.log1p(len(words)) - math.log1p(USUAL),
        "brackets": float(not forms.isdisjoint(OPENING_BRACKETS)),
        "semicolon": float(not forms.isdisjoint(COLONS)),
        "no full stop": float(last[-1:] not in SENTENCE_ENDINGS),
    }


def _is_swapped(doc: Doc, found: Match, source: Participant | None, target: Participant | None) -> bool:
    """Whether the ends of a symmetric relation were put in order, against the order of the clause."""
    if (
        source is None
        or target is None
        or doc.actors is None
        or not (found.reciprocal or found.rule.trigger.reciprocal)
    ):
        return False
    first, second = ([doc.actors.mentions[n].start for n in numbers] for numbers in (found.source, found.target))
    return source.start not in first and source.start in second and target.start in first
