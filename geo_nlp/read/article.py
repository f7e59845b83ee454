"""From what was read to an `Article`: cleaned, titled, dated, with an id of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from geo_nlp.clean import Cleaned, clean_html, clean_text
from geo_nlp.clean.dates import find_date
from geo_nlp.clean.language import is_english
from geo_nlp.errors import InputError
from geo_nlp.read.failure import bad
from geo_nlp.types import Article, Dateline

ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
BASIC = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{6}Z?)?")
SECONDS = re.compile(r"[1-9]\d{9}(?:\d{3})?")  # since 1970, from 2001 on; or milliseconds
FOREIGN = "the text does not look like English, the only language that is supported: results may be wrong"


def make_article(
    where: str,
    *,
    text: str | None = None,
    html: str | None = None,
    fields: Mapping[str, str] | None = None,
    date: str | None = None,
    clean: bool = True,
    page: Callable[[str], Cleaned] = clean_html,
) -> Article:
    """Build an article from a text or a page and the fields given with it.

    The article's own fields win over `date`, and both over what the page says. A title that the text does not begin
    with becomes its first line, so that offsets are into one text; with `clean` off a text stays as it is.

    >>> make_article("a.jsonl line 1", text="France condemned Russia.", fields={"title": "Paris speaks"}).text
    'Paris speaks\\n\\nFrance condemned Russia.'
    """
    given = {key: sound(value.strip()) for key, value in (fields or {}).items() if value.strip()}
    told = sound(text or "")
    try:
        found = page(sound(html)) if html is not None else clean_text(told) if clean else Cleaned(told)
    except InputError as error:
        raise bad(where, str(error)) from error
    body, title = found.text, given.get("title")
    if not body.strip():
        raise bad(where, "no text; give an article with text")
    if clean and html is None and title and not begins_with(body, title):
        body = f"{title}\n\n{body}"
    own = day(given["date"]) if "date" in given else None
    warnings = [] if is_english(body) else [FOREIGN]
    if "date" in given and own is None:
        warnings.append(f"date not understood: {given['date'][:40]!r}; write it as 2025-02-27")
    return Article(
        id=given.get("id") or hashlib.sha256(body.encode()).hexdigest()[:16],
        text=body,
        title=title or found.title,
        date=own or date or found.date,
        source=given.get("source") or found.source,
        url=given.get("url"),
        language=given.get("language", "en"),
        dateline=Dateline(found.dateline_place, None) if found.dateline_place else None,
        warnings=tuple(warnings),
    )


def sound(text: str) -> str:
    r"""Make a string one that can be written: half a pair of surrogates, as JSON may hold it, is no character.

    >>> sound("Russia \ud83d attacked"), sound("\ud83d\ude00")
    ('Russia � attacked', '😀')
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def begins_with(text: str, title: str) -> bool:
    """Tell whether a text already begins with its headline, whatever the quotes, spaces and case.

    >>> begins_with("Paris “speaks”  out\\n\\nFrance said", 'Paris "speaks" out')
    True
    """
    words = re.findall(r"\w+", title.casefold())
    return re.findall(r"\w+", text[: 3 * len(title) + 50].casefold())[: len(words)] == words


def day(value: str) -> str | None:
    """Read a date column: ISO with or without a time, or any absolute date that a page may print.

    Data sets also have the day without dashes (20250227, with a time or not), and data frames seconds or milliseconds.

    >>> day("2025-02-27T10:00:00Z"), day("27 Feb 2025"), day("last week")
    ('2025-02-27', '2025-02-27', None)
    >>> day("20250227"), day("20250227T101500Z"), day("1740614400000")
    ('2025-02-27', '2025-02-27', '2025-02-27')
    """
    if ISO.match(value):
        return find_date(value[:10])
    if basic := BASIC.fullmatch(value):
        return find_date("-".join(basic.groups()))
    if SECONDS.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
    return find_date(value)


def check_day(date: str | None) -> None:
    """Raise `InputError` where a date that was given by hand is not a day in ISO form."""
    if date is not None and not (ISO.fullmatch(date) and find_date(date)):
        raise InputError(f"date {date!r} is not a day; write it as 2025-02-27")
