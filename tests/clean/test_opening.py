"""The opening of an article that was copied from a page with its menus: headline, date, and the text above the body."""

from __future__ import annotations

from geo_nlp.clean import clean_text

MENU = "Skip to content\nHome\nWorld\nPolitics\nSign in\nSubscribe\n"
SHARE = "Share\nFacebook\nX\nEmail"
PREAMBLE = (
    "The Government of Turkey and the Government of Greece, hereinafter called each a Party and together the Parties,",
    "RECOGNISING the bonds of friendship between them, in particular in their trade and in the protection of the sea;",
)
BODY = (
    "Turkey shall not apply a duty on goods of Greece that are set out in the schedule to this agreement.",
    "Greece shall ensure that any import licence that it asks for is asked for only to protect the health of people.",
    "The Parties recognise their rights and duties with respect to each other, and shall meet once in every year.",
)
MORE = [f"In {n} the ministers of Turkey met those of Greece and spoke of the sea." for n in range(2010, 2020)]
FOOT = "Most read\n1\n2\nSubscribe to our newsletter"


def pasted(headline: str, stamp: str, *paragraphs: str) -> str:
    """A page as it comes from the clipboard."""
    return "\n\n".join([MENU + "\n" + headline, stamp + "\n" + SHARE, *paragraphs, FOOT])


TREATY = pasted(
    "Agreement Between Turkey and Greece on Trade", "By Ann Lee\nOctober 26, 2025 8:14 AM", "Preamble", *PREAMBLE,
    "HAVE AGREED as follows:", "Section 1. Duties", "Article 1.1: Tariffs on Goods of Greece", BODY[0],
    "Article 1.2: Import Licences in Greece", BODY[1], BODY[2],
)  # fmt: skip


def test_the_headline_above_the_byline_wins_over_a_heading_of_a_section() -> None:
    cleaned = clean_text(TREATY)
    assert (cleaned.title, cleaned.date) == ("Agreement Between Turkey and Greece on Trade", "2025-10-26")
    assert all(line in cleaned.text for line in ("Preamble", *PREAMBLE, *BODY))
    assert "By Ann Lee" not in cleaned.text and "Facebook" not in cleaned.text


def test_a_headline_with_a_date_in_it_is_one() -> None:
    cleaned = clean_text(pasted("World events of 2026-04-24", "By Ann Lee\nApril 24, 2026", "Sea of Marmara", *BODY))
    assert (cleaned.title, cleaned.date) == ("World events of 2026-04-24", "2026-04-24")
    assert cleaned.text.startswith("World events of 2026-04-24")


def test_an_author_above_the_date_is_no_headline() -> None:
    page = pasted("Turkey and Greece to Meet Each Year", "Ann Lee Of The Example Wire\nOctober 26, 2025", *BODY)
    assert clean_text(page).title == "Turkey and Greece to Meet Each Year"


def test_dated_teasers_above_the_article_are_none_of_it() -> None:
    teasers = "\n".join(f"Storm Number {n} Is Brewing in Chad\nOctober 2{n}, 2025" for n in (1, 2, 3))
    cleaned = clean_text(f"{teasers}\n\nTurkey and Greece to Meet Each Year\n\n" + "\n\n".join(BODY))
    assert cleaned.title == "Turkey and Greece to Meet Each Year" and "Storm" not in cleaned.text


def test_text_above_the_article_that_is_left_out_is_reported() -> None:
    links = "\n".join(f"Storm Number {n} Is Brewing in Chad" for n in range(12))
    page = "\n\n".join([MENU, *PREAMBLE, BODY[0], links, FOOT, "Turkey and Greece to Meet Each Year", *BODY[1:], *MORE])
    assert any(warning.startswith("the beginning may be missing") for warning in clean_text(page).warnings)
