"""What a page says of itself in its head: title, date, name of the site and address.

By the parts of trafilatura that are wanted of them (Barbaresi 2021), and htmldate (Barbaresi 2020) for the date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from geo_nlp.clean.address import absolute, data_of, tree_url
from geo_nlp.clean.elements import own_title
from geo_nlp.clean.language import code_of
from geo_nlp.clean.text import normalise

NAMED = ("property", "name", "itemprop")  # what gives the name of a `<meta>`
LINKED_DATA = ("application/ld+json", "application/settings+json")


@dataclass(frozen=True, slots=True)
class About:
    """Title, day, name of the site, address and language of a page, each empty where it says nothing."""

    title: str = ""
    date: str = ""
    site: str = ""
    url: str | None = None
    language: str | None = None


def about(tree: Any, page: bytes) -> About:
    """What a page says of itself.

    >>> from lxml.html import document_fromstring
    >>> page = b"<head><meta property='og:site_name' content='the herald'></head><h1>Paris speaks</h1>"
    >>> about(document_fromstring(page), page)
    About(title='Paris speaks', date='', site='The Herald', url=None, language=None)
    """
    from trafilatura.metadata import extract_title

    marks: list[tuple[Any, str, dict[str, str]]] = []
    scripts = []
    for element in tree.iter("link", "meta", "base", "script"):
        tag = element.tag
        if tag == "script":
            if is_linked_data(element):
                scripts.append(element.text)
        elif tag != "link" or is_canonical(element):
            marks.append((element, tag, dict(element.items())))
    data = [data_of(script) for script in scripts]
    said = said_by((element, values) for element, tag, values in marks if tag == "meta")
    for script, what in zip(scripts, data, strict=True):
        add_linked(said, script, what)
    address = said.url or own_address(tree)
    return About(
        title=plain(own_title(tree, plain(said.title or extract_title(tree)))),
        date=day_of(tree, address),
        site=plain(site_name(said.sitename, tree, address)),
        url=tree_url(((tag, values) for _, tag, values in marks), data, page),
        language=code_of(tree.getroottree().getroot().get("lang")),
    )


def said_by(elements: Iterable[tuple[Any, Mapping[str, str]]]) -> Any:
    """Title, name of the site and address by the `<meta>` of the head: by Open Graph, else the first of others.

    Each is given with its attributes.
    """
    from trafilatura.metadata import METANAME_PUBLISHER, METANAME_TITLE, TWITTER_ATTRS
    from trafilatura.settings import Document

    graph: dict[str, str] = {}
    first: dict[str, str] = {}
    for element, values in elements:
        content, parent = values.get("content", "").strip(), element.getparent()
        if not content or parent is None or parent.tag != "head":
            continue
        kind = next(filter(values.__contains__, NAMED), "name")
        name = values.get(kind, "").lower()
        if kind == "property" and name.startswith("og:"):
            graph[name] = content
        elif name == "article:publisher" or (kind == "name" and name in METANAME_PUBLISHER):
            first.setdefault("site", content)
        elif (kind == "name" and name in METANAME_TITLE) or (kind == "itemprop" and name == "headline"):
            first.setdefault("title", content)
        elif kind == "name" and (name in TWITTER_ATTRS or "twitter:app:name" in name):
            first["program"] = content
        elif kind == "name" and name == "twitter:url":
            first.setdefault("url", content)
    addresses = (address for address in (graph.get("og:url"), first.get("url")) if address and absolute(address))
    return Document(
        title=graph.get("og:title") or first.get("title"),
        sitename=graph.get("og:site_name") or first.get("site") or first.get("program"),
        url=next(addresses, None),
    )


def is_canonical(link: Any) -> bool:
    """Whether a link may be to the address of the page itself."""
    return "canonical" in (link.get("rel") or "").lower()


def is_linked_data(script: Any) -> bool:
    """Whether a script is JSON-LD."""
    return (script.get("type") or "").lower().startswith(LINKED_DATA) and bool(script.text)


def own_address(tree: Any) -> str | None:
    """The address of a page as trafilatura has it, by which the date is found; None where it is broken."""
    from trafilatura.metadata import extract_url

    try:
        return str(extract_url(tree) or "") or None
    except ValueError:
        return None


def day_of(tree: Any, address: str | None) -> str:
    """The day on which a page was published, as it says or as its address has it; empty where neither does."""
    from htmldate import find_date

    try:
        return find_date(tree, original_date=True, extensive_search=False, url=address) or ""
    except (TypeError, ValueError, OverflowError):  # of a date that is none
        return ""


def add_linked(said: Any, script: str, data: Any) -> None:
    """Add title and site of a script of JSON-LD; one that is no JSON is searched."""
    from trafilatura.json_metadata import extract_json, extract_json_parse_error, normalize_json

    try:
        if data is None:
            extract_json_parse_error(normalize_json(script), said)
        else:
            extract_json(data, said)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError):  # of another form than trafilatura expects
        return


def site_name(name: str | None, tree: Any, address: str | None) -> str:
    """The name of a site with a capital, else a part of the page's title, else its host."""
    from trafilatura.metadata import META_URL, extract_sitename

    found = (name or extract_sitename(tree) or "").lstrip("@")
    if found:
        return found if "." in found or found[0].isupper() else found.title()
    host = META_URL.match(address or "")
    return host[1] if host else ""


def plain(text: object) -> str:
    """A field without markup and blanks at its ends, in one line; one that is no text is empty."""
    from trafilatura.utils import HTML_STRIP_TAGS

    if not isinstance(text, str):
        return ""
    return " ".join(normalise(HTML_STRIP_TAGS.sub("", unescape(text))).split())
