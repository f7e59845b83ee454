"""Features of the ends of a record: who they are, how they were resolved, and how far from the trigger they stand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo_nlp.pipes.parse.parse import Doc
from geo_nlp.pipes.parse.tokens import Token
from geo_nlp.pipes.relations.filling import LOCATING
from geo_nlp.pipes.relations.matching import Match
from geo_nlp.types import Mention, Participant

Features = dict[str, float]
ARMED = frozenset({"armed_group", "military"})
BREAKS = frozenset({";", ":", "-", "--", "–", "—", "(", ")", "[", "]"})
LONGEST = 30  # steps of a path that are counted
OFFICIAL = frozenset("GOV MIL LEG JUD COP SPY REB PRM UAF PTY OPP IGO ELI".split())
SOURCE_SLOTS = {"possessor": "possessor", "by": "by", "object": "object", "between": "between"}
TARGET_SLOTS = {
    "complement": "in a clause", "possessor": "possessor", "scene": "scene", "against": "against",
    **dict.fromkeys(LOCATING, "by place"),
}  # fmt: skip


def source_features(doc: Doc, found: Match, end: Participant | None) -> Features:
    """The features of the one who acts."""
    if end is None:
        return {"source missing": 1.0}
    mention = mention_of(doc, (*found.source, *found.target), end)
    features = _common(doc, found, end, mention, "source")
    features["several sources"] = math.log(max(1, len(found.source)))
    features["source is a state"] = float(mention is not None and mention.type == "state")
    if (slot := SOURCE_SLOTS.get(found.slots[0] or "")) is not None:
        features[f"source {slot}"] = 1.0
    return features


def target_features(doc: Doc, found: Match, end: Participant | None) -> Features:
    """The features of the one to whom something is done."""
    if end is None:
        return {"target missing": 1.0}
    mention = mention_of(doc, (*found.target, *found.source), end)
    features = _common(doc, found, end, mention, "target")
    features["target is armed"] = float(mention is not None and mention.type in ARMED)
    features["target by name"] = float(mention is not None and doc[mention.head].tag_.startswith("NNP"))
    if (slot := TARGET_SLOTS.get(found.slots[1] or "")) is not None:
        features[f"target {slot}"] = 1.0
    return features


def _common(doc: Doc, found: Match, end: Participant, mention: Mention | None, side: str) -> Features:
    head = doc[found.clause.head]
    first, last = (mention.first, mention.last) if mention is not None else _tokens(doc, end)
    between = doc.tokens[last + 1 : head.i] if last < head.i else doc.tokens[head.i + 1 : first]
    back = 0 if end.antecedent is None else end.start - end.antecedent.start
    nominal = mention is not None and mention.level == "nominal"
    return {
        f"{side} distance": math.log1p(len(between)),
        f"{side} path": math.log1p(steps(doc[mention.head], head) if mention is not None else 0),
        f"names before {side}": math.log1p(_names(between)),
        f"break before {side}": float(any(token.text in BREAKS for token in between)),
        f"{side} by pronoun": float(mention is not None and mention.level == "pronoun"),
        f"{side} by nominal": float(nominal and end.antecedent is not None),
        f"{side} antecedent": math.log1p(abs(back)),
        f"{side} of no country": stateless(end),
        f"{side} unknown": float(end.actor is None and end.country is None),
        f"{side} not official": float(end.sector not in OFFICIAL),
    }


def mention_of(doc: Doc, numbers: Sequence[int], end: Participant) -> Mention | None:
    """The mention that an end was made from; None where another way led to it."""
    if doc.actors is None:
        return None
    mentions: Sequence[Mention] = doc.actors.mentions
    return next((mentions[n] for n in numbers if mentions[n].start == end.start), None)


def steps(token: Token, goal: Token) -> int:
    """How many steps in the tree lead from one word to another; more than any path where none does."""
    above = {token.i: 0}
    up = token
    while up.head is not up and len(above) < LONGEST:
        up = up.head
        above.setdefault(up.i, len(above))
    down = 0
    while goal.i not in above and goal.head is not goal and down < LONGEST:
        goal, down = goal.head, down + 1
    return above[goal.i] + down if goal.i in above else LONGEST


def stateless(end: Participant) -> float:
    """Whether an end belongs to no country that is known, and is no body of several."""
    return float(end.country is None and end.sector != "IGO")


def _names(tokens: Sequence[Token]) -> int:
    """How many names stand among words, those of several words once."""
    return sum(t.pos_ == "PROPN" and not (t.dep_ == "compound" and t.head.pos_ == "PROPN") for t in tokens)


def _tokens(doc: Doc, end: Participant) -> tuple[int, int]:
    span = doc.char_span(end.start, end.end, alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None else (0, 0)
