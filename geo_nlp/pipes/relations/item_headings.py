"""Headings between the items of a digest, which name a war or affair and tell no event of that day.

"Israel–Hezbollah conflict" by itself above "Israel strikes Tyre." is the name of what the item belongs to. The first
line of a text is its headline, which may tell an event ("Putin's visit to Greece").
"""

from __future__ import annotations

from geo_nlp.pipes.relations.rule_ends import Match
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token, remembered

LONGEST = 12  # words; what is longer is an item without its full stop
ENDS_OF_SENTENCE = (".", "!", "?", '"', "”", "’", "…")


def is_in_heading(doc: Doc, found: Match) -> bool:
    """Whether an act is only in the name that heads an item: "2026 Iranian strikes on Kuwait", then what was done."""
    return found.clause.kind == "noun" and _is_heading(doc[found.clause.head].sent[0])


@remembered
def _is_heading(opening: Token) -> bool:
    """Whether the sentence of its first word is a line without a verb or a full stop, above one that has the latter."""
    text, words = opening.doc.text, list(opening.sent)
    start, end = text.rfind("\n", 0, opening.idx) + 1, text.find("\n", words[-1].idx)
    line = text[start:end].strip()
    if not text[:start].strip() or end < 0 or len(line.split()) > LONGEST:
        return False
    if not line[:1].isalnum() or not (line[-1].isalnum() or line[-1] == ")"):
        return False
    below = text[end:].lstrip().partition("\n")[0].rstrip()
    return below.endswith(ENDS_OF_SENTENCE) and not any(t.pos_ in VERBAL for t in words)
