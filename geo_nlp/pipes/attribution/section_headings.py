"""Headings in capitals that run into their paragraph, and label no speaker: "SECURING THE BORDER: Today ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo_nlp.gazetteer import gazetteer
from geo_nlp.lexicon import words
from geo_nlp.pipes.normalize.speaker_labels import INTERVIEW_LABELS
from geo_nlp.pipes.syntax.determiners import ARTICLES
from geo_nlp.pipes.syntax.pronoun_forms import POSSESSIVES
from geo_nlp.pipes.syntax.words import is_person_title

SURNAMES = words("surname_common_word")
SMALL = words("headline_function_word") | ARTICLES | POSSESSIVES
_WORD = re.compile(r"[A-Z][A-Z'’-]*\.?")
_IN_BRACKETS = re.compile(r" ?\([^)]*\)")
_GENITIVE = re.compile(r"['’]s?$")


def is_section_heading(label: str, dictionary: Mapping[str, frozenset[str]], *, named: bool) -> bool:
    """Whether a label in capitals is the heading of a section: all its words are ordinary ("SECURING BORDERS").

    So is one with an article or a preposition, as no name has. "MR. PRICE", "THE PRESIDENT", "ACTING SECRETARY",
    "QUESTION" and surnames are none, and neither are words that have the name of a person in them (`named`).
    `dictionary` has the words of the language by part of speech; without it nothing is a heading.

    >>> known = {"verb": frozenset({"secure", "act"}), "noun": frozenset({"action"}), "adj": frozenset({"new"})}
    >>> [is_section_heading(label, known, named=False) for label in ("SECURING THE EAST", "NEW ACTIONS", "SECURING")]
    [True, True, True]
    >>> [is_section_heading(label, known, named=False) for label in ("ACTING PRESIDENT DOE", "KERRY", "Q")]
    [False, False, False]
    """
    found = [_GENITIVE.sub("", word).lower() for word in _WORD.findall(_IN_BRACKETS.sub("", label))]
    if not found or not dictionary or (len(found) < 2 and len(found[0]) < 2):
        return False
    if named or any(_speaks(word) for word in found):
        return False
    small = any(word in SMALL for word in found)
    return small or all(_is_plain_word(word, dictionary) and not _is_family_name(word) for word in found)


def _speaks(word: str) -> bool:
    """Whether a word is of those that name who speaks: a title, "Mr.", "moderator"."""
    return (len(word) > 1 and word.upper() in INTERVIEW_LABELS) or is_person_title(word)


def _is_family_name(word: str) -> bool:
    return word in SURNAMES or word.title() in gazetteer().surnames


def _is_plain_word(word: str, dictionary: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word, its singular or its verb is one of the language."""
    stem = word.removesuffix("ing")
    forms = {word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"), f"{word[:-3]}y"}
    return any(not forms.isdisjoint(known) or stem in known or f"{stem}e" in known for known in dictionary.values())
