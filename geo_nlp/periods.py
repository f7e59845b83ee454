"""The days that an ISO date covers, however fine it is."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from geo_nlp.errors import InputError

Period = tuple[date, date]
Day = str | int | date

MONTH_NAMES = tuple("january february march april may june july august september october november december".split())
_SHAPE = re.compile(r"(\d{3})(?:X|(\d)(?:-(?:W(\d\d)|Q([1-4])|(\d\d)(?:-(\d\d)(?:[T ].*)?)?))?)", re.DOTALL)

_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_NAMED = re.compile(rf"(?:(?P<day>\d\d?)\.?\s+)?{_MONTH}(?:\s+(?P<late>\d\d?),?)?\s+(?P<year>\d{{4}})", re.IGNORECASE)


def period(text: str | None) -> Period | None:
    """First and last day of an ISO date, week, month, quarter, year or decade; None where there is no such thing.

    >>> [day.isoformat() for day in period("2025-W09")]
    ['2025-02-24', '2025-03-02']
    >>> [day.isoformat() for day in period("199X")], period("recently")
    (['1990-01-01', '1999-12-31'], None)
    """
    found = _SHAPE.fullmatch(text or "")
    if found is None:
        return None
    decade, digit, week, quarter, month, day = found.groups()
    try:
        if digit is None:
            return date(int(decade + "0"), 1, 1), date(int(decade + "9"), 12, 31)
        year = int(decade + digit)
        if week:
            return date.fromisocalendar(year, int(week), 1), date.fromisocalendar(year, int(week), 7)
        if day:
            return (exact := date(year, int(month), int(day))), exact
        first, last = (int(month), int(month)) if month else (1, 12)
        if quarter:
            first, last = int(quarter) * 3 - 2, int(quarter) * 3
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def fineness(date: str) -> Literal["day", "month", "year"]:
    """How fine the date of an article is, by its length in ISO form.

    >>> fineness("2006-06-12"), fineness("2006-06"), fineness("2006")
    ('day', 'month', 'year')
    """
    return "day" if len(date) >= len("2006-06-12") else "month" if len(date) == len("2006-06") else "year"


def day_of_publication(date: str | None) -> str | None:
    """The date of an article where it is that of a day; None for a month, a year, or no date.

    >>> day_of_publication("2006-06-12"), day_of_publication("2006-06")
    ('2006-06-12', None)
    """
    return date if date is not None and fineness(date) == "day" else None


def iso_date(name: str, value: object) -> str | None:
    """A day or period that is asked for as ISO text, from a date, a year as a number, or text; None for None.

    Months may be named, since that cannot be mistaken; 4.3.2025 can.

    >>> iso_date("since", 2022), iso_date("since", date(2025, 2, 27)), iso_date("since", "March 2025")
    ('2022', '2025-02-27', '2025-03')
    >>> iso_date("since", "27 Feb 2025"), iso_date("since", "February 27, 2025"), iso_date("since", "4.3.2025")
    ('2025-02-27', '2025-02-27', '4.3.2025')
    """
    if value is None:
        return None
    if isinstance(value, date) and value == value:  # what pandas has for no time differs from itself
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
        return str(value)
    if isinstance(value, str):
        return _named(value) or value
    raise InputError(
        f"{name} {value!r} is not a date; give a date, a year, or text: 2025, 2025-02, 2025-W09, 2025-02-27"
    )


def _named(text: str) -> str | None:
    found = _NAMED.fullmatch(text.strip())
    if found is None or (found["day"] and found["late"]):
        return None
    name = found["month"].casefold()
    number = next((number for number, month in enumerate(MONTH_NAMES, 1) if month.startswith(name)), None)
    if number is None:
        return None
    day = found["day"] or found["late"]
    return f"{found['year']}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def bounds(since: str | None, until: str | None) -> Period:
    """The days from the first of `since` to the last of `until`, both included; either may be open.

    >>> bounds("2024-06", "2024")[1].isoformat()
    '2024-12-31'
    """
    ends = [date.min, date.max]
    for i, (name, text) in enumerate((("since", since), ("until", until))):
        if text is not None:
            days = period(iso_date(name, text))
            if days is None:
                raise InputError(f"{name} {text!r} is not a date; write it as 2025, 2025-02, 2025-W09 or 2025-02-27")
            ends[i] = days[i]
    if ends[0] > ends[1]:
        raise InputError(f"since {since!r} is later than until {until!r}")
    return ends[0], ends[1]
