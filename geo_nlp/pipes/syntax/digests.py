"""Digests: short items of one day that have nothing to do with each other, most below a heading of their own.

"Israel–Hezbollah conflict" by itself above "Israel strikes Tyre." is the name of what the item belongs to. No item says
"he" or "the army" of what another one names.
"""

from __future__ import annotations

import re
from itertools import pairwise

from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.pronoun_forms import THIRD_PERSON
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered

LONGEST_HEADING = 12  # words; what is longer is an item without its full stop
ENDS_OF_SENTENCE = (".", "!", "?", '"', "”", "’", "…")
LEAST_HEADINGS, LEAST_SHARE = 3, 0.25  # of a digest, the latter of its lines
LINE = re.compile(r"\S[^\n]*")


@remembered
def is_heading(opening: Token) -> bool:
    """Whether the sentence of its first word heads an item of a digest: a line without a verb, above a sentence."""
    text, words = opening.doc.text, list(opening.sent)
    start, end = text.rfind("\n", 0, opening.idx) + 1, text.find("\n", words[-1].idx)
    if not text[:start].strip() or end < 0 or any(t.pos_ in VERBAL for t in words):
        return False
    below = LINE.search(text, end)
    alike = below is not None and _looks_like_heading(text[start:end].strip(), below[0])
    return alike and _opens_digest(opening.doc.tokens[0])


@remembered
def _opens_digest(first: Token) -> bool:
    """Whether the text of its first word is a digest."""
    return bool(_headings(list(LINE.finditer(first.doc.text))))


def _looks_like_heading(line: str, below: str) -> bool:
    """Whether a line is short and without marks at its ends, and the one below is a sentence."""
    bare = line[:1].isalnum() and (line[-1].isalnum() or line[-1] == ")")
    return bare and len(line.split()) <= LONGEST_HEADING and below.rstrip().endswith(ENDS_OF_SENTENCE)


def _headings(lines: list[re.Match[str]]) -> list[int]:
    """Where the headings of a digest begin; none where they are too few for one."""
    headed = [a.start() for a, b in pairwise(lines[1:]) if _looks_like_heading(a[0].strip(), b[0])]
    return headed if len(headed) >= max(LEAST_HEADINGS, LEAST_SHARE * len(lines)) else []


def items(doc: Doc) -> frozenset[int]:
    """The first words of the items of a digest, their headings included; empty for other texts.

    Where a paragraph begins with a pronoun, the text is one story under several headings.
    """
    lines = list(LINE.finditer(doc.text))
    headed = _headings(lines)
    if not headed or any(line[0].split()[0].lower() in THIRD_PERSON for line in lines):
        return frozenset()
    under = {b.start() for a, b in pairwise(lines) if a.start() in headed}
    at = {line.start() for line in lines} - under
    return frozenset(t.i for t in doc if t.idx in at)
