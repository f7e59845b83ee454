"""Disputed places by a policy that the user chooses: whose they are in the records.

`recognised` (the default) gives the sovereign that most states recognise, as PLOVER does, and the sector PRE to what
acts as a state without being recognised; `administered` gives who controls the place; `none` gives no country.
Choose with GEO_NLP_DISPUTED or `geo-nlp extract --disputed`; disputed.csv has both readings, place by place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from geo_nlp.errors import InputError
from geo_nlp.gazetteer.entries import Entry
from geo_nlp.gazetteer.tables import rows

VARIABLE = "GEO_NLP_DISPUTED"
POLICIES = ("recognised", "administered", "none")


def in_use() -> str:
    """The policy that GEO_NLP_DISPUTED names, else the default."""
    return os.environ.get(VARIABLE) or POLICIES[0]


def policy(name: str | None = None) -> Callable[[Entry], Entry]:
    """What the policy of that name, else of GEO_NLP_DISPUTED, makes of an entry.

    >>> golan = Entry("place:golan-heights", "Golan Heights", "place", "SYR", None, "place")
    >>> policy("administered")(golan).country, policy("none")(golan).country
    ('ISR', None)
    """
    chosen = name or in_use()
    if chosen not in POLICIES:
        raise InputError(f"policy {chosen!r} for disputed places is unknown; choose {', '.join(POLICIES)}")
    table = {row["id"]: row for row in rows("disputed")}

    def apply(entry: Entry) -> Entry:
        row = table.get(entry.id)
        if row is None:
            return entry
        country = None if chosen == "none" else row[chosen] or None
        return replace(entry, country=country, sector=row["sector"] or entry.sector)

    return apply


def countries(name: str | None = None) -> dict[str, str | None]:
    """The countries of disputed places where the policy in use has others than the tables do, by their ids.

    >>> countries("administered")["place:golan-heights"], countries("recognised")
    ('ISR', {})
    """
    chosen = name or in_use()
    if chosen not in POLICIES:
        raise InputError(f"policy {chosen!r} for disputed places is unknown; choose {', '.join(POLICIES)}")
    if chosen == POLICIES[0]:
        return {}
    return {row["id"]: None if chosen == "none" else row[chosen] or None for row in rows("disputed")}
