"""Countries of people: who is not in the gazetteer belongs where the roles that the text gives put them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.ontology import load_ontology
from geo_nlp.types import Mention, Role

STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})


def place_people(mentions: Sequence[Mention], roles: Sequence[Role]) -> tuple[list[Mention], list[Role]]:
    """Give each person's mentions and roles the country and sector of the first role that has them.

    An office of state without a state ("the interior minister") is taken to be of the article's main state.
    """
    posts = load_ontology().posts
    country: dict[str | None, str] = {}
    sector: dict[str | None, str] = {}
    counts = Counter(m.country for m in mentions if m.type == "state" and m.country)
    main = next((c for c, n in counts.most_common(1) if 2 * n > sum(counts.values())), None)
    for role in roles:
        if role.country:
            country.setdefault(role.holder.actor, role.country)
    for role in roles:
        if main and role.organisation is None and posts[role.post].sector in STATE:
            country.setdefault(role.holder.actor, main)
    for role in roles:
        sector.setdefault(role.holder.actor, "ELI" if role.status == "former" else posts[role.post].sector)
    placed = [
        replace(m, country=m.country or country.get(m.actor), sector=m.sector or sector.get(m.actor))
        if m.type == "person" and m.actor
        else m
        for m in mentions
    ]  # fmt: skip
    known = {m.actor: m for m in placed if m.type == "person"}
    told = [
        replace(
            role,
            holder=replace(
                role.holder, country=known[role.holder.actor].country, sector=known[role.holder.actor].sector
            ),
            country=role.country
            or (
                None
                if role.organisation and role.organisation.actor and role.organisation.actor.startswith("igo:")
                else known[role.holder.actor].country
            ),
        )
        for role in roles
    ]
    return placed, told
