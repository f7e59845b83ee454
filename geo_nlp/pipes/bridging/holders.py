"""The holder of an office whose state only the text around it gives: "the Foreign Minister" of a visit to Rabat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geo_nlp.gazetteer import Entry
from geo_nlp.ontology import load_ontology
from geo_nlp.pipes.coref.office_titles import FORMER_WORDS, year_around
from geo_nlp.pipes.coref.offices import SOLE
from geo_nlp.pipes.linking.office_holders import holder_of
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

Identity = tuple[str, str]
"""The id and the name of an actor."""
PLAIN_DETERMINERS = frozenset({"the", "this"})


def holders_of_offices(
    doc: Doc, mentions: Sequence[Mention], found: Mapping[int, str], date: str | None
) -> Iterator[tuple[int, Identity]]:
    """Yield the positions of bare titles of a post with one holder, each with who holds it in its state at a date.

    `found` has the states of mentions by their positions. A title of another year, or that the holder does not have,
    means nobody here: "the Queen" of a state with a king.
    """
    for n, country in found.items():
        mention = mentions[n]
        post = _post_of_bare_title(doc, mention, country)
        if post is not None and not year_around(doc[mention.head]):
            entry = holder_of(country, post, date)
            if entry is not None and _is_called(entry, country, post, _words_of_title(doc, mention)):
                yield n, (entry.id, entry.name)


def _is_called(entry: Entry, country: str, post: str, title: list[str]) -> bool:
    """Whether a person has or had a post of a state by that title."""
    own = [tenure.title.lower().split() for tenure in entry.tenures if (tenure.country, tenure.post) == (country, post)]
    return any(set(title) <= set(called) for called in own)


def _words_of_title(doc: Doc, mention: Mention) -> list[str]:
    """The words of a title without its article."""
    return [t.lower_ for t in doc.tokens[mention.first : mention.last + 1] if t.lower_ not in PLAIN_DETERMINERS]


def _post_of_bare_title(doc: Doc, mention: Mention, country: str) -> str | None:
    """The post that a bare title means in a state, if one person has it."""
    if mention.type != "person" or mention.level != "nominal" or mention.actor is not None or mention.refers_to:
        return None
    title = _words_of_title(doc, mention)
    if mention.last != mention.head or not FORMER_WORDS.isdisjoint(title):
        return None
    post = load_ontology().post_of(" ".join(title), country)
    return post if post in SOLE else None
