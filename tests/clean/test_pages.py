"""Whole pages of many kinds of site: the elements marked `data-main` are the article, and nothing else is.

The pages are made up. The measure is the overlap of four-word shingles, and the floor is trafilatura by itself; the
headline, which our text begins with, counts for neither.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import fmean

import pytest
import trafilatura
from lxml import html

from geo_nlp.clean import clean_html

FOLDER = Path(__file__).parent / "pages"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.html"))}


def main_text(page: str) -> str:
    marked = html.fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8")).xpath("//*[@data-main]")
    return "\n".join(" ".join(element.itertext()) for element in marked)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(zip(*(words[i:] for i in range(4)), strict=False))


def f1(gold: str, found: str) -> float:
    right, predicted = shingles(gold), shingles(found)
    both = (right & predicted).total()
    return 2 * both / (right.total() + predicted.total())


def body(text: str, title: str | None) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip() != title)


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[float, float]]:
    """F1 of our text and of trafilatura's, by page."""
    found = {}
    for name, page in PAGES.items():
        cleaned, gold = clean_html(page), main_text(page)
        plain = trafilatura.bare_extraction(page, fast=True, include_comments=False, include_tables=False)
        ours, theirs = (f1(gold, body(text or "", cleaned.title)) for text in (cleaned.text, plain and plain.text))
        found[name] = ours, theirs
    return found


def test_there_are_pages_of_many_kinds() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_below_trafilatura_by_itself(name: str, scores: dict[str, tuple[float, float]]) -> None:
    ours, theirs = scores[name]
    assert ours >= theirs
    assert ours >= 0.95


def test_pages_on_average(scores: dict[str, tuple[float, float]]) -> None:
    assert fmean(ours for ours, _ in scores.values()) >= 0.985


def headline(page: str) -> str:
    """What the page has as its title without the name of the site, which stands after it or before it."""
    (title,) = re.findall(r"<title[^>]*>(.*?)</title>", page, re.IGNORECASE)
    return re.sub(r"^Notes from Tbilisi: |^Embassy Bulletin No. 14 - |(?: [|•–-] [^|•–-]+)+$", "", title)


@pytest.mark.parametrize("name", PAGES)
def test_title_is_the_headline(name: str) -> None:
    cleaned, heading = clean_html(PAGES[name]), headline(PAGES[name])
    assert cleaned.title == heading
    assert cleaned.text.startswith(f"{heading}\n\n")
    assert cleaned.text.count(heading) == 1
