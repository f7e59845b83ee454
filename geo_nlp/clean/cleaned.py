"""What cleaning gives: the article's own text, what the page says about it, and every dropped line with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not part of the article; `line` counts from 1 in the text that was cleaned."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The main text of a page, headline first where one was found, and the page's statements about it."""

    text: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    dateline_place: str | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
