"""The mentions of a document by token: which stand there, which are one actor, and who is named after a noun.

A search from word to word is bounded, as a parse may be as deep as the text is long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import NO_ACTORS, is_title_word
from geo_nlp.types import Mention

UNINHABITED = either("water_noun", "road_noun")
# Relational nouns, whose owner is another: "its allies", "our guest".
COUNTERPART_NOUNS = words("counterpart_noun")

DEEPEST = 40  # words from one to the next


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """The mentions of a document by token; `sites` are states that are only places ("at Tel Aviv")."""

    doc: Doc
    mentions: Sequence[Mention]
    at: dict[int, int]
    sites: dict[int, int]
    trail: list[int] = field(default_factory=list, compare=False)  # the words asked about: see `bounded`
    worded: dict[tuple[int, ...], Any] = field(default_factory=dict, compare=False)  # by fillers: see `slot_words`

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[Mention]) -> Self:
        """Index `mentions`: each token belongs to the longest mention that covers it, nested names to none."""
        at: dict[int, int] = {}
        sites: dict[int, int] = {}
        for n in sorted(range(len(mentions)), key=lambda n: mentions[n].last - mentions[n].first):
            mention = mentions[n]
            if mention.type in NO_ACTORS:
                continue
            heads = range(mention.first, mention.last + 1) if mention.level == "name" else (mention.head,)
            for i in heads:
                (at if mention.acts or mention.type != "state" else sites)[i] = n
        return cls(doc, mentions, at, sites)

    def acts_at(self, i: int) -> bool:
        """Whether a token belongs to a mention that can act."""
        n = self.at.get(i)
        return n is not None and (self.mentions[n].acts or self.mentions[n].type != "place")

    def same(self, n: int, taken: Sequence[int]) -> bool:
        """Whether a mention stands for actors that the other end has already."""
        mine = self._identities(n)
        return n in taken or (mine <= {a for t in taken for a in self._identities(t)})

    def _identities(self, n: int) -> frozenset[str]:
        """The actors that a mention stands for, unnamed ones by position."""
        mention = self.mentions[n]
        own = mention.refers_to or (n,)
        return frozenset(self.mentions[i].actor or f"#{i}" for i in own)

    def _shares_state(self, n: int, taken: Sequence[int]) -> bool:
        """Whether a mention is of the country of the other end."""
        country = self.mentions[n].country
        return country is not None and any(self.mentions[t].country == country for t in taken)

    def _is_own_state(self, n: int, taken: Sequence[int]) -> bool:
        """Whether a mention is the state for which the other end acts: "Haley threatened to withhold U.S. funds"."""
        return self.mentions[n].type == "state" and self._shares_state(n, taken)

    def _is_inhabited(self, n: int) -> bool:
        """Whether a mention is a place where people live, no sea and no road."""
        mention = self.mentions[n]
        ends = {self.doc[mention.first].lower_, self.doc[mention.last].lower_}  # "the Sea of Japan", "the Black Sea"
        return mention.type in ("place", "state") and ends.isdisjoint(UNINHABITED)

    def _name_after(self, n: int) -> int:
        """The name right after its description: "the telecoms maker Huawei", "NATO member Turkey"."""
        mention = self.mentions[n]
        after = self.at.get(mention.last + 1) if mention.level == "nominal" else None
        if after is None or self.mentions[after].level != "name" or not self.mentions[after].acts:
            return n
        head, name = self.doc[mention.head], self.doc[self.mentions[after].head]
        return after if name.head == head or head.head == name else n

    def _are_different_people(self, n: int, other: int) -> bool:
        both = self.mentions[n], self.mentions[other]
        return all(m.type == "person" and m.level == "name" for m in both) and both[0].actor != both[1].actor


S = TypeVar("S", bound=MentionIndex)
P = ParamSpec("P")


def bounded(ask: Callable[Concatenate[S, Token, P], list[int]]) -> Callable[Concatenate[S, Token, P], list[int]]:
    """Bound a recursive search: beyond `DEEPEST` words it finds nobody."""

    @wraps(ask)
    def asked(actors: S, token: Token, /, *args: P.args, **options: P.kwargs) -> list[int]:
        if len(actors.trail) == DEEPEST:
            return []
        actors.trail.append(token.i)
        try:
            return ask(actors, token, *args, **options)
        finally:
            actors.trail.pop()

    return asked


def is_title_noun(token: Token) -> bool:
    """Whether a word is a common noun, or a title in capitals: "neighbour", "President"."""
    return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and is_title_word(token.text))


def appositive_of(noun: Token) -> Token | None:
    """The head of the apposition to a title or noun: "its neighbour, Belarus", "Iceland's President Jón Sveinsson".

    To a relational noun also where the parser attaches the name elsewhere: "thanked our ally Turkey".
    """
    apposed = next((c for c in noun.rights if c.dep_ == "appos"), None) if is_title_noun(noun) else None
    after = noun.nbor() if apposed is None and noun.lemma_ in COUNTERPART_NOUNS else noun
    return after if after.dep_ == "npadvmod" and after.head is noun.head else apposed
