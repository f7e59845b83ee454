"""When a surname alone leaves open which of several leaders is meant: Kim, Lee, Castro, Gandhi.

The state that the article names decides, then the office: a head of state comes before a head of government of another
country. Where a leader elsewhere may be meant as well, or two people of no such office, the text leaves it open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo_nlp.gazetteer import Entry, Tenure
from geo_nlp.pipes.linking.tenures import is_now

HEADS_OF_STATE = frozenset({"head_of_state", "monarch"})
YEARS_KNOWN_BY_SURNAME = 5  # years for which a former leader is still known by his surname
MANY_NAMESAKES = 3  # other bearers of a surname, of whom one out of office does not stand out
LEADING_POSTS = HEADS_OF_STATE | {"head_of_government"}


def is_open(chosen: Entry, namesakes: Sequence[Entry], date: str | None, spoken_of: Collection[str]) -> bool:
    """Whether a surname alone leaves open which of several people is meant, though one of them was `chosen`.

    A lone bearer of the office is meant where his state is named, or where no namesake leads another state at `date`.
    """
    if date is None:
        return False
    others = [e for e in namesakes if e.id != chosen.id]
    here = _offices(chosen, date)
    if not here:
        return _is_open_without_office(chosen, others, date, spoken_of)
    homes = {t.country for t in here}
    rivals = [t for e in others for t in _offices(e, date) if t.country not in homes]
    ruling = [t for t in rivals if is_now(t, date)]
    first = _has_head_of_state(here)
    if _is_state_named(here, spoken_of):
        return not first and _has_head_of_state(ruling)
    over = not any(is_now(t, date) for t in here)
    if _has_head_of_state(ruling if first else rivals) or (over and ruling):
        return True
    return _is_state_named(rivals if over else ruling, spoken_of)


def _is_open_without_office(chosen: Entry, others: Sequence[Entry], date: str, spoken_of: Collection[str]) -> bool:
    """Whether a surname leaves open who is meant, where the `chosen` one leads no state."""
    if _is_one_of_several(chosen, others, date):
        return True
    return len(others) >= MANY_NAMESAKES and not any(t.country in spoken_of or is_now(t, date) for t in chosen.tenures)


def _has_head_of_state(tenures: Sequence[Tenure]) -> bool:
    """Whether a head of state is among office holders."""
    return any(t.post in HEADS_OF_STATE for t in tenures)


def _is_state_named(tenures: Sequence[Tenure], spoken_of: Collection[str]) -> bool:
    """Whether the article names the state of an office."""
    return any(t.country in spoken_of for t in tenures)


def _offices(entry: Entry, date: str) -> list[Tenure]:
    """The highest offices that a person holds at a date or left not long before."""
    lately = f"{int(date[:4]) - YEARS_KNOWN_BY_SURNAME}{date[4:]}"
    held = [t for t in entry.tenures if t.post in LEADING_POSTS and t.since <= date]
    return [t for t in held if is_now(t, date) or t.until > lately]


def _is_one_of_several(chosen: Entry, others: Sequence[Entry], date: str) -> bool:
    """Whether another of the same country and kind of office has as good a claim: two members of parliament."""
    now = {(t.country, t.post) for t in chosen.tenures if is_now(t, date)}
    if not now or any(t.post in LEADING_POSTS for t in chosen.tenures):
        return False
    return any((t.country, t.post) in now for e in others for t in e.tenures if is_now(t, date))
