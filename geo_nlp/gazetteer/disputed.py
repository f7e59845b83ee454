"""Disputed places by a policy that the user chooses: whose they are in the records.

`recognised` (the default) gives the sovereign that most states recognise, as PLOVER does, and the sector PRE to what
acts as a state without being recognised; `administered` gives who controls the place; `none` gives no country.
Choose with `geo_nlp.load(disputed=...)`, GEO_NLP_DISPUTED or `geo-nlp extract --disputed`; disputed.csv has both
readings, place by place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Literal, get_args

from geo_nlp.errors import InputError
from geo_nlp.gazetteer.entries import Entry
from geo_nlp.gazetteer.tables import rows
from geo_nlp.suggest import unknown

Policy = Literal["recognised", "administered", "none"]
VARIABLE = "GEO_NLP_DISPUTED"
POLICIES: tuple[Policy, ...] = get_args(Policy)

chosen: ContextVar[str | None] = ContextVar("geo_nlp_disputed", default=None)
"""The policy of the pipeline at work; None where it has none of its own."""


@contextmanager
def using(name: str | None) -> Iterator[None]:
    """Let `gazetteer()` give the places by that policy inside the block: how a pipeline works with one of its own."""
    token = chosen.set(name)
    try:
        yield
    finally:
        chosen.reset(token)


def in_use() -> str:
    """The policy of the pipeline at work, else the one that GEO_NLP_DISPUTED names, else the default."""
    return chosen.get() or os.environ.get(VARIABLE) or POLICIES[0]


def asked(name: str) -> Policy | None:
    """The policy of that name for a pipeline of its own; None where every pipeline has the default anyway.

    >>> asked("administered"), asked("recognised")
    ('administered', None)
    """
    policy(name)
    return next((known for known in POLICIES if known == name and {name, in_use()} != {POLICIES[0]}), None)


def policy(name: str | None = None) -> Callable[[Entry], Entry]:
    """What the policy of that name, else the one in use, makes of an entry; `InputError` where there is none.

    >>> golan = Entry("place:golan-heights", "Golan Heights", "place", "SYR", None, "place")
    >>> policy("administered")(golan).country, policy("none")(golan).country
    ('ISR', None)
    """
    wanted = name or in_use()
    if wanted not in POLICIES:
        raise InputError(unknown("policy for disputed places", wanted, POLICIES))
    table = {row["id"]: row for row in rows("disputed")}

    def apply(entry: Entry) -> Entry:
        row = table.get(entry.id)
        if row is None:
            return entry
        country = None if wanted == "none" else row[wanted] or None
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
