"""Titles that several people share: "Presidents X and Y", "the foreign ministers of A, B and C, X, Y and Z".

Also after the names: "X and Y, the French and German leaders". Where there are as many states as people they are
paired in order; a single state right before the title is that of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_nlp.pipes.roles.title_modifiers import ORGANISED, STATUS, after_brackets
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import GENITIVES, title_ends, titles
from geo_nlp.slotted import replace
from geo_nlp.types import Mention

TITLE_LINKS = GENITIVES | {",", "and", "&", "the", "of"}
LONGEST_SHARED_TITLE = 4
PLURALS = frozenset({"NNP", "NNPS", "NNS"})  # tags
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
        if token.tag_ not in PLURALS and token.text not in SHORT:
            continue
        if not _may_be_plural(token) or (found := _singular(doc, token.i)) is None:
            continue
        first, title = found
        counted = first > 0 and doc[first - 1].dep_ == "nummod"  # "X and Y, two human rights defenders"
        before = _backwards(doc, first - 1 - counted, ends)
        pointed = token.text in SHORT and doc[token.i + 1 : token.i + 2].text == "."
        after = _forwards(doc, token.i + 1 + pointed, starts)
        if pairs := _holders_and_states(before, after, first):
            if (
                first and doc[first - 1].lower_ in STATUS and doc[first - 1].tag_ != "VBD"
            ):  # "former Presidents X and Y"
                first, title = first - 1, f"{doc[first - 1].text} {title}"
            yield Shared(first, token.i, title, pairs)


def _may_be_plural(token: Token) -> bool:
    """Whether a noun may be a plural title; some are tagged as singular names: "Ministers X and Y left", "Reps. X"."""
    return token.tag_ != "NNP" or token.text.endswith("s") or token.text in SHORT


def _holders_and_states(
    before: Sequence[Mention], after: Sequence[Mention], first: int
) -> tuple[tuple[Mention, Mention | None], ...]:
    """The people who share a title that starts at token `first`, each with the state; empty where it is unclear."""
    people = [m for m in after if m.type == "person"] or [m for m in before if m.type == "person"]
    states = [m for m in (*before, *after) if m.type in ("state", "igo", "place")]
    own = before[-1] if before and before[-1].last == first - 1 and before[-1].type in ORGANISED | {"place"} else None
    if own is not None and len(states) < 2:
        states = [own] * len(people)  # "U.S. Senators X and Y", "Hamas leaders X and Y"
    if len(people) < 2 or (states and len(states) != len(people)):
        return ()
    owners: list[Mention | None] = [*states] if states else [None] * len(people)
    return tuple(zip(people, owners, strict=True))


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
    if doc[last].tag_ == "NNP" or head == doc[last].lower_:  # "Ministers X and Y left"
        head = head[:-1] if head.endswith("s") else ""
    if head not in title_ends():
        return None
    for first in range(max(0, last - LONGEST_SHARED_TITLE + 1), last + 1):
        words = " ".join([*(t.lower_ for t in doc.tokens[first:last]), head])
        if words in titles():
            own = head.capitalize() if doc[last].text[0].isupper() else head
            joint = first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ == "co"
            whole = first - 2 if joint else first  # "co-founders"
            return whole, doc.text[doc[whole].idx : doc[last].idx] + own
    return None


def _forwards(doc: Doc, i: int, starts: Mapping[int, Mention]) -> list[Mention]:
    """The names that follow one another from token `i` on, with nothing but commas, "and" and "of" between them."""
    found: list[Mention] = []
    while i < len(doc):
        if (m := starts.get(i)) is not None:
            found.append(m)
            i = after_brackets(doc, m.last + 1)
        elif doc[i].lower_ in TITLE_LINKS and not (doc[i].text == "," and not found):
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
        elif doc[i].lower_ in TITLE_LINKS:
            i -= 1
        else:
            break
    return found[::-1]
