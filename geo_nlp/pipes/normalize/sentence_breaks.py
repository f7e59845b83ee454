"""Sentence breaks that the parser must respect: a blank line ends a sentence, so headlines and datelines stand alone.

Between two plain words there is no break ("China | and Russia's partnership" is a known slip of the parser), and none
behind the title of a transcript's label ("MR. CARNEY:"); a question that a line marks by "Q" starts behind it. What is
left out of a quotation ("[...]") starts no sentence, and a full stop that is put in ("[.]") ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

from geo_nlp.lexicon import words
from geo_nlp.limits import LONGEST_PARAGRAPH, LONGEST_SENTENCE
from geo_nlp.pipes.syntax.words import CLOSING

DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]+,? ?(?:of |de |and )?){1,5}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2},?)?"
    r"(?: ?\([A-Z][\w ./-]{1,30}\))? ?(?:--|—|–|-)$"
)


DASHES = ("-", "--", "—", "–")
LEFT_OUT = frozenset({"...", "…", ". . ."})
SAYING = words("speech_tag_form")
LABELS = ("MR", "MRS", "MS", "DR", "Q")
READ = [attrs.IS_SPACE, attrs.IS_ALPHA, attrs.ORTH]
ENDS = frozenset({".", "!", "?"})
FARTHEST = 14  # words before the dash of a dateline


def set_breaks(doc: Doc) -> Doc:
    """Start a sentence after each blank line and after a dateline ("BEIJING, Feb 27 (Reuters) -")."""
    columns: Any = doc.to_array(READ)
    spaces, letters, words = columns.reshape(len(doc), len(READ)).T
    within = np.nonzero(letters[1:] & letters[:-1])[0] + 1
    breaks = dict.fromkeys(within.tolist(), False)
    strings = doc.vocab.strings
    for i in np.nonzero(np.isin(words, np.array([strings[label] for label in LABELS], dtype=words.dtype)))[0].tolist():
        if i + 2 < len(doc) and doc[i + 1].text == ".":
            breaks |= {i + 1: False, i + 2: False}
        elif (
            doc[i].text == "Q" and i + 1 < len(doc) and (i == 0 or doc[i - 1].is_space) and doc[i + 1].text[0].isupper()
        ):
            breaks[i + 1] = True
    for i in np.nonzero(words == strings["]"])[0].tolist():
        breaks |= _around_bracket(doc, i)
    start = 0
    dashes = [strings[dash] for dash in DASHES]
    for i in np.nonzero(spaces | np.isin(words, np.array(dashes, dtype=words.dtype)))[0].tolist():
        if spaces[i]:
            if doc[i].text.count("\n") > 1:
                breaks |= {i: False} if i else {}
                breaks[i + 1] = True
                start = i + 1
        elif not breaks.get(i) and 0 < i - start < FARTHEST and i + 1 < len(doc) and _ends_dateline(doc, start, i):
            breaks[i + 1] = True
            start = len(doc)
    breaks.pop(len(doc), None)
    if len(doc) > LONGEST_PARAGRAPH:
        breaks |= dict.fromkeys(_within_paragraphs(doc, [i for i, begins in breaks.items() if begins]), True)
    return write_breaks(doc, breaks)


def _within_paragraphs(doc: Doc, starts: Iterable[int]) -> Iterator[int]:
    """Breaks in paragraphs that have no end, behind the last full stop that fits."""
    for first, end in pairwise([0, *sorted(starts), len(doc)]):
        while end - first > LONGEST_PARAGRAPH:
            last = first + LONGEST_PARAGRAPH
            first = next((i for i in range(last, last - LONGEST_SENTENCE, -1) if doc[i - 1].text in ENDS), last)
            yield first


def _around_bracket(doc: Doc, closing: int) -> dict[int, bool]:
    """The breaks at a bracket that holds a full stop or dots alone, and the quotation mark behind it."""
    if closing < 2 or doc[closing - 2].text != "[":
        return {}
    if doc[closing - 1].text in LEFT_OUT:
        return {closing - 2: False, closing - 1: False, closing: False}
    behind = closing + 1
    behind += behind < len(doc) and doc[behind].text in CLOSING
    if doc[closing - 1].text != "." or any(t.text in SAYING for t in doc[behind : behind + 4]):  # "[.]" Kim said.
        return {}
    if behind >= len(doc):
        return {}
    return dict.fromkeys(range(closing - 2, behind), False) | {behind: doc[behind].text[0].isupper()}


def _ends_dateline(doc: Doc, start: int, dash: int) -> bool:
    spaced = doc[dash - 1].whitespace_ and doc[dash].whitespace_
    return bool(spaced) and DATELINE.match(doc[start : dash + 1].text) is not None


def write_breaks(doc: Doc, breaks: Mapping[int, bool]) -> Doc:
    """Say of tokens whether a sentence starts there, all at once: a token's own setter looks at the whole doc."""
    if breaks:
        values: Any = doc.to_array([attrs.SENT_START])
        values[list(breaks)] = np.where(list(breaks.values()), 1, -1).astype(values.dtype)
        doc.from_array([attrs.SENT_START], values)
    return doc
