"""An HTML page to its main text: trafilatura (Barbaresi 2021), then our own line rules on what it lets through."""

from __future__ import annotations

import re

from geo_nlp.clean.cleaned import Cleaned, Dropped
from geo_nlp.clean.lines import furniture, listed
from geo_nlp.clean.metadata import read_dateline
from geo_nlp.clean.outlets import load_outlets
from geo_nlp.clean.text import bare_title, normalise
from geo_nlp.clean.units import Unit, split_units
from geo_nlp.errors import InputError

NO_ARTICLE = "no article found: this is a home, section or empty page; give the page of one article"
LEAST_WORDS = 25
ENOUGH = 0.6
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def clean_html(page: str) -> Cleaned:
    """Return the article of an HTML page, its title as the first line; a page without one raises `InputError`.

    Dates come from the page's own metadata (htmldate, original date). Tables and readers' comments are left out.
    """
    found = extract(page)
    text, title, date, site = (
        normalise(str(getattr(found, key, None) or "")).strip() for key in ("text", "title", "date", "sitename")
    )
    lines = text.split("\n")
    units = list(split_units(lines))
    reasons = listed(units, [furniture(unit) for unit in units])
    kept = [unit for unit, reason in zip(units, reasons, strict=True) if reason is None]
    if not is_article(kept):
        raise InputError(NO_ARTICLE)
    title = bare_title(title)
    body = [unit.text for unit in kept if unit.text != title]
    filed = next((place for unit in kept[:3] if (place := read_dateline(unit.text))), None)
    return Cleaned(
        text="\n\n".join([title, *body] if title else body),
        title=title or None,
        date=date if DAY.fullmatch(date) else (filed.date if filed else None),
        source=load_outlets().exact(site) or site or (filed.credit if filed else None),
        dateline_place=filed.place if filed else None,
        dropped=tuple(
            Dropped(number + 1, lines[number], reason)
            for unit, reason in zip(units, reasons, strict=True)
            if reason is not None
            for number in range(unit.start, unit.stop)
        ),
    )


def is_article(units: list[Unit]) -> bool:
    """Tell an article from a list of teasers: most of its words stand in running sentences."""
    words = sum(unit.words for unit in units)
    return words >= LEAST_WORDS and sum(unit.words for unit in units if unit.sentence) >= 0.5 * words


def extract(page: str) -> object:
    """Extract with precision first; where that loses most of what the plain setting finds, take the plain one."""
    import trafilatura

    def run(precise: bool) -> object:
        return trafilatura.bare_extraction(
            page,
            fast=True,
            favor_precision=precise,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )

    precise, usual = run(True), run(False)
    lengths = [len((getattr(found, "text", None) or "").split()) for found in (precise, usual)]
    return precise if lengths[0] >= ENOUGH * lengths[1] else usual
