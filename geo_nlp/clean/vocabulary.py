"""The phrases that pages print round an article (boilerplate.yaml), compiled for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from geo_nlp.compiled import read_yaml

PARTS = re.compile(r"\s*[|•·¦/»›>]\s*|\s{2,}|\t")
PARTED = re.compile(r"[|•·¦/»›>\t]|\s\s")  # what it takes for a line to have parts
EDGES = " \t*•·-–—|»«›‹>+→←▼▲:;.,…!()[]{}\"'“”‘’"
COMMENTS = re.compile(
    r"^\d+ (?:comments?|responses?|replies|thoughts|reader comments)(?: (?:on|to|so far|for)\b.*)?$", re.IGNORECASE
)
COUNTER = re.compile(r"^\(?\d[\d,.]*[kKmM]?\)?\s+|\s*\(?\d[\d,.]*[kKmM]?\)?$")
COUNTED = re.compile(r"\(?\d"), re.compile(r"\d[kKmM]?\)?\Z")  # how a line begins or ends that has a counter
COUNTER_END = 3  # characters of the latter
SHORT = 40


class Phrases(BaseModel):
    """The file as written: how a phrase is compared, then the reason it gives, then the phrases."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: dict[str, list[str]]
    heading: dict[str, list[str]]
    begins: dict[str, list[str]]
    contains: dict[str, list[str]]
    sections: list[str]
    prose: list[str]


def alternation(phrases: Iterable[str], *, start: bool) -> re.Pattern[str]:
    """Compile phrases into one pattern that ends at a word boundary; those with one first letter stand together."""
    rests: dict[str, list[str]] = {}
    for p in sorted(phrases, key=len, reverse=True):
        rests.setdefault(re.escape(p[0]), []).append(re.escape(p[1:]) + (r"(?!\w)" if p[-1].isalnum() else ""))
    body = "|".join(f"{first}(?:{'|'.join(found)})" for first, found in rests.items())
    return re.compile(f"(?:{body})" if start else rf"(?<!\w)(?:{body})")


def plain(line: str) -> str:
    """Fold case and strip bullets, end punctuation and counters.

    >>> plain("• Most Read:"), plain("Comments (12)"), plain("1,204 Shares")
    ('most read', 'comments', 'shares')
    """
    bare = line.strip(EDGES)
    folded = bare.casefold().replace("’", "'")
    begins, ends = COUNTED
    counted = begins.match(bare) or ends.search(bare, max(0, len(bare) - COUNTER_END))
    return COUNTER.sub("", folded).strip(EDGES) if counted else folded


def fold(line: str) -> str:
    """Fold case and quotes, and strip bullets from both ends."""
    return line.casefold().replace("’", "'").strip(" \t*•·-–—|»›>")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Boilerplate phrases by the way they are compared."""

    lines: Mapping[str, str]
    headings: Mapping[str, str]
    begins: Mapping[str, re.Pattern[str]]
    contains: Mapping[str, re.Pattern[str]]
    sections: frozenset[str]
    any: tuple[re.Pattern[str], re.Pattern[str]]
    sure: tuple[re.Pattern[str], re.Pattern[str]]

    def is_heading(self, line: str) -> bool:
        """Whether the line is a heading such as "Most read" that other stories follow."""
        return plain(line) in self.headings

    def is_section(self, line: str) -> bool:
        """Whether the line is a heading that a section of an article has as well, such as "Recommendations"."""
        return plain(line) in self.sections

    def reason(self, line: str) -> str | None:
        """Return why a line is boilerplate, or None.

        >>> load_vocabulary().reason("VisionRI | Disclaimer | Terms of use | Privacy Policy")
        'legal'
        >>> load_vocabulary().reason("The two presidents met in Tehran on Monday.") is None
        True
        """
        if COMMENTS.match(line.strip(EDGES)):
            return "readers"
        if line.count(" ") >= SHORT and len(line.split()) > SHORT:
            return None
        key = plain(line)
        if found := self.headings.get(key) or self.lines.get(key):
            return found
        if PARTED.search(line):
            parts = [reason for part in PARTS.split(line) if (reason := self._part(part))]
            if len(parts) > 1 and 2 * len(parts) >= len(PARTS.split(line.strip())):
                return max(sorted(set(parts)), key=parts.count)
        words = line.split()
        if 1 < len(words) <= 12 and all(plain(word) in self.lines for word in words):
            return self.lines[plain(words[0])]
        folded = fold(line)
        begins, contains = self.any
        if begins.match(folded):
            return next(reason for reason, pattern in self.begins.items() if pattern.match(folded))
        if contains.search(folded):
            return next(reason for reason, pattern in self.contains.items() if pattern.search(folded))
        return None

    def is_prose(self, line: str) -> bool:
        """Whether the reason for a line comes from nothing but a phrase that news prose has as well.

        >>> load_vocabulary().is_prose("Ukraine still wants to become a member of NATO, Zelenskyy said.")
        True
        >>> load_vocabulary().is_prose("Sign up for our newsletter.")
        False
        """
        begins, contains = self.sure
        folded, key = fold(line), plain(line)
        return not (begins.match(folded) or contains.search(folded) or key in self.lines or key in self.headings)

    def _part(self, part: str) -> str | None:
        key = plain(part)
        return self.lines.get(key) or self.headings.get(key)


@cache
def load_vocabulary() -> Vocabulary:
    """Read boilerplate.yaml once per process."""
    phrases = Phrases.model_validate(read_yaml("geo_nlp.clean", "boilerplate.yaml"))
    begins, contains = ([p for listed in part.values() for p in listed] for part in (phrases.begins, phrases.contains))
    return Vocabulary(
        lines={plain(p): reason for reason, listed in phrases.line.items() for p in listed},
        headings={plain(p): reason for reason, listed in phrases.heading.items() for p in listed},
        begins={reason: alternation(listed, start=True) for reason, listed in phrases.begins.items()},
        contains={reason: alternation(listed, start=False) for reason, listed in phrases.contains.items()},
        sections=frozenset(phrases.sections),
        any=(alternation(begins, start=True), alternation(contains, start=False)),
        sure=(
            alternation((p for p in begins if p not in phrases.prose), start=True),
            alternation((p for p in contains if p not in phrases.prose), start=False),
        ),
    )
