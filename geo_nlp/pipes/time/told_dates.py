"""Dates of an event that the sentences before it tell: of its occasion, of its journey, of the passage it stands in.

"Modi arrived in Tokyo on Monday. During the visit they signed." "Blinken will travel to Riga on 7 March. He will meet
President Levits." "On Monday a bomb went off in Lima. It killed six."
"""

from __future__ import annotations

from datetime import date, timedelta

from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.calendar import Value
from geo_nlp.pipes.time.event_time import Dates
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.narrative import is_adverbial, is_past, main_verbs
from geo_nlp.pipes.time.passages import passage_before
from geo_nlp.pipes.time.shared_time import date_sites
from geo_nlp.pipes.time.told_occasions import mentions_before, occasions, plans_before
from geo_nlp.types import Clause

FRESH = timedelta(days=7)
FINE = frozenset({"day", "week", "month"})


def date_of_occasion(dates: Dates, clause: Clause, *, ahead: bool) -> Value | None:
    """The date of the occasion at which an event happens, which a sentence before tells; `ahead` if it is planned."""
    for occasion in occasions(dates.doc[clause.head], clause):
        for mention in mentions_before(occasion):
            above = {mention.i, *(t.i for t in mention.ancestors)}
            own = [d for d in dates.uncounted(mention.sent) if d.site in above or d.second in above]
            value = dates.only_date(own, "ahead" if ahead else "past")
            if value is not None and (not ahead or _is_to_come(value, dates)):
                return value
    return None


def date_of_journey(dates: Dates, clause: Clause) -> Value | None:
    """The date of the journey on which a plan is to be done, from the last sentence before it that has a date.

    That sentence must tell a plan of the journey, and the date must be the plan's.
    """
    verb = dates.doc[clause.head if clause.support is None else clause.support]
    for sentence, plans in plans_before(verb):
        if dated := dates.uncounted(sentence):
            sites = {plan.i for plan in plans}
            own = all(d.site in sites or d.second in sites for d in dated)
            value = dates.only_date(dated, "ahead") if own else None
            return value if value is not None and _is_to_come(value, dates) else None
    return None


def date_of_passage(dates: Dates, clause: Clause) -> Value | None:
    """The day or month of the passage that a clause without a date goes on with.

    A day of more than a week ago holds for what was done in it; what came of it has at least its month.
    """
    head, published = dates.doc[clause.head], dates.published
    if published is None or clause.modality != "asserted" or next(find_dates(head.sent.text), None):
        return None
    sites = (site for site in date_sites(head, clause) if site.pos_ in VERBAL)
    value = next((value for site in sites if (value := _date_before(dates, site))), None)
    if value is None or value[1] not in FINE or value[0] > published:
        return None
    week_ago = date.fromisoformat((published + "-01-01")[:10]) - FRESH
    return value if value[1] != "day" or value[0] >= week_ago.isoformat() else (value[0][:7], "month")


def _date_before(dates: Dates, verb: Token) -> Value | None:
    """The date of the main verb of the last sentence before one that has any, in its passage."""
    for sentence in passage_before(verb):
        if dated := dates.uncounted(sentence):
            main = set(main_verbs(sentence))
            own = [d for d in dated if d.site in main and (d.second is None or d.first < d.site)]
            told = own and own[0] is dated[0] and is_adverbial(own[0].phrase, sentence) and is_past(sentence.root)
            return dates.only_date(own, "past") if told else None
    return None


def _is_to_come(value: Value, dates: Dates) -> bool:
    """Whether a date is not before the day of the article."""
    return dates.published is not None and value[0] >= dates.published
