"""Which of several leaders of one surname is meant by it alone, and when nobody can tell: Kim, Lee, Castro, Gandhi.

The state that the article names decides, then the office: a head of state comes before a head of government of another
country. Where a leader elsewhere may be meant as well, or two people of no such office, the text leaves it open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geo_nlp.gazetteer import Entry, Tenure
from geo_nlp.pipes.linking.tenures import is_now

FIRST = frozenset({"head_of_state", "monarch"})
FRESH = 5  # years for which a former leader is still known by his surname
MANY = 3  # other bearers of a surname, of whom one out of office does not stand out
SECOND = FIRST | {"head_of_government"}


def is_open(chosen: Entry, namesakes: Sequence[Entry], date: str | None, spoken_of: Collection[str]) -> bool:
    """Whether a surname alone leaves open which of several people is meant, though one of them was `chosen`.

    A lone bearer of the office is meant where his state is named, or where no namesake leads another state at `date`.
    """
    if date is None:
        return False
    others = [e for e in namesakes if e.id != chosen.id]
    here = _offices(chosen, date)
    if not here:
        stands_out = any(t.country in spoken_of or is_now(t, date) for t in chosen.tenures)
        return _is_one_of_several(chosen, others, date) or (not stands_out and len(others) >= MANY)
    named, homes = any(t.country in spoken_of for t in here), {t.country for t in here}
    rivals = [t for e in others for t in _offices(e, date) if t.country not in homes]
    ruling = [t for t in rivals if is_now(t, date)]
    first = any(t.post in FIRST for t in here)
    if named:
        return not first and any(t.post in FIRST for t in ruling)
    over = not any(is_now(t, date) for t in here)
    greater = any(t.post in FIRST for t in (ruling if first else rivals))
    return greater or (over and bool(ruling)) or any(t.country in spoken_of for t in (rivals if over else ruling))


def _offices(entry: Entry, date: str) -> list[Tenure]:
    """The highest offices that somebody holds at a date or left not long before."""
    lately = f"{int(date[:4]) - FRESH}{date[4:]}"
    held = [t for t in entry.tenures if t.post in SECOND and t.since <= date]
    return [t for t in held if is_now(t, date) or t.until > lately]


def _is_one_of_several(chosen: Entry, others: Sequence[Entry], date: str) -> bool:
    """Whether another of the same country and kind of office has as good a claim: two members of parliament."""
    now = {(t.country, t.post) for t in chosen.tenures if is_now(t, date)}
    if not now or any(t.post in SECOND for t in chosen.tenures):
        return False
    return any((t.country, t.post) in now for e in others for t in e.tenures if is_now(t, date))
