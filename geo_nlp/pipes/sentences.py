"""Sentence breaks that the parser must respect: a blank line ends a sentence, so headlines and datelines stand alone.

Between two plain words there is no break ("China | and Russia's partnership" is a known slip of the parser).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

DATELINE = re.compile(
    r"^(?:[A-Z][\w.'’/-]+,? ?(?:of |de |and )?){1,5}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2},?)?"
    r"(?: ?\([A-Z][\w ./-]{1,30}\))? ?(?:--|—|–|-)$"
)


def set_breaks(doc: Doc) -> Doc:
    """Start a sentence after each blank line and after a dateline ("BEIJING, Feb 27 (Reuters) -")."""
    breaks: dict[int, bool] = {}
    fresh = False
    start = 0
    for token in doc:
        if token.is_space and token.text.count("\n") > 1:
            fresh = True
            if token.i:
                breaks[token.i] = False
        elif fresh:
            breaks[token.i] = True
            fresh, start = False, token.i
        elif token.i and token.is_alpha and doc[token.i - 1].is_alpha:
            breaks[token.i] = False
        elif token.text in ("-", "--", "—", "–") and 0 < token.i - start < 14 and token.i + 1 < len(doc):
            spaced = bool(doc[token.i - 1].whitespace_) and bool(token.whitespace_)
            if spaced and DATELINE.match(doc[start : token.i + 1].text):
                breaks[token.i + 1] = True
                start = len(doc)
    return write_breaks(doc, breaks)


def write_breaks(doc: Doc, breaks: Mapping[int, bool]) -> Doc:
    """Say of tokens whether a sentence starts there, all at once: a token's own setter looks at the whole doc."""
    if breaks:
        values: Any = doc.to_array([attrs.SENT_START])
        values[list(breaks)] = np.where(list(breaks.values()), 1, -1).astype(values.dtype)
        doc.from_array([attrs.SENT_START], values)
    return doc
