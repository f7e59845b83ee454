"""A people with the article that stands for its state: "talks with the Iranians", "the Germans withdrew".

Whom force or aid falls on are people: "shot the Iranians".
"""

from __future__ import annotations

import re

from geo_nlp.slotted import replace
from geo_nlp.types import Participant

AFTER_ARTICLE = re.compile(r"\b[Tt]he (?:[A-Z]\w+s and )?$")  # "the Israelis and Palestinians"
ARTICLE_WITHIN = 40  # characters before the people
TOLD_FURTHER = (" of ", " in ", " from ", " who ", " living ")
OF_THE_STREET = frozenset({"PROTEST"})
TOWARDS_STATES = frozenset(
    "ACCUSE AGREE ALLIANCE CONCEDE CONSULT COOPERATE HOSTILITY PARTNERSHIP REJECT REQUEST THREATEN".split()
)


def people_as_state(text: str, end: Participant | None, predicate: str, *, acting: bool) -> Participant | None:
    """An end of a relation, a people as its state where it acts, or where states are dealt with so."""
    if end is None or end.sector != "CVL" or end.actor is None or end.actor != end.country or end.antecedent:
        return end
    state = predicate not in OF_THE_STREET if acting else predicate in TOWARDS_STATES
    whole = end.text.endswith("s") and " " not in end.text
    definite = AFTER_ARTICLE.search(text, max(0, end.start - ARTICLE_WITHIN), end.start) is not None
    told_further = text.startswith(TOLD_FURTHER, end.end)
    return replace(end, sector="GOV") if state and whole and definite and not told_further else end
