"""Runs of capitalised words, in which names stand: "Zambezi Farmers Union", "Hewlett & Packard".

Titles, possessives and words that begin no name cut a run; a headline In Title Case has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import words
from geo_nlp.ontology.titlewords import words_beside
from geo_nlp.pipes.mentions.proposals import COMPLEMENT_PREPS, NO_NAMES
from geo_nlp.pipes.syntax.labels import FINITE
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import is_person_title

LONGEST_RUN = 7
NOT_FIRST = words("non_initial_name_word")
RUN_OPENER_POS = frozenset({"VERB", "AUX", "ADV", "ADP", "DET"})


def capitalised_runs(doc: Doc, gazetteer: Gazetteer, headlines: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first and last token of each maximal run, its last words where it is long."""
    first: int | None = None
    tokens = doc.tokens
    for i in range(len(tokens) + 1):
        upper = i < len(tokens) and tokens[i].text[0].isupper()
        if upper and i not in headlines and may_be_in_name(tokens[i], first is None, gazetteer):
            first = i if first is None else first
        elif first is not None and i < len(tokens) and _holds_name_together(doc, i):
            continue
        elif first is not None:
            last = i - 1
            while last > first and not tokens[last].text[0].isupper():
                last -= 1
            yield max(first, last - LONGEST_RUN), last
            first = None


def may_be_in_name(token: Token, opens: bool, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word can be part of a name, or its first where it `opens` one."""
    text = token.text
    if token.lower_ in NO_NAMES or token.lower_ in COMPLEMENT_PREPS:
        return False
    titled_or_acts = token.tag_ in FINITE or is_person_title(text)
    if (titled_or_acts and text not in gazetteer.heads) or (opens and _begins_no_name(token, gazetteer)):
        return False
    return not (opens and token.is_sent_start and (token.is_stop or token.pos_ in RUN_OPENER_POS))


def _begins_no_name(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether no name begins with a word; "The" may before a noun that only with it names a paper: "The Post".

    The party that holds a chamber is no part of the chamber's name: "the Republican Senate".
    """
    after = gazetteer.heads.get(token.nbor().text)
    if after is not None and after.type == "legislature" and token.text in words_beside("holding"):
        return True
    return token.text in NOT_FIRST and not (token.text == "The" and after is not None and after.type == "media")


def _holds_name_together(doc: Doc, i: int) -> bool:
    """Whether "&", a hyphen without spaces, or an "and" inside one entity holds a name together."""
    if i + 1 >= len(doc) or not doc[i + 1].text[0].isupper() or is_person_title(doc[i + 1].text):
        return False
    if doc[i].text in ("&", "-", "–", "/"):
        return doc[i].text == "&" or not (doc[i].whitespace_ or doc[i - 1].whitespace_)
    inside = doc[i - 1].ent_type_ == doc[i].ent_type_ == doc[i + 1].ent_type_ == "ORG"
    return doc[i].lower_ == "and" and inside
