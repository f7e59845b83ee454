"""Pick the actor out of a slot: the phrase itself, an actor inside its noun phrase, or an inner verb's own slots.

"Condemned Russia" → Russia; "condemned Israel's strikes", "the Israeli strikes", "strikes by Israel" → Israel;
"threatened to attack Iran" → Iran. A phrase that names no actor gives nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from geo_nlp.pipes.syntax import objects, prepositions
from geo_nlp.pipes.words import conjuncts
from geo_nlp.types import Mention

NEVER = frozenset({"event", "product", "nothing"})
OWNED = ("by", "of", "between")


@dataclass(frozen=True, slots=True)
class Actors:
    """The mentions of a document by token."""

    doc: Doc
    mentions: Sequence[Mention]
    at: dict[int, int]

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[Mention]) -> Actors:
        """Index `mentions`: each token belongs to the longest mention that covers it, nested names to none."""
        at: dict[int, int] = {}
        for n in sorted(range(len(mentions)), key=lambda n: mentions[n].last - mentions[n].first):
            mention = mentions[n]
            if mention.type in NEVER or (not mention.acts and mention.type == "state"):
                continue
            heads = range(mention.first, mention.last + 1) if mention.level == "name" else (mention.head,)
            for i in heads:
                at[i] = n
        return cls(doc, mentions, at)

    def premodifiers(self, token: Token, *, places: bool = False) -> list[int]:
        """Mentions that modify a noun from the left: possessors, demonyms, both members of "the U.S.-China talks"."""
        found: list[int] = []
        for i in range(token.left_edge.i, token.i):
            n = self.at.get(i)
            if n is not None and n not in found and (places or self.mentions[n].acts) and self._owns(i, n, token):
                found.append(n)
        return found

    def _owns(self, i: int, n: int, noun: Token) -> bool:
        """Whether the mention hangs on the noun by possession or modification, not inside a clause or of-phrase."""
        token = self.doc[min(self.mentions[n].head, noun.i - 1)]
        for _ in range(6):
            if token.head == noun:
                return token.dep_ in ("poss", "compound", "nmod", "amod", "nsubj", "npadvmod", "punct", "conj", "dep", "advmod")
            if token.dep_ not in ("compound", "nmod", "amod", "conj", "poss", "punct", "npadvmod", "nsubj", "dep", "advmod") or token.head == token:
                return False
            if token.dep_ == "poss" and self.at.get(token.head.i) is not None:
                return False
            token = token.head
        return False

    def pick(self, token: Token, *, inner: bool = True, places: bool = False) -> list[int]:
        """Positions of the mentions that `token`'s phrase names; empty where it names no actor."""
        n = self.at.get(token.i)
        if n is not None:
            mention = self.mentions[n]
            if mention.type != "place" or places:
                return [n]
            return []
        if not inner:
            return []
        if token.pos_ in ("VERB", "AUX"):
            return self._in_clause(token)
        if found := self.premodifiers(token, places=places):
            return found
        for name in (*OWNED, "in") if places else OWNED:
            found = [n for prep, head in prepositions(token) if prep == name for n in self.pick(head, inner=head.dep_ != "pcomp", places=places)]
            if found:
                return found
        return []

    def _in_clause(self, verb: Token) -> list[int]:
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and (found := [n for t in conjuncts(child) for n in self.pick(t)]):
                return found
        for below in objects(verb):
            if below != verb and (found := self.pick(below)):
                return [n for token in conjuncts(below) for n in self.pick(token)] if below.dep_ == "dobj" else found
        for name in ("with", "against", "on", "to", "at", "from"):
            for prep, head in prepositions(verb):
                if prep == name and (found := self.pick(head)):
                    return found
        for child in verb.children:
            if child.dep_ == "xcomp" and (found := self._in_clause(child)):
                return found
        return []
