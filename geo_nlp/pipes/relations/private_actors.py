"""Private actors: what is between private people or firms, or in sport, is no event and no stance of public life.

An article introduces its people: who has neither office nor party in a whole article is a private person. A text of a
sentence or two introduces nobody, and only firms are known to be private there.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.relations.predicate_classes import FORCE_OR_TROOPS
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.syntax.words import union_of
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Participant

# Sectors of those who hold power, seek it or fight for it; then of bodies and crowds of civil society.
POWER = frozenset("COP CRM ELI GOV IGO IMG ISM JUD LEG MIL NGO OPP PRE PRM PTY REB REF SPY UAF".split())
CIVIC = frozenset("LAB REL SOC".split())
FIRMS = frozenset("BUS MNC".split())
# Observers, who only study what others do or oppose it.
STUDYING = words("observer_noun")
# Acts towards a team that are more than sport.
AGAINST_TEAMS = frozenset("COERCE PROTEST REJECT SANCTION".split())
# Sentences of an article; the share of words of sport, and the number of different ones, that make it one of sport.
ARTICLE, SHARE_OF_SPORT, DIFFERENT = 3, 0.025, 4
WITHOUT_TERMS = (0.045, 6)  # if all of them have other senses too: "win", "side", "round"


def is_unofficial(doc: Doc, kind: str, source: Participant | None, targets: Sequence[Participant | None]) -> bool:
    """Whether a relation (`kind` is its predicate) or a stance (`kind` is "") is of no public life."""
    ends = [end for end in (source, *targets) if end is not None]
    opening = doc.tokens[0]
    if ends and _is_about_sport(opening):
        teams = any(end.actor is not None and end.actor == end.country for end in ends)
        return not any(map(_acts_for_state, ends)) and not (teams and kind in AGAINST_TEAMS)
    if kind in FORCE_OR_TROOPS or source is None or any(map(_is_public, ends)):
        return False
    countries = {end.country for end in ends if end.country}
    if len(countries) > 1:
        return False  # "Siemens sued a Chinese firm"
    if kind and len(ends) < 2:
        return False
    return all(end.sector in FIRMS for end in ends) or _is_article(opening)


def _is_public(end: Participant) -> bool:
    """Whether an end acts in public life: a state, an actor that holds or seeks power, a body of civil society."""
    if last_noun(end) in STUDYING:
        return False
    if end.sector in POWER or (end.actor is not None and end.actor == end.country):
        return True
    person = end.actor is not None and end.actor.startswith("person:")
    return end.sector in CIVIC and not person


def _acts_for_state(end: Participant) -> bool:
    """Whether an end acts for a state in a text of sport, where states are teams: not a state's name, not players."""
    state = end.actor is not None and end.actor == end.country
    classes = load_rules().classes
    known = end.actor is not None or end.country is not None or end.sector == "COP"  # no "fourth official"
    playing = last_noun(end) in union_of(classes["sport"], classes["sportsman"])
    return known and end.sector in POWER and not state and not playing


def last_noun(end: Participant) -> str:
    """The last word of a participant's phrase, as a singular: "jet" of "fourteen jets"."""
    return end.text.split()[-1].lower().removesuffix("s")


@remembered
def _is_article(opening: Token) -> bool:
    """Whether a text, by its first word, is long enough to introduce its people."""
    return len(opening.doc.sents) >= ARTICLE


@remembered
def _is_about_sport(opening: Token) -> bool:
    """Whether a text, by its first word, is a report of sport: "France attacked", "Italy took on Wales"."""
    doc, classes = opening.doc, load_rules().classes
    if len(doc.sents) < ARTICLE:
        return False
    terms, words = classes["sport_term"], union_of(classes["sport_term"], classes["sport_word"])
    found = [lemma for t in doc.tokens if (lemma := t.lemma_.lower()) in words]
    different = frozenset(found)
    share, least = WITHOUT_TERMS if different.isdisjoint(terms) else (SHARE_OF_SPORT, DIFFERENT)
    return len(found) >= share * len(doc) and len(different) >= least
