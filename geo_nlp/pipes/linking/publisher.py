"""Sources that publish their own words: "Prime Minister of Australia", "White House", "kremlin.ru".

The words are those of a state, a world body or an office holder; newspapers and agencies are no such sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from geo_nlp.compiled import read_yaml
from geo_nlp.gazetteer import Entry, gazetteer
from geo_nlp.gazetteer.spelling import tokenise
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.linking.office_holders import holder_of

LINKING_PACKAGE = "geo_nlp.pipes.linking"
# Posts that one person holds in a state: a source called so publishes that person's words.
SOLE_POSTS = frozenset({"deputy_head", "defence_minister", "foreign_minister", "head_of_government", "head_of_state"})
HOUSES = frozenset({"congress", "parliament", "senate"})
TITLE_FUNCTION_WORDS = frozenset({"of", "the", "for", "'s"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """A state or body that publishes its own texts; `post` is the office if the source is one that one person holds.

    `secretary` is the title of the minister whom a ministry's texts call "the Secretary".
    """

    entry: Entry
    post: str = ""
    secretary: str = ""

    def holder(self, date: str | None) -> Entry | None:
        """Who held the publisher's office at a date."""
        country = self.entry.country
        return holder_of(country, self.post, date) if self.post and country else None


@cache
def publishing() -> Any:
    """The package's data on publishers and the headings of their texts."""
    return read_yaml(LINKING_PACKAGE, "publishers.yaml")


@cache
def publisher_of(source: str | None) -> Publisher | None:
    """The government or international body that publishes its own texts; None for a newspaper or an agency.

    >>> found = publisher_of("Prime Minister of Australia")
    >>> found.entry.id, found.post
    ('AUS', 'head_of_government')
    >>> publisher_of("US State Department").entry.id, publisher_of("www.whitehouse.gov").entry.id
    ('USA', 'USA')
    >>> publisher_of("Times of India"), publisher_of("France 24"), publisher_of("Ukraine")
    (None, None, None)
    """
    if not source:
        return None
    name = source.strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    if name in publishing()["sites"]:
        return Publisher(gazetteer().entries[publishing()["sites"][name]])
    return _publishing_body(source) or _publishing_office(tokenise(source))


@cache
def publishing_state(source: str | None) -> str | None:
    """The state of the government or parliament that publishes a source's texts.

    >>> publishing_state("Prime Minister of Australia"), publishing_state("US Senate press releases")
    ('AUS', 'USA')
    >>> publishing_state("Bangkok Post")
    """
    publisher = publisher_of(source)
    return publisher.entry.country if publisher else parliament_of(source)


@cache
def parliament_of(source: str | None) -> str | None:
    """The state of the parliament that publishes a source's texts.

    >>> parliament_of("US Senate press releases"), parliament_of("White House")
    ('USA', None)
    """
    words = tokenise(source or "")
    if HOUSES.isdisjoint(word.lower() for word in words):
        return None
    found = (entries[0] for i in range(len(words)) if (entries := gazetteer().at(words, i)[1]))
    return next((e.country for e in found if e.type in ("government", "legislature", "state") and e.country), None)


def _publishing_body(source: str) -> Publisher | None:
    """A body by its whole name, or the state that a government body speaks for."""
    words = tokenise(source)
    for entry in gazetteer().names.get(" ".join(words[1:] if words[:1] in (["the"], ["The"]) else words), ()):
        if entry.type == "state" and entry.how != "metonym":
            continue
        if entry.type == "igo":
            return Publisher(entry)
        serving = entry.type in ("government", "state") and not entry.id.endswith(":central-bank")
        state = gazetteer().entries.get(entry.country or "") if serving else None
        if state is not None:
            return Publisher(state, secretary=publishing()["secretaries"].get(entry.id, ""))
    return None


def _publishing_office(words: list[str]) -> Publisher | None:
    """A state's office with the state: "Government of Ukraine", "Australian Foreign Minister"."""
    for i in range(len(words)):
        length, entries = gazetteer().at(words, i)
        state = next((e for e in entries if e.type == "state" and e.how in ("name", "adjective")), None)
        if state is None:
            continue
        beside = words[:i] + words[i + length :]
        rest = [word.lower() for word in beside]
        while rest and rest[0] in TITLE_FUNCTION_WORDS:
            rest = rest[1:]
        while rest and rest[-1] in TITLE_FUNCTION_WORDS:
            rest = rest[:-1]
        title = " ".join(rest)
        post = load_ontology().post_of(title, state.id) if title else "other"
        sole = post in SOLE_POSTS and _is_whole_title(rest, state.id, post)
        if sole or title in publishing()["offices"]:
            return Publisher(gazetteer().entries[state.id], post if sole else "")
    return None


def _is_whole_title(words: list[str], country: str, post: str) -> bool:
    """Whether words are an office's title and no more: "prime minister", not "prime minister watch"."""
    known = load_ontology().titles.get(tuple(words), {})
    return post in (known.get(country), known.get(None))
