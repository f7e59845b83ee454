"""An HTML page without its tree, for archives: flattened by resiliparse, then cleaned by our own line scorer."""

from __future__ import annotations

from dataclasses import replace

from geo_nlp.clean.address import page_url
from geo_nlp.clean.cleaned import Cleaned
from geo_nlp.clean.html import check_article, doubts
from geo_nlp.clean.text import clean_text

FURNITURE = ["nav", "footer", "aside", "form", "button", "select"]


def clean_html_fast(page: str) -> Cleaned:
    """Return the article of an HTML page by its lines alone, with less metadata than `clean_html`; none: `InputError`.

    The date is the page's own (htmldate), never the day of the crawl. Needs resiliparse, extra [warc].
    """
    from htmldate import find_date
    from resiliparse.extract.html2text import extract_plain_text

    flat = extract_plain_text(
        page, main_content=False, alt_texts=False, list_bullets=False, comments=False, skip_elements=FURNITURE
    )
    cleaned = clean_text(flat)
    units = check_article(cleaned.text)
    date = cleaned.date or find_date(page, extensive_search=False, original_date=True)
    return replace(cleaned, date=date, url=page_url(page), warnings=doubts(units))
