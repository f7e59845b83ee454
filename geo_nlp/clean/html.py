"""An HTML page to its article: its main text, then our own line rules on what is let through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo_nlp.clean.cleaned import Cleaned
from geo_nlp.clean.flat import flat_text
from geo_nlp.clean.lines import listed, reasons_of
from geo_nlp.clean.maintext import MainText, main_text
from geo_nlp.clean.metadata import long_words, read_dateline
from geo_nlp.clean.outlets import load_outlets
from geo_nlp.clean.text import bare_title, clean_text, dropped_lines
from geo_nlp.clean.units import Unit, make_unit, split_units
from geo_nlp.errors import NoArticle

NO_ARTICLE = "no article found: the page holds no running text; give the page of one article"
TEASERS = "most of the page is no running text: it may be a home or section page, and no article"
HIDDEN = "no article marked on the page: the text was found by its lines alone, and may hold more than the article"
LEAST_WORDS = 6
LONG = 12  # words
HEAD = 3  # lines
ALIKE = 0.6  # of the words of two headlines
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def clean_html(page: str | bytes) -> Cleaned:
    """Return the article of an HTML page, its title as the first line; a page without running text raises `NoArticle`.

    Bytes are in UTF-8. Dates come from the page's own metadata (htmldate, original date). Tables and readers' comments
    are left out.
    """
    data = page if isinstance(page, bytes) else page.encode("utf-8", "replace")
    found = main_text(data)
    lines, date, site = found.lines, found.about.date, found.about.site
    title = bare_title(found.about.title)
    units = list(split_units(lines))
    reasons = listed(units, reasons_of(units))
    kept = [unit for unit, reason in zip(units, reasons, strict=True) if reason is None]
    if prose(kept) < LEAST_WORDS:
        return hidden_article(data, found)
    texts = [unit.text for i, unit in enumerate(kept) if not is_headline(unit, title, first=i < HEAD)]
    body = [text for text in texts if text != site]
    filed = next((place for unit in kept[:3] if (place := read_dateline(unit.text))), None)
    return Cleaned(
        text="\n\n".join([title, *body] if title else body),
        title=title or None,
        date=date if DAY.fullmatch(date) else (filed.date if filed else None),
        source=load_outlets().exact(site) or site or (filed.credit if filed else None),
        dateline_place=filed.place if filed else None,
        url=found.about.url,
        language=found.about.language,
        warnings=doubts(kept),
        dropped=dropped_lines(lines, units, reasons),
    )


def hidden_article(page: bytes, found: MainText) -> Cleaned:
    """Find the article in the lines of a page in which no extractor sees one; without running text: `NoArticle`."""
    cleaned = clean_text(flat_text(page.decode("utf-8", "replace")))
    units = check_article(cleaned.text)
    return replace(
        cleaned,
        date=cleaned.date or (found.about.date if DAY.fullmatch(found.about.date) else None),
        source=cleaned.source or found.about.site or None,
        url=found.about.url,
        language=found.about.language,
        warnings=(HIDDEN, *doubts(units)),
    )


def check_article(text: str) -> list[Unit]:
    """The units of a text that are no furniture; one without running text raises `NoArticle`."""
    units = list(split_units(text.split("\n")))
    units = [unit for unit, reason in zip(units, reasons_of(units), strict=True) if reason is None]
    if prose(units) < LEAST_WORDS:
        raise NoArticle(NO_ARTICLE)
    return units


def prose(units: Sequence[Unit]) -> int:
    """Count the words of running text: of sentences, and of long lines in lower case."""
    return sum(unit.words for unit in units if unit.sentence or (unit.words >= LONG and unit.lower >= 0.5))


def doubts(units: Sequence[Unit]) -> tuple[str, ...]:
    """A warning of a text that is mostly no running text, as a list of teasers is.

    >>> doubts(list(split_units(["Macron Meets Envoy", "Lavrov Visits Ankara", "Paris condemned the Kremlin."])))
    ('most of the page is no running text: it may be a home or section page, and no article',)
    """
    return () if prose(units) >= 0.5 * sum(unit.words for unit in units) else (TEASERS,)


def is_headline(unit: Unit, title: str, *, first: bool) -> bool:
    """Whether a line is the title again, at the head of the text also in other words."""
    if unit.text == title:
        return True
    if not first or unit.ends:
        return False
    words, said = long_words(unit), long_words(make_unit(0, 1, title))
    return len(words & said) >= ALIKE * len(words | said) > 0
