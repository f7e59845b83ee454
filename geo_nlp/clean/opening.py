"""The opening of an article in a pasted page: the headline right above its byline or date, and the text below that.

The best window of lines begins where running text is dense; a headline, a preamble or the first short sections that
stand above it are the article's too, where a byline shows that the article has begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from geo_nlp.clean.metadata import long_words, may_be_headline
from geo_nlp.clean.units import PAUSE, Unit

NEAR = 2  # lines from a headline to its byline or date: a summary may stand between
STAMP = frozenset({"byline", "date"})
LONG = 12  # words of running text that does not end as a sentence: "RECOGNIZING the bonds of friendship;"
LEAST_LOST = 40  # words above the article of which one is to be told
HEADINGS = 2  # of sections that may follow each other
HEAD = 8  # lines of the article that show what it is about
LEAST_SHARED = 0.25  # of the words of a headline


def stamped_headline(units: Sequence[Unit], own: Sequence[str | None], before: int) -> int | None:
    """The only line above `before` that a byline or a date dates as a headline; None where there are several, or none.

    Lists of other stories have their dates too: then no line is known to be the headline of this one.
    """
    found = [i for i in range(min(before, len(units))) if is_stamped(units, own, i)]
    return found[0] if len(found) == 1 else None


def of_the_article(units: Sequence[Unit], own: Sequence[str | None], title: int, start: int) -> bool:
    """Whether a stamped line is the headline: a byline that says "by" is below it, or it has words of the article.

    A line above a mere date may be the name of an author, or of a photographer.
    """
    if own[title + 1] == "byline":
        return True
    body = {word for unit in units[start : start + HEAD] for word in long_words(unit)}
    words = long_words(units[title])
    return len(words & body) >= LEAST_SHARED * len(words) > 0


def is_stamped(units: Sequence[Unit], own: Sequence[str | None], i: int) -> bool:
    """Whether a line is a headline with a byline or date right below it, or below its summary."""
    below = own[i + 1 : i + 1 + NEAR]
    if not may_be_headline(units[i]) or not below:
        return False
    if own[i] is not None:  # "World events of 3 March 2025"
        return own[i] == "date" and below[0] == "byline"
    if below[0] in STAMP:
        return True
    summary = units[i + 1]
    return len(below) == NEAR and below[0] is None and summary.sentence and below[1] in STAMP


def open_article(
    units: Sequence[Unit], own: Sequence[str | None], reasons: list[str | None], title: int, start: int
) -> None:
    """Keep what stands between a stamped headline and the article as it was found: running text, and its headings.

    Where most of it is short lines it is no text, and neither are three short lines in a row: "Energy", "Asia", "Mali".
    """
    rest = [i for i in range(title + 1, start) if own[i] is None]
    running = sum(units[i].words for i in rest if is_running(units[i]))
    if not rest or running < sum(units[i].words for i in rest if not is_running(units[i])):
        return
    for text, run in groupby(rest, key=lambda i: is_running(units[i])):
        members = list(run)
        if text or len(members) <= HEADINGS:
            for i in members:
                reasons[i] = None


def beginning_lost(units: Sequence[Unit], own: Sequence[str | None], reasons: Sequence[str | None]) -> tuple[str, ...]:
    """A warning where much running text stands above the article that was found, and is no furniture of the page."""
    first = next((i for i, reason in enumerate(reasons) if reason is None), 0)
    lost = sum(units[i].words for i in range(first) if own[i] is None and is_running(units[i]))
    return (f"the beginning may be missing: {lost} words of running text above the article",) * (lost >= LEAST_LOST)


def is_running(unit: Unit) -> bool:
    """Whether a line is running text, a whole sentence or a part of one that goes on below."""
    if unit.sentence or (unit.ends and unit.words >= LONG and unit.lower > 0):
        return True
    return unit.words >= LONG and (unit.lower >= 0.25 or PAUSE.search(unit.text) is not None)
