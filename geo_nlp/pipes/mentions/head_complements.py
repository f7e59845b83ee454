"""The complement of a head word, as part of the name: "of New South Wales", "for Socialism and Liberation"."""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.pipes.mentions.capitalised_runs import may_be_in_name
from geo_nlp.pipes.mentions.proposals import COMPLEMENT_PREPS
from geo_nlp.pipes.syntax.tree import Doc


def complement_end(doc: Doc, words: Sequence[str], end: int, kind: str, gazetteer: Gazetteer) -> int:
    """The last token of a name of a `kind` whose head ends at token `end`, with its complement."""
    i = end + 1
    if i >= len(doc) or doc[i].lower_ not in COMPLEMENT_PREPS or (kind == "place" and doc[i].lower_ != "of"):
        return end
    if doc[i].lower_ == "against" and words[end] in ("Court", "Tribunal"):
        return end  # "filed a suit in the District Court against Thom"
    i += 1
    while i < len(doc) and doc[i].lower_ in ("the", "all"):
        i += 1
    last = end
    while i < len(doc) and _is_in_complement(doc, words, i, gazetteer):
        last = i
        i = _next_place(doc, words, last, kind, gazetteer)
    return last


def _is_in_complement(doc: Doc, words: Sequence[str], i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word may be part of a complement: it has a capital, and no person's name begins with it."""
    token = doc[i]
    if not token.text[0].isupper() or token.ent_type_ == "PERSON" or not may_be_in_name(token, False, gazetteer):
        return False
    n, entries = gazetteer.at(words, i)
    return not n or entries[0].type != "person"


def _next_place(doc: Doc, words: Sequence[str], last: int, kind: str, gazetteer: Gazetteer) -> int:
    """Where a complement may go on: at the next word, or after an "and", a hyphen or an "of" that joins two words."""
    i = last + 1
    joint = i + 1 < len(doc) and not doc[i].text[0].isupper() and doc[i + 1].text[0].isupper()
    return i + (joint and _joins(doc, words, i, kind, gazetteer))


def _joins(doc: Doc, words: Sequence[str], joint: int, kind: str, gazetteer: Gazetteer) -> bool:
    """Whether a word between two capitalised words joins them in a complement."""
    last, word = doc[joint - 1], doc[joint]
    n, entries = gazetteer.at(words, joint + 1)
    known = n or gazetteer.at(words, last.i)[0]
    if word.lower_ == "and":
        return not known or word.ent_type_ == last.ent_type_ == "ORG"
    if word.text == "-":  # "Agency for Self-Help", "German-American"
        return not (word.whitespace_ or last.whitespace_) and (not n or entries[0].how == "adjective")
    return word.lower_ == "of" and kind != "place" and not known  # "Institute for Works of Religion"
