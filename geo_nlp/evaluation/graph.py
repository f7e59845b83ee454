"""The graph of an article: who is joined with whom, and whether in conflict or cooperation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from geo_nlp.dyads import country_or_actor
from geo_nlp.evaluation.layers import context_of, dyadic, ends_agree, sign_of, types_of
from geo_nlp.evaluation.matching import Matching, matching
from geo_nlp.evaluation.same import Values

ASSERTED = (False, False)


def edges(items: Iterable[Values]) -> list[dict[str, Any]]:
    """One edge for each dyad and sign: its records, and the signs that are right for one of them.

    As in the graph that is built, ends are two known actors that differ, after roll-up, and what is negated or
    hypothetical is left out. An edge is optional if all of its records are.

    >>> relation = {"source": {"country": "FRA"}, "target": {"country": "RUS"}, "predicate": "ACCUSE"}
    >>> found = edges([relation, relation | {"predicate": "REJECT"}])
    >>> [(edge["ends"], edge["signs"], len(edge["records"])) for edge in found]
    [(('FRA', 'RUS'), {-1}, 2)]
    """
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for item in items:
        ends = country_or_actor(item["source"]), country_or_actor(item["target"])
        if None in ends or ends[0] == ends[1] or context_of(item) != ASSERTED:
            continue
        sign = sign_of(item["predicate"])
        key = (*(sorted(map(str, ends)) if item.get("symmetric") else ends), sign)
        edge = found.setdefault(key, {"ends": key[:2], "signs": set(), "records": [], "optional": True})
        edge["signs"] |= {sign_of(name) for name in types_of(item)}
        edge["records"].append(item)
        edge["optional"] = edge["optional"] and bool(item.get("optional"))
    return list(found.values())


def graph(gold: Values, predicted: Values, *, lenient: bool = False) -> Matching:
    """The edges of an article's graph, paired by ends and sign."""
    return matching(edges(dyadic(predicted)), edges(dyadic(gold)), partial(_edge, lenient=lenient))


def _edge(p: Values, g: Values, *, lenient: bool) -> int:
    if not (p["signs"] & g["signs"] if lenient else sign_of(p["records"][0]["predicate"]) in g["signs"]):
        return 0
    return any(ends_agree(a, b, lenient=lenient) for a in p["records"] for b in g["records"])
