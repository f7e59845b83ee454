"""Public figures as actors: "a senior Hamas figure", "a prominent figure in the party"; no figures that are numbers."""

from __future__ import annotations

from collections.abc import Container

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.tree import Token

FIGURE = "figure"


def is_number(noun: Token, first: int, groups: Container[int]) -> bool:
    """Whether "figure" is no person: of no rank, and of no group that is named; `first` is where its phrase starts.

    "A prominent figure", "a Hamas figure" and "figures of the Muslim Brotherhood" are persons, "Hamas figures show" and
    "the figure of 100" are numbers. `groups` are the words of names of organisations.
    """
    if noun.lemma_.lower() != FIGURE:
        return False
    before = noun.doc.tokens[first : noun.i]
    if any(token.lower_ in words("rank_adjective") for token in before):
        return False
    of_group = any(prep == "of" and thing.i in groups for prep, thing in prepositions(noun))
    return not (of_group or (noun.tag_ == "NN" and any(token.i in groups for token in before)))
