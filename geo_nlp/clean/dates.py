"""Absolute publication dates as news pages print them, to ISO; nothing relative, nothing guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?![\d])",
        rf"(?<!\d){YEAR} ?年 ?(?P<month>\d\d?) ?月 ?(?P<day>\d\d?) ?日",
        rf"(?<![\d-])(?P<first>\d\d?)(?P<separator>[-/.])(?P<second>\d\d?)(?P=separator){YEAR}(?!\d)",
        rf"(?<!\d){DAY}[ -]?(?:of )?{MONTH},?[ -]{YEAR}(?!\d)",
        rf"\b{MONTH} ?{DAY},? ?{YEAR}(?!\d)",
        rf"\b{MONTH} {DAY},? \d\d?:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{{2,4}})? {YEAR}(?!\d)",
    )
)


def iter_dates(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, ISO date) for each absolute calendar date in `text`, in text order.

    Day and month in figures are told apart only where one of them is over 12, or where dashes or dots join them
    (then the day is first, as Indian and European pages write): 03/04/2025 is two dates, so it is none.

    >>> list(iter_dates("Created: 26-02-2025 | Updated: 27 February 2025"))
    [(9, '2025-02-26'), (31, '2025-02-27')]
    """
    found: dict[int, str] = {}
    for form in FORMS:
        for match in form.finditer(text):
            if (iso := _iso(match.groupdict())) is not None:
                found.setdefault(match.start(), iso)
    yield from sorted(found.items())


def find_date(text: str) -> str | None:
    """Return the first absolute date in `text` as ISO.

    >>> find_date("Updated: 27-02-2025 19:52 IST"), find_date("Nov. 19th, 2019")
    ('2025-02-27', '2019-11-19')
    >>> find_date("03/04/2025") is None, find_date("31 June 2020") is None
    (True, True)
    """
    return next((iso for _, iso in iter_dates(text)), None)


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if (first := parts.get("first")) and (second := parts.get("second")):
        a, b = int(first), int(second)
        if b > 12:
            a, b = b, a
        elif a <= 12 and a != b and parts["separator"] == "/":
            return None
        day, month = a, b
    else:
        name = (parts["month"] or "").casefold()
        day, month = int(parts["day"] or 0), int(name) if name.isdigit() else MONTHS[name]
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
