"""Who published an article, and the outlet that each story is credited to: the one that ran it first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo_nlp.stories import day_of, story_numbers
from geo_nlp.stories.texts import Texts


@dataclass(frozen=True, slots=True)
class Published:
    """When and where an article ran, and under which headline."""

    id: str
    date: str | None
    outlet: str
    title: str | None = None


def outlet(source: str | None, url: str | None) -> str:
    """The outlet as it is compared: its name, else the host of the address; empty where neither is known.

    >>> outlet("Reuters ", None), outlet(None, "https://www.reuters.com/world/1"), outlet(None, None)
    ('reuters', 'reuters.com', '')
    """
    name = " ".join((source or "").casefold().split())
    return name or (urlsplit(url or "").hostname or "").removeprefix("www.")


def credits(articles: Sequence[Published], texts: Texts) -> list[tuple[int, str]]:
    """For each article, in the same order, the number of its story and the outlet that ran the story first.

    Articles of unknown outlets count together as one: that many independent outlets there are at least.
    """
    order = sorted(range(len(articles)), key=lambda number: _rank(articles[number]))
    days = [day_of(article.date) for article in articles]
    return [(first, articles[first].outlet) for first in story_numbers(texts, order, days)]


def _rank(article: Published) -> tuple[bool, str, str, str]:
    return not article.outlet, article.date or "9999", article.outlet, article.id
