"""Whether the annotator would sign an extracted record: more lenient than `evaluate` on one end, stricter at home.

Compared with `geo_nlp.evaluate` a one-ended relation is right as far as it says, a record that may be signed
(`optional`) is right too, negation counts, and between two actors of one country the words must be the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]
ENDS = ("source", "target")
NEAR = 40  # characters between the triggers of one-ended relations, which have little else to tell them by


def relation_right(p: Values, g: Values) -> bool:
    """Whether an extracted relation says what an annotated one says; a one-ended one is right as far as it says."""
    if p["predicate"] != g["predicate"] or p["negated"] != g["negated"] or not _overlap(p["sentence"], g["sentence"]):
        return False
    if None in (p["source"], p["target"]) and abs(p["trigger"]["start"] - g["trigger"]["start"]) > NEAR:
        return False
    domestic = bool(g["source"] and g["target"] and g["source"]["country"] == g["target"]["country"])
    ways = [ENDS, ENDS[::-1]] if g["symmetric"] else [ENDS]
    return any(all(p[e] is None or _same(p[e], g[w], domestic) for e, w in zip(ENDS, way, strict=True)) for way in ways)


def stance_right(p: Values, g: Values) -> bool:
    """Whether an extracted stance has the holder, the direction and one of the targets of an annotated one."""
    if p["polarity"] != g["polarity"] or p["negated"] != g["negated"] or not _overlap(p["sentence"], g["sentence"]):
        return False
    targets = [(a, b) for a in p["targets"] for b in g["targets"]]
    return _same(p["holder"], g["holder"], False) and (not p["targets"] or any(_same(a, b, False) for a, b in targets))


def _overlap(a: Values, b: Values) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))


def _same(p: Values | None, g: Values | None, domestic: bool) -> bool:
    """The same actor, or one of its country; between two of one country the words must be the same too."""
    if p is None or g is None:
        return p is g
    if p["actor"] and p["actor"] == g["actor"]:
        return True
    supranational = bool(g["actor"] and g["actor"].startswith("igo:"))
    apart = bool(p["country"] and (g["country"] or supranational) and p["country"] != g["country"])
    if _overlap(p, g):
        return not apart
    return not domestic and bool(p["country"]) and p["country"] == g["country"]
