"""Histories: texts about the past, in which what has no date of its own happened in the year last given before it.

An encyclopedia or a chronicle has the date of its page, on which nothing in it happened. A text is taken for one if it
has no day of its own, tells years in two sentences or more, and all of them lie well before its date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.labels import NOUN_CLAUSES, VERBAL
from geo_nlp.pipes.syntax.tree import Span, Token, remembered
from geo_nlp.pipes.time.narrative import NAMED_WARS, OF_ITS_DAY, YEAR, is_past
from geo_nlp.pipes.time.tenses import is_perfect

FEWEST_SENTENCES = 2  # with a year
LEADING_SENTENCES = 3  # sentences, the title among them
START_OF_YEAR, END_OF_YEAR = "-01-01", "-12-31"  # of a page of which the year alone is known, and of a report on a year
SMALL_SHIFTS = frozenset({"days", "weeks", "months", "never", "once"})  # within a year
# What a sentence has that is about a time of its own.
OWN_TIME = re.compile(r"\b(?:century|centuries|that (?:year|month|summer|winter)|(?:1[5-9]|20)\d0s)\b", re.I)


def year_in_history(word: Token, published: str) -> str | None:
    """The year in which a past event without a date happened, in a text about the past; None in any other text.

    It is the last year given before the event in its sentence, else the year of a clause after it, else the last year
    before; in a text that opens with news, no year of other sentences.
    """
    (at, years), sentence = _years(word.doc[0]), word.sent
    if not _is_before(years, published) or not is_past(sentence.root) or _has_own_time(sentence):
        return None
    near, this, end = (bisect_left(at, i) for i in (sentence.start, word.i, sentence.end))
    before, here = () if _opens_with_news(word.doc[0]) else years[:near], years[near:this]
    after = [(_verb_of(word.doc[i]), year) for i, year in zip(at[this:end], years[this:end], strict=True) if i > word.i]
    if any(verb == _verb_of(word) for verb, _ in after):
        return None  # a range or limit: "from 1975 until 2005", "did not withdraw until 2000"
    own = [year for verb, year in after if verb is not None and verb.dep_ not in NOUN_CLAUSES]
    described = [year for _, year in after]  # "withdraw the troops dispatched in 1918"
    return next(iter(here[-1:] or own or before[-1:] or described), None)


def _has_own_time(sentence: Span) -> bool:
    """Whether a sentence is about a time of its own: "in the 19th century", "later", "during World War II"."""
    moving = words("time_shift_word") - SMALL_SHIFTS
    shifted = any(t.lower_ in moving or t.text in NAMED_WARS for t in sentence)
    return shifted or OWN_TIME.search(sentence.text) is not None


def _verb_of(word: Token) -> Token | None:
    """The verb that a word is, or the nearest above it."""
    return word if word.pos_ in VERBAL else next((t for t in word.ancestors if t.pos_ in VERBAL), None)


def _is_before(years: Sequence[str], published: str) -> bool:
    """Whether years lie all before a date, by two years or more where its day is known."""
    if not years or published.endswith(END_OF_YEAR):
        return False
    ago = int(published[:4]) - int(max(years))
    return ago > 1 or (ago == 1 and published.endswith(START_OF_YEAR))


@remembered
def _years(opening: Token) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The positions of the years that a text about the past tells, and the years; none of any other text."""
    doc = opening.doc
    told = [t for t in doc.tokens if len(t.text) == 4 and YEAR.fullmatch(t.text)] if YEAR.search(doc.text) else []
    if len({t.sent.start for t in told}) < FEWEST_SENTENCES or OF_ITS_DAY.search(doc.text):
        return (), ()
    return tuple(t.i for t in told), tuple(t.text for t in told)


@remembered
def _opens_with_news(opening: Token) -> bool:
    """Whether a text opens with what has just happened: "Clashes have broken out". Then its own sentences are dated by
    the years in them alone.
    """
    roots = [s.root for _, s in zip(range(LEADING_SENTENCES), opening.doc.sents, strict=False)]
    return any(is_perfect(root) and root.lemma_ != "be" for root in roots)
