"""Deictic date phrases, relative to the day of the article: "on Thursday", "last month", "in March", "two weeks ago".

A phrase that may mean two dates ("next Friday" on a Monday) has no value.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from geo_nlp.pipes.time.calendar import (
    Parts,
    Value,
    count_of,
    day_or_month,
    in_week,
    month_of,
    moved,
    quarter_of,
    week_of,
    weekday_of,
)

Lean = Literal["past", "open", "ahead"]
Resolver = Callable[[Parts, date, Lean], Value | None]
# How many days a date without a year may lie on the other side of the article: clocks differ, plans are reported late.
SLACK = {"past": 2, "open": 45, "ahead": 14}
SPOKEN_DAYS = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
CALENDAR_KINDS = frozenset({"date", "british", "month", "holiday"})  # forms that may lack their year
SHIFTS = {"last": -1, "this": 0, "current": 0, "next": 1}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _without_year(parts: Parts, today: date, lean: Lean) -> Value | None:
    """A day or month without its year: the nearest on the side of the tense, unless a word gives the year."""
    month, shift = month_of(parts), parts.get("shift")
    if "which" in parts or shift in ("this", "current"):
        return day_or_month(today.year + SHIFTS[parts.get("which", "this")], month, parts)
    if shift in ("last", "this past"):
        return day_or_month(today.year - (month >= today.month), month, parts)
    if shift in ("next", "this coming", "coming"):
        return day_or_month(today.year + (month <= today.month), month, parts)
    return None if shift else day_or_month(_nearest_year(month, parts, today, lean), month, parts)


def _nearest_year(month: int, parts: Parts, today: date, lean: Lean) -> int:
    """The year of a day or month that lies on the side of the tense, a day with some slack on the other."""
    exact = "day" in parts
    slack = timedelta(days=SLACK[lean] if exact or lean == "open" else 0)
    fitting = []
    for year in (today.year - 1, today.year, today.year + 1):
        length = monthrange(year, month)[1]
        day = int(parts.get("day", 1 if lean != "ahead" else length))
        if day > length:
            continue
        when = date(year, month, day)
        if when >= today - slack if lean == "ahead" else when <= today + slack:
            fitting.append(year)
    return min(fitting) if lean == "ahead" else max(fitting)


def _weekday(parts: Parts, today: date, lean: Lean) -> Value | None:
    """A weekday: in an article of that day it is that day; "next Friday" may not be this week's."""
    if "week" in parts:
        return in_week(parts["weekday"], week_of(today + timedelta(weeks=SHIFTS[parts["week"]]))[0])
    back = (today.weekday() - weekday_of(parts["weekday"])) % 7
    shift = parts.get("shift", "")
    if shift in ("previous", "following", "current"):
        return None
    if shift == "next" and week_of(today + timedelta(days=7 - back)) == week_of(today):
        return None
    if shift in ("next", "coming", "this coming") or (lean == "ahead" and shift not in ("last", "past", "this past")):
        strictly = 7 if shift == "next" else 0
        return (today + timedelta(days=-back % 7 or strictly)).isoformat(), "day"
    return (today - timedelta(days=back or (7 if shift in ("last", "past", "this past") else 0))).isoformat(), "day"


def _spoken(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "Yesterday", "tonight", "the day after tomorrow"."""
    return moved(today, SPOKEN_DAYS.get(parts["word"], 0), "day")


def _ago(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "Two years ago" is a year, "two years ago this week" a month of it."""
    if "since" in parts and parts["unit"] == "year":
        return moved(today, -12 * count_of(parts), "month")
    return moved(today, -count_of(parts), parts["unit"])


def _from_now(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "Two weeks from now", "in two weeks", of what is planned."""
    return moved(today, count_of(parts), parts["unit"]) if lean == "ahead" else None


def _weekend(parts: Parts, today: date, lean: Lean) -> Value | None:
    """A weekend as its week; "the weekend" on a weekday is the last one, unless it is to come."""
    shift = parts["shift"]
    if shift in ("last", "next"):
        return week_of(today + timedelta(weeks=SHIFTS[shift]))
    back = lean != "ahead" and shift != "this coming" and today.weekday() < 5
    return week_of(today - timedelta(weeks=1 if back else 0))


def _quarter(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "The third quarter", "Q3 last year"."""
    number = quarter_of(parts)
    if "which" in parts:
        return f"{today.year + SHIFTS[parts['which']]}-Q{number}", "quarter"
    month = number * 3 - 2 if lean != "ahead" else number * 3
    return f"{_nearest_year(month, {}, today, 'ahead' if lean == 'ahead' else 'past')}-Q{number}", "quarter"


def _season(parts: Parts, today: date, lean: Lean) -> Value | None:
    """Seasons differ over the globe, so no finer than the year; "last summer" in autumn may be either year's."""
    shift, season = parts.get("shift"), parts["season"]
    if "which" in parts:
        return f"{today.year + SHIFTS[parts['which']]}", "year"
    start = SEASONS.get(season)
    if start is None or shift in (None, "the") or (season == "fall" and shift == "in the"):
        return None
    over, begun = today.month > start + 2, today.month >= start
    if shift == "this":
        return f"{today.year}", "year"
    if shift == "last":
        return None if over else (f"{today.year - 1}", "year")
    if shift == "next":
        return (f"{today.year + 1}", "year") if begun else None
    return f"{today.year + (over if lean == 'ahead' else -(not begun))}", "year"


def _last_or_next(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "Last week" is one of the calendar, "the last week" the seven days until now."""
    shift = parts["shift"]
    if shift not in SHIFTS or ("the" in parts and shift != "current"):
        return None
    return moved(today, SHIFTS[shift], parts["unit"])


def _year_of_report(_: Parts, today: date, lean: Lean) -> Value | None:
    """ "During the year", in a report on a year, which has the date of its last day."""
    return (f"{today.year}", "year") if (today.month, today.day) == (12, 31) and lean != "ahead" else None


RELATIVE_RESOLVERS: Mapping[str, Resolver] = {
    "date": _without_year, "british": _without_year, "month": _without_year,
    "holiday": _without_year, "weekday": _weekday, "spoken": _spoken, "ago": _ago, "hence": _from_now,
    "in_days": _from_now, "weekend": _weekend, "quarter": _quarter, "season": _season, "unit": _last_or_next,
    "report_year": _year_of_report,
}  # fmt: skip
