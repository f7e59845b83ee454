"""Labels of speakers in transcripts: "MR. CARNEY:", "Q", "President of Russia Vladimir Putin:"."""

from __future__ import annotations

import re

from geo_nlp.gazetteer.spelling import PARTICLES

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
# The Kremlin writes names as they are: "President of Russia Vladimir Putin: ...".
NAMED_LABEL = re.compile(rf"^[ \t]*({_WORDS}){_ASIDE}:\s+(?=\S)", re.MULTILINE)
# One label makes a transcript only where what follows addresses a listener.
ADDRESS = re.compile(r"\b(?:I|I['’]m|[Ww]e|[Yy]ou|[Oo]ur|[Mm]y|[Dd]ear|Good (?:morning|afternoon|evening))\b")
# Where a transcript breaks off, and the reporter's own words may follow.
BREAK = re.compile(r"\n[ \t]*(?:\* ?\* ?\*|<(?:…|\.\.\.)>)")
