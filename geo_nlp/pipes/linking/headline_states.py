"""The states that the title of an article names, and the one that it says the article is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.spelling import tokenise
from geo_nlp.pipes.linking.publisher import publishing_state

WITH_STATE = frozenset({"government", "place", "state"})


def entries_in(words: Sequence[str]) -> Iterator[Sequence[Entry]]:
    """What the gazetteer has of each name among some words, in their order."""
    i = 0
    while i < len(words):
        n, entries = gazetteer().at(words, i)
        if n:
            yield entries
        i += n or 1


def title_states(title: str | None) -> list[str]:
    """The states that a title names, in its order, each once.

    >>> title_states("Joint statement of Chad and Mali")
    ['TCD', 'MLI']
    """
    first = (entries[0] for entries in entries_in(tokenise(title or "")))
    return list(dict.fromkeys(e.country for e in first if e.type in WITH_STATE and e.country))


def reported_state(title: str | None) -> str | None:
    """The state that a title opens with where all below it is about that state, as in yearbooks and reports.

    >>> reported_state("Fiji 2022: Corruption"), reported_state("Chad: background"), reported_state("Chad votes")
    ('FJI', 'TCD', None)
    """
    head, colon, rest = (title or "").partition(":")
    if not colon or title_states(rest):
        return None
    words = [word for word in tokenise(head) if not word.isdigit()]
    # What the report on a state covers besides: "China Includes Tibet 2016: Torture".
    return _state_called(words[: words.index("Includes")] if "Includes" in words else words)


def topic_of_title(title: str | None, source: str | None) -> str | None:
    """The state that an article is about by its title; none of a government's own text, which is about many.

    >>> topic_of_title("Chad: background", "CIA World Factbook"), topic_of_title("Chad: background", "White House")
    ('TCD', None)
    """
    return None if publishing_state(source) else reported_state(title)


def treated_state(title: str | None) -> str | None:
    """The state whose affairs a title says that an article treats.

    >>> treated_state("Politics of Chad"), treated_state("President of Chad visits Mali")
    ('TCD', None)
    """
    words = tokenise(title or "")
    return _state_called(words[words.index("of") + 1 :]) if "of" in words else None


def _state_called(words: Sequence[str]) -> str | None:
    """The state that some words are the name of, with or without the article."""
    words = words[1:] if words and words[0].lower() == "the" else words
    n, entries = gazetteer().at(words, 0) if words else (0, ())
    return entries[0].country if n == len(words) > 0 and entries[0].type == "state" else None
