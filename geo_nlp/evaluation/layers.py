"""What counts as found in each layer that is annotated item by item.

A layer is scored in the articles whose annotation has it; elsewhere nobody has looked, and nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from geo_nlp.evaluation.matching import Matching, matching
from geo_nlp.evaluation.same import Values, is_domestic, overlap, same_actor, same_end, same_sentence, shared
from geo_nlp.ontology import load_ontology

Pick = Callable[[Values], Sequence[Values]]
Level = str
LEVELS: tuple[Level, ...] = ("dyads", "relations", "relations:context")
"""Three questions about relations, each stricter: who and whom; and what; and whether it happened."""
SHARED = 0.5
"""The part of two contents, on average, that must be the same."""


def types_of(item: Values) -> set[str]:
    """The types that are right for a relation: its own and the alternatives.

    >>> sorted(types_of({"predicate": "ACCUSE", "alternatives": ["REJECT"]}))
    ['ACCUSE', 'REJECT']
    """
    return {item["predicate"], *item.get("alternatives", ())}


def context_of(item: Values) -> tuple[bool, bool]:
    """Whether a record is negated, and whether it is hypothetical: planned, possible, conditional or demanded.

    >>> context_of({"modality": "planned"}), context_of({"negated": True, "modality": "asserted"})
    ((False, True), (True, False))
    """
    return bool(item.get("negated")), (item.get("modality") or "asserted") != "asserted"


def dyadic(record: Values) -> list[Values]:
    """The relations with both ends: only they become edges."""
    return [item for item in record.get("relations", ()) if item.get("source") and item.get("target")]


def ends_agree(p: Values, g: Values, *, lenient: bool = False) -> bool:
    """Whether source and target are the annotated ones, in either order where the relation has no direction.

    Between two of one country the country does not say who is who: there both must be the very actors.
    """
    one, other = g.get("source"), g.get("target")
    same = partial(same_end, lenient=lenient, rolled_up=not is_domestic(g))
    if same(p["source"], one) and same(p["target"], other):
        return True
    return bool(g.get("symmetric") and same(p["source"], other) and same(p["target"], one))


def relation_agrees(p: Values, g: Values, *, level: Level, lenient: bool = False) -> int:
    """How well a predicted relation agrees with an annotated one at a level of `LEVELS`; 0 where it does not."""
    if level != "dyads" and p["predicate"] not in types_of(g):
        return 0
    if not same_sentence(p, g, lenient=lenient) or not ends_agree(p, g, lenient=lenient):
        return 0
    same_context = context_of(p) == context_of(g)
    if level == "relations:context" and not same_context:
        return 0
    near = 4 * overlap(p.get("trigger"), g.get("trigger")) + 2 * same_sentence(p, g)
    return 1 + near + same_context + 8 * int(p["predicate"] == g["predicate"])


def relations(gold: Values, predicted: Values, *, level: Level = "relations", lenient: bool = False) -> Matching:
    """The relations of an article, paired at a level of `LEVELS`."""
    return matching(dyadic(predicted), dyadic(gold), partial(relation_agrees, level=level, lenient=lenient))


def stance_agrees(p: Values, g: Values, *, lenient: bool = False, attitude: bool = False) -> int:
    """How well a predicted stance agrees: sign (or attitude), holder, and one of the targets where there are any."""
    name = "attitude" if attitude else "polarity"
    if p.get(name) != g.get(name) or not same_sentence(p, g, lenient=lenient):
        return 0
    if not same_end(p.get("holder"), g.get("holder"), lenient=lenient):
        return 0
    found, wanted = p.get("targets") or (), g.get("targets") or ()
    hit = any(same_end(a, b, lenient=lenient) for a in found for b in wanted)
    if not hit and (found or wanted) and not (lenient and not (found and wanted)):
        return 0
    return 1 + hit + 2 * overlap(p.get("trigger"), g.get("trigger"))


def stances(gold: Values, predicted: Values, *, lenient: bool = False) -> Matching:
    """The stances of an article, paired by sign, holder and target."""
    agrees = partial(stance_agrees, lenient=lenient)
    return matching(predicted.get("stances", ()), gold.get("stances", ()), agrees)


def matchings(gold: Values, predicted: Values, *, lenient: bool = False) -> Iterator[tuple[str, Matching]]:
    """Each layer of an article with what was paired in it."""
    for field, key, pick, agrees in _PLAIN:
        if field in gold:
            yield key, matching(pick(predicted), pick(gold), partial(agrees, lenient=lenient))
    if "relations" in gold:
        for level in LEVELS:
            yield level, relations(gold, predicted, level=level, lenient=lenient)
    if "stances" in gold:
        yield "stances", stances(gold, predicted, lenient=lenient)


def _named(record: Values) -> list[Values]:
    return [mention for mention in record.get("mentions", ()) if mention.get("level", "name") == "name"]


def _linked(record: Values) -> list[Values]:
    return [mention for mention in _named(record) if mention.get("actor")]


def _mention(p: Values, g: Values, *, lenient: bool) -> int:
    if not overlap(p, g) or not (lenient or p["type"] == g["type"]):
        return 0
    return 1 + int(p["type"] == g["type"]) + 2 * _exact(p, g, lenient=lenient)


def _exact(p: Values, g: Values, *, lenient: bool) -> int:
    return (p["start"], p["end"]) == (g["start"], g["end"]) and (lenient or p["type"] == g["type"])


def _link(p: Values, g: Values, *, lenient: bool) -> int:
    if not overlap(p, g):
        return 0
    return 2 * (p.get("actor") == g.get("actor")) or (same_end(p, g, lenient=True) if lenient else same_actor(p, g))


def _role(p: Values, g: Values, *, lenient: bool) -> int:
    if p["post"] != g["post"] or not same_end(p.get("holder"), g.get("holder"), lenient=lenient, rolled_up=False):
        return 0
    apart = p.get("country") != g["country"] if "country" in g else _home(p) != _home(g)
    if apart and not lenient:
        return 0
    return 1 + 2 * overlap(p.get("sentence"), g.get("sentence")) + (p.get("status") == g.get("status"))


def _status(p: Values, g: Values, *, lenient: bool) -> int:
    return _role(p, g, lenient=lenient) if p.get("status") == g.get("status") else 0


def _home(role: Values) -> Any:
    """The country of a role: its own, else that of the body, else, where none is named, that of the holder.

    The UN's head is of no country, wherever he comes from.
    """
    body = role.get("organisation")
    ends = (role, body) if body and body.get("actor") else (role, body, role.get("holder"))
    return next((end["country"] for end in ends if end and end.get("country")), None)


def _attribution(p: Values, g: Values, *, lenient: bool) -> int:
    a, b = p["content"], g["content"]
    common = shared(a, b)
    enough = common > 0 if lenient else 2 * common >= SHARED * (a["end"] - a["start"] + b["end"] - b["start"])
    return common if enough and same_end(p.get("speaker"), g.get("speaker"), lenient=lenient) else 0


def _all(field: str, record: Values) -> Sequence[Values]:
    found: Sequence[Values] = record.get(field, ())
    return found


_PLAIN: Sequence[tuple[str, str, Pick, Callable[..., int]]] = (
    ("mentions", "mentions", _named, _mention),
    ("mentions", "mentions:exact", _named, _exact),
    ("mentions", "links", _linked, _link),
    ("roles", "roles", partial(_all, "roles"), _role),
    ("roles", "roles:status", partial(_all, "roles"), _status),
    ("stances", "stances:attitude", partial(_all, "stances"), partial(stance_agrees, attitude=True)),
    ("attributions", "attributions", partial(_all, "attributions"), _attribution),
)


def quad_of(predicate: str) -> str:
    """The quad class of a type, or "tie" for standing relations.

    >>> quad_of("ASSAULT"), quad_of("ALLIANCE")
    ('4', 'tie')
    """
    entry = load_ontology().predicates.get(predicate)
    return str(entry.quad) if entry and entry.quad else "tie"


def sign_of(predicate: str) -> int:
    """1 for cooperation, -1 for conflict (quad classes 3 and 4, and hostility), 0 for membership and offices.

    >>> sign_of("AID"), sign_of("REQUEST"), sign_of("HOSTILITY"), sign_of("MEMBERSHIP")
    (1, -1, -1, 0)
    """
    entry = load_ontology().predicates.get(predicate)
    if entry is None:
        return 0
    return (1 if entry.quad < 3 else -1) if entry.quad else int(entry.polarity or 0)


ORDER: Mapping[str, int] = {
    name: place
    for place, name in enumerate(
        "mentions links roles dyads relations graph stances attributions speakers acts dates place "
        "quad region source year".split()
    )
}
