"""The address of a page as the page itself gives it: an absolute http address, never that of a site's home page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from urllib.parse import urljoin, urlsplit

HEAD = 1_000_000  # bytes, within which a page gives its address
START = 5_000  # bytes, within which a program that saved the page notes where from
DEEPEST = 10  # lists and graphs in each other
TAG = re.compile(r"""<(link|meta|base)\b((?:[^>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,200})>""", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
JSON_LD = re.compile(r"<script[^>]{0,300}?application/ld\+json[^>]{0,300}>(.*?)</script>", re.IGNORECASE | re.DOTALL)
SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)", re.IGNORECASE),  # browsers
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE),
    re.compile(r"<!--\s*Mirrored from (\S+) by HTTrack", re.IGNORECASE),
)


def page_url(page: bytes) -> str | None:
    """Return where a page was published: its canonical link, else og:url, JSON-LD, or what the saving program noted.

    A canonical link that is relative or leads to the home page gives way to the others, and is resolved by them only
    where they lead to the home page too.

    >>> page_url(b'<link rel="canonical" href="https://example.org/world/paris-speaks">')
    'https://example.org/world/paris-speaks'
    >>> page_url(b'<link rel="canonical" href="a.html"><meta property="og:url" content="https://example.org/news/a">')
    'https://example.org/news/a'
    >>> page_url(b'<link rel="canonical" href="https://example.org/">') is None
    True
    """
    head = page[:HEAD].decode("utf-8", "replace")
    return chosen(tags(head), (data_of(match[1]) for match in JSON_LD.finditer(head)), page)


def tree_url(elements: Iterable[tuple[str, Mapping[str, str]]], data: Iterable[object], page: bytes) -> str | None:
    """As `page_url`, of a page whose elements of the head, as tags with attributes, and JSON-LD have been read."""
    return chosen(marks_of(elements), data, page)


def chosen(marks: tuple[str, str, str], data: Iterable[object], page: bytes) -> str | None:
    """The address of a page by its canonical link, og:url and base, its JSON-LD, and how it was saved."""
    canonical, graph, base = marks
    root = None
    for address in chain([canonical, graph], linked_data(data), saved_from(page[:START].decode("utf-8", "replace"))):
        if found := absolute(address):
            if not is_home(found):
                return found
            root = root or found
    root = root or absolute(base)
    if root and canonical and absolute(canonical) is None:
        joined = _joined(root, canonical)
        return joined if joined and not is_home(joined) else None
    return None


def _joined(root: str, address: str) -> str | None:
    try:
        return absolute(urljoin(root, address))
    except ValueError:  # "//[::1"
        return None


def tags(head: str) -> tuple[str, str, str]:
    """The canonical link, og:url and the base of a page, each empty where there is none."""
    found = (
        (match[1].lower(), {name.lower(): html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(match[2])})
        for match in TAG.finditer(head)
    )
    return marks_of(found)


def marks_of(elements: Iterable[tuple[str, Mapping[str, str]]]) -> tuple[str, str, str]:
    """The first canonical link, og:url and base of elements, given by their tags and attributes."""
    canonical = graph = base = ""
    for kind, values in elements:
        if kind == "link" and "canonical" in values.get("rel", "").lower().split():
            canonical = canonical or values.get("href", "").strip()
        elif kind == "meta" and "og:url" in (values.get("property"), values.get("name")):
            graph = graph or values.get("content", "").strip()
        elif kind == "base":
            base = base or values.get("href", "").strip()
    return canonical, graph, base


def data_of(script: str) -> object:
    """What a script of JSON-LD says; None where it is no JSON."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def linked_data(data: Iterable[object]) -> Iterator[str]:
    """Yield the addresses that the JSON-LD of a page has for its article."""
    for item in chain.from_iterable(map(items, data)):
        kinds = item.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in named):
            page = item.get("mainEntityOfPage")
            addresses = (page.get("@id") if isinstance(page, Mapping) else page, item.get("url"))
            yield from (address for address in addresses if isinstance(address, str))


def items(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Yield the objects of JSON-LD, which may be a list or stand in a graph."""
    if depth == DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from items(one, depth + 1)
    elif isinstance(data, Mapping):
        yield data
        yield from items(data.get("@graph"), depth + 1)


def saved_from(start: str) -> Iterator[str]:
    """Yield the addresses that programs note in a comment when they save a page."""
    for form in SAVED:
        if match := form.search(start):
            address = match[1].removesuffix("-->")
            yield address if "://" in address else f"http://{address}"


def absolute(address: str) -> str | None:
    """An address as it is published: http or https, with a host, no blanks; None for any other.

    >>> absolute("//example.org/a"), absolute("/a"), absolute("about:internet"), absolute("https://example.org/a b")
    ('https://example.org/a', None, None, 'https://example.org/a%20b')
    """
    address = address.strip()
    address = f"https:{address}" if address.startswith("//") else address
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or len(address) > START:
        return None
    return re.sub(r"\s+", "%20", address)


def is_home(address: str) -> bool:
    """Whether an address is that of a site's home page."""
    parts = urlsplit(address)
    return parts.path.strip("/").lower() in ("", "index.html", "index.htm", "index.php") and not parts.query
