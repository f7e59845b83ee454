"""Sentence breaks that the parser must respect: a blank line ends a sentence, so headlines and datelines stand alone.

Between two plain words there is no break ("China | and Russia's partnership" is a known error of the parser), and none
after the title of a transcript's label ("MR. CARNEY:"); a question that a line marks by "Q" starts after it. What is
left out of a quotation ("[...]") starts no sentence, and a full stop that is put in ("[.]") ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

ITEM_DATELINE = re.compile(r"(?<=[.!?”\"] )(?:[A-Z][A-Z.'’-]+ ){1,4}(?:—|–|--|-) (?=[A-Z“\"])")
"""What opens an item of a digest in one paragraph: "… in the port. BEIRUT — Police"."""

DIGEST_HEADING = re.compile(
    r"\b(?:briefs?|briefing|digest|glance|headlines|news|round-?up)$|^(?:elsewhere|this week|today|yesterday)\b",
    re.IGNORECASE,
)
LONGEST_ITEM_HEAD = 8  # words before the colon
COLON = (":",)
ITEM_MARKS = ("•", "*", "·", "▪", "‣")
DASHES = ("-", "--", "—", "–")
LEFT_OUT = frozenset({"...", "…", ". . ."})
SPEECH_TAGS = words("speech_tag_form")
CLOSING_BRACKET = ("]",)
LABEL_WORDS = ("MR", "MRS", "MS", "DR", "Q")
READ = [attrs.IS_SPACE, attrs.IS_ALPHA, attrs.ORTH]
SENTENCE_ENDS = frozenset({".", "!", "?"})
DASH_WITHIN = 14  # words before the dash of a dateline


def set_breaks(doc: Doc) -> Doc:
    """Start a sentence after each blank line and after a dateline ("BEIJING, Feb 27 (Reuters) -")."""
    columns: Any = doc.to_array(READ)
    spaces, letters, forms = columns.reshape(len(doc), len(READ)).T
    words: list[int] = forms.tolist()
    within = np.nonzero(letters[1:] & letters[:-1])[0] + 1
    breaks = dict.fromkeys(within.tolist(), False)
    for i in _places(doc, words, LABEL_WORDS):
        breaks |= _breaks_after_label(doc, i)
    for i in _places(doc, words, CLOSING_BRACKET):
        breaks |= _breaks_around_bracket(doc, i)
    dashes = _places(doc, words, DASHES)
    breaks |= dict.fromkeys(_items(doc, _places(doc, words, ITEM_MARKS), dashes), True)
    breaks |= dict.fromkeys(_items_after_colon(doc, _places(doc, words, COLON)), True)
    breaks |= dict.fromkeys(_item_datelines(doc), True) if dashes else {}
    _add_paragraphs_and_datelines(doc, sorted([*np.nonzero(spaces)[0].tolist(), *dashes]), breaks)
    breaks.pop(len(doc), None)
    if len(doc) > LONGEST_PARAGRAPH:
        breaks |= dict.fromkeys(_within_paragraphs(doc, [i for i, begins in breaks.items() if begins]), True)
    return write_breaks(doc, breaks)


def _places(doc: Doc, words: Sequence[int], forms: Sequence[str]) -> list[int]:
    """Where the words of a text are one of some forms, by their keys in its vocabulary."""
    keys = {doc.vocab.strings[form] for form in forms}
    return [] if keys.isdisjoint(words) else [i for i, word in enumerate(words) if word in keys]


def _items(doc: Doc, bullets: Sequence[int], dashes: Sequence[int]) -> list[int]:
    """The marks at which items of a list begin, each on a line of its own; a dash is one where others are as well."""
    found = [i for i in bullets if _opens_item(doc, i)]
    dashed = [i for i in dashes if _opens_item(doc, i)]
    return found + (dashed if len(dashed) > 1 else [])


def _items_after_colon(doc: Doc, colons: Sequence[int]) -> Iterator[int]:
    """The items of a digest in one line, after its heading and semicolons: "World in brief: Mali votes; Chad frees"."""
    for colon in colons:
        start = next((i for i in range(colon - 1, max(colon - LONGEST_ITEM_HEAD, -1), -1) if doc[i].is_space), -1) + 1
        if not 0 < colon - start < LONGEST_ITEM_HEAD or not DIGEST_HEADING.search(doc[start:colon].text):
            continue
        end = next((i for i in range(colon, len(doc)) if "\n" in doc[i].text), len(doc))
        parted = [i for i in range(colon + 1, end - 1) if doc[i].text == ";"]
        yield from (i + 1 for i in [colon, *parted] if parted)


def _item_datelines(doc: Doc) -> Iterator[int]:
    """The first word of the dateline of an item in the middle of a paragraph, and that after its dash."""
    for found in ITEM_DATELINE.finditer(doc.text):
        span = doc.char_span(found.start(), found.end() - 1)
        if span is not None and span.end < len(doc):
            yield from (span.start, span.end)


def _opens_item(doc: Doc, i: int) -> bool:
    """Whether a mark begins a line, before a capital or a number."""
    after = doc[i + 1].text[0] if i + 1 < len(doc) else " "
    return i > 0 and doc[i - 1].is_space and "\n" in doc[i - 1].text and (after.isupper() or after.isdigit())


def _breaks_after_label(doc: Doc, i: int) -> dict[int, bool]:
    """None within the title of a speaker's label ("MR. CARNEY:"), one after the "Q" that marks a question."""
    if i + 2 < len(doc) and doc[i + 1].text == ".":
        return {i + 1: False, i + 2: False}
    opens = doc[i].text == "Q" and i + 1 < len(doc) and (i == 0 or doc[i - 1].is_space)
    return {i + 1: True} if opens and doc[i + 1].text[0].isupper() else {}


def _add_paragraphs_and_datelines(doc: Doc, places: list[int], breaks: dict[int, bool]) -> None:
    """Add the breaks after blank lines, and after the dash of a dateline that opens a paragraph."""
    start = 0
    for i in places:
        token = doc[i]
        if token.is_space:
            if token.text.count("\n") > 1:
                breaks |= {i: False} if i else {}
                breaks[i + 1] = True
                start = i + 1
        elif not breaks.get(i) and 0 < i - start < DASH_WITHIN and i + 1 < len(doc) and _ends_dateline(doc, start, i):
            breaks[i + 1] = True
            start = len(doc)


def _within_paragraphs(doc: Doc, starts: Iterable[int]) -> Iterator[int]:
    """Breaks in paragraphs that have no end, after the last full stop that fits."""
    for first, end in pairwise([0, *sorted(starts), len(doc)]):
        while end - first > LONGEST_PARAGRAPH:
            last = first + LONGEST_PARAGRAPH
            first = next(
                (i for i in range(last, last - LONGEST_SENTENCE, -1) if doc[i - 1].text in SENTENCE_ENDS), last
            )
            yield first


def _breaks_around_bracket(doc: Doc, closing: int) -> dict[int, bool]:
    """The breaks at a bracket that holds a full stop or dots alone, and the quotation mark after it."""
    if closing < 2 or doc[closing - 2].text != "[":
        return {}
    if doc[closing - 1].text in LEFT_OUT:
        return {closing - 2: False, closing - 1: False, closing: False}
    after = closing + 1
    after += after < len(doc) and doc[after].text in CLOSING
    if after >= len(doc) or doc[closing - 1].text != ".":
        return {}
    if any(t.text in SPEECH_TAGS for t in doc[after : after + 4]):  # "[.]" Kim said.
        return {}
    return dict.fromkeys(range(closing - 2, after), False) | {after: doc[after].text[0].isupper()}


def _ends_dateline(doc: Doc, start: int, dash: int) -> bool:
    """Whether a dash with blanks around it closes a dateline: "BEIJING, Feb 27 (Reuters) -"."""
    spaced = doc[dash - 1].whitespace_ and doc[dash].whitespace_
    return bool(spaced) and DATELINE.match(doc[start : dash + 1].text) is not None


def write_breaks(doc: Doc, breaks: Mapping[int, bool]) -> Doc:
    """Say of tokens whether a sentence starts there, all at once: a token's own setter looks at the whole doc."""
    if breaks:
        values: Any = doc.to_array([attrs.SENT_START])
        values[list(breaks)] = np.where(list(breaks.values()), 1, -1).astype(values.dtype)
        doc.from_array([attrs.SENT_START], values)
    return doc
