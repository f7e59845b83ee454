"""A page that a browser saved as a single file (MHTML, RFC 2557): a mail whose parts are the page and what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from geo_nlp.errors import InputError
from geo_nlp.read.article import make_article
from geo_nlp.read.decode import decode_html, give_warnings
from geo_nlp.read.failure import bad
from geo_nlp.read.options import Options
from geo_nlp.types import Article

PAGES = ("text/html", "application/xhtml+xml")
LOCATIONS = ("Snapshot-Content-Location", "Content-Location")


def read_mhtml(data: bytes, where: str, options: Options) -> Article:
    """Read the page, or where it is only a set of frames the first of them with an article.

    Its address is the one that the page gives, else the one that the browser noted.
    """
    message = message_from_bytes(data.lstrip())
    pages = list(pages_of(message))
    if not pages:
        raise bad(where, "no page in this file; give one that a browser saved as MHTML")
    fault: InputError | None = None
    for page in pages:
        try:
            return page_article(page, address_of(message, page), where, options)
        except InputError as error:
            fault = fault or error
    raise fault or bad(where, "no page in this file")


def pages_of(message: Message) -> Iterator[Message]:
    """Yield the parts that are pages, first the one that the mail names as its root."""
    parts = [part for part in message.walk() if part.get_content_type() in PAGES]
    start = message.get_param("start")
    root = [part for part in parts if start and header(part, "Content-ID") == start]
    yield from root
    yield from (part for part in parts if part not in root)


def address_of(message: Message, page: Message) -> str | None:
    """Where the browser found a page: of the whole mail where it is its only one or its root."""
    own = header(page, "Content-Location")
    return next((found for name in LOCATIONS if (found := header(message, name))), None) or own


def header(message: Message, name: str) -> str | None:
    """A header as text; of one with bytes that are not ASCII, `Message` gives an object."""
    value = message.get(name)
    return None if value is None else str(value)


def page_article(page: Message, address: str | None, where: str, options: Options) -> Article:
    """Make the article of a part that is a page."""
    payload = page.get_payload(decode=True)
    charset = page.get_content_charset()
    decoded = decode_html(payload if isinstance(payload, bytes) else b"", where, charset)
    give_warnings(decoded, where, options)
    folded = "".join((address or "").split())
    return make_article(where, options, html=decoded.utf8, path=options.path, address=folded, warnings=decoded.warnings)
