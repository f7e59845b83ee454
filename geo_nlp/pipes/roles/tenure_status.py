"""Whether a tenure is over by the years around a title: "was president from 1995 until 2007".

A year alone is only its start: "was elected president in 2012". The tables of office holders say whether it goes on.
"""

from __future__ import annotations

from geo_nlp.gazetteer import gazetteer
from geo_nlp.pipes.linking.office_holders import holder_of
from geo_nlp.pipes.linking.tenures import is_now
from geo_nlp.pipes.roles.title_modifiers import Title
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.time.document_time import year_given
from geo_nlp.types import Role

WAS = frozenset({"was", "served", "worked"})
WORDS_BACK_TO_WAS = 3  # words between "was" and a title
TENURE_LINKS = frozenset({"to", "till", "until", "and", "through", "-", "–"})
SPAN = 5  # words between a title and the end of its time: "from May 2012 until"
FIRST_YEAR = 1000


def is_over(doc: Doc, title: Title, date: str | None) -> bool:
    """Whether a title is followed by the years it was held, to one that is past: "from 2007 to 2012", "until 2012".

    After "was" any end will do ("was minister until last week"), the article's own year too.
    """
    after = title.last + 1
    opening = doc[after : after + 1].text.lower()
    if opening not in ("from", "between", "until", "till"):
        return False
    was = any(t.lower_ in WAS for t in doc[max(title.first - WORDS_BACK_TO_WAS, 0) : title.first])
    ends = [i for i in range(after, min(after + SPAN, len(doc) - 1)) if doc[i].lower_ in TENURE_LINKS]
    year = next((int(t.text) for i in ends for t in doc[i + 1 : i + 4] if _is_year_in_digits(t.text)), None)
    if year is None:
        return was and opening in ("until", "till")
    now = int(date[:4]) if date else None
    return was if now is None or year == now else year < now


def is_past_by_year(doc: Doc, title: Title, role: Role, date: str | None) -> bool:
    """Whether a year before the article's dates a role that another holds now, or that has ended by the tables."""
    year = year_given(doc[title.last]) if date else None
    if date is None or year is None or year >= date[:4]:
        return False
    entry = gazetteer().entries.get(role.holder.actor or "")
    held = [t for t in entry.tenures if t.post == role.post] if entry else []
    if held:
        return not any(is_now(tenure, date) for tenure in held)
    other = holder_of(role.country, role.post, date) if role.country else None
    return other is not None and other.id != role.holder.actor


def _is_year_in_digits(text: str) -> bool:
    """Whether a word is a year in digits."""
    return len(text) == 4 and text.isdigit() and int(text) > FIRST_YEAR
