"""What is between private people or firms, or in sport: no event and no stance of public life.

An article tells who its people are. Of whom a whole article tells neither office nor party, he is a private person in
it; a text of a sentence or two tells nothing of that, and only firms are known there for what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered
from geo_nlp.pipes.syntax.words import either
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Participant

# Sectors of who holds power, seeks it or fights for it; and of bodies and crowds that speak up in public life.
POWER = frozenset("COP CRM ELI GOV IGO IMG ISM JUD LEG MIL NGO OPP PRE PRM PTY REB REF SPY UAF".split())
CIVIC = frozenset("LAB REL SOC".split())
FIRMS = frozenset("BUS MNC".split())
# Who only studies what others do, or is against it.
STUDYING = words("observer_noun")
# What is done by force or in the street counts whoever does it; what states do to sport is more than sport.
FORCE = frozenset("ASSAULT COERCE MOBILIZE PROTEST".split())
AGAINST_TEAMS = frozenset("COERCE PROTEST REJECT SANCTION".split())
# An article introduces its people; so much of its words, and so many different ones, tell that it is about sport.
ARTICLE, SPORTING, DIFFERENT = 3, 0.025, 4
WITHOUT_TERMS = (0.045, 6)  # where no word is of sport alone: "win", "side", "round"


def is_unofficial(doc: Doc, kind: str, source: Participant | None, targets: Sequence[Participant | None]) -> bool:
    """Whether a relation (`kind` is its predicate) or a stance (`kind` is "") is of no public life."""
    ends = [end for end in (source, *targets) if end is not None]
    opening = doc.tokens[0]
    if ends and _about_sport(opening):
        teams = any(end.actor is not None and end.actor == end.country for end in ends)
        return not any(map(_official, ends)) and not (teams and kind in AGAINST_TEAMS)
    if kind in FORCE or source is None or any(map(_public, ends)):
        return False
    countries = {end.country for end in ends if end.country}
    if len(countries) > 1:
        return False  # "Siemens sued a Chinese firm"
    if kind and len(ends) < 2:
        return False
    return all(end.sector in FIRMS for end in ends) or _is_article(opening)


def _public(end: Participant) -> bool:
    """Whether somebody acts in public life: a state, who holds or seeks power, a body that speaks up."""
    if _noun(end) in STUDYING:
        return False
    if end.sector in POWER or (end.actor is not None and end.actor == end.country):
        return True
    person = end.actor is not None and end.actor.startswith("person:")
    return end.sector in CIVIC and not person


def _official(end: Participant) -> bool:
    """Whether somebody acts for a state where states are teams: no state by its name alone, and no side of players."""
    state = end.actor is not None and end.actor == end.country
    classes = load_rules().classes
    known = end.actor is not None or end.country is not None or end.sector == "COP"  # no "fourth official"
    playing = _noun(end) in either(classes["sport"], classes["sportsman"])
    return known and end.sector in POWER and not state and not playing


def _noun(end: Participant) -> str:
    return end.text.split()[-1].lower().removesuffix("s")


@remembered
def _is_article(opening: Token) -> bool:
    """Whether a text, by its first word, is long enough to say who its people are."""
    return len(opening.doc.sents) >= ARTICLE


@remembered
def _about_sport(opening: Token) -> bool:
    """Whether a text, by its first word, is a report of sport, where "France attacked" and "Italy took on Wales"."""
    doc, classes = opening.doc, load_rules().classes
    if len(doc.sents) < ARTICLE:
        return False
    terms, words = classes["sport_term"], either(classes["sport_term"], classes["sport_word"])
    told = [lemma for t in doc.tokens if (lemma := t.lemma_.lower()) in words]
    different = frozenset(told)
    share, least = WITHOUT_TERMS if different.isdisjoint(terms) else (SPORTING, DIFFERENT)
    return len(told) >= share * len(doc) and len(different) >= least
