"""Pairs of dates: "from March 21 to April 2" is one phrase that begins on the first, "on Monday and Friday" are two.

A range is dated by its first day; "between May and September" and "in May and September" are no finer than what holds
both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from geo_nlp.slotted import replace

BLANK = r"\s{0,3}"
RANGE_WORD = r",?\s{1,3}(?:%s)\s{1,3}(?:the\s{1,3})?"
LINK = re.compile(rf"{BLANK}(?:[-–—]|{RANGE_WORD % 'to|through|and|or|into|until|till'}){BLANK}")
RANGE = re.compile(rf"{BLANK}(?:[-–—]|{RANGE_WORD % 'to|through|until|till'}){BLANK}")
BETWEEN = re.compile(r"\bbetween\s{1,3}(?:the\s{1,3})?$")
SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CONSECUTIVE_DAYS = frozenset(zip(SHORT_DAYS, (*SHORT_DAYS[1:], SHORT_DAYS[0]), strict=True))
SPANNING = frozenset({"date", "british", "month", "weekday", "iso"})
"""Forms of which two are read as the ends of a range."""
COUNTED = frozenset({"apart", "beside", "hours"})
"""Forms that are counted from another date, which is none beside them: "on Monday, and a day later"."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase of a text: where it stands, its form and parts; `ranged` where it is one of several dates.

    `until` is the other end of a range, of which `start` and `parts` are the first; `within` where something
    happened at some time between both.
    """

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]
    ranged: bool = False
    until: DatePhrase | None = None
    within: bool = False


def with_ranges(found: list[DatePhrase], low: str) -> list[DatePhrase]:
    """The phrases with those that make a range put together, in the lower-case text `low`."""
    if len(found) < 2:
        return found
    found = _ranges_joined(_years_joined(found, low), low)
    tied = [
        b.kind not in COUNTED and a.kind not in COUNTED and bool(LINK.fullmatch(low, a.end, b.start))
        for a, b in pairwise(found)
    ]
    beside = [any(pair) for pair in zip([False, *tied], [*tied, False], strict=True)]
    return [replace(p, ranged=True) if many else p for p, many in zip(found, beside, strict=True)]


def _years_joined(found: list[DatePhrase], low: str) -> list[DatePhrase]:
    """Two years that are tied as one phrase: "from 2014 to 2016", "in 2014 and 2016"."""
    joined: list[DatePhrase] = []
    for phrase in found:
        first = joined[-1] if joined else None
        if first is not None and first.kind == phrase.kind == "year" and LINK.fullmatch(low, first.end, phrase.start):
            parts = {"year": first.parts["year"], "until": phrase.parts.get("until", phrase.parts["year"])}
            if not RANGE.fullmatch(low, first.end, phrase.start):
                between = BETWEEN.search(low, max(0, first.start - 15), first.start) is not None
                parts["tie"] = "between" if between else "and"
            joined[-1] = DatePhrase(first.start, phrase.end, "year", parts)
        else:
            joined.append(phrase)
    return joined


def _ranges_joined(found: list[DatePhrase], low: str) -> list[DatePhrase]:
    """Two days or months that are the ends of a range as one phrase."""
    joined: list[DatePhrase] = []
    for phrase in found:
        first = joined[-1] if joined else None
        if first is None or first.until is not None or not {first.kind, phrase.kind} <= SPANNING:
            joined.append(phrase)
            continue
        between = BETWEEN.search(low, max(0, first.start - 15), first.start) is not None
        ranged = RANGE.fullmatch(low, first.end, phrase.start) is not None
        between = between or (first.kind == phrase.kind == "month" and not ranged)  # "in May and October"
        if ranged or ((between or _is_next_day(first, phrase)) and LINK.fullmatch(low, first.end, phrase.start)):
            parts = _with_year(first.parts, phrase.parts)
            joined[-1] = DatePhrase(first.start, phrase.end, first.kind, parts, until=phrase, within=between)
        else:
            joined.append(phrase)
    return joined


def _is_next_day(first: DatePhrase, last: DatePhrase) -> bool:
    """Whether two days follow each other, so that they are one time: "on Thursday and Friday", "May 3 and May 4"."""
    if first.kind == last.kind == "date" and "day" in first.parts and "day" in last.parts:
        same = first.parts["month"][:3] == last.parts["month"][:3] and "until" not in {*first.parts, *last.parts}
        return same and int(last.parts["day"]) == int(first.parts["day"]) + 1
    one, other = first.parts.get("weekday"), last.parts.get("weekday")
    if first.kind != "weekday" or last.kind != "weekday" or one is None or other is None:
        return False
    return {"week", "shift"}.isdisjoint({*first.parts, *last.parts}) and (one[:3], other[:3]) in CONSECUTIVE_DAYS


def _with_year(first: Mapping[str, str], last: Mapping[str, str]) -> Mapping[str, str]:
    """The first end with the year of the last, which it shares: "March 30 to April 2, 2023"."""
    shares = "month" in first and not {"year", "which", "shift"} & first.keys()
    return {**first, **{k: last[k] for k in ("year", "which") if k in last}} if shares else first
