"""Levels: which node an actor is for, the actor itself, the body that a person acts for, or the country.

At the level of organisations a person is the body that he or she acts for by the article's roles, and a person of
whom it names no office stays a person. By country, all but armed groups, rebels and movements are their country
(`geo_nlp.dyads`); a person without a country is the body, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from geo_nlp.dyads import APART, country_or_actor
from geo_nlp.errors import InputError
from geo_nlp.ontology import load_ontology
from geo_nlp.suggest import unknown

Json = Mapping[str, Any]
Level = Literal["actor", "country", "organisation"]
PERSON = "person:"
NOT_IN_OFFICE = ("former", "designate")


def check_level(level: str) -> None:
    """Refuse a level that is none of actor, country and organisation."""
    if level not in get_args(Level):
        raise InputError(unknown("level", level, get_args(Level)))


def body_of(organisation: str | None, country: str | None, level: Level) -> str | None:
    """The node of the body of a role.

    >>> [body_of("gov:rus:foreign-ministry", "RUS", level) for level in ("organisation", "country")]
    ['gov:rus:foreign-ministry', 'RUS']
    """
    if level == "country" and not (organisation or "").startswith(APART):
        return country or organisation or None
    return organisation or country or None


def bodies(roles: Iterable[Json], level: Level) -> dict[str, str]:
    """The body that each person acts for: by the first office in the text that leads or represents one."""
    if level == "actor":
        return {}
    posts = load_ontology().posts
    found: dict[str, tuple[int, str]] = {}
    for role in roles:
        holder, post = role["holder"].get("actor"), posts.get(role["post"])
        body = body_of((role.get("organisation") or {}).get("actor"), role.get("country"), level)
        if holder and body and post and post.tie and role["status"] not in NOT_IN_OFFICE:
            candidate = (role["sentence"]["start"], body)
            found[holder] = min(found.get(holder, candidate), candidate)
    return {holder: body for holder, (_, body) in found.items()}


@dataclass(frozen=True, slots=True)
class Ends:
    """Which node a participant of one article is."""

    level: Level
    bodies: Mapping[str, str]

    def node(self, participant: Json | None) -> str | None:
        """The node of a participant, or of an actor; an unnamed one ("protesters") has none but its country's.

        >>> Ends("country", {}).node({"actor": "person:macron", "country": "FRA"})
        'FRA'
        >>> Ends("organisation", {"person:rutte": "igo:nato"}).node({"actor": "person:rutte", "country": None})
        'igo:nato'
        """
        if participant is None:
            return None
        node = country_or_actor(participant) if self.level == "country" else participant.get("actor") or None
        return self.bodies.get(node, node) if node and node.startswith(PERSON) else node
