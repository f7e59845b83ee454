"""A PDF file is one article; a scan without a text layer is an error, not an empty article."""

from __future__ import annotations

import re

from geo_nlp.plurals import counted
from geo_nlp.read.article import make_article
from geo_nlp.read.failure import bad, need
from geo_nlp.read.options import Options
from geo_nlp.types import Article

HYPHEN = re.compile(r"(?:\ufffe|\x02|\xad)\s*|(?<=[a-z])-\n(?=[a-z])")


def read_pdf(data: bytes, where: str, options: Options) -> Article:
    """Read the text layer page by page; words that were broken at line ends are joined."""
    try:
        import pypdfium2
    except ImportError as error:
        raise need(where, "reading PDF", "pypdfium2", "pdf") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [str(page.get_textpage().get_text_range()) for page in document]
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise bad(where, "has a password; save a copy without one") from error
        raise bad(where, f"cannot read the PDF ({str(error).rstrip('.')}); give a whole file") from error
    text = HYPHEN.sub("", "\n".join(page.replace("\r\n", "\n").strip() for page in pages))
    if not text.strip():
        there = counted(len(pages), "page")
        raise bad(where, f"no text layer on {there}: needs OCR; run it through an OCR program first")
    return make_article(where, options, text=text, path=options.path)
