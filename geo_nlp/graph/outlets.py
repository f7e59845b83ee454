"""Who published an article, and which articles are one story."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from geo_nlp.graph.articles import CELLS
from geo_nlp.stories import day_of, story_numbers
from geo_nlp.stories.texts import Texts


def outlet(source: str | None, url: str | None) -> str:
    """The outlet as it is compared: its name, else the host of the address; empty where neither is known.

    Articles of unknown outlets count together as one: that many independent outlets there are at least.

    >>> outlet("Reuters ", None), outlet(None, "https://www.reuters.com/world/1"), outlet(None, None)
    ('reuters', 'reuters.com', '')
    """
    name = " ".join((source or "").casefold().split())
    return name or _host(url or "").removeprefix("www.")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # "http://[::1": what stands there is no address
        return ""


def story_labels(articles: Sequence[Sequence[str | None]], texts: Texts) -> list[int]:
    """For each article (its cells), in the same order, a number that those of one story share."""
    digests = texts.digests().tolist()
    ranks, days = [], []
    for cells, digest in zip(articles, digests, strict=True):
        by_name = dict(zip(CELLS, cells, strict=True))
        where = outlet(by_name["source"], by_name["url"])
        ranks.append((not where, by_name["date"] or "9999", where, by_name["id"] or "", by_name["path"] or "", digest))
        days.append(day_of(by_name["date"]))
    return story_numbers(texts, sorted(range(len(ranks)), key=ranks.__getitem__), days)
