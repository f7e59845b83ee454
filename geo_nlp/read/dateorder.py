"""Dates in figures, and whether a column of them has the day or the month first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from geo_nlp.clean.dates import find_date
from geo_nlp.errors import InputError
from geo_nlp.periods import iso_date

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: tuple[Order, ...] = get_args(Order)
Known = Callable[[], Order | None]

FIGURES = re.compile(r"\s*(?:[A-Za-z]{3,9},? )?(\d\d?)([-/.])(\d\d?)\2((?:19|20)\d\d|\d\d)(?![\d/.-])")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
COARSE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")  # a year or a month
BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?")
SECONDS = re.compile(r"[1-9]\d{9}(?:\d{3})?")  # since 1970, from 2001 on; or milliseconds
FIRST = {"dmy": "day", "mdy": "month", "ymd": "year"}
MOST_STRETCHES = 4  # of rows with one order that are named one by one
CENTURY = 69  # two figures from here on are of the 20th century, as POSIX has it


def order_of_name(name: str | None) -> Order | None:
    """The order that an option names; None for "auto".

    >>> order_of_name("mdy"), order_of_name("auto")
    ('mdy', None)
    """
    if name in (None, "auto"):
        return None
    known = next((order for order in ORDERS if order == name), None)
    if known is None:
        raise InputError(f"date order {name!r} is unknown; give {', '.join(ORDERS)} or auto")
    return known


def unknown() -> Order | None:
    """The order of a date that stands by itself."""
    return None


def given_date(value: str, order: Known = unknown) -> str | None:
    """Read a date column: ISO with or without a time, or any absolute date that a page may print; also a month or year.

    Data sets also have the day without dashes (20250227, with a time or not), and data frames seconds or milliseconds.
    `order` is asked only where day and month could be either; without an answer dashes and dots have the day first, as
    Indian and European pages write, and with slashes the date is none.

    >>> given_date("2025-02-27T10:00:00Z"), given_date("27 Feb 2025"), given_date("last week")
    ('2025-02-27', '2025-02-27', None)
    >>> given_date("20250227"), given_date("20250227T101500Z"), given_date("1740614400000")
    ('2025-02-27', '2025-02-27', '2025-02-27')
    >>> given_date("02/27/2025 5:30 PM"), given_date("03/04/2025"), given_date("03/04/2025", lambda: "mdy")
    ('2025-02-27', None, '2025-03-04')
    >>> given_date("2006-06"), given_date("Sept. 2006"), given_date("2006"), given_date("2006-13")
    ('2006-06', '2006-09', '2006', None)
    """
    if ISO.match(value):
        return find_date(value[:10])
    if basic := BASIC.fullmatch(value):
        return find_date("-".join(basic.groups()))
    if SECONDS.fullmatch(value):
        return datetime.datetime.fromtimestamp(int(value[:10]), datetime.UTC).date().isoformat()
    named = iso_date("date", value.strip())
    if COARSE.fullmatch(named or ""):
        return named
    read = readings(value)
    if len({*read.values()}) > 1 and (known := order()) in read:
        return read[known]
    usual = {read[name] for name in ("dmy", "mdy") if name in read}
    return usual.pop() if len(usual) == 1 else find_date(value)


def readings(value: str) -> dict[Order | None, str]:
    """What a date in figures may mean, by the order; nothing for dates of another form.

    >>> readings("02/27/2025"), readings("3.4.2025"), readings("2025-02-27")
    ({'mdy': '2025-02-27'}, {'dmy': '2025-04-03', 'mdy': '2025-03-04'}, {})
    """
    if not (match := FIGURES.match(value)):
        return {}
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    short = len(match[4]) == 2
    parts: dict[Order | None, tuple[int, int, int]] = {"dmy": (c, b, a), "mdy": (c, a, b)}
    if short:
        parts["ymd"] = (a, b, c)
    found: dict[Order | None, str] = {}
    for order, (year, month, number) in parts.items():
        try:
            found[order] = datetime.date(century(year) if short else year, month, number).isoformat()
        except ValueError:
            continue
    return found


def century(year: int) -> int:
    """The year of two figures."""
    return year + (1900 if year >= CENTURY else 2000)


@dataclass(slots=True)
class Stretch:
    """Rows that follow each other and have the same order, as far as they show one: the first and last that do."""

    order: Order
    first: int
    last: int
    value: str


class Evidence:
    """The values of a column that settle the order: 27 is no month."""

    def __init__(self) -> None:
        self.settled: dict[Order, str] = {}
        self.stretches: list[Stretch] = []

    def add(self, values: Iterable[str]) -> Evidence:
        """Take in values, one of each row; the first that settles an order stands for it."""
        for number, value in enumerate(values, start=1):
            self.see(number, value)
        return self

    def see(self, row: int, value: str) -> None:
        """Take in the value of a row."""
        read = readings(value)
        if ("dmy" in read) == ("mdy" in read):
            return
        order: Order = "dmy" if "dmy" in read else "mdy"
        shown = value.strip()[:40]
        self.settled.setdefault(order, shown)
        if self.stretches and self.stretches[-1].order == order:
            self.stretches[-1].last = row
        elif len(self.stretches) <= MOST_STRETCHES:
            self.stretches.append(Stretch(order, row, row, shown))

    @property
    def order(self) -> Order | None:
        """The order of the column; None where no value settles it, or two contradict each other.

        >>> Evidence().add(["03/04/2025", "02/27/2025"]).order, Evidence().add(["27/02/2025", "02/27/2025"]).order
        ('mdy', None)
        """
        return next(iter(self.settled)) if len(self.settled) == 1 else None

    @property
    def mixed(self) -> bool:
        """Whether the column has dates of both orders."""
        return len(self.settled) > 1

    @property
    def said(self) -> str | None:
        """What to report of it: the order and its proof, or the contradiction; None where nothing settles it.

        >>> Evidence().add(["27/02/2025", "03/04/2025", "02/27/2025", "02/28/2025"]).said[29:120]
        "the day is first in row 1 ('27/02/2025'), the month is first in rows 3 to 4 ('02/27/2025');"
        """
        if self.order:
            return f"dates have the {FIRST[self.order]} first, as {self.settled[self.order]!r} shows"
        if not self.mixed:
            return None
        either = "a date that could be either is left out"
        if len(self.stretches) > MOST_STRETCHES:
            found = " and ".join(f"{value!r} with the {FIRST[order]} first" for order, value in self.settled.items())
            return f"dates contradict each other: there is {found}, row by row; {either}: write them as 2025-02-27"
        return (
            f"dates contradict each other: the {', the '.join(map(in_words, self.stretches))}; {either}: split the file"
            " there and give --date-order for each part, or write the dates as 2025-02-27"
        )


def in_words(stretch: Stretch) -> str:
    """Which order the rows of a stretch have.

    >>> in_words(Stretch("dmy", 1, 250, "27/02/2025"))
    "day is first in rows 1 to 250 ('27/02/2025')"
    """
    first, last = stretch.first, stretch.last
    rows = f"row {first}" if first == last else f"rows {first} to {last}"
    return f"{FIRST[stretch.order]} is first in {rows} ({stretch.value!r})"
