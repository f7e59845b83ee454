"""Office holders by date: who "the Turkish prime minister" was when the article was written."""

from __future__ import annotations

from functools import cache

from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.tables import Tenure

UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "monarch"})


@cache
def _table() -> dict[tuple[str, str], list[tuple[Tenure, Entry]]]:
    table: dict[tuple[str, str], list[tuple[Tenure, Entry]]] = {}
    for entry in gazetteer().entries.values():
        for tenure in entry.tenures:
            if tenure.country and tenure.post in UNIQUE:
                table.setdefault((tenure.country, tenure.post), []).append((tenure, entry))
    return table


def holder_of(country: str, post: str, date: str | None) -> Entry | None:
    """The one person who held `post` for `country` at `date` (ISO); None where that is unknown or not unique.

    >>> holder_of("USA", "head_of_state", "2014-06-01").name
    'Barack Obama'
    """
    if date is None:
        return None
    held = [
        entry
        for tenure, entry in _table().get((country, post), ())
        if tenure.since <= date and (not tenure.until or date <= tenure.until + "~")
    ]
    return held[0] if len({entry.id for entry in held}) == 1 else None
