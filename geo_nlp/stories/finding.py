"""Articles in, stories out: a row for each article, in the order given, whatever that order is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from geo_nlp.stories.grouping import How, day_of, group
from geo_nlp.stories.texts import BRIEF, Texts

UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Membership:
    """The story that an article belongs to.

    `story` is a hash of the text of the story's earliest article. `how` is "only" where the story has no other article,
    "exact" where the article has the words of the earliest (which itself counts as exact), else "near". `similarity` is
    the share of the shorter text's words that it has in common with the earliest.
    """

    article: str
    path: str | None
    story: str
    how: How
    similarity: float


def find_stories(articles: Iterable[Mapping[str, Any]]) -> list[Membership]:
    """The story of each article or record (`id`, `path`, `date`, `title`, `text`), in the order given.

    The earliest article of a story is that of the first date, then path, then id; undated ones come last.

    >>> story = "France condemned Russia on Monday."
    >>> texts = story, f"PARIS (AP) - {story} © 2025 AP", "Something else."
    >>> [m.how for m in find_stories({"id": f"a{n}", "text": text} for n, text in enumerate(texts))]
    ['exact', 'exact', 'only']
    """
    with Texts() as texts:
        collected = Collected(texts)
        for article in articles:
            collected.add(
                str(article["id"]), path=article.get("path"), date=article.get("date"), title=article.get("title"),
                text=article["text"] or "",
            )  # fmt: skip
        return collected.memberships()


class Collected:
    """Articles as they stream by: their texts, and what shows which is earliest."""

    __slots__ = ("_marks", "_ranks", "_texts")

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._ranks: list[tuple[str, str, str]] = []
        self._marks: list[bytes] = []

    def add(self, article: str, *, path: str | None, date: str | None, title: str | None, text: str) -> None:
        """Take in an article."""
        words = self._texts.add(text, title)
        self._ranks.append((date or UNDATED, path or "", article))
        marked = (
            text if words >= BRIEF else f"{title}\n{text}\n{path}\n{article}"
        )  # brief ones may be of several stories
        self._marks.append(hashlib.sha256(marked.encode("utf-8", "replace")).digest()[:8])

    def memberships(self) -> list[Membership]:
        """The story of each, in the order in which they were added."""
        order = sorted(range(len(self._ranks)), key=lambda n: (self._ranks[n], self._marks[n]))
        days = [day_of(date) for date, _, _ in self._ranks]
        return [
            Membership(article, path or None, self._marks[copy.first].hex(), copy.how, copy.similarity)
            for (_, path, article), copy in zip(self._ranks, group(self._texts, order, days), strict=True)
        ]
