"""A flattened page or a plain article to its own text and what the page says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo_nlp.clean.cleaned import Cleaned, Dropped
from geo_nlp.clean.lines import judge
from geo_nlp.clean.metadata import (
    NEAR,
    SUFFIX,
    Filed,
    find_headline,
    outlet_of,
    publication_date,
    read_byline_place,
    read_dateline,
)
from geo_nlp.clean.opening import beginning_lost, of_the_article, open_article, stamped_headline
from geo_nlp.clean.units import Unit

HEAD = 3  # lines of the article in which its headline may stand
SPACES = dict(zip("\xa0\u2007\u2009\u202f\u2028\u2029\x0b\x0c\x85", "    \n\n\n\n\n", strict=True))
MARGIN = frozenset({"byline", "date", "note", "advert", "legal", "newsletter", "share", "contact", "cookies"})
STAMPS = frozenset({"byline", "date", "note"})


def normalise(raw: str) -> str:
    """Give line ends and spaces one form and take the byte order mark away; nothing else changes."""
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for space, plain in SPACES.items():  # few texts have any: `translate` would look at each character
        text = text.replace(space, plain)
    return text


def clean_text(raw: str) -> Cleaned:
    """Find the article in text that was copied from a page; plain article text comes through as it is.

    Kept lines are verbatim and in order. The headline comes first and once; menus, bylines, lists of other stories and
    footers go into `dropped`, each with a reason.

    >>> body = "France condemned Russia in Paris on Monday, officials said."
    >>> page = f"Home\\nNews\\nFrance condemns Russia\\nBy Ann Lee | 3 March 2025\\n{body}\\nMost read\\n1"
    >>> cleaned = clean_text(page)
    >>> cleaned.text == f"France condemns Russia\\n\\n{body}", cleaned.date
    (True, '2025-03-03')
    >>> [dropped.reason for dropped in cleaned.dropped]
    ['menu', 'section', 'date', 'other stories', 'number']
    """
    text = normalise(raw)
    lines = text.split("\n")
    verdicts, page = judge(lines)
    if not verdicts:
        return Cleaned("")
    units = [verdict.unit for verdict in verdicts]
    own = [verdict.own for verdict in verdicts]
    reasons = [verdict.reason for verdict in verdicts] if page else margins(units, own)
    if None not in reasons:
        reasons = [None] * len(units)
    title = headline(units, own, reasons, near=NEAR if page else 0)
    kept = kept_of(reasons)
    filed = next((found for i in kept[:4] if (found := read_dateline(units[i].text))), None)
    head = [unit.text for i, unit in enumerate(units[: kept[0] + 6]) if i >= kept[0] - 8 and reasons[i] is not None]
    tail = [unit.text for unit in units[kept[-1] + 1 :]]
    return Cleaned(
        text="\n\n".join(units[i].text for i in kept)
        if page and len(kept) < len(units)
        else cut(lines, units, reasons),
        title=bare_title(units[title].text) if title is not None else None,
        date=date_of(head, tail, filed),
        source=source_of(units, reasons, head, filed),
        dateline_place=place_of(head, filed),
        warnings=beginning_lost(units, own, reasons) if page else (),
        dropped=dropped_lines(lines, units, reasons),
    )


def headline(units: Sequence[Unit], own: Sequence[str | None], reasons: list[str | None], *, near: int) -> int | None:
    """Find the headline, and keep it and the lead below it; its place, or None where there is none."""
    kept = kept_of(reasons)
    title, start = find_headline(units, own, kept[0], kept[-1] + 1, near=near), kept[0]
    stamped = stamped_headline(units, own, start + HEAD) if near else None
    if stamped is not None and (title is None or title > stamped) and of_the_article(units, own, stamped, start):
        title = stamped
    if title is not None and title == stamped:
        open_article(units, own, reasons, title, start)
    if title is not None:
        place_headline(units, reasons, title)
        place_lead(units, reasons, title, start)
    return title


def kept_of(reasons: Sequence[str | None]) -> list[int]:
    """The places of the units that the article keeps."""
    return [i for i, reason in enumerate(reasons) if reason is None]


def dropped_lines(lines: Sequence[str], units: Sequence[Unit], reasons: Sequence[str | None]) -> tuple[Dropped, ...]:
    """The lines that the article does not keep, each with its number and the reason."""
    return tuple(
        Dropped(number + 1, lines[number], reason)
        for unit, reason in zip(units, reasons, strict=True)
        if reason is not None
        for number in range(unit.start, unit.stop)
    )


def margins(units: Sequence[Unit], own: Sequence[str | None]) -> list[str | None]:
    """Drop bylines, credits and notes at the head and the foot of a text that is otherwise an article."""
    body = [i for i, unit in enumerate(units) if own[i] is None and (unit.sentence or unit.words >= 12)]
    if not body:
        return [None] * len(units)
    reasons: list[str | None] = [None] * len(units)
    for i, reason in enumerate(own):
        if reason in MARGIN and not body[0] < i < body[-1] and (reason in STAMPS or not units[i].sentence):
            reasons[i] = reason
    return reasons


def place_headline(units: Sequence[Unit], reasons: list[str | None], title: int) -> None:
    """Keep the headline once: at its first place near the article; drop its repeats."""
    reasons[title] = None
    for i, unit in enumerate(units):
        if i != title and unit.text == units[title].text:
            reasons[i] = "repeated headline"


def place_lead(units: Sequence[Unit], reasons: list[str | None], title: int, start: int) -> None:
    """Keep the summary between headline and body: running text that is no furniture of its own."""
    for i in range(title + 1, start):
        if reasons[i] == "outside the article" and units[i].sentence and units[i].words >= 8:
            reasons[i] = None


def cut(lines: Sequence[str], units: Sequence[Unit], reasons: Sequence[str | None]) -> str:
    """Return the text with its own line breaks, without the dropped lines."""
    dropped = [unit for unit, reason in zip(units, reasons, strict=True) if reason is not None]
    gone = {number for unit in dropped for number in range(unit.start, unit.stop)}
    text = "\n".join(line for n, line in enumerate(lines) if n not in gone)
    return re.sub(r"\n{3,}", "\n\n", text).strip() if gone else text.strip()


def bare_title(line: str) -> str:
    """Take the name of the site from the end of a page title."""
    cuts = list(SUFFIX.finditer(line))
    return line[: cuts[-1].start()] if cuts and len(line[: cuts[-1].start()].split()) >= 4 else line


def date_of(head: Sequence[str], tail: Sequence[str], filed: Filed | None) -> str | None:
    """The date above the article, else that of its dateline, else that of a stamp below it."""
    return publication_date(head) or (filed and filed.date) or publication_date([t for t in tail if is_stamp(t)])


def source_of(
    units: Sequence[Unit], reasons: Sequence[str | None], head: Sequence[str], filed: Filed | None
) -> str | None:
    """The outlet, by the lines that stand above the article and all others that it does not keep."""
    others = [unit.text for unit, reason in zip(units, reasons, strict=True) if reason is not None]
    return outlet_of([t for t in head if len(t) < 160], [unit.text for unit in units[:3]], others, filed)


def place_of(head: Sequence[str], filed: Filed | None) -> str | None:
    """Take the dateline of the story itself, else the place in its byline."""
    return filed.place if filed else next((place for line in head if (place := read_byline_place(line))), None)


def is_stamp(line: str) -> bool:
    """Whether a line below the article dates it: "First published: 3 March 2025"."""
    return line.casefold().startswith(("publi", "first publi", "originally publi", "posted", "created", "issued"))
