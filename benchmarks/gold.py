"""The project's gold (data/gold): labels joined with the texts of our own articles, or with those of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo_nlp.evaluation.evaluation import read_gold
from geo_nlp.evaluation.same import Values
from geo_nlp.types import Article, Dateline

GOLD = Path(__file__).parents[1] / "data" / "gold"
TEXTS = GOLD / "texts.jsonl"


def own(name: str) -> list[Values]:
    """The annotated articles of a set of our own, such as "calibration" or "places/learn".

    >>> len(own("gold"))
    18
    """
    return read_gold(GOLD / f"{name}.jsonl", TEXTS)


def open_part(part: str, texts: Path) -> list[Values]:
    """The annotated articles of a part of the open corpus, with their texts out of a file of articles."""
    return read_gold(GOLD / "open" / f"{part}.jsonl", texts)


def article_of(annotated: Values) -> Article:
    """An annotated text as the pipeline takes it, with what is known of it."""
    filed = annotated.get("dateline")
    return Article(
        str(annotated["id"]), annotated["text"], title=annotated.get("title"), date=annotated.get("date"),
        source=annotated.get("source"), dateline=Dateline(filed["place"], filed["country"]) if filed else None,
    )  # fmt: skip


def extracted(annotated: Iterable[Values], nlp: Any) -> Iterator[dict[str, Any]]:
    """What the pipeline finds in annotated texts, in their order."""
    from geo_nlp.extraction import records

    yield from records(map(article_of, annotated), nlp=nlp)
