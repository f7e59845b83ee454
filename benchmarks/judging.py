"""Whether the annotator would sign an extracted record: more lenient than `evaluate` on one end, stricter at home.

Compared with `geo_nlp.evaluate` a one-ended relation is right as far as it says, a record that may be signed
(`optional`) is right too, negation counts, and between two actors of one country the words must be the same. Types
that are as right (`alternatives`) and other sentences that report the same act (`every_mention`) count too. What is
null or false may be left out of the annotations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Values = Mapping[str, Any]
ENDS = ("source", "target")
NEAR = 40  # characters between the triggers of one-ended relations whose end is in other words


def every_mention(items: Sequence[Values]) -> list[Values]:
    """The annotated records, and each once more in every other sentence that reports the same act.

    >>> here, there = ({"act": "a1", "sentence": {"start": at, "end": at + 9}, "trigger": at} for at in (0, 10))
    >>> [(item["sentence"]["start"], item["trigger"]) for item in every_mention([here, there])]
    [(0, 0), (10, 10), (10, 10), (0, 0)]
    """
    by_act: dict[str, list[Values]] = {}
    for item in items:
        if item.get("act"):
            by_act.setdefault(item["act"], []).append(item)
    others = [(a, b) for a in items for b in by_act.get(a.get("act") or "", ()) if a["sentence"] != b["sentence"]]
    return [*items, *({**a, "sentence": b["sentence"], "trigger": b.get("trigger")} for a, b in others)]


def relation_right(p: Values, g: Values) -> bool:
    """Whether an extracted relation says what an annotated one says; a one-ended one is right as far as it says."""
    types = (g["predicate"], *g.get("alternatives", ()))
    if p["predicate"] not in types or not _alike(p, g):
        return False
    source, target = g.get("source"), g.get("target")
    (end,) = [p[e] for e in ENDS if p[e]] if None in (p["source"], p["target"]) else [None]
    words = end and any(_overlap(end, other) for other in (source, target) if other)
    if end and not words and not _near(p["trigger"], g.get("trigger")):
        return False
    domestic = bool(source and target and source.get("country") == target.get("country"))
    either = g.get("symmetric") or p.get("symmetric")
    ways = [(source, target), (target, source)] if either else [(source, target)]
    return any(
        all(p[e] is None or _same(p[e], end, domestic) for e, end in zip(ENDS, way, strict=True)) for way in ways
    )


def stance_right(p: Values, g: Values) -> bool:
    """Whether an extracted stance has the holder, the direction and one of the targets of an annotated one."""
    if p["polarity"] != g.get("polarity", 0) or not _alike(p, g):
        return False
    pairs = [(a, b) for a in p["targets"] for b in g.get("targets", ())]
    return _same(p["holder"], g.get("holder"), False) and (not p["targets"] or any(_same(*ab, False) for ab in pairs))


def _alike(p: Values, g: Values) -> bool:
    """Whether two records stand in one sentence, both denied or neither."""
    return p["negated"] == g.get("negated", False) and _overlap(p["sentence"], g["sentence"])


def _near(a: Values, b: Values | None) -> bool:
    return b is not None and abs(a["start"] - b["start"]) <= NEAR


def _overlap(a: Values, b: Values) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))


def _same(p: Values | None, g: Values | None, domestic: bool) -> bool:
    """The same actor, or one of its country; between two of one country the words must be the same too."""
    if p is None or g is None:
        return p is g
    actor, country = g.get("actor"), g.get("country")
    if p["actor"] and p["actor"] == actor:
        return True
    supranational = bool(actor and actor.startswith("igo:"))
    apart = bool(p["country"] and (country or supranational) and p["country"] != country)
    if _overlap(p, g) or (p.get("antecedent") and _overlap(p["antecedent"], g)):
        return not apart
    return not domestic and bool(p["country"]) and p["country"] == country
