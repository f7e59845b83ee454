"""A page as a tree: read once, then without the elements that hold no text of an article."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any

from geo_nlp.clean.flat import BLOCKS
from geo_nlp.limits import MOST_INLINE

WHOLE = re.compile(rb"\s*<(?:html|!doctype)\b", re.IGNORECASE)
SHUT = re.compile(rb"<html[^<>]*/>", re.IGNORECASE)
BEGINNING = 50  # bytes, in which a page says that it is one
START = 4_096  # bytes, in which faults at the head of a page are looked for
STYLE, STYLE_END = b"<style", b"</style>"
DOCUMENT_TYPE = re.compile(rb"^< ?! ?DOCTYPE[^>]*/[^<>]*>", re.IGNORECASE)  # as trafilatura has it
NO_CHARACTER_START = 0xEF  # a byte is looked for ten times as fast as two
NO_CHARACTER = re.compile(b"\xef\xbf[\xbe\xbf]")  # U+FFFE and U+FFFF
BREAKS = ("br", "hr", "body")
UNREADABLE = bytes([*range(9), 11, 12, *range(14, 32)])
INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
)  # fmt: skip


def read_tree(page: bytes) -> Any:
    """The tree of a page in UTF-8; None where it is none, as a picture or an empty file.

    A page that begins as pages do has elements that are all of one class: it is read twice as fast as by trafilatura,
    which reads the others, such as a piece of a page.

    >>> read_tree(b"<!doctype html><html><body><p>Paris spoke.</p></body></html>").findtext(".//p")
    'Paris spoke.'
    >>> read_tree(b"Paris") is None
    True
    """
    from lxml.etree import LxmlError, fromstring
    from trafilatura import load_html

    if b"html" in page[:BEGINNING].lower() and WHOLE.match(page) and not SHUT.search(page, 0, START):
        try:
            tree = fromstring(readable(page), page_parser())
        except LxmlError:
            tree = None
        if tree is not None and len(tree):
            return tree
    return load_html(page.decode("utf-8", "replace"))


def readable(page: bytes) -> bytes:
    """A page without style sheets, bytes and characters that none may have, and a document type with a slash in it.

    >>> readable(b"<!DOCTYPE html SYSTEM 'http://example.org/x.dtd'><p>Paris\\x00")
    b'<p>Paris'
    """
    page = without_styles(page)
    end = page.find(b"\n", 0, START)
    first = page[: START if end < 0 else end]
    if b"/" in first and (kept := DOCUMENT_TYPE.sub(b"", first, count=1)) != first:
        page = kept + page[len(first) :]
    if NO_CHARACTER_START in page:
        page = NO_CHARACTER.sub(b"", page)
    return page.translate(None, UNREADABLE) if any(byte in page for byte in UNREADABLE) else page


def without_styles(page: bytes) -> bytes:
    """A page without its style sheets, of which a third of it may be made; one with markup in it stays.

    >>> without_styles(b"<style>p {}</style><p>Paris</p><style><!-- --></style>")
    b'<p>Paris</p><style><!-- --></style>'
    """
    kept, done, at = [], 0, 0
    while (start := page.find(STYLE, at)) >= 0:
        at = page.find(b"<", start + 1)
        if at < 0:
            break
        if page.startswith(STYLE_END, at) and page.find(b">", start, at) >= 0:
            kept.append(page[done:start])
            done = at = at + len(STYLE_END)
    return b"".join([*kept, page[done:]]) if done else page


@cache
def page_parser() -> Any:
    """A parser of pages with the settings of trafilatura's, without a class for each kind of element."""
    from lxml.etree import ElementDefaultClassLookup, HTMLParser
    from lxml.html import HtmlElement

    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def unwrapped(tree: Any) -> Any:
    """The tree, in which a paragraph with more than `MOST_INLINE` elements has none of these, and the same text.

    Where there is one, the page is read again: its text would be in as many pieces, and each look at it as long.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring("<body><p>Paris <b>spoke</b>.</p></body>")
    >>> unwrapped(tree) is tree
    True
    """
    from lxml.etree import strip_tags, tostring

    if tree.xpath("count(//*)") <= MOST_INLINE or sum(1 for _ in tree.iter(*INLINE)) <= MOST_INLINE:
        return tree
    crowded = [p for p in tree.iter("p") if sum(1 for _ in p.iter(*INLINE)) > MOST_INLINE]
    for paragraph in crowded:
        strip_tags(paragraph, *INLINE)
    if not crowded:
        return tree
    return read_tree(f"<!doctype html>{tostring(tree, encoding='unicode', method='html')}".encode())


def stripped(tree: Any) -> Any:
    """The tree without the elements that hold no text of an article, as trafilatura has them; what follows one stays.

    The precise setting would drop the text after an empty element, and each of its looks takes as long as there are
    elements.

    >>> from lxml.html import document_fromstring, tostring
    >>> page = "<div><p>Paris<b></b> spoke<br>again.</p><div><img src='a.png'> </div><nav>Home</nav></div>"
    >>> tostring(stripped(document_fromstring(page))[0])
    b'<body><div><p>Paris spoke<br>again.</p></div></body>'
    """
    from lxml.etree import strip_elements
    from trafilatura.settings import MANUALLY_CLEANED

    strip_elements(tree, "img", *(tag for tag in MANUALLY_CLEANED if tag != "form"), with_tail=False)
    for element in reversed(list(tree.iterdescendants())):
        if not len(element):
            text, tag = element.text, element.tag
            if (not text or (tag in BLOCKS and text.isspace())) and tag not in BREAKS:
                element.drop_tree()
    return tree


def page_of(frame: Any) -> Any:
    """A page with nothing but a copy of an element of another."""
    page, body = map(page_parser().makeelement, ("html", "body"))
    page.append(body)
    body.append(copy(frame))
    return page
