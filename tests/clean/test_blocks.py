"""The article's own part of a page, and its lines by the blocks of it."""

from __future__ import annotations

from typing import Any

import pytest
from lxml.html import fromstring

from geo_nlp.clean.about import about
from geo_nlp.clean.blocks import Unclear, block_lines
from geo_nlp.clean.container import frames_of, without_furniture
from geo_nlp.clean.elements import blocks_of, parts_of
from geo_nlp.clean.losses import loses
from geo_nlp.clean.maintext import main_text
from geo_nlp.clean.tree import read_tree, stripped

SAID = "Macron said on Monday that France would send aid."
MORE = "Lavrov rejected the statement on Tuesday, and called it an unfriendly act of a state that is at war."
BODY = "".join(f"<p>{MORE} {n}.</p>" for n in ("One", "Two", "Three"))


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def lines(body: str) -> list[str]:
    return block_lines(without_furniture(stripped(fromstring(f"<div>{body}</div>"))))


@pytest.mark.parametrize(
    ("styles", "read"),
    [
        ("<style media='all'>p > a {color: red}</style>", True),
        ("<style><!-- p {color: red} --></style>", True),
        ("<!-- <style> -->", True),
        ("<!-- <style> --><p>Rome spoke.</p><!-- </style> -->", True),
        ("<styled-box>Rome</styled-box>", True),
        ("<style>p {color: red}", False),  # to the end of the page, for a browser as well
    ],
)
def test_style_sheets_cost_no_text(styles: str, read: bool) -> None:
    tree: Any = read_tree(f"<!doctype html><head>{styles}</head><body>{styles}<p>Paris spoke.</p></body>".encode())
    assert ("Paris spoke." in [p.text_content() for p in tree.iter("p")]) is read
    assert len(list(tree.iter("p"))) == read + 2 * ("<p>" in styles)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"<p>{SAID}</p>", [SAID]),
        ("<p>Macron said on <a href='a'>Monday</a> that <b>France</b>\n would send aid.</p><h3>More</h3>", [SAID]),
        (f"{SAID}<br><br>{MORE}", [SAID, MORE]),
        (f"<p>{SAID}</p>{MORE}<div>Advertisement</div>{BODY}", [SAID, MORE]),
        (f"<span class='deck'>{SAID}</span>{BODY}", [SAID]),
        (f"<blockquote><p>{SAID}</p><p>{MORE}</p></blockquote>", [SAID, MORE]),
        (f"<ul><li>{SAID}</li><li>Aims:<ol><li>{MORE}</li></ol></li></ul>", [f"- {SAID}", "- Aims:", f"- {MORE}"]),
        (f"<p>{SAID}</p><ul><li><a href='a'>{MORE}</a></li><li><a href='b'>{SAID}</a></li></ul>", [SAID]),
        (f"<p>{SAID}</p><div>Read also: <a href='a'>Aid for Kyiv</a></div>", [SAID]),
        (f"<p>{SAID}</p><a href='a'>World</a> <a href='b'>Europe</a> <a href='c'>Asia</a>", [SAID]),
        (f"<p>{SAID}</p><table><tr><td>{MORE}</td></tr></table>", [SAID]),
        (f"<p>{SAID}</p><div class='related-box'><p>{MORE}</p></div>", [SAID]),
        (f"<p>{SAID}</p><p style='display: none'>{MORE}</p>", [SAID]),
        ("<p>Macron\xad said on <i></i>Monday that France would send\u200b aid.</p>", [SAID]),
        (f"<div class='text-widget'><p>{SAID}</p><p>{MORE}</p></div>", [SAID, MORE]),
    ],
)
def test_lines_of_an_article(body: str, found: list[str]) -> None:
    assert [line for line in lines(body) if "Three" not in line and not line.endswith(("One.", "Two."))] == found


@pytest.mark.parametrize("body", [f"<pre>{SAID}</pre>", f"<ul>{BODY}</ul>", f"<ul><li><ul></ul>{SAID}</li></ul>"])
def test_text_of_unclear_kind(body: str) -> None:
    with pytest.raises(Unclear):
        block_lines(fromstring(f"<div>{body}</div>"))


def test_parts_of_a_page_by_their_rank() -> None:
    tree = fromstring(
        "<body><main><div class='content'><article><div class='entry-content'></div></article></div></main>"
    )
    assert [part.get("class") or part.tag for part in frames_of(tree)] == [
        "entry-content",
        "article",
        "content",
        "main",
    ]
    assert frames_of(fromstring("<body><div class='sidebar'></div></body>")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div class='text'><b>Phones</b><br>A mode for the night.</div>", ""),
        ("", "<article><p>A teaser of another story, which is short.</p></article>"),
        (
            "<div class='entry'></div>",
            "<div id='comments'><p>I do not believe one word of it, said the reader.</p></div>",
        ),
    ],
)
def test_a_small_part_is_not_the_article(before: str, after: str) -> None:
    found = main_text(page(f"{before}<div id='content'>{BODY * 3}</div>{after}").encode()).lines
    assert [line for line in found if line.startswith("Lavrov")] and "reader" not in "".join(found)


def test_words_in_links_are_kept() -> None:
    said = SAID.replace("France", "<span class='link'><a href='a'>France</a></span>")
    assert SAID in main_text(page(f"<article>{BODY}<p>{said}</p>{BODY}</article>").encode()).lines


@pytest.mark.parametrize(
    ("body", "found", "lost"),
    [
        (f"<p>{SAID}</p><p>{MORE}</p>", [SAID, MORE], False),
        (f"<p>{SAID}</p><aside><p>{MORE}</p></aside>", [SAID], False),
        (f"<p>{MORE}</p><p>{SAID}</p><p>{MORE} Two.</p>", [MORE, f"{MORE} Two."], True),
        (f"<p>{SAID}</p><p>{MORE}</p>", [SAID], True),
        (f"<div>{SAID}<br>{MORE}</div>", [SAID, MORE], False),
        (f"<div>{SAID}<br>{MORE}</div>", [SAID], True),
    ],
)
def test_what_an_extraction_has_lost(body: str, found: list[str], *, lost: bool) -> None:
    tree = fromstring(f"<html><body><article>{body}</article></body></html>")
    assert loses(parts_of(found, list(blocks_of(tree)), ""), tree) is lost


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ("<!doctype html><html>", "Paris"),
        ("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://www.w3.org/TR/x.dtd'>\n<html>", "Paris"),
        ("<html xmlns='http://www.w3.org/1999/xhtml' />\n", "Paris"),
        ("<!-- saved -->\n<!doctype html><html>", "Paris"),
        ("<!doctype html><html>", "Par\x00is\ufffe"),
        ("<div><p>of a page</p></div>", "Paris"),
    ],
)
def test_page_as_a_tree(start: str, text: str) -> None:
    tree: Any = read_tree(f"{start}<head><meta charset='iso-8859-1'></head><body><p>{text} é</p></body>".encode())
    assert "Paris é" in tree.text_content()


GRAPH = "<meta property='og:title' content='Paris speaks'><meta name='twitter:site' content='@herald'>"
NAMED = "<meta name='title' content='Paris speaks'><meta name='application-name' content='News'>"
DATA = '<script type="application/ld+json">{}</script>'
NEWS = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Paris &amp; Rome speak",'
    ' "publisher": {"name": "The Herald"}}'
)


@pytest.mark.parametrize(
    ("head", "title", "site"),
    [
        (GRAPH, "Paris speaks", "Herald"),
        (NAMED, "Paris speaks", "News"),
        ("<title>Paris speaks - herald.example</title>", "Paris speaks", "herald.example"),
        (DATA.format(NEWS), "Paris & Rome speak", "The Herald"),
        (DATA.format('{"headline": "Paris speaks", '), "Paris speaks", ""),
        (DATA.format('[[1], {"headline": ["a"]}, null]') + "<title>Paris</title>", "Paris", ""),
        ("<link rel='canonical' href='https://www.example.org/a'><title>Paris</title>", "Paris", "example.org"),
    ],
)
def test_what_a_page_says_of_itself(head: str, title: str, site: str) -> None:
    text = page("<p>Paris spoke.</p>", head).encode()
    said = about(read_tree(text), text)
    assert (said.title, said.site) == (title, site)
