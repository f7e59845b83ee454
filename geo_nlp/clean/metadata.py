"""What a page says about its article: headline, outlet, publication date, and where it was filed from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo_nlp.clean.dates import MONTH, find_date, iter_dates
from geo_nlp.clean.outlets import load_outlets
from geo_nlp.clean.units import PAUSE, SMALL, WORD, Unit
from geo_nlp.clean.vocabulary import load_vocabulary

CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*"
PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){0,3}"
REGION = r"(?:,? ?(?:\[[^\]]{2,30}\]|\([A-Z][a-z]+\)|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}))?"
NAMED = rf"(?i:{MONTH.replace('?P<month>', '?:')})"
WHEN = rf"(?:(?:[A-Z][a-z]+day,? )?(?:{NAMED} ?\d{{1,2}}|\d{{1,2}} {NAMED})(?:,? (?:19|20)\d\d)?)"
CREDIT = r"\((?P<credit>[A-Za-z][\w ./&-]{1,40})\)"
DASH = r"\s*(?:[-‑]{1,2}|–|—|:)\s*(?=\S)"
DATELINES = (
    re.compile(rf"^(?P<place>{CAPS}|{PLACE}){REGION}(?:, (?P<when>{WHEN}))? ?{CREDIT}{DASH}"),
    re.compile(rf"^(?P<place>{CAPS}|{PLACE}){REGION},? (?P<when>{WHEN})(?: ?/(?P<credit>[A-Z][\w -]+)/)?{DASH}"),
    re.compile(rf"^(?P<place>{CAPS}|{PLACE}){REGION},? (?P<when>{WHEN}), (?P<credit>[A-Z]{{2,8}}){DASH}"),
    re.compile(rf"^(?P<place>{CAPS}|{PLACE}){REGION},? (?P<when>{WHEN}) ?{CREDIT}\s+(?=[A-Z])"),
    re.compile(rf"^(?P<place>{CAPS}){REGION}\s*(?:--|‑‑|–|—| [-‑] )\s*(?=\S)"),
)  # fmt: skip
LABELS = (
    re.compile(r"\b(?:published|posted|created|issued|uploaded|publication date)\b", re.IGNORECASE),
    re.compile(r"\b(?:updated|modified|changed)\b", re.IGNORECASE),
)
SUFFIX = re.compile(r"\s+[|–—-]\s+(?=[^|–—]{2,40}$)|\s*[|»]\s*(?=[^|»]{2,40}$)")
LONGEST_SUFFIX = 43  # characters, with the mark and the blanks around it
YEARS = r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)?"
COPYRIGHT = re.compile(rf"(?:copyright|©|\(c\)|\s)+{YEARS},?\s*(?P<owner>[^|\n]{{2,60}})", re.IGNORECASE)
BY = re.compile(r"by\b", re.IGNORECASE)
ORDER = ("published", "plain", "updated")
NEAR = 12
LONGEST_DATELINE = 160  # characters
DATELINE_MARKS = frozenset("-‑–—:)")  # each form of a dateline has one of them


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline as printed at the head of a story: place, agency, date where it has a year."""

    place: str
    credit: str | None
    date: str | None
    ends: tuple[int, int] = field(default=(0, 0), repr=False)  # of the place, and of the whole dateline


def read_dateline(paragraph: str) -> Filed | None:
    """Read the dateline at the head of a paragraph: place in capitals or with an agency or a date.

    >>> read_dateline("PARIS, March 3 (Reuters) - France said on Monday that")
    Filed(place='Paris', credit='Reuters', date=None)
    >>> read_dateline("UNITED NATIONS (AP) — The Security Council").place
    'United Nations'
    >>> read_dateline("NATO - the alliance - said") is None, read_dateline("Russia said - again - no.") is None
    (True, True)
    """
    head = paragraph[:LONGEST_DATELINE]
    if DATELINE_MARKS.isdisjoint(head):
        return None
    outlets = load_outlets()
    for form in DATELINES:
        if match := form.match(head):
            named = match.groupdict()
            credit = outlets.credit(named.get("credit") or "")
            place = named["place"].split("/")[0].strip(" ,.")
            if credit is None and "when" not in named and len(place) < 5 and "." not in place:
                continue
            if place.casefold() in SMALL or len(place.split()) > 3:
                continue
            if credit is None and not named.get("when") and (not place.isupper() or paragraph.isupper()):
                continue
            place = "-".join(capital(part) for part in place.split("-")) if place.isupper() else place
            return Filed(place, credit, find_date(named.get("when") or ""), (match.end("place"), match.end()))
    return None


def capital(name: str) -> str:
    """Write a name in capitals as a name: "NEW YORK" as "New York"; initials stay."""
    return " ".join(word if "." in word else word[:1] + word[1:].lower() for word in name.split(" "))


def read_byline_place(line: str) -> str | None:
    """Read the place from a byline of parts: outlet, place, date.

    >>> read_byline_place("Devdiscourse News Desk | Beijing | Updated: 27-02-2025 19:52 IST")
    'Beijing'
    """
    parts = [part.strip() for part in re.split(r"[|•·]", line)]
    if len(parts) < 3 or not load_outlets().find(parts[0]):
        return None
    for part in parts[1:]:
        if re.fullmatch(PLACE, part) and not load_vocabulary().reason(part) and not load_outlets().find(part):
            return part
    return None


def publication_date(lines: Sequence[str]) -> str | None:
    """Choose the date of publication from lines beside the article: published before plain before updated.

    >>> publication_date(["Updated: 27-02-2025 19:52 IST | Created: 26-02-2025 10:00 IST"])
    '2025-02-26'
    """
    ranked: dict[str, str] = {}
    for line in lines:
        after = 0
        for offset, iso in iter_dates(line):
            before, after = line[after:offset], offset
            kind = "published" if LABELS[0].search(before) else "updated" if LABELS[1].search(before) else "plain"
            ranked.setdefault(kind, iso)
    return next((ranked[kind] for kind in ORDER if kind in ranked), None)


def outlet_of(bylines: Sequence[str], titles: Sequence[str], page: Sequence[str], filed: Filed | None) -> str | None:
    """Name the outlet: from the byline, the tail of the page's title, a copyright line, or the agency credited."""
    outlets = load_outlets()
    for line in bylines:
        if found := outlets.find(line) if find_date(line) or BY.match(line) else outlets.exact(line):
            return found
    for line in (" ".join(line.split())[-LONGEST_SUFFIX:] for line in titles):
        if (cut := list(SUFFIX.finditer(line))) and (found := outlets.exact(line[cut[-1].end() :])):
            return found
    for line in page:
        if (match := COPYRIGHT.match(line.strip())) and (found := outlets.find(match["owner"] or "")):
            return found
    return filed.credit if filed else None


def find_headline(
    units: Sequence[Unit], furniture: Sequence[str | None], start: int, stop: int, *, near: int
) -> int | None:
    """Find the headline near the head of the article: title-like, close above it, sharing its words.

    `start` and `stop` bound the article among `units`, `near` is how far above it to look; a headline that the page
    repeats counts more, and then its first place is the one.
    """
    body: set[str] = set()
    texts = [unit.text for unit in units]
    best: tuple[float, int] | None = None
    for i in range(max(0, start - near), min(start + (3 if near else 1), stop - 1)):
        unit = units[i]
        if furniture[i] is not None or not may_be_headline(unit) or (i >= start and unit.sentence):
            continue
        words = long_words(unit)
        body = body or {word for unit in units[start : start + 8] for word in long_words(unit)}
        shared = len(words & body) / len(words) if words else 0.0
        repeated = 0.5 if texts.count(unit.text) > 1 else 0.0
        rank = 2 * shared * min(unit.words, 7) / 7 + repeated - 0.08 * abs(start - i)
        if shared >= 0.25 and (best is None or rank > best[0]):
            best = (rank, i)
    return texts.index(texts[best[1]], max(0, start - near)) if best else None


def may_be_headline(unit: Unit) -> bool:
    """Whether a line has a headline's length and ends neither as a sentence nor in mid-sentence."""
    return 3 <= unit.words <= 32 and not (unit.ends and unit.text.endswith(".")) and not PAUSE.search(unit.text)


def long_words(unit: Unit) -> set[str]:
    """Collect the words that show what a unit is about."""
    return {word.casefold() for word in WORD.findall(unit.text) if len(word) > 3}
