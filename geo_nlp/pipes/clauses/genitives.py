"""Owners of a noun where its own phrase does not name them: shared, joined by a dash, or of what governs it."""

from __future__ import annotations

from geo_nlp.lexicon import words
from geo_nlp.pipes.clauses.actor_of_slot import Actors
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import HYPHENS, conjuncts, first_conjunct
from geo_nlp.rules.loader import load_rules


def shared_owners(noun: Token) -> list[Token]:
    """The owners of the noun before, if this one shares them: "our support for and trade with Chad".

    Nouns of inclination control what they are bent on: "Oman's commitment to close cooperation with Iran".
    """
    alone = not any(c.dep_ in ("det", "poss") for c in noun.lefts)
    first = noun.head if noun.dep_ == "conj" else noun.head.head
    carried = noun.dep_ == "pobj" and (
        (noun.head.lower_ == "of" and first.lemma_ in words("activity_noun"))
        or first.lemma_ in load_rules().classes["inclination"]
    )
    beside = noun.dep_ == "conj" and first.pos_ == "NOUN" and noun.nbor(-1).dep_ == "cc"
    owners = [c for c in first.lefts if c.dep_ == "poss"] if alone and (carried or beside) else []
    return [t for owner in owners for t in coordinated_owners(owner)]


def dash_joined_owners(noun: Token, actors: Actors) -> list[Token]:
    """Both of two names that a dash joins before a noun, which the parser may part: "the Iran–Iraq peace deal"."""
    before = noun.i - 1
    while before > noun.left_edge.i and before not in actors.at and noun.doc[before].dep_ in MODIFIERS:
        before -= 1
    last = actors.at.get(before)
    dash = actors.mentions[last].first - 1 if last is not None and noun.dep_ not in COMPOUND_DEPS else 0
    joins = dash > 0 and actors.doc[dash].text in HYPHENS and not actors.doc[dash].whitespace_
    first = actors.at.get(dash - 1) if joins else None
    return [actors.doc[actors.mentions[n].head] for n in (first, last) if n is not None and first is not None]


def coordinated_owners(token: Token) -> list[Token]:
    """All members of "China and Russia's", whichever of them carries the 's."""
    first = first_conjunct(token)
    owned = token.head
    opening = token.left_edge if token.tag_ == "NNP" and token.left_edge.tag_ == "NNP" else token  # "Prime Minister"
    joined = first is token and owned.dep_ == "conj" and owned.head.i == opening.i - 2
    if joined and opening.nbor(-1).dep_ == "cc" and token.pos_ != "PRON":  # "the repression and its support"
        return [owned.head, token]
    return conjuncts(first)
