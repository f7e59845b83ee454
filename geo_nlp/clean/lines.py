"""Article or not, line by line: the scorer for text that was copied from a page with its menus and footers.

Each line gets a score: running text is positive, page furniture negative. The article is the contiguous window with the
highest sum; inside it only furniture is dropped. A text in which nothing looks like a page is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from geo_nlp.clean.dates import find_date
from geo_nlp.clean.units import PAUSE, Unit, make_unit, split_units
from geo_nlp.clean.vocabulary import load_vocabulary

BYLINE = re.compile(
    r"^(?:(?:last )?(?:updated|published|posted|created|modified|issued|first published|uploaded)\b[ :].*\d|"
    r"(?:last )?(?:updated|published|posted|modified) (?:on|at)?:?$|@\w+$|[\w .]+@\w+$)",
    re.IGNORECASE,
)
BY_NAME = re.compile(r"^(?:by|BY|(?:Written|Posted|Story|Reported|Published) [Bb]y|By):? (?:[A-Z@]|the [A-Z])")
CLOCK = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?"
AGO = r"\d+\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|h|d|m)\s+(?:ago|read)"
TIME = re.compile(rf"^[\W\d]*(?:{CLOCK}|{AGO})\W*$", re.IGNORECASE)
FIELD = re.compile(r"^\s*[•*▪‣·]\s*[\w ]{2,25}:?$")
NUMBER = re.compile(r"^\W*\d{1,3}\W*$")
ENTRY = re.compile(r"(?<=\d): |(?<=\d) ?[–—] ?|(?<=\d) - ")
FOOTNOTE = re.compile(r"^\[\^?\d{1,3}\] ")
ARTICLE = 5.0
LIGHT = frozenset({"advert", "caption", "date", "byline", "share", "field"})
SHARED = frozenset({"contact", "cookies", "legal", "newsletter", "note", "other stories", "caption"})
BOXED = frozenset({"newsletter", "cookies"})
READER = re.compile(r"\b(?:you|your|our|we)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
FURNITURE = 1_000  # characters: a longer line is none, but may be one endless word of figures
WEAK = frozenset({"section", "menu", "number", "field", "footnote", "byline", "date", "note"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A unit, whether the article keeps it, and why not; `own` is what it is by its own words (`furniture`)."""

    unit: Unit
    reason: str | None
    own: str | None


def furniture(unit: Unit) -> str | None:
    """Name what a unit is if it is page furniture by its own words, whatever stands round it."""
    text = unit.text
    if len(text) > FURNITURE:
        return None
    if reason := load_vocabulary().reason(text):
        return reason
    if NUMBER.match(text):
        return "number"
    if FOOTNOTE.match(text):
        return "footnote"
    if TIME.match(text) or (unit.words <= 12 and find_date(text) and not unit.sentence and not is_entry(text)):
        return "date"
    if unit.words <= 25 and not unit.sentence and (BY_NAME.match(text) or BYLINE.match(text)):
        return "byline"
    return "field" if FIELD.match(text) else None


def is_entry(text: str) -> bool:
    """Whether a line is an entry of a timeline, a date and what happened then; one that only dates the article is not.

    >>> is_entry("- 3 March 2025: Foreign ministers meet in Doha"), is_entry("3 March 2025 | Ann Lee | World")
    (True, False)
    """
    when, *event = ENTRY.split(text, maxsplit=1)
    if not event or not find_date(when) or find_date(event[0]):
        return False
    unit = make_unit(0, 1, event[0])
    return unit.words >= 4 and unit.lower > 0


def reasons_of(units: Sequence[Unit]) -> list[str | None]:
    """Name what each unit is by its own words, but for sentences of the article that share a phrase with furniture.

    "Ukraine wants to become a member of NATO" is no appeal to readers: such an appeal speaks to them.

    >>> lines = ["The vessel entered Greek waters without permission, Athens said.", "Become a member to support us."]
    >>> reasons_of(list(split_units(lines)))
    [None, 'newsletter']
    """
    reasons = [furniture(unit) for unit in units]
    keep_prose(units, reasons)
    spread_to_neighbours(units, reasons)
    return reasons


def keep_prose(units: Sequence[Unit], reasons: list[str | None]) -> None:
    """Take the reason from sentences that share a phrase with furniture and do not speak to readers."""
    vocabulary = load_vocabulary()
    doubtful = [i for i, unit in enumerate(units) if reasons[i] in SHARED and unit.words >= 8 and unit.sentence]
    plain = (i for i, unit in enumerate(units) if reasons[i] is None and unit.sentence)
    last = max(plain, default=0) if doubtful else 0
    for i in doubtful:
        ends = reasons[i] == "contact" and i > last  # of authors, below their article
        text = units[i].text
        if not ends and vocabulary.is_prose(text) and not READER.search(QUOTED.sub("", text)):
            reasons[i] = None


def spread_to_neighbours(units: Sequence[Unit], reasons: list[str | None]) -> None:
    """Give the label of a box the reason of the box; keep a heading of a section that running text follows."""
    vocabulary = load_vocabulary()
    for i, after in enumerate(reasons[1:]):
        if reasons[i] is None and after in BOXED and is_label(units[i]):
            reasons[i] = after
        elif reasons[i] == "other stories" and after is None and units[i + 1].sentence:
            reasons[i] = None if vocabulary.is_section(units[i].text) else reasons[i]


def score(unit: Unit, reason: str | None) -> float:
    """Weigh a unit: long running text most, furniture and lone fragments below zero."""
    if reason == "other stories" and load_vocabulary().is_heading(unit.text):
        return -3.0
    if reason is not None:
        return -0.5 if reason in LIGHT else -1.5
    if unit.sentence:
        return min(4.0, 0.5 + unit.words / 10)
    if unit.ends:
        return 0.1
    if PAUSE.search(unit.text):
        return 0.2 if unit.words >= 4 else 0.0
    if unit.words >= 20 and unit.lower >= 0.5:
        return 1.0
    return -0.8 if unit.title_case else -0.6


def best_window(scores: Sequence[float]) -> tuple[int, int]:
    """Return the half-open bounds of the contiguous run with the highest sum.

    >>> best_window([-1.0, 2.0, -0.5, 3.0, -1.0])
    (1, 4)
    """
    best, bounds, total, start = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best:
            best, bounds = total, (start, i + 1)
    return bounds


def readers_from(scores: Sequence[float], reasons: Sequence[str | None]) -> int:
    """Return where readers' comments begin: at the first such heading that has an article before it."""
    for i, reason in enumerate(reasons):
        if reason == "readers":
            start, stop = best_window(scores[:i])
            if sum(scores[start:stop]) >= ARTICLE:
                return i
    return len(scores)


def looks_like_page(units: Sequence[Unit], reasons: Sequence[str | None]) -> bool:
    """Whether a text is a page and no plain article: it has furniture of more than one line, or is mostly fragments."""
    strong = sum(reason is not None and reason not in WEAK for reason in reasons)
    weak = sum(reason in WEAK for reason in reasons)
    loose = sum(not unit.sentence for unit in units)
    return strong + weak / 2 > 1 or (strong + weak > 0 and len(units) > 15 and loose > 0.6 * len(units))


def judge(lines: list[str]) -> tuple[list[Verdict], bool]:
    """Give each unit its verdict, and say whether the text was taken for a page."""
    units = list(split_units(lines))
    reasons = reasons_of(units)
    if not looks_like_page(units, reasons):
        return [Verdict(unit, None, own) for unit, own in zip(units, reasons, strict=True)], False
    scores = [score(unit, reason) for unit, reason in zip(units, reasons, strict=True)]
    start, stop = best_window(scores[: readers_from(scores, reasons)])
    inside = listed(units[start:stop], reasons[start:stop])
    outside = [reason or "outside the article" for reason in reasons]
    final = [*outside[:start], *inside, *outside[stop:]]
    return [Verdict(*verdict) for verdict in zip(units, final, reasons, strict=True)], True


def listed(units: Sequence[Unit], reasons: Sequence[str | None]) -> list[str | None]:
    """Extend a heading's reason over the headlines listed under it, and mark runs of three headlines without one.

    What a line of the article that ends in a colon lists are no headlines.
    """
    result = under_headings(units, reasons)
    drop_repeats(units, result)
    drop_headlines(units, result)
    return result


def under_headings(units: Sequence[Unit], reasons: Sequence[str | None]) -> list[str | None]:
    """The reasons with those of headings extended over what is listed under them."""
    vocabulary = load_vocabulary()
    result, under = list(reasons), False
    plain = [unit.sentence and reason is None for unit, reason in zip(units, reasons, strict=True)]
    for i, unit in enumerate(units):
        if reasons[i] == "legal" and unit.sentence and any(plain[max(0, i - 1) : i]) and any(plain[i + 1 : i + 2]):
            result[i] = None
        elif reasons[i] is not None:
            under = vocabulary.is_heading(unit.text) or (under and reasons[i] in ("number", "date", "section"))
        elif under and not unit.sentence and not PAUSE.search(unit.text):
            result[i] = "other stories"
        else:
            under = False
    return result


def drop_repeats(units: Sequence[Unit], result: list[str | None]) -> None:
    """Drop links to other stories in capitals, and lines that the text has before."""
    seen: set[str] = set()
    for i, unit in enumerate(units):
        if result[i] is None and i > 0 and shouted_link(unit):
            result[i] = "other stories"
        if result[i] is None and unit.words >= 8 and unit.text in seen:
            result[i] = "repeated line"
        seen.add(unit.text)


def drop_headlines(units: Sequence[Unit], result: list[str | None]) -> None:
    """Drop runs of three headlines or more, unless a line before them announces a list."""
    for titles, run in groupby(range(len(units)), key=lambda i: result[i] is None and units[i].title_case):
        members = list(run)
        before = units[members[0] - 1].text if members[0] and result[members[0] - 1] is None else ""
        if titles and len(members) >= 3 and not before.endswith(":"):
            result[members[0] : members[-1] + 1] = ["list of headlines"] * len(members)


def is_label(unit: Unit) -> bool:
    """Whether a line is a few words that head a box."""
    return unit.words <= 6 and not unit.ends and not PAUSE.search(unit.text)


def shouted_link(unit: Unit) -> bool:
    """Whether a line is the headline of another story, set in capitals between the paragraphs."""
    return unit.words >= 5 and unit.text.isupper() and not unit.ends and not PAUSE.search(unit.text)
