"""One text at hand as a `Doc` that knows when and by whom it was published."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from geo_nlp.extraction import make_doc
from geo_nlp.read.article import check_date
from geo_nlp.types import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def annotate(
    nlp: Language, text: str, *, date: str | None = None, source: str | None = None, title: str | None = None
) -> Doc:
    """`nlp(text)` with what is known of the article: its date of publication (ISO), from which "on Monday" is a day.

    What is found is what `extract` finds with `clean=False`, which joins wrapped lines and reads headlines in capitals.
    The `Doc` has the text as it was given, and all offsets are into that.

    >>> import geo_nlp
    >>> doc = annotate(geo_nlp.load(), "FRANCE\\xa0 CONDEMNED RUSSIA ON MONDAY.", date="2025-02-27")
    >>> [(r.source.text, r.predicate, r.target.text, r.date) for r in doc._.relations]
    [('FRANCE', 'ACCUSE', 'RUSSIA', '2025-02-24')]
    """
    from geo_nlp.clean.spacing import tidied
    from geo_nlp.pipes.syntax.tree import forget
    from geo_nlp.realignment import realigned

    check_date(date)
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    doc = nlp(make_doc(nlp, Article(key, text, title=title, date=date, source=source)))
    forget(doc)
    return doc if doc.text == text else realigned(doc, text, tidied(text).given)
