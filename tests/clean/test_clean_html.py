"""Cleaning of web pages."""

import pytest

from geo_nlp.clean import clean_html
from geo_nlp.clean.address import page_url
from geo_nlp.clean.html import HIDDEN, TEASERS
from geo_nlp.clean.lines import reasons_of
from geo_nlp.clean.units import split_units
from geo_nlp.clean.vocabulary import Phrases, load_vocabulary
from geo_nlp.compiled import read_yaml
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


@pytest.mark.parametrize("page", [FRONT, "<html><body></body></html>", "<html>", ""])
def test_front_page_has_no_article(page: str) -> None:
    with pytest.raises(InputError, match="no article found"):
        clean_html(page)


@pytest.mark.parametrize(
    "body",
    [
        "<p>The page you requested could not be found on this server.</p>",
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        "<p>Checking your browser before you reach the site.</p><p>Please verify you are human by ticking the box.</p>",
        "<p>With your permission we and our partners may use data about your location.</p>",
    ],
)
def test_page_that_only_speaks_to_the_reader_has_no_article(body: str) -> None:
    page = f"<html><head><title>News</title></head><body><h1>News</h1>{body}</body></html>"
    with pytest.raises(InputError, match="no article found"):
        clean_html(page)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Paris and Ankara exchange ambassadors again.</p>",
        "".join(f"<p>{paragraph.rstrip('.')}</p>" for paragraph in BODY),
        f"<ul>{''.join(f'<li>{paragraph}</li>' for paragraph in BODY)}</ul>",
        "<br><br>".join(BODY),
        f"<pre>{chr(10).join(BODY)}</pre>",
    ],
)
def test_headline_and_prose_are_an_article(body: str) -> None:
    page = f"<html><head><title>France condemns Russia</title></head><body><h1>France condemns Russia</h1>{body}</body>"
    cleaned = clean_html(page)
    assert cleaned.text.startswith("France condemns Russia\n\nP")
    assert cleaned.warnings == ()


@pytest.mark.parametrize("level", ["h1", "h2"])
def test_sections_under_headings_like_the_headline_stay(level: str) -> None:
    heads = ["France condemns Russia", "What Turkey has offered", "What Lavrov said to that"]
    parts = "".join(f"<{level}>{head}</{level}><p>{text}</p>" for head, text in zip(heads, BODY, strict=True))
    cleaned = clean_html(f"<html><body><div class='c'>{parts}</div></body></html>")
    assert all(paragraph in cleaned.text for paragraph in BODY)


def test_article_that_no_extractor_sees_is_found_with_a_warning() -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    cleaned = clean_html(f"<html><body><aside><h1>France condemns Russia</h1>{paragraphs}</aside></body></html>")
    assert cleaned.text == "\n\n".join(["France condemns Russia", *BODY])
    assert cleaned.warnings == (HIDDEN,)


def test_teasers_are_warned_of() -> None:
    cards = "".join(f"<p>Ministers meet again in Ankara for talks on grain, part {i}</p>" for i in "ABCDEFG")
    cleaned = clean_html(f"<html><body><main><p>{BODY[1]}</p>{cards}</main></body></html>")
    assert cleaned.warnings == (TEASERS,)


def test_headline_in_other_words_is_no_line_of_its_own() -> None:
    cleaned = clean_html(ARTICLE.replace("<h1>France condemns Russia</h1>", "<h1>France condemns Russia again</h1>"))
    assert cleaned.text == "\n\n".join(["France condemns Russia", *BODY])


SENTENCES = [
    ("Sweden and Finland decided to become a member of NATO each, and Turkey agreed.", None),
    ("A Turkish vessel had entered Greek waters without permission, the ministry said.", None),
    ("By providing weapons to Ukraine, Germany crossed a line, Lavrov said on Monday.", None),
    ("Already a member of the European Union, Croatia adopted the euro in 2023.", None),
    ("“You have read our terms and conditions,” the envoy told the council in Geneva.", None),
    ("A deal can be reached at the summit if both sides want one, Macron said.", None),
    ("Elsewhere on Monday, Israeli aircraft struck two villages in southern Lebanon.", None),
    ("By signing up, you accept that we store your address for as long as we need.", "newsletter"),
    ("Become a member of our club and help us report from Ankara for another year.", "newsletter"),
    ("This material may not be published, broadcast or rewritten without permission.", "legal"),
    ("Jane Roe is a freelance journalist who lives in Athens and writes on the sea.", "contact"),
]


@pytest.mark.parametrize(("sentence", "reason"), SENTENCES, ids=lambda part: (part or "none")[:30])
def test_sentence_that_shares_a_phrase_with_furniture(sentence: str, reason: str | None) -> None:
    units = list(split_units([BODY[0], sentence] if reason == "contact" else [BODY[0], sentence, BODY[2]]))
    assert reasons_of(units)[1] == reason


def test_author_in_the_news_is_no_author_of_it() -> None:
    units = list(split_units(["Jane Roe is a freelance journalist who was arrested in Minsk on Monday.", BODY[2]]))
    assert reasons_of(units) == [None, None]


def test_shared_phrases_are_phrases() -> None:
    phrases = Phrases.model_validate(read_yaml("geo_nlp.clean", "boilerplate.yaml"))
    known = {phrase for part in (phrases.begins, phrases.contains) for listed in part.values() for phrase in listed}
    assert set(phrases.prose) <= known
    assert all(load_vocabulary().is_heading(heading) for heading in phrases.sections)


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        (["Recommendations", "The council should lift the embargo at once."], [None, None]),
        (["Recommendations", "Ten Books On Russia"], ["other stories", None]),
        (["The Morning Letter", "Get the news of the day in your inbox."], ["newsletter", "newsletter"]),
        (
            ["27 February 2025: Foreign ministers meet in Paris", "4 March 2025 – Russia attacks Odesa again"],
            [None, None],
        ),
        (["27 February 2025, 19:52", "Ann Lee - 4 March 2025", "4 March 2025 – Updated 5 March 2025"], ["date"] * 3),
        (["[2] Letter of the ministry, on file with the authors."], ["footnote"]),
    ],
)
def test_line_by_what_follows_it(lines: list[str], reasons: list[str | None]) -> None:
    assert reasons_of(list(split_units(lines))) == reasons


CANONICAL = '<link rel="canonical" href="{}">'
GRAPH = '<meta content="{}" property="og:url">'
LINKED = '<script type="application/ld+json">{}</script>'
SITE = "https://example.org"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (CANONICAL.format(f"{SITE}/a?x=1&amp;y=2"), f"{SITE}/a?x=1&y=2"),
        (f"<LINK HREF='{SITE}/a' REL='canonical nofollow'>", f"{SITE}/a"),
        (CANONICAL.format(f"{SITE}/a") + GRAPH.format(f"{SITE}/b"), f"{SITE}/a"),
        (CANONICAL.format("//example.org/a"), f"{SITE}/a"),
        (GRAPH.format(f"{SITE}/b"), f"{SITE}/b"),
        (CANONICAL.format(f"{SITE}/") + GRAPH.format(f"{SITE}/b"), f"{SITE}/b"),
        (CANONICAL.format("a.html") + GRAPH.format(f"{SITE}/news/b"), f"{SITE}/news/b"),
        (CANONICAL.format("/news/a") + GRAPH.format(SITE), f"{SITE}/news/a"),
        (CANONICAL.format("/news/a") + f'<base href="{SITE}/x/">', f"{SITE}/news/a"),
        (CANONICAL.format("/news/a"), None),
        (CANONICAL.format(SITE) + GRAPH.format(f"{SITE}/index.html"), None),
        (CANONICAL.format("file:///saved/a.html"), None),
        (LINKED.format('{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "https://example.org/c"}}'), f"{SITE}/c"),
        (LINKED.format('{"@graph": [{"@type": ["WebSite"], "url": "https://example.org/w"}]}'), None),
        (LINKED.format('[{"@type": "BlogPosting", "url": "https://example.org/d"}]'), f"{SITE}/d"),
        (LINKED.format('{"@type": "NewsArticle", '), None),
        (f"<!-- saved from url=(0023){SITE}/e -->", f"{SITE}/e"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        (f"<!--\n Page saved with SingleFile \n url: {SITE}/f \n saved date: Thu Feb 27 2025-->", f"{SITE}/f"),
        ("<!-- Mirrored from example.org/g.html by HTTrack Website Copier/3.x -->", "http://example.org/g.html"),
        ("<link rel='canonical' href='https://[broken'>", None),
        ("<p>no address at all</p>", None),
    ],
)
def test_address_of_a_page(head: str, url: str | None) -> None:
    assert page_url(f"<html><head>{head}</head>".encode()) == url
    if not head.startswith("<!--"):
        page = ARTICLE.replace("<head>", f"<head>{head}")
        assert clean_html(page).url == url
