"""Cleaning of text that was copied from a page, and of text that is an article already."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_nlp.clean import clean_text
from geo_nlp.clean.dates import find_date
from geo_nlp.clean.metadata import read_dateline
from geo_nlp.clean.text import normalise
from geo_nlp.clean.units import split_units

HEADLINE = "France and Turkey: Old Rivals Seek a Truce at Sea"
LEAD = "France and Turkey agreed to talk about gas in the eastern Mediterranean, officials in both capitals said."
BODY = (
    "France will send its foreign minister to Turkey next week, the French government said on Monday.",
    '"We want to talk," Macron said.',
    "Lavrov, who had offered to mediate between the two NATO members, welcomed the plan in Moscow.",
)
PAGE = f"""Left Menu

{HEADLINE}

{LEAD}

Devdiscourse News Desk | Paris | Updated: 03-03-2025 19:52 IST | Created: 02-03-2025 09:10 IST
{HEADLINE}
  • Country:
  • France

{BODY[0]}

{BODY[1]}

Share on Facebook

{BODY[2]}

(With inputs from agencies.)

TRENDING

1
Storm Season Begins: Coastal Towns Brace for High Winds

Storm Season Begins: Coastal Towns Brace for High Winds

 Global
2
Markets in Brief: Investors Await Central Bank Decision

OPINION / BLOG / INTERVIEW

Why Fintech Matters: New Roads to Growth

LinkedIn Quora Youtube RSS
Subscribe to our Newsletter

Email: info@example.org

Example Ltd | Disclaimer | Terms of use | Privacy Policy

© Copyright 2025
"""
HEADLESS = "\n\n".join(BODY)
WRAPPED = """PARIS (AP) -- The French government said on Monday that it would send its foreign
minister to Turkey next week, in a sign that the two allies want to end a long
dispute over gas.

Lavrov welcomed the plan and said that Russia was ready to help both sides to
find a way out."""


def test_page_is_cut_down_to_its_article() -> None:
    cleaned = clean_text(PAGE)
    assert cleaned.text == "\n\n".join((HEADLINE, LEAD, *BODY))
    assert (cleaned.title, cleaned.date, cleaned.source) == (HEADLINE, "2025-03-02", "Devdiscourse")
    assert cleaned.dateline_place == "Paris"


def test_every_dropped_line_has_its_number_and_reason() -> None:
    lines = PAGE.split("\n")
    dropped = clean_text(PAGE).dropped
    assert all(lines[item.line - 1] == item.text and item.reason for item in dropped)
    reasons = {item.text: item.reason for item in dropped}
    assert reasons["TRENDING"] == "other stories"
    assert reasons["Share on Facebook"] == "share"
    assert reasons["Left Menu"] == "menu"
    assert reasons["© Copyright 2025"] == "note"


@pytest.mark.parametrize(
    "text",
    [
        "Russia, China sign gas deal",
        "France condemned Russia on Monday.",
        f"{HEADLINE}\n\n{HEADLESS}",
        HEADLESS,
        WRAPPED,
        WRAPPED.upper(),
        "Vladimir Putin: Thank you.\n\nWelcome!\n\nEmmanuel Macron: Good morning, colleagues,\n\n"
        "We are glad to be here.",
    ],
)
def test_article_comes_through_untouched(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.dropped == ()


def test_bylines_and_credits_are_no_text() -> None:
    cleaned = clean_text(f"{HEADLINE}\nBy Ann Lee\nMarch 3, 2025 5:00 PM\n\n{HEADLESS}\n\nReporting by Ann Lee")
    assert cleaned.text == f"{HEADLINE}\n\n{HEADLESS}"
    assert [item.reason for item in cleaned.dropped] == ["byline", "date", "note"]
    assert cleaned.date == "2025-03-03"


def test_readers_comments_are_no_article() -> None:
    comments = "\n".join(
        f"reader{i} says:\nI think that this is all wrong, and nobody will ever agree." for i in range(40)
    )
    page = f"Home\nNews\nSubscribe\n{HEADLINE}\n{HEADLESS}\n34 Comments\n{comments}"
    assert clean_text(page).text == "\n\n".join((HEADLINE, *BODY))


@pytest.mark.parametrize(
    ("paragraph", "place", "credit", "date"),
    [
        ("PARIS, March 3 (Reuters) - France said", "Paris", "Reuters", None),
        ("BEIJING (AP) — China said", "Beijing", "Associated Press", None),
        ("HANOI, Vietnam (AP) — The U.S. said", "Hanoi", "Associated Press", None),
        ("MOSCOW, Feb. 27, 2025 (Xinhua) -- Russia said", "Moscow", "Xinhua", "2025-02-27"),
        ("New Delhi [India], May 12 (ANI): India said", "New Delhi", "ANI", None),
        ("UNITED NATIONS -- The Security Council", "United Nations", None, None),
        ("WASHINGTON/MOSCOW (Reuters) - The two", "Washington", "Reuters", None),
        ("London, 3 March (dpa) - Britain said", "London", "dpa", None),
    ],
)
def test_dateline(paragraph: str, place: str, credit: str | None, date: str | None) -> None:
    filed = read_dateline(paragraph)
    assert filed is not None
    assert (filed.place, filed.credit, filed.date) == (place, credit, date)


@pytest.mark.parametrize(
    "paragraph",
    [
        "France condemned Russia - again.",
        "On June 8-10, Putin will visit China.",
        "NATO - the alliance - met.",
        "THE ARMY OF THE NORTH -- ALL OF IT -- RETREATED.",
        "Macron: we will talk.",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published 3 March 2025", "2025-03-03"),
        ("2025-02-27T19:52:00Z", "2025-02-27"),
        ("Thu, Feb 27th, 2025", "2025-02-27"),
        ("18 NOV 2019", "2019-11-18"),
        ("Published Tue, Nov 19 20197:05 AM EST", None),
        ("Feb 27 19:52:00 IST 2025", "2025-02-27"),
        ("27.02.2025", "2025-02-27"),
        ("02/27/2025", "2025-02-27"),
        ("03/04/2025", None),
        ("30 February 2025", None),
        ("March 2025", None),
        ("Monday", None),
    ],
)
def test_publication_date(text: str, date: str | None) -> None:
    assert find_date(text) == date


LINES = st.sampled_from(
    [*PAGE.split("\n"), *WRAPPED.split("\n"), "", "Most read", "Read more: Macron speaks", "x\xa0y"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(max_size=60), max_size=30))
def test_kept_lines_are_verbatim_and_in_order(lines: list[str]) -> None:
    raw = "\n".join(lines)
    cleaned = clean_text(raw)
    source = normalise(raw).split("\n")
    gone = {item.line for item in cleaned.dropped}
    place = 0
    for unit in split_units(source):
        if unit.start + 1 not in gone:
            for line in unit.text.split("\n"):  # the text keeps blanks at the ends of wrapped lines
                place = cleaned.text.index(line.strip(), place) + len(line.strip())
    assert all(source[item.line - 1] == item.text for item in cleaned.dropped)
