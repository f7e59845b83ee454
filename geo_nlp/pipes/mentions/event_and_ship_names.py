"""Names that a word in them marks: ships ("USS Ronald Reagan"), storms ("Hurricane Ian") and dated elections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo_nlp.gazetteer import Gazetteer
from geo_nlp.lexicon import table, words
from geo_nlp.pipes.mentions.proposals import Name
from geo_nlp.pipes.syntax.tree import Doc, Token

SHIPS = table("ship_prefix")
STORMS = frozenset({"Typhoon", "Hurricane", "Cyclone", "Storm"})
VOTES = words("election_noun")
EVENT_CUES = VOTES | {word.lower() for word in (*STORMS, *SHIPS)}


def marked_names(doc: Doc, words: Sequence[str], gazetteer: Gazetteer, headlines: frozenset[int]) -> Iterator[Name]:
    """Yield such names in the order of their marks."""
    for token in doc.having(EVENT_CUES):
        if token.text in STORMS and token.i + 1 < len(doc) and doc[token.i + 1].text[0].isupper():
            yield Name(token.i, token.i + 1, "event")
        if token.text in SHIPS and (ship := _ship(doc, token, headlines)):
            yield ship
        if token.lower_ in VOTES and (vote := _dated_vote(doc, words, token, gazetteer)):
            yield vote


def _ship(doc: Doc, token: Token, headlines: frozenset[int]) -> Name | None:
    """A warship: "USS Ronald Reagan", "HMS Queen Elizabeth"."""
    last = token.i
    while last + 1 < len(doc) and last - token.i < 4 and doc[last + 1].text[0].isupper() and last + 1 not in headlines:
        last += 1
    return Name(token.i, last, "military") if last > token.i else None


def _dated_vote(doc: Doc, words: Sequence[str], vote: Token, gazetteer: Gazetteer) -> Name | None:
    """A dated election, in which the state is no actor: "the 2016 United States presidential election"."""
    for i in range(max(vote.i - 6, 1), vote.i):
        n, entries = gazetteer.at(words, i)
        year = doc[i - 1].text
        if n and year.isdigit() and len(year) == 4 and entries[0].type in ("state", "place", "legislature"):
            return Name(i, vote.i, "event")
    return None
