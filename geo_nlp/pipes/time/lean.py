"""The side of the article on which an event lies, before or after its day: by tense, modality and a planned date."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.time.deixis import Lean
from geo_nlp.pipes.time.tenses import NOW
from geo_nlp.types import Clause

PAST = frozenset({"had", "has", "have", "was", "were", "did"})  # auxiliaries


def lean_of(site: Token, clause: Clause) -> Lean:
    """The side of the article on which the event lies, by tense and modality."""
    helpers = {c.lower_ for c in site.children if c.dep_ in ("aux", "auxpass")}
    other = site.i not in (clause.head, clause.support)
    if other and (site.tag_ == "VBD" or site.lemma_ in words("decision_noun")):
        return "past"  # "met on Monday to discuss sanctions"
    if _is_planned(site, clause, helpers):
        return "ahead"
    return "past" if site.tag_ in ("VBD", "VBN") or not helpers.isdisjoint(PAST) else "open"


def _is_planned(site: Token, clause: Clause, helpers: set[str]) -> bool:
    """Whether an event is to come: "will meet", "is scheduled for Monday", "flies to Cairo on Monday"."""
    if clause.modality in ("planned", "demanded"):
        return True
    present, going = site.tag_ in ("VBZ", "VBP"), not helpers.isdisjoint(NOW)
    unreal = clause.modality != "asserted" and "have" not in helpers
    if unreal and (present or any(c.tag_ == "MD" for c in site.children)):
        return True
    if going and site.lemma_ in words("scheduling_word"):
        return True
    return (present or going) and site.lemma_ in words("planned_travel_verb")
