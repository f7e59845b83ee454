"""Names joined by a hyphen: states before what they have with each other, places that name the way between them.

"The Japan-Australia Treaty" has two parties; "the Kirkuk-Ceyhan pipeline" is where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.mentions.proposals import Name, is_name_word
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import HYPHENS
from geo_nlp.rules.loader import load_rules

PARTY_TYPES = frozenset({"state", "igo"})
BODIES = frozenset({"association"})
ATTRIBUTIVE = words("population_participle")
LONGEST_HYPHENATED_NAME = 4
"""Words of a name before a hyphen: "the United Arab Emirates-India Agreement"."""


def hyphenated_parties(doc: Doc, words: Sequence[str], gazetteer: Gazetteer) -> Iterator[Name]:
    """Both parties of each pair, unless it opens the name of a body: "the Australia-Indonesia Business Council"."""
    done = -1
    for hyphen in doc.having(HYPHENS):
        i = hyphen.i
        if not 0 < i < len(doc) - 1 or hyphen.whitespace_ or doc[i - 1].whitespace_:
            continue
        left, right = _party_before(words, i, gazetteer), _party_at(words, i + 1, gazetteer)
        if left is None or right is None or _opens_body_name(doc, right.last):
            continue
        if left.first > done:
            yield left
        yield right
        done = right.last


def is_end_of_route(doc: Doc, name: Name) -> bool:
    """Whether a place is the far end of a way between places, which it helps to name: "the Kirkuk-Ceyhan pipeline"."""
    if not name.first or doc[name.first - 1].lower_ not in HYPHENS or _has_space(doc, name):
        return False
    if name.type != "place" and not (name.entries and name.entries[0].how == "capital"):
        return False
    end = name.last + 1
    return end < len(doc) and doc[end].lower_ in either("route_noun")


def is_attribute(doc: Doc, name: Name) -> bool:
    """Whether a name only tells the way of a thing or the people of a place: "a Kaduna-bound train"."""
    hyphen = name.last + 1
    return hyphen + 1 < len(doc) and doc[hyphen].lower_ in HYPHENS and doc[hyphen + 1].lower_ in ATTRIBUTIVE


def _has_space(doc: Doc, name: Name) -> bool:
    """Whether a space stands beside the hyphen before a name."""
    return bool(doc[name.first - 1].whitespace_ or doc[max(name.first - 2, 0)].whitespace_)


def _party_before(words: Sequence[str], hyphen: int, gazetteer: Gazetteer) -> Name | None:
    """The longest name of a party that ends right before a hyphen."""
    for first in range(max(0, hyphen - LONGEST_HYPHENATED_NAME), hyphen):
        name = _party_at(words, first, gazetteer)
        if name is not None and name.last == hyphen - 1:
            return name
    return None


def _party_at(words: Sequence[str], first: int, gazetteer: Gazetteer) -> Name | None:
    """The state or body of states whose name starts at a word; demonyms are found elsewhere."""
    n, entries = gazetteer.at(words, first)
    known = n > 0 and bool(entries) and entries[0].type in PARTY_TYPES and entries[0].how == "name"
    return Name(first, first + n - 1, entries[0].type, entries) if known else None


def _opens_body_name(doc: Doc, last: int) -> bool:
    """Whether capitalised words after a pair end in a noun of a body, not of an act: a council, an association."""
    end = last
    while end + 1 < len(doc) and is_name_word(doc[end + 1]):
        end += 1
    noun = doc[end].lower_
    return end > last and (noun in BODIES or ("noun", noun) not in load_rules().triggers)
