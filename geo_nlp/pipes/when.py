"""When an event happened: a DATE span of the clause resolved against the article's date, never to an invented day.

"On Thursday" in a Thursday's article is that day; "in 2014" is a year. A span that this small grammar cannot place
gives no date at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Span, Token

from geo_nlp.types import Granularity

WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
MONTHS = {
    name: n
    for n, name in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
SPOKEN = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
Value = tuple[str, Granularity]


def event_date(trigger: Token, sentence: Span, published: str | None, *, ahead: bool) -> Value | None:
    """Date and granularity of the event at `trigger`; `ahead` when the clause looks forward.

    The nearest DATE span below the trigger or its governing verb is taken.
    """
    spans = [ent for ent in sentence.ents if ent.label_ == "DATE"]
    if not spans:
        return None
    for anchor in _anchors(trigger):
        below = [ent for ent in spans if _under(ent.root, anchor)]
        for ent in sorted(below, key=lambda ent: abs(ent.root.i - trigger.i)):
            if value := resolve(ent.text, published, ahead=ahead):
                return value
    return None


def _anchors(trigger: Token) -> Iterator[Token]:
    yield trigger
    if (trigger.pos_ == "NOUN" and trigger.head.pos_ in ("VERB", "AUX")) or (
        trigger.dep_ in ("xcomp", "conj") and trigger.head.pos_ in ("VERB", "AUX")
    ):
        yield trigger.head


def _under(token: Token, anchor: Token) -> bool:
    """Whether a date hangs on the anchor itself, not on a clause below it."""
    for _ in range(3):
        if token.head == anchor:
            return True
        if token.head.pos_ not in ("ADP", "NOUN", "PROPN", "NUM") and token.dep_ != "npadvmod":
            return False
        token = token.head
    return False


def resolve(text: str, published: str | None, *, ahead: bool = False) -> Value | None:
    """Place a date expression; relative ones need the article's date.

    >>> resolve("Thursday", "2025-02-27"), resolve("Wednesday", "2025-02-27")
    (('2025-02-27', 'day'), ('2025-02-26', 'day'))
    >>> resolve("2014", None), resolve("March 3, 2022", None), resolve("recent years", "2025-02-27")
    (('2014', 'year'), ('2022-03-03', 'day'), None)
    """
    words = re.findall(r"[a-z]+|\d+", text.lower())
    if not words:
        return None
    months = [MONTHS[w] for w in words if w in MONTHS]
    years = [int(w) for w in words if re.fullmatch(r"(19|20)\d\d", w)]
    days = [int(w) for w in words if re.fullmatch(r"[12]?\d|3[01]", w)]
    if len(months) == 1 and len(days) <= 1 and (years or published):
        return _absolute(months[0], days, years, published)
    if (
        years
        and len(words) <= 2
        and not months
        and len(years) == 1
        and set(words) <= {str(years[0]), "in", "year", "the", "early", "late", "mid"}
    ):
        return str(years[0]), "year"
    return _relative(words, date.fromisoformat(published[:10]), ahead) if published and len(published) >= 10 else None


def _absolute(month: int, days: list[int], years: list[int], published: str | None) -> Value | None:
    year = years[0] if years else int(str(published)[:4])
    if not years and published and f"{year}-{month:02}" > _next_month(published):
        year -= 1
    if not days:
        return f"{year}-{month:02}", "month"
    try:
        return date(year, month, days[0]).isoformat(), "day"
    except ValueError:
        return None


def _next_month(published: str) -> str:
    year, month = int(published[:4]), int(published[5:7] or 1)
    return f"{year + month // 12}-{month % 12 + 1:02}"


def _relative(words: list[str], day: date, ahead: bool) -> Value | None:
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "this": 0}
    shift = next((step[w] for w in words if w in step), None)
    for word in words:
        if word in SPOKEN:
            return (day + timedelta(days=SPOKEN[word])).isoformat(), "day"
        if word in WEEKDAYS and len([w for w in words if w in WEEKDAYS]) == 1:
            back = (day.weekday() - WEEKDAYS[word]) % 7
            if ahead or shift == 1:
                return (day + timedelta(days=(-back) % 7 or 7)).isoformat(), "day"
            return (day - timedelta(days=back + (7 if shift == -1 and back == 0 else 0))).isoformat(), "day"
    if shift is None:
        return None
    if words[-1] == "year":
        return str(day.year + shift), "year"
    if words[-1] == "month":
        index = day.year * 12 + day.month - 1 + shift
        return f"{index // 12}-{index % 12 + 1:02}", "month"
    if words[-1] == "week":
        year, week, _ = (day + timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02}", "week"
    return None
