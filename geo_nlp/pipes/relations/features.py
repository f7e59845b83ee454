"""The features by which a record is judged: each says something of clause, sentence or ends that a reader can check.

A feature that is absent is 0. What they weigh stands in `rules/confidence.json`, what they mean in docs/confidence.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo_nlp.pipes.parse.parse import Doc, remembered
from geo_nlp.pipes.parse.tokens import Token
from geo_nlp.pipes.relations.endfeatures import BREAKS, OFFICIAL, Features, source_features, stateless, target_features
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.types import Attribution, Participant

USUAL = 25  # tokens of a sentence
FAR = 250  # tokens from the beginning, behind which all is as far
MODIFIERS = frozenset({"amod", "acl", "relcl"})
POSSIBLE = frozenset({"possible", "conditional", "demanded"})
BULLETS = frozenset("-–—•*·")
ENDINGS = '.!?"”’)'


def relation_features(
    doc: Doc,
    found: Match,
    predicate: str,
    source: Participant | None,
    target: Participant | None,
    said: Attribution | None,
) -> Features:
    """The features of a relation, by name."""
    if _swapped(doc, found, source, target):
        source, target = target, source
    slots, countries = found.slots, {end.country for end in (source, target) if end and end.country}
    both = source is not None and target is not None
    return {
        **clause_features(doc, found),
        **source_features(doc, found, source),
        **target_features(doc, found, target),
        "one country": float(both and bool(source and target and source.country == target.country and countries)),
        "two countries": float(len(countries) == 2),
        "two of one phrase": float(both and slots[0] == slots[1]),
        "one side": float(_on_one_side(doc, found, source, target)),
        "reduced by tense": float(predicate != found.rule.states),
        "reported": float(said is not None and said.kind == "indirect"),
        "quoted": float(said is not None and said.kind != "indirect"),
        "said by nobody": float(said is not None and said.speaker is None),
        "source says so": float(bool(said and said.speaker and source and source.actor == said.speaker.actor)),
    }


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
        "holder of no country": stateless(holder),
        "nobody official": float(not any(end.sector in OFFICIAL for end in ends)),
    }


def clause_features(doc: Doc, found: Match) -> Features:
    """What relations and stances share: rule, construction and sentence."""
    clause, rule = found.clause, found.rule
    head = doc[clause.head]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in head.children)
    return {
        **sentence_features(doc[head.sent.start]),
        "noun": float(clause.kind == "noun" and clause.support is None),
        "adjective": float(clause.kind == "adjective"),
        "light verb": float(clause.support is not None),
        "constrained": float(bool(rule.where)),
        "reciprocal": float(bool(rule.trigger.reciprocal)),
        "words of the rule": math.log1p(len(rule.trigger.words())),
        "negated": float(clause.negated),
        "planned": float(clause.modality == "planned"),
        "possible": float(clause.modality in POSSIBLE),
        "passive": float(passive),
        "no agent": float(passive and not any(child.dep_ == "agent" for child in head.children)),
        "depth": math.log1p(sum(1 for _ in head.ancestors)),
        "conjoined": float(head.dep_ == "conj"),
        "modifier": float(head.dep_ in MODIFIERS),
        "present tense": float(head.tag_ == "VBZ"),
    }


@remembered
def sentence_features(first: Token) -> Features:
    """The features of a sentence, by its first word."""
    sentence = first.sent
    words = sentence.doc.tokens[sentence.start : sentence.end]
    root = sentence.root
    names = sum(word.pos_ == "PROPN" and word.dep_ != "compound" for word in words)
    return {
        "sentence length": math.log1p(len(words)) - math.log1p(USUAL),
        "position": math.log1p(min(sentence.start, FAR)),
        "names": math.log1p(names),
        "brackets": float(any(word.text in ("(", "[") for word in words)),
        "semicolon": float(any(word.text in (";", ":") for word in words)),
        "dash": float(any(word.text in BREAKS and word.text not in ";:()[]" for word in words)),
        "list item": float(first.text in BULLETS),
        "no full stop": float(sentence.text.rstrip()[-1:] not in ENDINGS),
        "no verb": float(root.pos_ not in ("VERB", "AUX")),
    }


def _swapped(doc: Doc, found: Match, source: Participant | None, target: Participant | None) -> bool:
    """Whether the ends of a symmetric relation were put in order, against the order of the clause."""
    if source is None or target is None or doc.actors is None or found.source == found.target:
        return False
    first, second = ([doc.actors.mentions[n].start for n in numbers] for numbers in (found.source, found.target))
    return source.start not in first and source.start in second and target.start in first


def _on_one_side(doc: Doc, found: Match, source: Participant | None, target: Participant | None) -> bool:
    """Whether both ends stand before the trigger, or both behind it."""
    at = doc[found.clause.head].idx
    return source is not None and target is not None and (source.start < at) == (target.start < at)
