"""The ends of a dyad: who counts as whom when records are counted by country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

APART = ("armed_group:", "movement:")
REBELS = frozenset({"REB", "IMG", "ISM"})


def is_apart(participant: Mapping[str, Any]) -> bool:
    """Whether an actor keeps its own identity: an armed group, rebels or a movement never stand for their home state.

    >>> is_apart({"actor": "armed_group:m23", "country": "COD"}), is_apart({"actor": "gov:cod:army", "country": "COD"})
    (True, False)
    """
    return str(participant.get("actor") or "").startswith(APART) or participant.get("sector") in REBELS


def country_or_actor(participant: Mapping[str, Any] | None) -> str | None:
    """The country of a participant, else its actor id; None for one without either, and for unnamed rebels.

    >>> country_or_actor({"actor": "person:lin-jian", "country": "CHN"})
    'CHN'
    >>> country_or_actor({"actor": "armed_group:m23", "country": "COD"})
    'armed_group:m23'
    """
    if participant is None:
        return None
    actor: str | None = participant.get("actor") or None
    country: str | None = participant.get("country") or None
    return actor if is_apart(participant) else country or actor
