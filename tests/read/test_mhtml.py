"""Pages that a browser saved as a single file, or with a folder beside them."""

from __future__ import annotations

import io
import sys
from collections import Counter

import pytest
from mhtml import KINDS
from reading import ADDRESS, PARAGRAPHS, Reader, Write, page

from geo_nlp.read import Failure
from geo_nlp.read.sniff import is_mhtml
from geo_nlp.read.sources import left_out, suffixes

TEXT = "\n\n".join(["Paris speaks", *PARAGRAPHS])


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.dat"])
@pytest.mark.parametrize("kind", KINDS)
def test_single_file_is_the_page_that_it_is(write: Write, read: Reader, kind: str, name: str) -> None:
    (article,) = read.articles(write(name, KINDS[kind]))
    assert (article.text, article.title, article.url, article.path) == (TEXT, "Paris speaks", ADDRESS, name)
    assert (article.warnings, read.notices) == ((), [])


def test_single_file_on_standard_input(monkeypatch: pytest.MonkeyPatch, read: Reader) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\r\n" + KINDS["quoted_printable"])))
    (article,) = read.articles("-")
    assert (article.text, article.path) == (TEXT, "-")


def test_address_of_the_page_comes_first(write: Write, read: Reader) -> None:
    linked = KINDS["line_feeds_and_8bit"].replace(
        b"<title>", b'<link rel="canonical" href="https://example.org/short"><title>'
    )
    (article,) = read.articles(write("a.mhtml", linked))
    assert article.url == "https://example.org/short"


def test_a_header_that_is_not_ascii_costs_no_page(write: Write, read: Reader) -> None:
    odd = KINDS["line_feeds_and_8bit"].replace(b"https://example.org/world/", b"https://example.org/\xe9/", 1)
    (article,) = read.articles(write("a.mhtml", odd))
    assert article.text == TEXT


def test_single_file_without_an_article_is_a_failure_of_its_own(write: Write, read: Reader) -> None:
    empty = KINDS["no_parts"].split(b"\r\n\r\n")[0] + b"\r\n\r\n<html><body>Home</body></html>"
    first, second = read(write("a.mhtml", empty), write("b.mhtml", KINDS["base64"]))
    assert isinstance(first, Failure) and first.error.startswith("a.mhtml: no article found")
    assert not isinstance(second, Failure)


@pytest.mark.parametrize(
    "head",
    [
        b"France: Macron condemned Russia.\nMIME is nothing to him.\n",
        b"Content-Type: text/html\n\n<html>",
        b"From: Paris\nSubject: Russia\nMIME-Version: 1.0\nContent-Type: text/plain\n\nFrance condemned Russia.",
        b'{"text": "MIME-Version: 1.0"}\n',
    ],
)
def test_text_that_looks_like_a_mail_is_no_page(head: bytes) -> None:
    assert not is_mhtml(head)


@pytest.mark.parametrize("suffix", suffixes())
def test_folder_beside_a_page_holds_no_articles(write: Write, read: Reader, suffix: str) -> None:
    write("news/story.html", page())
    write(f"news/story{suffix}/advert.html", "<p>Buy now.</p>")
    write(f"news/story{suffix}/inner/frame.htm", "<p>Buy more.</p>")
    write(f"news/story{suffix}/style.css", "")
    assert [article.path for article in read.articles("news")] == ["news/story.html"]
    assert [article.path for article in read.articles("news/**/*.htm*")] == ["news/story.html"]
    assert left_out(write("news/notes.odt", "").parent) == Counter({".odt": 1})


def test_folder_with_such_a_name_and_no_page_is_read(write: Write, read: Reader) -> None:
    write("case_files/a.html", page())
    write("case_files/more_files/b.html", page())
    assert [article.path for article in read.articles("case_files")] == [
        "case_files/a.html",
        "case_files/more_files/b.html",
    ]


def test_folder_that_is_named_is_read(write: Write, read: Reader) -> None:
    write("story.html", page())
    write("story_files/frame.html", page())
    assert [article.path for article in read.articles("story_files")] == ["story_files/frame.html"]
    assert [article.path for article in read.articles("story_files/frame.html")] == ["story_files/frame.html"]
