"""The calendar: days, weeks, months and quarters as ISO dates, and those in the parts of a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.time.grammar import COUNTS, ORDINALS
from geo_nlp.types import Granularity

Value = tuple[str, Granularity]
Parts = Mapping[str, str]
MOST_UNITS = 1000
WAYS = {"earlier": -1, "before": -1, "previously": -1, "previous": -1, "same": 0}
DAYTIME = frozenset({"morning", "afternoon", "evening", "night"})


def moved(day: date, count: int, unit: str) -> Value | None:
    """The day, week, month or year that lies `count` units from a day; None beyond the years of the news."""
    try:
        return _moved(day, count, unit) if abs(count) < MOST_UNITS else None
    except (ValueError, OverflowError):
        return None


def _moved(day: date, count: int, unit: str) -> Value:
    """As `moved`, with an error beyond the calendar."""
    if unit == "day":
        return (day + timedelta(days=count)).isoformat(), "day"
    if unit in ("week", "fortnight"):
        return week_of(day + timedelta(weeks=count * (2 if unit == "fortnight" else 1)))
    if unit == "month":
        index = day.year * 12 + day.month - 1 + count
        return f"{index // 12:04}-{index % 12 + 1:02}", "month"
    if unit == "quarter":
        index = day.year * 4 + (day.month - 1) // 3 + count
        return f"{index // 4:04}-Q{index % 4 + 1}", "quarter"
    return f"{day.replace(year=day.year + count, day=1).year:04}", "year"


def week_of(day: date) -> Value:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}", "week"


def in_week(weekday: str, week: str) -> Value:
    """A weekday within an ISO week.

    >>> in_week("tuesday", "2025-W08")
    ('2025-02-18', 'day')
    """
    return date.fromisocalendar(int(week[:4]), int(week[6:]), weekday_of(weekday) + 1).isoformat(), "day"


def count_of(parts: Parts) -> int:
    """The number in "two days", "a week", "the day"."""
    word = parts.get("count", "a")
    return COUNTS.get(word) or int(word)


def steps_of(kind: str, parts: Parts) -> tuple[int, str] | None:
    """How many days, weeks, months or years a phrase is from the date it is counted from; None where it is vague.

    Some hours are taken to be of the same day.

    >>> steps_of("apart", {"count": "two", "unit": "day", "way": "earlier"}), steps_of("hours", {"way": "later"})
    ((-2, 'day'), (0, 'day'))
    """
    way, unit = 0 if "that" in parts else WAYS.get(parts.get("way", ""), 1), parts.get("unit", "day")
    count = count_of(parts)
    if kind == "hours":
        days, rest = divmod(count, 24) if unit == "hour" else (0, 0)
        return (way * days, "day") if (days == 0 and rest <= 12) or (days and rest == 0) else None
    if unit == "fortnight":
        return 2 * way * count, "week"
    return way * count, "day" if unit in DAYTIME else unit


def month_of(parts: Parts) -> int:
    """The month by its name, its beginning or its number."""
    word = parts["month"].rstrip(".")
    return int(word) if word.isdigit() else next(n for name, n in MONTHS.items() if name.startswith(word[:3]))


def weekday_of(word: str) -> int:
    """The weekday by its name or its beginning; 0 is Monday."""
    return next(n for name, n in WEEKDAYS.items() if name.startswith(word.rstrip(".")[:3]))


def day_or_month(year: int, month: int, parts: Parts) -> Value:
    """The day of a phrase, the first of a range; else the month, also for two days apart ("May 3 and 9")."""
    listed = parts.get("tie") in ("and", "or") and int(parts["until"]) != int(parts["day"]) + 1
    if "day" not in parts or listed:
        return f"{year}-{month:02}", "month"
    return date(year, month, int(parts["day"])).isoformat(), "day"


def quarter_of(parts: Parts) -> int:
    """The number in "the third quarter", "Q3"."""
    return int(parts.get("digit") or ORDINALS[parts["nth"]])
