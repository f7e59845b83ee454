"""Cleaning of web pages."""

import pytest

from geo_nlp.clean import clean_html
from geo_nlp.clean.bulk import clean_html_fast
from geo_nlp.errors import InputError

BODY = [
    "PARIS (Reuters) - France condemned Russia on Monday, and said that the attack would have consequences for Moscow.",
    "Turkey, a member of NATO, called on both sides to hold talks, and offered to host them in Ankara next week.",
    "Lavrov said on Tuesday that Russia rejected the French statement, which he called an unfriendly act.",
]
PAGE = """<!doctype html><html lang="en"><head><title>France condemns Russia | The Guardian</title>
<meta property="og:site_name" content="The Guardian"><meta property="og:title" content="France condemns Russia">
<meta property="article:published_time" content="2025-03-03T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>France condemns Russia</h1>{}</article>
<footer><p>© 2025 The Guardian. All rights reserved.</p></footer></body></html>"""
ARTICLE = PAGE.format("".join(f"<p>{paragraph}</p>" for paragraph in BODY))
FRONT = PAGE.format(
    "<ul>" + "".join(f"<li><a href='/{i}'>Macron Meets Envoy {i}</a></li>" for i in range(30)) + "</ul>"
)


def test_page_gives_title_then_text() -> None:
    cleaned = clean_html(ARTICLE)
    assert cleaned.text == "\n\n".join(["France condemns Russia", *BODY])
    assert (cleaned.title, cleaned.date, cleaned.source) == ("France condemns Russia", "2025-03-03", "The Guardian")
    assert cleaned.dateline_place == "Paris"


def test_fast_way_gives_the_same_text() -> None:
    pytest.importorskip("resiliparse")
    cleaned = clean_html_fast(ARTICLE)
    assert cleaned.text == "\n\n".join(["France condemns Russia", *BODY])
    assert cleaned.date == "2025-03-03"


@pytest.mark.parametrize("page", [FRONT, "<html><body></body></html>", "<html>", ""])
def test_front_page_has_no_article(page: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        clean_html(page)
