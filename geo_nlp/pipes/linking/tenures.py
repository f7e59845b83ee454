"""Tenures of known people: the posts that they hold at a date, or held in a year that the text names."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Entry, Tenure, gazetteer

LIFE = 80  # years from a birth to the last first office


def has_ended(tenure: Tenure, date: str | None) -> bool:
    """Whether a tenure has ended at a date; if that is unknown, whether it has ended at all."""
    return bool(tenure.until) and (date is None or date > tenure.until + "~")


def is_now(tenure: Tenure, date: str | None) -> bool:
    """Whether a tenure lasts at a date that is known."""
    return date is not None and tenure.since <= date and not has_ended(tenure, date)


def tenure_at(entry: Entry, date: str | None) -> Tenure | None:
    """The tenure of a person at `date`, else the last one begun before it."""
    begun = [t for t in entry.tenures if not date or t.since <= date] or list(entry.tenures[:1])
    holding = [t for t in begun if not has_ended(t, date)]
    return next(reversed(holding or begun), None)


def in_office(actor: str | None, year: str) -> bool:
    """Whether a known person held a post in a year; of others nothing is known."""
    entry = gazetteer().entries.get(actor or "")
    return entry is None or any(held_in(tenure, year) for tenure in entry.tenures)


def held_in(tenure: Tenure, year: str) -> bool:
    """Whether a post was held at some time of a year."""
    return tenure.since[:4] <= year and (not tenure.until or year <= tenure.until)


def living(entries: Sequence[Entry], year: str | None) -> list[Entry]:
    """Those of one name who may be meant in a year: those then in office, else those who lived or soon held one."""
    if year is None or not entries:
        return list(entries)
    then = [e for e in entries if any(held_in(t, year) for t in e.tenures)]
    return then or [e for e in entries if not e.tenures or int(e.tenures[0].since[:4] or year) < int(year) + LIFE]


def time_of_office(entries: Sequence[Entry], year: str | None, date: str | None) -> str | None:
    """The day that tells namesakes apart: the end of a year in which one held a post, else `date`."""
    if year is None or (date is not None and date[:4] <= year):
        return date
    return f"{year}-12-31" if any(held_in(t, year) for e in entries for t in e.tenures) else date


def posts_of(actor: str | None) -> set[str]:
    """The posts that a known person has ever held."""
    entry = gazetteer().entries.get(actor or "")
    return {tenure.post for tenure in entry.tenures} if entry else set()


def tenured_post(actor: str | None, date: str | None = None) -> str | None:
    """The post that a known person held at `date`, else the last one."""
    entry = gazetteer().entries.get(actor or "")
    tenure = tenure_at(entry, date) if entry else None
    return tenure.post if tenure else None


def posts_held_at(actor: str | None, date: str | None) -> list[str]:
    """The posts that a known person holds at `date`, else at the end of the table; the last ones first."""
    entry = gazetteer().entries.get(actor or "")
    begun = [t for t in entry.tenures if not date or t.since <= date] if entry else []
    return [t.post for t in reversed(begun) if not has_ended(t, date)]


def tenure_in(actor: str | None, post: str, date: str | None) -> Tenure | None:
    """The last tenure of `post` that a known person began by `date`: the state of a "Defence Minister X"."""
    entry = gazetteer().entries.get(actor or "")
    held = [t for t in entry.tenures if t.post == post and (not date or t.since <= date)] if entry else []
    return held[-1] if held else None
