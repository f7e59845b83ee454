"""Titles that several people share: "the foreign ministers of A, B and C, X, Y and Z, respectively", "Presidents X
and Y", "X and Y, the French and German leaders". States and people pair off in order where there are as many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.pipes.syntax.words import GENITIVES, title_ends, titles
from geo_nlp.types import Mention

BETWEEN = GENITIVES | {",", "and", "&", "the", "of"}
LONGEST = 4
MEMBERS = frozenset({"Representatives", "Senators"})
SHORT = {"Reps": "Rep.", "Sens": "Sen."}


@dataclass(frozen=True, slots=True)
class Shared:
    """A plural title at tokens `first` to `last`, in its singular wording, with who holds it for whom."""

    first: int
    last: int
    words: str
    pairs: tuple[tuple[Mention, Mention | None], ...]


def shared_titles(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Shared]:
    """Yield the plural titles of `doc` that are followed or preceded by a series of names."""
    starts = {m.first: m for m in mentions if m.level == "name"}
    ends = {m.last: m for m in mentions if m.level == "name"}
    for token in doc.tokens:
        alone = token.tag_ == "NNP" and (token.is_sent_start or token.text in MEMBERS)
        many = alone or token.tag_ in ("NNS", "NNPS") or token.text in SHORT
        if not many or (found := _singular(doc, token.i)) is None:
            continue
        first, words = found
        before = _backwards(doc, first - 1, ends)
        pointed = token.text in SHORT and doc[token.i + 1 : token.i + 2].text == "."
        after = _forwards(doc, token.i + 1 + pointed, starts)
        people = [m for m in after if m.type == "person"] or [m for m in before if m.type == "person"]
        states = [m for m in (*before, *after) if m.type in ("state", "igo", "place")]
        if len(states) == 1 and states[0].last == first - 1:
            states *= len(people)  # "U.S. Senators X and Y"
        if len(people) > 1 and (not states or len(states) == len(people)):
            whose: list[Mention | None] = [*states] if states else [None] * len(people)
            yield Shared(first, token.i, words, tuple(zip(people, whose, strict=True)))


def refer(mentions: Sequence[Mention], series: Sequence[Shared]) -> list[Mention]:
    """The mentions, with each plural title ("the foreign ministers") standing for the people who share it."""
    place = {id(m): i for i, m in enumerate(mentions)}
    people = {s.last: tuple(place[id(holder)] for holder, _ in s.pairs) for s in series}
    return [replace(m, refers_to=people[m.last]) if m.level == "nominal" and m.last in people else m for m in mentions]


def _singular(doc: Doc, last: int) -> tuple[int, str] | None:
    """The longest known title whose plural ends at token `last`."""
    if doc[last].text in SHORT:
        return last, SHORT[doc[last].text]
    head = doc[last].lemma_.lower()
    if doc[last].tag_ == "NNP":  # "Ministers X and Y left"
        head = head[:-1] if head.endswith("s") else ""
    if head not in title_ends():
        return None
    for first in range(max(0, last - LONGEST + 1), last + 1):
        words = " ".join([*(t.lower_ for t in doc.tokens[first:last]), head])
        if words in titles():
            return first, words
    return None


def _forwards(doc: Doc, i: int, starts: Mapping[int, Mention]) -> list[Mention]:
    """The names that follow one another from token `i` on, with nothing but commas, "and" and "of" between them."""
    found: list[Mention] = []
    while i < len(doc):
        if (m := starts.get(i)) is not None:
            found.append(m)
            i = m.last + 1
        elif doc[i].lower_ in BETWEEN and not (doc[i].text == "," and not found):
            i += 1
        else:
            break
    return found


def _backwards(doc: Doc, i: int, ends: Mapping[int, Mention]) -> list[Mention]:
    """The names that precede token `i` in a series, in text order."""
    found: list[Mention] = []
    while i >= 0:
        if (m := ends.get(i)) is not None:
            found.append(m)
            i = m.first - 1
        elif doc[i].lower_ in BETWEEN:
            i -= 1
        else:
            break
    return found[::-1]
