"""Features of the ends of a record: who they are, how they were resolved, and how far from the trigger they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo_nlp.pipes.relations.filling import LOCATING, Match
from geo_nlp.pipes.syntax.token import Token
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention, Participant

Features = dict[str, float]
OF_ENDS = ("distance", "path", "by pronoun", "by nominal", "antecedent", "of no country", "unknown", "not official")
SOURCE, TARGET = (tuple(f"{side} {name}" for name in OF_ENDS) for side in ("source", "target"))
ARMED_TYPES = frozenset({"armed_group", "military"})
LONGEST_PATH = 30  # steps of a path
POLITICAL = frozenset("GOV MIL LEG JUD COP SPY REB PRM UAF PTY OPP IGO ELI".split())
SOURCE_SLOTS = {name: f"source {name}" for name in ("possessor", "by", "object", "between")}
TARGET_SLOTS = {
    "complement": "target in a clause",
    **{name: f"target {name}" for name in ("possessor", "scene", "against")},
    **dict.fromkeys(LOCATING, "target by place"),
}


def source_features(doc: Doc, found: Match, end: Participant | None) -> Features:
    """The features of the source."""
    if end is None:
        return {"source missing": 1.0}
    mention = mention_of(doc, (*found.source, *found.target), end)
    features = _features_of_both(doc, found, end, mention, SOURCE)
    features["several sources"] = math.log(max(1, len(found.source)))
    features["source is a state"] = float(mention is not None and mention.type == "state")
    if (slot := SOURCE_SLOTS.get(found.slots[0] or "")) is not None:
        features[slot] = 1.0
    return features


def target_features(doc: Doc, found: Match, end: Participant | None) -> Features:
    """The features of the target."""
    if end is None:
        return {"target missing": 1.0}
    mention = mention_of(doc, (*found.target, *found.source), end)
    features = _features_of_both(doc, found, end, mention, TARGET)
    features["target is armed"] = float(mention is not None and mention.type in ARMED_TYPES)
    features["target by name"] = float(mention is not None and doc.tokens[mention.head].tag_.startswith("NNP"))
    if (slot := TARGET_SLOTS.get(found.slots[1] or "")) is not None:
        features[slot] = 1.0
    return features


def _features_of_both(
    doc: Doc, found: Match, end: Participant, mention: Mention | None, names: tuple[str, ...]
) -> Features:
    head = doc.tokens[found.clause.head]
    distance, path, pronoun, nominal, antecedent, stateless, unknown, unofficial = names
    first, last = (mention.first, mention.last) if mention is not None else _tokens(doc, end)
    apart = head.i - last - 1 if last < head.i else first - head.i - 1
    return {
        distance: math.log1p(max(0, apart)),
        path: math.log1p(steps(doc.tokens[mention.head], head) if mention is not None else 0),
        pronoun: float(mention is not None and mention.level == "pronoun"),
        nominal: float(end.antecedent is not None and mention is not None and mention.level == "nominal"),
        antecedent: math.log1p(abs(end.start - end.antecedent.start)) if end.antecedent is not None else 0.0,
        stateless: is_stateless(end),
        unknown: float(end.actor is None and end.country is None),
        unofficial: float(end.sector not in POLITICAL),
    }


def mention_of(doc: Doc, numbers: Sequence[int], end: Participant) -> Mention | None:
    """The mention that an end was made from; None where it was inferred."""
    if doc.actors is None:
        return None
    mentions: Sequence[Mention] = doc.actors.mentions
    for n in numbers:
        if mentions[n].start == end.start:
            return mentions[n]
    return None


def steps(token: Token, goal: Token) -> int:
    """The length of the path in the tree between two words; `LONGEST_PATH` where there is none or a longer one."""
    above = {token.i: 0}
    up = token
    while up.head is not up and len(above) < LONGEST_PATH:
        up = up.head
        above.setdefault(up.i, len(above))
    down = 0
    while goal.i not in above and goal.head is not goal and down < LONGEST_PATH:
        goal, down = goal.head, down + 1
    return above[goal.i] + down if goal.i in above else LONGEST_PATH


def is_stateless(end: Participant) -> float:
    """Whether an end is of no known country, and no international body."""
    return float(end.country is None and end.sector != "IGO")


def _tokens(doc: Doc, end: Participant) -> tuple[int, int]:
    span = doc.char_span(end.start, end.end, alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None else (0, 0)
