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
BYLINE = re.compile(r"\W{0,3}By (?:\w[\w.'’-]*(?:,? |$)){1,8}$")
LONGEST = 30  # words of a line that is left out
TAIL = 400


def body_of(text: str) -> str:
    """The text that is compared.

    >>> body_of("PARIS, March 4 (Agency) - France condemned it. (Reporting by Ana Lopes; Editing by Tom Hill)")
    'France condemned it. '
    >>> body_of("By Ana Lopes\\n\\nFrance condemned it.\\n\\n© 2025 Agency").strip()
    'France condemned it.'
    """
    lines, ends, phrases = _patterns()
    body = "\n".join([line for line in text.split("\n") if not (lines.match(line) and _is_wrapping(line))])
    body = DATELINE.sub("", body, count=1)
    last = body[-TAIL:].casefold()
    if any(phrase in last for phrase in phrases) and (tail := ends.search(body, max(0, len(body) - TAIL))):
        return body[: tail.start()]
    return body


def _is_wrapping(line: str) -> bool:
    """Whether a line that begins like a byline or a credit is one."""
    return len(line.split()) <= LONGEST if not line.lstrip("•*-– ").startswith("By ") else bool(BYLINE.match(line))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...]]:
    known: dict[str, list[str]] = read_yaml("geo_nlp.stories", "wrapping.yaml")
    lines, ends = ("|".join(map(re.escape, sorted(known[name]))) for name in ("lines", "ends"))
    return (
        re.compile(rf"[ \t*•–(\[-]*(?:By |(?i:{lines})(?!\w))"),
        re.compile(rf"(?:(?<=[.!?\"”)\n] )|(?<=[(\n])|(?<=\A))\(?(?:{ends})(?!\w)[^\n]*\s*\Z", re.IGNORECASE),
        tuple(phrase.casefold() for phrase in known["ends"]),
    )
