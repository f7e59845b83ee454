"""When a predicted actor is the annotated one, and when two records stand in one place.

Strict and lenient differ in what may stand for an actor; a table in docs/evaluate.md has both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from geo_nlp.dyads import country_or_actor, is_apart

Values = Mapping[str, Any]


def shared(a: Values | None, b: Values | None) -> int:
    """How many characters two spans share; 0 where one of them has no place in the text."""
    if not a or not b or "start" not in a or "start" not in b:
        return 0
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def overlap(a: Values | None, b: Values | None) -> bool:
    """Whether two spans share a character.

    >>> overlap({"start": 0, "end": 5}, {"start": 4, "end": 9}), overlap({"start": 0, "end": 5}, {"text": "no place"})
    (True, False)
    """
    return shared(a, b) > 0


def same_sentence(p: Values, g: Values, *, lenient: bool = False) -> bool:
    """Whether two records have the same evidence; lenient, or where one gives no sentence, the article is enough."""
    a, b = p.get("sentence"), g.get("sentence")
    return lenient or not a or not b or overlap(a, b)


def is_domestic(item: Values) -> bool:
    """Whether both ends of a relation belong to one country, so that the country does not say who is who."""
    one, other = (country_or_actor(item.get(name)) for name in ("source", "target"))
    return one is not None and one == other


def same_end(p: Values | None, g: Values | None, *, lenient: bool = False, rolled_up: bool = True) -> bool:
    """Whether a predicted participant is the annotated one; `rolled_up`: whoever belongs to the country will do.

    >>> lin, china = {"actor": "person:lin-jian", "country": "CHN"}, {"actor": "CHN", "country": "CHN"}
    >>> same_end(lin, china), same_end(lin, china, rolled_up=False)
    (True, False)
    >>> m23, congo = {"actor": "armed_group:m23", "country": "COD"}, {"actor": "COD", "country": "COD"}
    >>> same_end(m23, congo), same_end(m23, congo, lenient=True)
    (False, True)
    """
    if not p or not g:
        return not p and not g
    if same_actor(p, g, rolled_up=rolled_up):
        return True
    if overlap(p, g) or overlap(p.get("antecedent"), g) or _one_place(p, g):
        unknown = bool(g.get("actor")) and not (p.get("actor") or p.get("country"))
        return lenient or not (unknown or _apart(p, g))
    if lenient and rolled_up:
        return bool(p.get("country") and p["country"] == g.get("country")) or _alike(p, g)
    return False


def same_actor(p: Values, g: Values, *, rolled_up: bool = True) -> bool:
    """Whether two participants mean one actor, or actors of one country where they are `rolled_up`; never by words.

    >>> same_actor({"actor": "movement:m23"}, {"actor": "armed_group:m23"})
    True
    """
    if _same_name(p, g):
        return True
    key = country_or_actor(p) if rolled_up else None
    return key is not None and key == country_or_actor(g)


def _one_place(p: Values, g: Values) -> bool:
    """Whether both stand in one place, be it without extent, where an actor is only implied."""
    return "start" in p and (p["start"], p["end"]) == (g.get("start"), g.get("end"))


def _same_name(p: Values, g: Values) -> bool:
    """One actor id, whatever kind it is said to be; by its words where a format has no offsets."""
    a, b = str(p.get("actor") or ""), str(g.get("actor") or "")
    if a and b:
        return a == b or (":" in a and ":" in b and _slug(a) == _slug(b))
    if "start" in p and "start" in g:
        return False
    return bool(p.get("name")) and _folded(p.get("name")) == _folded(g.get("name"))


def _apart(p: Values, g: Values) -> bool:
    """Whether the same words are taken for actors of two countries, a body of many, or rebels and their state."""
    supranational = str(g.get("actor") or "").startswith("igo:")
    here, there = p.get("country"), g.get("country")
    if here and (there or supranational) and here != there:
        return True
    return (is_apart(p) and _is_state(g)) or (is_apart(g) and _is_state(p))


def _is_state(end: Values) -> bool:
    actor = str(end.get("actor") or "")
    return actor.startswith("gov:") or bool(actor and actor == end.get("country"))


def _alike(p: Values, g: Values) -> bool:
    """Whether the name of one is a part of the other's: person:tony-tan and person:tony-tan-keng-yam."""
    a, b = (set(_slug(str(end.get("actor") or "")).split("-")) - {""} for end in (p, g))
    return bool(a and b) and (a <= b or b <= a)


def _slug(actor: str) -> str:
    return actor.rsplit(":", 1)[-1] if ":" in actor else ""


def _folded(name: object) -> str:
    plain = unicodedata.normalize("NFKD", str(name or ""))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()
