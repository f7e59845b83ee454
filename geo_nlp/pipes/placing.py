"""Date phrases on the calendar: from the parts of a phrase to an ISO date that is no finer than the text.

Relative phrases need the article's date. What is ambiguous ("next Friday" on a Monday) or vague has no place.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from geo_nlp.pipes.dates import COUNTS, HOLIDAYS, MONTHS, ORDINALS, WEEKDAYS, Phrase, find_dates
from geo_nlp.types import Granularity

Value = tuple[str, Granularity]
Lean = Literal["past", "open", "ahead"]
Parts = Mapping[str, str]
# How many days a date without a year may lie on the other side of the article: clocks differ, plans are told late.
SLACK = {"past": 2, "open": 45, "ahead": 14}
LONG_AGO = 1000
SPOKEN = {
    "yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
SHIFTS = {"last": -1, "this": 0, "current": 0, "next": 1}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def resolve(text: str, published: str | None, *, ahead: bool = False) -> Value | None:
    """Place a date expression that stands alone.

    >>> resolve("Thursday", "2025-02-27"), resolve("Wednesday", "2025-02-27")
    (('2025-02-27', 'day'), ('2025-02-26', 'day'))
    >>> resolve("2014", None), resolve("March 3, 2022", None), resolve("recent years", "2025-02-27")
    (('2014', 'year'), ('2022-03-03', 'day'), None)
    """
    found = list(find_dates(text))
    return place(found[0], published, "ahead" if ahead else "open") if len(found) == 1 else None


def place(phrase: Phrase, published: str | None, lean: Lean) -> Value | None:
    """Place a phrase, seen from the article's day; `lean` is the side on which a date without a year lies."""
    try:
        if phrase.ranged or phrase.parts.get("vague"):
            return None
        if absolute := _absolute(phrase.kind, phrase.parts):
            return absolute
        if published is None or (form := RELATIVE.get(phrase.kind)) is None:
            return None
        return form(phrase.parts, date.fromisoformat(published[:10]), lean)
    except (ValueError, OverflowError):
        return None


def moved(day: date, count: int, unit: str) -> Value | None:
    """The day, week, month or year that lies `count` units from a day; None beyond the years of the news."""
    try:
        return _moved(day, count, unit) if abs(count) < LONG_AGO else None
    except (ValueError, OverflowError):
        return None


def _moved(day: date, count: int, unit: str) -> Value:
    if unit == "day":
        return (day + timedelta(days=count)).isoformat(), "day"
    if unit == "week":
        return week_of(day + timedelta(weeks=count))
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
    return date.fromisocalendar(int(week[:4]), int(week[6:]), _weekday(weekday) + 1).isoformat(), "day"


def count_of(parts: Parts) -> int:
    """The number in "two days", "a week", "the day"."""
    word = parts.get("count", "a")
    return COUNTS.get(word) or int(word)


def _month(parts: Parts) -> int:
    word = parts["month"].rstrip(".")
    return int(word) if word.isdigit() else next(n for name, n in MONTHS.items() if name.startswith(word[:3]))


def _weekday(word: str) -> int:
    return next(n for name, n in WEEKDAYS.items() if name.startswith(word.rstrip(".")[:3]))


def _absolute(kind: str, parts: Parts) -> Value | None:
    """What needs no article: a phrase that tells its year or decade."""
    if kind == "decade" and parts["tens"] + parts.get("century", "") != "019":
        century = parts.get("century") or ("19" if parts["tens"] >= "5" else "")
        return (f"{century}{parts['tens']}X", "decade") if century else None
    if "year" not in parts:
        return None
    year = int(parts["year"])
    if kind == "slashed":
        return _slashed(int(parts["one"]), int(parts["two"]), year)
    if kind == "quarter":
        return f"{year}-Q{_quarter(parts)}", "quarter"
    if kind == "holiday":
        return date(year, *HOLIDAYS[parts["name"].replace("’", "'")]).isoformat(), "day"
    if "month" in parts:
        return _day_or_month(year, _month(parts), parts)
    return None if "until" in parts else (f"{year}", "year")


def _slashed(one: int, two: int, year: int) -> Value | None:
    """Day and month by slashes; where either could be the day it is none of ours to choose."""
    if one <= 12 and two <= 12 and one != two:
        return None
    return date(year, min(one, two), max(one, two)).isoformat(), "day"


def _day_or_month(year: int, month: int, parts: Parts) -> Value:
    if "day" not in parts or "until" in parts:
        return f"{year}-{month:02}", "month"
    return date(year, month, int(parts["day"])).isoformat(), "day"


def _quarter(parts: Parts) -> int:
    return int(parts.get("digit") or ORDINALS[parts["nth"]])


def _dated(parts: Parts, today: date, lean: Lean) -> Value | None:
    """A day or month without its year: the nearest on the side of the tense, unless a word tells it."""
    month, shift = _month(parts), parts.get("shift")
    if "which" in parts or shift in ("this", "current"):
        return _day_or_month(today.year + SHIFTS[parts.get("which", "this")], month, parts)
    if shift in ("last", "this past"):
        return _day_or_month(today.year - (month >= today.month), month, parts)
    if shift in ("next", "this coming", "coming"):
        return _day_or_month(today.year + (month <= today.month), month, parts)
    return None if shift else _day_or_month(_year(month, parts, today, lean), month, parts)


def _year(month: int, parts: Parts, today: date, lean: Lean) -> int:
    exact = "day" in parts
    slack = timedelta(days=SLACK[lean] if exact or lean == "open" else 0)
    fitting = []
    for year in (today.year - 1, today.year, today.year + 1):
        length = monthrange(year, month)[1]
        day = int(parts.get("day", 1 if lean != "ahead" else length))
        if day <= length and (date(year, month, day) >= today - slack if lean == "ahead" else True):
            fitting += [year] if lean == "ahead" or date(year, month, day) <= today + slack else []
    return min(fitting) if lean == "ahead" else max(fitting)


def _holiday(parts: Parts, today: date, lean: Lean) -> Value | None:
    month, day = HOLIDAYS[parts["name"].replace("’", "'")]
    return _dated({**parts, "month": str(month), "day": str(day)}, today, lean)


def _of_week(parts: Parts, today: date, lean: Lean) -> Value | None:
    """A weekday: in an article of that day it is that day; "next Friday" may not be this week's."""
    if "week" in parts:
        return in_week(parts["weekday"], week_of(today + timedelta(weeks=SHIFTS[parts["week"]]))[0])
    back = (today.weekday() - _weekday(parts["weekday"])) % 7
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
    return moved(today, SPOKEN.get(parts["word"], 0), "day")


def _ago(parts: Parts, today: date, lean: Lean) -> Value | None:
    return moved(today, -count_of(parts), parts["unit"])


def _hence(parts: Parts, today: date, lean: Lean) -> Value | None:
    return moved(today, count_of(parts), parts["unit"]) if lean == "ahead" else None


def _weekend(parts: Parts, today: date, lean: Lean) -> Value | None:
    shift = parts["shift"]
    if shift in ("last", "next"):
        return week_of(today + timedelta(weeks=SHIFTS[shift]))
    back = lean != "ahead" and shift != "this coming" and today.weekday() < 5
    return week_of(today - timedelta(weeks=1 if back else 0))


def _quarterly(parts: Parts, today: date, lean: Lean) -> Value | None:
    number = _quarter(parts)
    if "which" in parts:
        return f"{today.year + SHIFTS[parts['which']]}-Q{number}", "quarter"
    month = number * 3 - 2 if lean != "ahead" else number * 3
    return f"{_year(month, {}, today, 'ahead' if lean == 'ahead' else 'past')}-Q{number}", "quarter"


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


def _unit(parts: Parts, today: date, lean: Lean) -> Value | None:
    """ "Last week" is one of the calendar, "the last week" the seven days until now."""
    shift = parts["shift"]
    return (
        None
        if shift not in SHIFTS or ("the" in parts and shift != "current")
        else moved(today, SHIFTS[shift], parts["unit"])
    )


RELATIVE: Mapping[str, Callable[[Parts, date, Lean], Value | None]] = {
    "date": _dated, "british": _dated, "month": _dated, "holiday": _holiday, "weekday": _of_week, "week_day": _of_week,
    "spoken": _spoken, "ago": _ago, "hence": _hence, "weekend": _weekend, "quarter": _quarterly, "season": _season,
    "unit": _unit,
}  # fmt: skip
