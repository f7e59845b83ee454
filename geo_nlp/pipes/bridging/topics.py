"""What an article is about, and who publishes it: the states of its topic, its publisher and the publisher's guest.

The title weighs most: "Fiji 2022: Corruption" is about Fiji, whatever states its sentences name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.pipes.linking.headline_states import reported_state, title_states, treated_state
from geo_nlp.pipes.linking.publisher import parliament_of, publishing_state
from geo_nlp.types import Article

LEAST_NAMES = 3  # names by which an article is about a state
SHARE_OF_ARTICLE = 0.7  # the share of an article's names by which it is about one state
HALF = 0.5  # the same, of the one state that its title names or that it is filed from


@dataclass(frozen=True, slots=True)
class Topics:
    """What title, source and names of an article tell.

    `topic` is the state that it is about; `publisher` the one whose government or parliament publishes it, `parliament`
    the latter alone; `guest` the only other state that a publisher's article names, `titled` are the states of the
    title but the publisher's own. `is_report` means that the title opens with the one state that all of it is about,
    `is_joint` that several states publish it.
    """

    topic: str | None
    publisher: str | None
    parliament: str | None
    guest: str | None
    titled: frozenset[str]
    source: str
    is_report: bool
    is_joint: bool

    @classmethod
    def of(cls, article: Article, counts: Counter[str]) -> Topics:
        """The topics of an article whose names name each state so often."""
        publisher = publishing_state(article.source)
        named = title_states(article.title)
        return cls(
            topic=_topic_of_article(article, counts, named, publisher),
            publisher=publisher,
            parliament=parliament_of(article.source),
            guest=_guest(counts, named, publisher) if publisher is not None else None,
            titled=frozenset(named) - {publisher or ""},
            source=(article.source or "").lower(),
            is_report=publisher is None and reported_state(article.title) is not None,
            is_joint="joint" in (article.title or "").lower(),
        )


def _topic_of_article(
    article: Article, counts: Counter[str], named: Sequence[str], publisher: str | None
) -> str | None:
    """The state that an article is about; None where that is open, or where it is about the dealings of two."""
    reported, treated = reported_state(article.title), treated_state(article.title)
    if publisher is None and (reported is not None or (treated is not None and named == [treated])):
        return reported or treated
    top, n = next(iter(counts.most_common(1)), (None, 0))
    if n >= LEAST_NAMES and n >= SHARE_OF_ARTICLE * counts.total():
        return top if named in ([], [top]) else None
    home = article.dateline.country if article.dateline else None
    foreign = [country for country in named if country != publisher]
    marked = (publisher is None and foreign == [top]) or top == home
    return top if marked and n >= HALF * counts.total() else None


def _guest(counts: Counter[str], named: Sequence[str], publisher: str) -> str | None:
    """The other state of an article in which a publisher reports its dealings with one."""
    others = [country for country in named if country != publisher]
    rest = Counter({country: n for country, n in counts.items() if country != publisher})
    top, n = next(iter(rest.most_common(1)), (None, 0))
    alone = n >= LEAST_NAMES and n >= SHARE_OF_ARTICLE * rest.total()
    return top if alone and others in ([], [top]) else None
