"""From what was read to an `Article`: cleaned, titled, dated, with an id of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from geo_nlp.clean import Cleaned, clean_html, clean_text
from geo_nlp.clean.address import absolute
from geo_nlp.clean.dates import find_date
from geo_nlp.clean.language import ENGLISH, code_of, is_english
from geo_nlp.errors import InputError
from geo_nlp.limits import LONGEST_FIELD, LONGEST_TEXT, MOST_READ
from geo_nlp.read.dateorder import COARSE, ISO, given_date, readings
from geo_nlp.read.failure import again, bad
from geo_nlp.read.options import PLAIN, Options
from geo_nlp.read.ownpages import refuse_own
from geo_nlp.types import NOT_UNDERSTOOD, UNCLEAR, Article, Dateline

FOREIGN = "the text does not look like English, the only language that is supported: results may be wrong"


def make_article(
    where: str,
    options: Options = PLAIN,
    *,
    text: str | None = None,
    html: str | bytes | None = None,
    fields: Mapping[str, str] | None = None,
    path: str | None = None,
    address: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Article:
    """Build an article from a text or a page and the fields given with it.

    The article's own fields win over the date of the options, and both over what the page says; `address` is where the
    page was fetched, for one that gives none. A title that the text does not begin with becomes its first line, so
    that offsets are into one text; with cleaning off a text stays as it is. The language that a page states counts
    where its words do not show that it is English after all.

    >>> make_article("a.jsonl", text="France condemned Russia.", fields={"title": "Paris speaks"}).text
    'Paris speaks\\n\\nFrance condemned Russia.'
    """
    given, long = given_fields(fields or {})
    found = content(where, options, text=text, html=html)
    body, title = found.text, given.get("title")
    if options.clean and html is None and title and not begins_with(body, title):
        body = f"{title}\n\n{body}"
    own = given_date(given["date"], options.order) if "date" in given else None
    stated = code_of(given.get("language")) or found.language
    english = is_english(body, stated)
    doubts = [*warnings, *found.warnings, *([] if english else [FOREIGN]), *map(too_long, long)]
    if "date" in given and own is None:
        doubts.append(not_read(given["date"], mixed=options.mixed()))
    return Article(
        id=given.get("id") or hashlib.sha256(body.encode()).hexdigest()[:16],
        text=body,
        title=title or within(found.title),
        date=own or options.date or found.date,
        source=given.get("source") or within(found.source),
        url=given.get("url") or within(found.url or (absolute(address) if address else None)),
        language=given.get("language") or (ENGLISH if english else stated or ENGLISH),
        dateline=Dateline(place, None) if (place := within(found.dateline_place)) else None,
        warnings=tuple(doubts),
        path=None if path is None else sound(path),
    )


def given_fields(fields: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The fields that are filled, and the names of those that are too long to be used."""
    filled = {key: sound(value.strip()) for key, value in fields.items() if value.strip()}
    long = [key for key, value in filled.items() if len(value) > LONGEST_FIELD]
    return {key: value for key, value in filled.items() if key not in long}, long


def content(where: str, options: Options, *, text: str | None, html: str | bytes | None) -> Cleaned:
    """The cleaned text of an article; an `InputError` that names `where` if there is none, or too much.

    A page is `sound`, or bytes in UTF-8.
    """
    given = sound(text or "")
    if len(given) > MOST_READ or len(html or "") > MOST_READ:
        raise bad(where, f"more than {MOST_READ:,} characters; no article is so long: split it into articles")
    try:
        if html is not None:
            refuse_own(html)
        found = clean_html(html) if html is not None else clean_text(given) if options.clean else Cleaned(given)
    except InputError as error:
        raise again(where, error) from error
    if len(found.text) > LONGEST_TEXT:
        size = f"text of {len(found.text):,} characters, of which {LONGEST_TEXT:,} may be"
        raise bad(where, f"{size}; split it into articles")
    if not found.text.strip():
        raise bad(where, "no text; give an article with text")
    return found


def within(value: str | None) -> str | None:
    """What a page says of itself, unless it is too long to be that."""
    return value if value is not None and len(value) <= LONGEST_FIELD else None


def too_long(field: str) -> str:
    """Say that a field was left out."""
    return f"field left out: its {field} has more than {LONGEST_FIELD:,} characters"


def not_read(date: str, *, mixed: bool = False) -> str:
    """Say that a date was not understood, or that it may be one of two days, in a `mixed` column for good.

    >>> not_read("03/04/2025")
    "date unclear: '03/04/2025' may have the day or the month first; give --date-order"
    """
    if len(readings(date)) > 1:
        remedy = "its column has both; write it as 2025-02-27" if mixed else "give --date-order"
        return f"{UNCLEAR}: {date[:40]!r} may have the day or the month first; {remedy}"
    return f"{NOT_UNDERSTOOD}: {date[:40]!r}; write it as 2025-02-27"


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
    """Whether a text already begins with its headline, whatever the quotes, spaces and case.

    >>> begins_with("Paris “speaks”  out\\n\\nFrance said", 'Paris "speaks" out')
    True
    """
    words = re.findall(r"\w+", title.casefold())
    return re.findall(r"\w+", text[: 3 * len(title) + 50].casefold())[: len(words)] == words


def check_date(date: str | None) -> None:
    """Raise `InputError` where a date that was given by hand is no day, month or year in ISO form."""
    if date is None or (ISO.fullmatch(date) and find_date(date)) or COARSE.fullmatch(date):
        return
    raise InputError(f"date {date!r} is not a date; write it as 2025-02-27, or 2025-02 where no day is known")
