"""Office holders by date: "the Turkish prime minister" at the date of the article."""

from __future__ import annotations

from geo_nlp.gazetteer import Entry, gazetteer


def holder_of(country: str, post: str, date: str | None) -> Entry | None:
    """The one person who held `post` for `country` at `date`, a day or year; None where that is unknown or not unique.

    A body beside the government that claims the post (the Houthis, Myanmar's shadow government) counts only where
    no other person holds it.

    >>> holder_of("USA", "head_of_state", "2014-06-01").name
    'Barack Obama'
    >>> holder_of("MMR", "foreign_minister", "2023-06-01").name
    'Than Swe'
    """
    if date is None:
        return None
    held: dict[str, Entry] = {}
    rivals: dict[str, Entry] = {}
    for entry in gazetteer().holders.get(f"{country} {post}", ()):
        for tenure in entry.tenures:
            if (
                (tenure.country, tenure.post) == (country, post)
                and tenure.since <= date + "~"
                and (not tenure.until or date <= tenure.until + "~")
            ):
                (rivals if tenure.organisation else held)[entry.id] = entry
    held = held or rivals
    return next(iter(held.values())) if len(held) == 1 else None
