"""The body of an article without what agencies put round it: dateline, byline, credits and copyright lines."""

from __future__ import annotations

import re
from functools import cache

from geo_nlp.compiled import read_yaml

PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
DATELINE = re.compile(
    rf"\A\s*(?:{PLACE}(?:, {PLACE})?(?:, (?:{PLACE}\.? )?\d{{1,2}}(?:, \d{{4}})?)?(?: ?\([^()\n]{{2,40}}\))?"
    rf"|\([^()\n]{{2,40}}\))\s*(?:--?|–|—)\s"
)
BYLINE = re.compile(r"^\W{0,3}By (?:\w[\w.'’-]*(?:,? |$)){1,8}$", re.MULTILINE)
TAIL = 400


def body_of(text: str) -> str:
    """The text that is compared.

    >>> body_of("PARIS, March 4 (Agency) - France condemned it. (Reporting by Ana Lopes; Editing by Tom Hill)")
    'France condemned it. '
    >>> body_of("By Ana Lopes\\n\\nFrance condemned it.\\n\\n© 2025 Agency").strip()
    'France condemned it.'
    """
    lines, ends = _patterns()
    text = BYLINE.sub("", text) if "By " in text else text
    text = lines.sub("", text)
    text = DATELINE.sub("", text, count=1)
    tail = ends.search(text, max(0, len(text) - TAIL))
    return text[: tail.start()] if tail else text


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known: dict[str, list[str]] = read_yaml("geo_nlp.stories", "wrapping.yaml")
    lines, ends = ("|".join(map(re.escape, sorted(known[name]))) for name in ("lines", "ends"))
    return (
        re.compile(rf"^[ \t*•(\[-]*(?:{lines})(?!\w)(?:[^\S\n]*\S+){{0,30}}[^\S\n]*$", re.IGNORECASE | re.MULTILINE),
        re.compile(rf"(?:(?<=[.!?\"”)\n] )|(?<=[(\n])|(?<=\A))\(?(?:{ends})(?!\w)[^\n]*\s*\Z", re.IGNORECASE),
    )
