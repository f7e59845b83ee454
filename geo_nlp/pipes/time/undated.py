"""Relative dates in an article without a date of publication, which cannot be placed on the calendar."""

from __future__ import annotations

import re

from geo_nlp.pipes.syntax.calendar_names import MONTHS, WEEKDAYS
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.normalization import place

SOME_DAY = "2025-02-27"
UNDATED = "no date of publication"
"""What the warning about it begins with."""
AROUND = 40  # characters: a date with its year, and what belongs to it
CUE = re.compile(
    rf"\b(?:{'|'.join(name.title() for name in (*WEEKDAYS, *MONTHS))}|today|tonight|yesterday|tomorrow|ago"
    r"|(?:last|next|this|past|coming) (?:night|week|weekend|month|year|quarter|morning|afternoon|evening))\b"
)
"""Words of which most relative dates have one; one look for all of them is cheap."""
PREPOSITION = re.compile(r"\b(?:[Oo]n|[Ii]n|[Dd]uring|[Ss]ince|[Uu]ntil|[Bb]y)\s$")


def undated_warning(text: str) -> str | None:
    """The warning about a text of an article without a date; None where it has no relative date.

    >>> undated_warning("France condemned Russia in 2022. It recalled its envoy on Monday.")
    "no date of publication, so 'on Monday' cannot be placed in time; give one with `extract --date 2025-02-27`"
    >>> undated_warning("France condemned Russia in 2022.")
    """
    phrase = relative_date(text)
    if phrase is None:
        return None
    return f"{UNDATED}, so {phrase!r} cannot be placed in time; give one with `extract --date {SOME_DAY}`"


def relative_date(text: str) -> str | None:
    """The first expression that needs the day of the article, with its preposition.

    >>> relative_date("Macron will meet Putin next week."), relative_date("Macron met Putin on 3 March 2022.")
    ('next week', None)
    """
    for cue in CUE.finditer(text):
        begin = max(0, cue.start() - AROUND)
        near = text[begin : cue.end() + AROUND]
        for phrase in find_dates(near):
            if not phrase.start <= cue.start() - begin < phrase.end:
                continue
            if place(phrase, None, "open") is None and place(phrase, SOME_DAY, "open") is not None:
                before = PREPOSITION.search(near, max(0, phrase.start - 8), phrase.start)
                start = before.start() if before is not None else phrase.start
                return near[start : phrase.end].rstrip(".,")
    return None
