"""Labels of speakers in transcripts: "MR. CARNEY:", "Q", "President of Russia Vladimir Putin:"."""

from __future__ import annotations

import re

from geo_nlp.gazetteer.spelling import PARTICLES
from geo_nlp.lexicon import words
from geo_nlp.pipes.syntax.words import is_person_title

INTERVIEW_LABELS = words("interview_label")
_UPPER = r"(?:[A-Z]\.|Mr\.|Ms\.|Dr\.|[A-Z][A-Z.'’-]+|Ma?c[A-Z]+)(?: (?:[A-Z]\.|Mc[A-Z]+|[A-Z][A-Z.'’-]+)){0,4}"
# Small words within a name: "von der Leyen".
_NAME_PARTICLES = f"of|the|and|for|to|at|in|on|{'|'.join(sorted(PARTICLES))}"
_WORDS = (
    r"[A-Z][\w.'’-]+"
    rf"(?: (?:(?:[a-z]{{1,3}}[-’'])?[A-Z][\w.'’-]*|{_NAME_PARTICLES}|\([A-Z][A-Za-z]{{1,9}}\))){{1,15}}"
)
_ASIDE = r"(?: ?\([^)\n]{1,60}\))?"
# The White House marks a question by a Q without a colon.
LABEL = re.compile(
    rf"^[ \t]*[\"“]?(?:((?:{_UPPER}|Q|A|Question|Answer){_ASIDE}):|(Q)(?=[ \t]+[A-Z]))[ \t]+(?=\S)", re.MULTILINE
)
# On a line of its own, above what is said.
LABEL_ABOVE = re.compile(rf"^[ \t]*({_UPPER}{_ASIDE}):[ \t]*(?:\n\s*(?=\S)|$)", re.MULTILINE)
# The Kremlin writes names as they are: "President of Russia Vladimir Putin: ...".
NAMED_LABEL = re.compile(rf"^[ \t]*({_WORDS}){_ASIDE}:\s+(?=\S)", re.MULTILINE)
# One label makes a transcript only where what follows addresses a listener.
ADDRESS = re.compile(r"\b(?:I|I['’]m|[Ww]e|[Yy]ou|[Oo]ur|[Mm]y|[Dd]ear|Good (?:morning|afternoon|evening))\b")
# Where a transcript breaks off, and the reporter's own words may follow.
BREAK = re.compile(r"\n[ \t]*(?:\* ?\* ?\*|<(?:…|\.\.\.)>)")


def is_speaker_label(label: str) -> bool:
    """Whether a label is that of a speaker in a transcript: "MR. PRICE", "QUESTION"; capitals are its mark."""
    first = label.split(" ")[0]
    return first in INTERVIEW_LABELS or is_person_title(first)


def labels_above(text: str) -> list[re.Match[str]]:
    r"""The labels on lines of their own; none where none of them is that of an official or of an interview.

    >>> [label[1] for label in labels_above("PRIME MINISTER HOWARD:\n\nWe met.\n\nJONES:\n\nWhom?")]
    ['PRIME MINISTER HOWARD', 'JONES']
    >>> labels_above("BACKGROUND:\n\nThe talks failed.")
    []
    """
    found = list(LABEL_ABOVE.finditer(text))
    return found if any(is_speaker_label(word) for label in found for word in label[1].split(" ")) else []
