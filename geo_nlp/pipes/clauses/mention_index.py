"""The mentions of a document by token: which stand there, which modify a noun, and which of them are one actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from geo_nlp.lexicon import words
from geo_nlp.pipes.mentions.proposals import SIDES
from geo_nlp.pipes.syntax import relative_clauses
from geo_nlp.pipes.syntax.labels import MODIFIERS
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.possession_classes import ARRANGED, ROADS, WATERS
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.pipes.syntax.words import NO_ACTORS, conjuncts
from geo_nlp.rules.loader import load_rules
from geo_nlp.types import Mention

UNINHABITED = WATERS | ROADS
# Who is named by whose he is: "its allies", "our guest".
KIN = words("counterpart_noun")
OURS = frozenset({"our", "my"})
LONGEST_TITLE = 6  # words between a title and its name: "President of the Republic of Iceland X"
# Bodies named before these meet by themselves: "the G8 and G20 summits".
GATHERINGS = words("summit_noun")
BLASTS = frozenset({"blast", "bomb", "bombing", "explosion", "shooting"})
# How a noun's owner hangs on it.
OWNING = frozenset("advmod amod compound conj dep nmod npadvmod nsubj poss punct".split())
# "The NATO alliance" is NATO itself.
COLLECTIVE = frozenset({"alliance", "bloc", "group", "grouping", "movement"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The mentions of a document by token; `sites` are states that only tell where something is ("at Tel Aviv")."""

    doc: Doc
    mentions: Sequence[Mention]
    at: dict[int, int]
    sites: dict[int, int]
    trail: list[int] = field(default_factory=list, compare=False)  # of `bounds.bounded`: the words that are asked about

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

    def premodifiers(self, token: Token, *, places: bool = False) -> list[int]:
        """Mentions that modify a noun from the left: possessors, demonyms, both members of "the U.S.-China talks".

        The possessor in a relative clause is whom it is told of: "Egypt, whose import of Russian wheat".
        """
        if any(c.lower_ == "whose" for c in token.lefts):
            return [self.at[t.i] for t in relative_clauses.whose(token) if self.acts_at(t.i)]
        if token.lemma_.lower() in load_rules().classes["ideology"] and not any(c.dep_ == "poss" for c in token.lefts):
            return []  # "an advocate of African socialism"
        found: list[int] = []
        phrase = range(token.left_edge.i, token.i)
        aimed = {t.i for t in self.aimed(token)} if phrase else ()
        for i in phrase:
            n = self.at.get(i) if i not in aimed else None
            if n is None or n in found or not (places or self.mentions[n].acts) or self._arranged(n):
                continue
            if self._sided(n) or (token.lemma_ in BLASTS and self._where(n)):
                continue
            if self._owns(i, n, token):
                found.append(n)
        if len(found) > 1 and self._each_its_own(token, found):
            return []
        return [n for n in found if not (self._inside(n, found) or self._joined(n, found))] if len(found) > 1 else found

    def _joined(self, n: int, others: Sequence[int]) -> bool:
        """Whether a body only tells what its member has: "Serbia's European Union accession"."""
        body = self.mentions[n]
        compound = body.type == "igo" and self.doc[body.head].dep_ in ("compound", "nmod")
        owners = (self.doc[self.mentions[other].head] for other in others)
        return compound and any(t.dep_ == "poss" and t.i < body.first for t in owners)

    def _inside(self, n: int, others: Sequence[int]) -> bool:
        """Whether a name only tells whose another is: "Syrian" in "Syrian rebel positions"."""
        own, whole = self.mentions[n], [self.mentions[other] for other in others]
        return any(m.level == "nominal" and m.first <= own.first and own.last < m.last for m in whole)

    def named_by(self, token: Token) -> bool:
        """Whether a word stands for whom a name in it tells: "its European allies", "the NATO alliance"."""
        named = [self.at[c.i] for c in token.lefts if c.dep_ in MODIFIERS and c.i in self.at]
        if token.lemma_ in COLLECTIVE:
            return any(self.mentions[n].type in ("igo", "armed_group", "party") for n in named)
        return bool(named) and token.lemma_ in KIN and token.tag_ == "NNS"

    def _each_its_own(self, token: Token, found: Sequence[int]) -> bool:
        """Whether bodies named before a plural meet by themselves: "the G8 and G20 summits"."""
        several = token.tag_ == "NNS" and token.lemma_ in GATHERINGS
        joined = any(t.dep_ == "cc" for t in self.doc[self.mentions[found[0]].last : token.i])
        return several and joined and all(self.mentions[n].type == "igo" for n in found)

    def _sided(self, n: int) -> bool:
        """Whether somebody is for it or against it: "his pro-Israel position" is not Israel's."""
        first = self.mentions[n].first
        return first > 1 and self.doc[first - 1].text in "-–" and self.doc[first - 2].lower_ in SIDES

    def _where(self, n: int) -> bool:
        """Whether a bare state only tells where something went off: "Pakistan bomb blast", not "Pakistan's"."""
        state = self.mentions[n]
        return state.type == "state" and not state.demonym and self.doc[state.last].dep_ in ("compound", "nmod")

    def _arranged(self, n: int) -> bool:
        """Whether a mention only arranged or made the thing: "UN-brokered talks", "Iranian-made drones"."""
        last = self.mentions[n].last
        joined = last + 2 < len(self.doc) and self.doc[last + 1].text in "-–"
        return joined and self.doc[last + 2].lower_ in ARRANGED

    def aimed(self, noun: Token) -> list[Token]:
        """States that an owned noun is aimed at: "the EU's Russia sanctions"."""
        if not any(c.dep_ == "poss" for c in noun.lefts):
            return []
        return [t for t in noun.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN" and self.acts_at(t.i)]

    def _owns(self, i: int, n: int, noun: Token) -> bool:
        """Whether the mention hangs on the noun by possession or modification, not inside a clause or of-phrase."""
        token = self.doc[min(self.mentions[n].head, noun.i - 1)]
        for _ in range(6):
            if token.dep_ not in OWNING or token.head == token:
                return False
            if token.head == noun:
                return True
            joined = token.dep_ == "conj"
            token = token.head
            owner = self.at.get(token.i, n)
            if owner != n and not joined and not self._hyphened(n, owner) and self.mentions[owner].type != "state":
                return False
        return False

    def _hyphened(self, left: int, right: int) -> bool:
        after = self.mentions[left].last + 1
        return after + 1 == self.mentions[right].first and self.doc[after].text in "-–"

    def same(self, n: int, taken: Sequence[int]) -> bool:
        """Whether a mention stands for actors that the other end has already."""
        mine = self._stands_for(n)
        return n in taken or (mine <= {a for t in taken for a in self._stands_for(t)})

    def _stands_for(self, n: int) -> frozenset[str]:
        mention = self.mentions[n]
        own = mention.refers_to or (n,)
        return frozenset(self.mentions[i].actor or f"#{i}" for i in own)

    def located(self, token: Token) -> list[int]:
        """Places and states that a phrase of place names: "Basra", "the Iraqi city", "parts of Yemen"."""
        n = self.at.get(token.i, self.sites.get(token.i))
        if n is not None:
            return [n] if self._inhabited(n) else []
        found = [n for n in self.premodifiers(token, places=True) if self._inhabited(n)]
        found = found or [n for c in token.rights if c.dep_ == "appos" for n in self.located(c)]
        if found:
            return found
        return [n for prep, head in prepositions(token) if prep in ("of", "off") for n in self.located(head)]

    def _inhabited(self, n: int) -> bool:
        """Whether a mention is a place that somebody can be harmed or helped in, no sea."""
        mention = self.mentions[n]
        ends = {self.doc[mention.first].lower_, self.doc[mention.last].lower_}  # "the Sea of Japan", "the Black Sea"
        return mention.type in ("place", "state") and ends.isdisjoint(UNINHABITED)

    def _of_one_state(self, n: int, taken: Sequence[int]) -> bool:
        country = self.mentions[n].country
        return country is not None and any(self.mentions[t].country == country for t in taken)

    def _home(self, n: int, taken: Sequence[int]) -> bool:
        """Whether a mention is the state for which the other end acts: "Haley threatened to withhold U.S. funds"."""
        return self.mentions[n].type == "state" and self._of_one_state(n, taken)

    def _kin(self, kin: Token, found: list[int]) -> list[int]:
        """Who kin is: "America's European allies" are Europe, "our allies in Korea" Korea; "Turkey's rivals" nobody.

        Whose kin somebody is, he is not; nor does a state before a plural tell who they are: "US allies".
        """
        owners = [c for c in kin.lefts if c.dep_ == "poss"]
        ours = any(c.lower_ in OURS for c in owners)
        placed = [n for prep, head in prepositions(kin) if ours and prep == "in" for n in self.located(head)]
        whose = {t.i for c in owners for t in (relative_clauses.whose(kin) if c.lower_ == "whose" else conjuncts(c))}
        others = [n for n in found if self.mentions[n].head not in whose]
        alone = len(others) == 1 and not owners and kin.tag_ == "NNS"  # but "US and Western allies" are the US too
        if alone and kin.lemma_ in load_rules().classes["opposite"]:
            others = [n for n in others if self.mentions[n].type != "state"]
        return others or placed

    def _again(self, token: Token) -> list[int]:
        """Whose thing it is, by an earlier word for it in the sentence: "Israel's deal ..., calling the deal ..."."""
        if not any(c.lower_ in ("the", "this", "that", "these", "those") for c in token.lefts):
            return []
        for before in self.doc[token.sent.start : token.left_edge.i]:
            if before.lemma_ == token.lemma_ and before.pos_ == "NOUN" and (found := self.premodifiers(before)):
                return found
        return []

    def _titles(self, n: int) -> bool:
        """Whether a mention is the title of a name behind it: "met our ally, President of Iceland Jón Sveinsson"."""
        mention = self.mentions[n]
        whom = [self.mentions[r].first for r in mention.refers_to] if mention.type == "person" else []
        return any(mention.last < first <= mention.last + LONGEST_TITLE for first in whom)

    def _another_person(self, n: int, other: int) -> bool:
        both = self.mentions[n], self.mentions[other]
        return all(m.type == "person" and m.level == "name" for m in both) and both[0].actor != both[1].actor

    def _singled_out(self, several: Token) -> list[int]:
        """Who is named behind what he is one of: "one of the men held in the raid, Walid Salem"."""
        for token in several.head.head.subtree:
            n = self.at.get(token.i) if token.dep_ == "appos" and token.i > several.i else None
            if n is not None and self.mentions[n].type == "person" and self.doc[token.left_edge.i - 1].text == ",":
                return [n]
        return []
