"""Labels of speakers in transcripts: "MR. CARNEY:", "Q", "President of Russia Vladimir Putin:"."""

from __future__ import annotations

import re

_UPPER = r"(?:[A-Z]\.|Mr\.|Ms\.|Dr\.|[A-Z][A-Z.'’-]+|Ma?c[A-Z]+)(?: (?:[A-Z]\.|Mc[A-Z]+|[A-Z][A-Z.'’-]+)){0,4}"
_PARTICLES = "al bin da de del den der di dos du ibn la le van von".replace(" ", "|")  # within names: "von der Leyen"
_WORDS = rf"[A-Z][\w.'’-]+(?: (?:(?:[a-z]{{1,3}}[-’'])?[A-Z][\w.'’-]*|of|the|and|for|to|at|in|on|{_PARTICLES})){{1,15}}"
_ASIDE = r"(?: ?\([^)\n]{1,60}\))?"
# The White House marks a question by a Q without a colon.
LABEL = re.compile(
    rf"^[ \t]*[\"“]?(?:((?:{_UPPER}|Q|A|Question|Answer){_ASIDE}):|(Q)(?=[ \t]+[A-Z]))[ \t]+(?=\S)", re.MULTILINE
)
# The Kremlin writes names as they are: "President of Russia Vladimir Putin: ...".
NAMED_LABEL = re.compile(rf"^[ \t]*({_WORDS}){_ASIDE}:\s+(?=\S)", re.MULTILINE)
