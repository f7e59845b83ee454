"""Entries of a timeline: the date that heads a line is that of what it reports ("October 1983: Rebels killed ten").

The label is a sentence of its own for the parser where it ends in a colon or a dash.
"""

from __future__ import annotations

import re

from geo_nlp.pipes.syntax.tree import Span
from geo_nlp.pipes.time.calendar import Value
from geo_nlp.pipes.time.grammar import find_dates
from geo_nlp.pipes.time.normalization import place

ENTRY_LABEL = re.compile(r"[\s\-–—•*·▪]*(?P<when>[^:–—\n]{4,40}?)\s*[:–—](?=\s|\Z)")


def date_of_entry(sentence: Span, published: str | None) -> Value | None:
    """The date that heads the line of a sentence, if nothing else stands before the colon or dash after it."""
    text = sentence.doc.text
    label = ENTRY_LABEL.match(text[text.rfind("\n", 0, sentence.start_char) + 1 : sentence.start_char])
    if label is None:
        return None
    when = label["when"]
    phrases = [p for p in find_dates(when) if p.start == 0 and p.end == len(when)]
    return place(phrases[0], published, "past") if phrases else None
