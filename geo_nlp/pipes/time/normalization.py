"""Normalization of date phrases: from the parts of a phrase to an ISO date that is no finer than the text.

Relative phrases need the article's date. What is ambiguous ("next Friday" on a Monday) or vague has no value.
"""

from __future__ import annotations

from datetime import date

from geo_nlp.lexicon import table
from geo_nlp.periods import fineness, period
from geo_nlp.pipes.time.calendar import (
    Parts,
    Value,
    day_or_month,
    month_of,
    moved,
    quarter_of,
    week_of,
    weekday_of,
)
from geo_nlp.pipes.time.deixis import CALENDAR_KINDS, RELATIVE_RESOLVERS, Lean, Resolver
from geo_nlp.pipes.time.ranges import DatePhrase
from geo_nlp.slotted import replace


def place(phrase: DatePhrase, published: str | None, lean: Lean) -> Value | None:
    """Place a phrase, seen from the article's day; `lean` is the side on which a date without a year lies."""
    try:
        if phrase.ranged or phrase.parts.get("vague") or "that" in phrase.parts:
            return None
        if phrase.until is not None:
            return _of_range(phrase, phrase.until, published, lean)
        value = _by_own_year(phrase.kind, phrase.parts)
        if value is None and published is not None and (form := RELATIVE_RESOLVERS.get(phrase.kind)) is not None:
            value = _seen_from(published, phrase, form, lean)
        if value and value[1] == "day" and "whole" in phrase.parts:  # "in the week of March 3"
            return week_of(date.fromisoformat(value[0]))
        return value
    except (ValueError, OverflowError):
        return None


def _seen_from(published: str, phrase: DatePhrase, form: Resolver, lean: Lean) -> Value | None:
    """A relative phrase, seen from an article: where its day is not known, what all days of its month or year agree on.

    The days and months of the calendar are then those of the article's own month or year: "on June 12", in an article
    of June 2006.
    """
    days = period(published)
    if days is None:
        return None
    first, last = days
    if phrase.kind in CALENDAR_KINDS:
        of_year = fineness(published) == "year" and lean == "open"
        return form(phrase.parts, first if lean == "ahead" else last, "past" if of_year else lean)
    value = form(phrase.parts, first, lean)
    return value if first == last or value == form(phrase.parts, last, lean) else None


def _of_range(phrase: DatePhrase, until: DatePhrase, published: str | None, lean: Lean) -> Value | None:
    """The first day of a range; "between two dates" is no finer than what holds both."""
    first = place(replace(phrase, until=None), published, lean)
    last = place(until, published, lean)
    if first is None or last is None:
        return None
    if phrase.kind == "weekday" and last[0] < first[0]:  # "from Saturday to Sunday", written in the week after
        days = (weekday_of(until.parts["weekday"]) - weekday_of(phrase.parts["weekday"])) % 7
        first = moved(date.fromisoformat(last[0]), -days, "day") if last[1] == first[1] == "day" else None
    elif "month" in phrase.parts and last[0] < first[0]:  # "from December 28 to January 3, 2024"
        first = f"{int(first[0][:4]) - 1}{first[0][4:]}", first[1]
    return _common_period(first, last) if phrase.within and first is not None else first


def _common_period(first: Value, last: Value) -> Value | None:
    """The week, month or year that holds two days or months."""
    if first[1] == last[1] == "day":
        week = week_of(date.fromisoformat(first[0]))
        if week == week_of(date.fromisoformat(last[0])):
            return week
    if "week" in (first[1], last[1]) or first[0][:4] != last[0][:4]:
        return None
    same_month = first[0][:7] == last[0][:7]
    return (first[0][:7], "month") if same_month else (first[0][:4], "year")


def _by_own_year(kind: str, parts: Parts) -> Value | None:
    """The value of a phrase that names its year or decade, for which no article is needed."""
    if kind == "named_day":
        return table(kind)[parts["named"]].split()[0], "day"
    if kind == "named_period":
        first, last = table(kind)[parts["named"]].split()
        return (first, "year") if first == last else _of_years(first, last, "and")
    if kind == "decade" and parts["tens"] + parts.get("century", "") != "019":
        century = parts.get("century") or ("19" if parts["tens"] >= "5" else "")
        return (f"{century}{parts['tens']}X", "decade") if century else None
    if "year" not in parts:
        return None
    year = int(parts["year"])
    if kind == "quarter":
        return f"{year}-Q{quarter_of(parts)}", "quarter"
    if "month" in parts:
        return day_or_month(year, month_of(parts), parts)
    return _of_years(parts["year"], parts["until"], parts.get("tie")) if "until" in parts else (f"{year}", "year")


def _of_years(year: str, until: str, tie: str | None) -> Value | None:
    """The decade that holds a range of years whole ("1992-95", "between 1914 and 1918"), else the first of them.

    Two that are only listed ("in 2008 and 2013") have no value. Two years that follow each other are one season or
    fiscal year, which begins in the first: "in 2015-16".
    """
    digits = "".join(c for c in until if c.isdigit())
    last = year[: 4 - len(digits)] + digits
    if year >= last:
        return None
    if int(last) == int(year) + 1 and tie is None:
        return year, "year"
    if year[:3] == last[:3]:
        return f"{year[:3]}X", "decade"
    return None if tie == "and" else (year, "year")
