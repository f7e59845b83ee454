"""What an article is about, and who publishes it: the states of its topic, its publisher and the publisher's guest.

The title tells most: "Fiji 2022: Corruption" is about Fiji, whatever states its sentences name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer import gazetteer
from geo_nlp.gazetteer.spelling import tokenise
from geo_nlp.pipes.linker.publishers import parliament_of, publisher_of
from geo_nlp.types import Article

LEAST = 3  # names by which an article is about a state
MOST = 0.7  # the share of an article's names by which it is about one state
HALF = 0.5  # the same, of the one state that its title names or that it is filed from
TELLING = frozenset({"government", "place", "state"})


@dataclass(frozen=True, slots=True)
class Topics:
    """What title, source and names of an article tell.

    `topic` is the state that it is about; `publisher` the one whose government or parliament publishes it, `parliament`
    the latter alone; `guest` the only other state that a publisher's article tells of, `titled` are the states of the
    title but the publisher's own. `is_report` tells that the title opens with the one state that all of it is about,
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
    def of(cls, article: Article, told: Counter[str]) -> Topics:
        """What an article tells whose names tell of states so often."""
        publisher = publisher_of(article.source)
        named = title_states(article.title)
        about = publisher is None and len(named) == 1
        return cls(
            topic=_topic(article, told, named, publisher),
            publisher=publisher,
            parliament=parliament_of(article.source),
            guest=_guest(told, named, publisher) if publisher is not None else None,
            titled=frozenset(named) - {publisher or ""},
            source=(article.source or "").lower(),
            is_report=about and _is_report(article.title or "", named[0]),
            is_joint="joint" in (article.title or "").lower(),
        )


def title_states(title: str | None) -> list[str]:
    """The states that a title names, in its order, each once.

    >>> title_states("Gambia 2021: Freedom of Peaceful Assembly"), title_states("Joint statement of Chad and Mali")
    (['GMB'], ['TCD', 'MLI'])
    """
    words = tokenise(title or "")
    found: dict[str, None] = {}
    i = 0
    while i < len(words):
        n, entries = gazetteer().at(words, i)
        if n and entries[0].type in TELLING and entries[0].country:
            found.setdefault(entries[0].country)
        i += n or 1
    return list(found)


def _topic(article: Article, told: Counter[str], named: Sequence[str], publisher: str | None) -> str | None:
    """The state that an article is about; None where that is open, or where it is about the dealings of two."""
    title = article.title or ""
    if publisher is None and len(named) == 1 and (_is_report(title, named[0]) or _is_matter_of(title, named[0])):
        return named[0]
    top, n = next(iter(told.most_common(1)), (None, 0))
    if n >= LEAST and n >= MOST * told.total():
        return top if named in ([], [top]) else None
    home = article.dateline.country if article.dateline else None
    foreign = [country for country in named if country != publisher]
    marked = (publisher is None and foreign == [top]) or top == home
    return top if marked and n >= HALF * told.total() else None


def _is_report(title: str, country: str) -> bool:
    """Whether a title opens with the state that all below it is about: "Fiji 2022: Corruption", "Chad: background"."""
    head, colon, _ = title.partition(":")
    return bool(colon) and _is_name_of([word for word in tokenise(head) if not word.isdigit()], country)


def _is_matter_of(title: str, country: str) -> bool:
    """Whether a title is that of an article on a state's affairs: "Politics of Chad"."""
    words = tokenise(title)
    return "of" in words and _is_name_of(words[words.index("of") + 1 :], country)


def _is_name_of(words: Sequence[str], country: str) -> bool:
    words = words[1:] if words and words[0].lower() == "the" else words
    n, entries = gazetteer().at(words, 0) if words else (0, ())
    return n > 0 and n == len(words) and entries[0].country == country


def _guest(told: Counter[str], named: Sequence[str], publisher: str) -> str | None:
    """The other state of an article in which a publisher tells of its dealings with one."""
    others = [country for country in named if country != publisher]
    rest = Counter({country: n for country, n in told.items() if country != publisher})
    top, n = next(iter(rest.most_common(1)), (None, 0))
    alone = n >= LEAST and n >= MOST * rest.total()
    return top if alone and others in ([], [top]) else None
