"""Split antecedents: the two actors that "the two countries", "both leaders" or "they" stand for.

A pair is remembered each time the text joins two actors ("A and B", "the A-B talks") or names both in a sentence;
joined pairs weigh more, and a memory fades with every sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from geo_nlp.pipes.syntax.labels import SUBJECTS, VERBAL
from geo_nlp.pipes.syntax.tree import Doc
from geo_nlp.types import Mention

JOINED_WEIGHT, TOGETHER_WEIGHT, FADE = 3.0, 1.0, 0.75
# Decides between pairs that weigh the same: a subject and the next one named.
SALIENT = 0.001
STATE_BODY_TYPES = frozenset({"government", "military"})  # "the two countries" are not found by these
NOBODY: frozenset[str] = frozenset()
SENTENCES_OF_PAIRS = 12  # in which a pair is remembered
MENTIONS_OF_PAIRS = 120  # of them: more stand only in a sentence without an end


def coordinations(doc: Doc, names: Sequence[Mention]) -> dict[int, list[Mention]]:
    """Names by the token of the first with which each is coordinated, itself where it stands alone."""
    heads = {name.head for name in names}
    found: dict[int, list[Mention]] = {}
    for name in names:
        first = doc[name.head]
        while first.dep_ == "conj" and first.head.i in heads:  # not up to what is no name
            first = first.head
        found.setdefault(first.i, []).append(name)
    return found


@dataclass(slots=True)
class Pairs:
    """The memory of pairs of one kind of actor (states, or persons) while a text is read from left to right."""

    doc: Doc
    key: Callable[[Mention], str | None]
    seen: list[tuple[str, int, int, Mention]] = field(default_factory=list)

    def add(self, mention: Mention, sentence: int) -> None:
        """Remember a mention of this kind in sentence number `sentence`."""
        if name := self.key(mention):
            self.seen.append((name, sentence, mention.first, mention))

    def groups(self, sentence: int) -> frozenset[str]:
        """The armed groups among those named last, none of which is a "country"."""
        return frozenset(row[0] for row in self._near(sentence) if row[3].type == "armed_group")

    def _near(self, sentence: int) -> Iterator[tuple[str, int, int, Mention]]:
        """What was remembered in the last sentences, newest first."""
        newest = islice(reversed(self.seen), MENTIONS_OF_PAIRS)
        return takewhile(lambda row: sentence - row[1] <= SENTENCES_OF_PAIRS, newest)

    def last(
        self, sentence: int, before: int, *, joined: bool = False, without: frozenset[str] = NOBODY
    ) -> tuple[Mention, ...]:
        """The pair that a dual expression at token `before` in `sentence` stands for; empty where there is none.

        With `joined`, only actors that the text has joined count, not those merely named together; `without` are
        those who cannot be of the two.
        """
        scores: dict[tuple[str, str], float] = {}
        nearest: dict[str, Mention] = {}
        rows = [row for row in self._near(sentence) if row[2] < before and row[0] not in without][::-1]
        for i, (name, at, _, mention) in enumerate(rows):
            if mention.type not in STATE_BODY_TYPES or name not in nearest:  # states, not ministries
                nearest[name] = mention
            for gap, (other, there, _, partner) in enumerate(reversed(rows[max(0, i - 4) : i]), 1):
                if there == at and other != name and (not joined or are_joined(self.doc, partner, mention)):
                    pair = (min(name, other), max(name, other))
                    weight = JOINED_WEIGHT if are_joined(self.doc, partner, mention) else TOGETHER_WEIGHT
                    told_of = SALIENT / gap if self.doc[partner.head].dep_ in SUBJECTS else 0.0
                    scores[pair] = scores.get(pair, 0.0) + weight * FADE ** (sentence - at) + told_of
        if not scores:
            return ()
        best = max(sorted(scores), key=lambda pair: scores[pair])
        return tuple(sorted((nearest[name] for name in best), key=lambda m: m.first))


def are_joined(doc: Doc, a: Mention, b: Mention) -> bool:
    """Whether the text joins two mentions: "A and B", "the A-B talks"."""
    words = doc.tokens[a.last + 1 : b.first]
    between = [t.lower_ for t in words]
    whole = between[:1] == ["and"] and not any(t.pos_ in VERBAL for t in words)
    if len(between) > (7 if whole else 4):  # "Ruto and his Ugandan counterpart, Museveni"
        return False
    return between[:1] in (["-"], ["–"], ["and"], ["/"], ["with"]) or "and" in between
