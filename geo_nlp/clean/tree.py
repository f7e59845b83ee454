"""A page as a tree: read once, then without the elements that hold no text of an article."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any

from geo_nlp.clean.flat import BLOCKS
from geo_nlp.limits import MOST_INLINE

WHOLE = re.compile(r"\s*<(?:html|!doctype)\b", re.IGNORECASE)
SHUT = re.compile(r"<html[^<>]*/>", re.IGNORECASE)
BEGINNING = 50  # characters, in which a page says that it is one
START = 4_096  # characters, in which faults at the head of a page are looked for
STYLE, STYLE_END = "<style", "</style>"
BREAKS = ("br", "hr", "body")
UNREADABLE = frozenset([*range(9), 11, 12, *range(14, 32)])
UNREADABLE_TO_NUL = bytes(0 if byte in UNREADABLE else byte for byte in range(256))
INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
)  # fmt: skip


def read_tree(page: str) -> Any:
    """The tree of a page; None where it is none, as a picture or an empty file.

    A page that begins as pages do is read from bytes, its elements all of one class: twice as fast as by trafilatura,
    which reads the others, such as a piece of a page.

    >>> read_tree("<!doctype html><html><body><p>Paris spoke.</p></body></html>").findtext(".//p")
    'Paris spoke.'
    >>> read_tree("Paris") is None
    True
    """
    from lxml.etree import LxmlError, fromstring
    from trafilatura import load_html

    if "html" in page[:BEGINNING].lower() and WHOLE.match(page) and not SHUT.search(page, 0, START):
        try:
            tree = fromstring(readable(page), page_parser())
        except LxmlError:
            tree = None
        if tree is not None and len(tree):
            return tree
    return load_html(page)


def readable(page: str) -> bytes:
    """The bytes of a page without style sheets, those that no page may have, and a document type with a slash in it.

    >>> readable("<!DOCTYPE html SYSTEM 'http://example.org/x.dtd'><p>Paris\\x00")
    b'<p>Paris'
    """
    from trafilatura.utils import DOCTYPE_TAG

    text = without_styles(page)
    end = text.find("\n", 0, START)
    first = text[: START if end < 0 else end]
    if "/" in first and (kept := DOCTYPE_TAG.sub("", first, count=1)) != first:
        text = f"{kept}{text[len(first) :]}"
    if "\ufffe" in text or "\uffff" in text:
        text = text.replace("\ufffe", "").replace("\uffff", "")
    return text.encode("utf-8", "replace").translate(UNREADABLE_TO_NUL).replace(b"\0", b"")


def without_styles(page: str) -> str:
    """A page without its style sheets, of which a third of it may be made; one with markup in it stays.

    >>> without_styles("<style>p {}</style><p>Paris</p><style><!-- --></style>")
    '<p>Paris</p><style><!-- --></style>'
    """
    kept, done, at = [], 0, 0
    while (start := page.find(STYLE, at)) >= 0:
        at = page.find("<", start + 1)
        if at < 0:
            break
        if page.startswith(STYLE_END, at) and page.find(">", start, at) >= 0:
            kept.append(page[done:start])
            done = at = at + len(STYLE_END)
    return "".join([*kept, page[done:]]) if done else page


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
    return read_tree(f"<!doctype html>{tostring(tree, encoding='unicode', method='html')}") if crowded else tree


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
