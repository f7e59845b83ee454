"""Owners and modifiers of a noun that are actors: "Israel's strikes", "the Israeli strikes", "the U.S.-China talks".

A modifier that names a side, a broker or a mere place is no owner: "a pro-Israel position", "UN-brokered talks",
"the Pakistan bomb blast".
"""

from __future__ import annotations

from collections.abc import Sequence

from geo_nlp.lexicon import either, words
from geo_nlp.pipes.clauses.mention_index import COUNTERPART_NOUNS, MentionIndex
from geo_nlp.pipes.mentions.proposals import SIDE_PREFIXES
from geo_nlp.pipes.syntax import relative_clauses
from geo_nlp.pipes.syntax.labels import COMPOUND_DEPS, MODIFIERS, PROPER
from geo_nlp.pipes.syntax.obliques import prepositions
from geo_nlp.pipes.syntax.pronoun_forms import FIRST_PERSON_POSSESSIVES
from geo_nlp.pipes.syntax.tree import Token
from geo_nlp.pipes.syntax.words import conjuncts
from geo_nlp.rules.loader import load_rules

BLASTS = frozenset({"blast", "bomb", "bombing", "explosion", "shooting"})
# How a noun's owner hangs on it.
OWNING = frozenset("advmod amod compound conj dep nmod npadvmod nsubj poss punct".split())
# "The NATO alliance" is NATO itself.
COLLECTIVE = frozenset({"alliance", "bloc", "group", "grouping", "movement"})


class Owners(MentionIndex):
    """The mentions of a document, and which of them own or modify a noun."""

    def premodifiers(self, token: Token, *, places: bool = False) -> list[int]:
        """Mentions that modify a noun from the left: possessors, demonyms, both members of "the U.S.-China talks".

        The owner in a relative clause is its antecedent: "Egypt, whose import of Russian wheat".
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
            if n is not None and n not in found and self._modifies(i, n, token, places):
                found.append(n)
        if len(found) < 2:
            return found
        return [n for n in found if not (self._is_nested(n, found) or self._is_of_member(n, found))]

    def named_place(self, noun: Token, states: Sequence[int]) -> list[int]:
        """The place that a noun with the adjective of its state is named for: Mosul of "the Iraqi city of Mosul"."""
        settled = noun.lemma_.lower() in either("settlement_noun", "administrative_division_noun")
        if not settled or len(states) != 1 or self.mentions[states[0]].type not in ("place", "state"):
            return []
        named = [t for prep, t in prepositions(noun) if prep == "of" and t.pos_ == "PROPN"]
        named += [t for t in noun.rights if t.dep_ == "appos" and t.pos_ == "PROPN"]  # "the Afghan capital Kabul"
        places = [
            n for t in named if (n := self.at.get(t.i, self.sites.get(t.i))) is not None and self._is_inhabited(n)
        ]
        return [n for n in places if self.mentions[n].country in (self.mentions[states[0]].country, None)]

    def _modifies(self, i: int, n: int, noun: Token, places: bool) -> bool:
        """Whether mention `n` at token `i` is an owner or modifier of a noun, and no side, broker or place of it."""
        if not (places or self.mentions[n].acts) or self._is_side(n):
            return False
        if self._is_broker(n) and not self._stands_in(n, noun):
            return False
        if self._is_platform(n, noun) or self._only_describes(n, noun):
            return False
        sited = noun.lemma_ in BLASTS or (noun.lower_ == "war" and self._is_alone_before(n, noun))
        return not (sited and self._is_site(n)) and self._is_owner(i, n, noun)

    def _is_alone_before(self, n: int, noun: Token) -> bool:
        """Whether a name alone tells where a war is: "the Iran war", not "the Iran-Iraq war", "Russia's Ukraine war".

        An abbreviation is as good as an adjective: "the US war in Iraq".
        """
        first = self.mentions[n].first
        if self.doc[self.mentions[n].last].text.isupper():
            return False
        joined = self.mentions[n].last + 1 != noun.i or (first > 0 and self.doc[first - 1].text in "-–")
        return not joined and all(c.dep_ != "poss" for c in noun.lefts)

    def _only_describes(self, n: int, noun: Token) -> bool:
        """Whether a people only describes a course or a named town: "their European path", "the Druze town of Sahnaya".

        The people of a town without a name are meant: "attacked a Druze town".
        """
        people = self.mentions[n]
        if people.type != "group" or people.level != "name" or self.doc[people.head].dep_ == "poss":
            return False
        if noun.lemma_ in words("settlement_noun"):
            return any(prep == "of" and t.tag_ in PROPER for prep, t in prepositions(noun))
        return noun.lemma_ in words("course_noun")

    def _is_platform(self, n: int, noun: Token) -> bool:
        """Whether a mention is only where another wrote a text: "Facebook posts", not "Facebook's post"."""
        name = self.doc[self.mentions[n].head]
        written = name.lower_ in words("platform_name") and name.dep_ in COMPOUND_DEPS
        return written and noun.lemma_ in words("platform_text_noun")

    def _is_of_member(self, n: int, others: Sequence[int]) -> bool:
        """Whether a body is what its member joins or leaves: "Serbia's European Union accession"."""
        body = self.mentions[n]
        compound = body.type == "igo" and self.doc[body.head].dep_ in COMPOUND_DEPS
        owners = (self.doc[self.mentions[other].head] for other in others)
        return compound and any(t.dep_ == "poss" and t.i < body.first for t in owners)

    def _is_nested(self, n: int, others: Sequence[int]) -> bool:
        """Whether a name is part of a longer description: "Syrian" in "Syrian rebel positions"."""
        own, whole = self.mentions[n], [self.mentions[other] for other in others]
        return any(m.level == "nominal" and m.first <= own.first and own.last < m.last for m in whole)

    def _is_side(self, n: int) -> bool:
        """Whether a prefix of side stands before a mention: "his pro-Israel position" is not Israel's."""
        first = self.mentions[n].first
        return first > 1 and self.doc[first - 1].text in "-–" and self.doc[first - 2].lower_ in SIDE_PREFIXES

    def _is_site(self, n: int) -> bool:
        """Whether a bare state is the site of a blast: "Pakistan bomb blast", not "Pakistan's"."""
        state = self.mentions[n]
        return state.type == "state" and not state.demonym and self.doc[state.last].dep_ in COMPOUND_DEPS

    def _is_broker(self, n: int) -> bool:
        """Whether a mention only arranged or made the thing: "UN-brokered talks", "Iranian-made drones"."""
        last = self.mentions[n].last
        joined = last + 2 < len(self.doc) and self.doc[last + 1].text in "-–"
        return joined and self.doc[last + 2].lower_ in words("arranged_participle")

    def _stands_in(self, n: int, noun: Token) -> bool:
        """Whether a plant or office stands in a country: "two Uzbekistan-based factories", not "US-based talks"."""
        return self.doc[self.mentions[n].last + 2].lower_ == "based" and noun.lemma_ in words("site_noun")

    def _is_owner(self, i: int, n: int, noun: Token) -> bool:
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
            apart = owner != n and not joined and not self._are_hyphenated(n, owner)
            if apart and self.mentions[owner].type != "state":
                return False
        return False

    def _are_hyphenated(self, left: int, right: int) -> bool:
        """Whether a hyphen joins two mentions: "the U.S.-China talks"."""
        after = self.mentions[left].last + 1
        return after + 1 == self.mentions[right].first and self.doc[after].text in "-–"

    def named_by(self, token: Token) -> bool:
        """Whether a word stands for the actors named in it: "its European allies", "the NATO alliance"."""
        named = [self.at[c.i] for c in token.lefts if c.dep_ in MODIFIERS and c.i in self.at]
        if token.lemma_ in COLLECTIVE:
            return any(self.mentions[n].type in ("igo", "armed_group", "party") for n in named)
        return bool(named) and token.lemma_ in COUNTERPART_NOUNS and token.tag_ == "NNS"

    def aimed(self, noun: Token) -> list[Token]:
        """States that an owned noun is aimed at: "the EU's Russia sanctions"; not "our ASEAN friends"."""
        if noun.lemma_ in COUNTERPART_NOUNS or not any(c.dep_ == "poss" for c in noun.lefts):
            return []
        return [t for t in noun.lefts if t.dep_ in COMPOUND_DEPS and t.pos_ == "PROPN" and self.acts_at(t.i)]

    def _counterparts(self, kin: Token, found: list[int]) -> list[int]:
        """Who a relational noun means: Europe as "America's European allies", Korea as "our allies in Korea".

        Its owner is another; nor is a state before a plural one of them: "US allies".
        """
        owners = [c for c in kin.lefts if c.dep_ == "poss"]
        ours = any(c.lower_ in FIRST_PERSON_POSSESSIVES for c in owners)
        placed = [n for prep, head in prepositions(kin) if ours and prep == "in" for n in self.located(head)]
        whose = {t.i for c in owners for t in (relative_clauses.whose(kin) if c.lower_ == "whose" else conjuncts(c))}
        others = [n for n in found if self.mentions[n].head not in whose]
        alone = len(others) == 1 and not owners and kin.tag_ == "NNS"  # but "US and Western allies" are the US too
        if alone and kin.lemma_ in load_rules().classes["opposite"]:
            others = [n for n in others if self.mentions[n].type != "state"]
        return others or placed

    def located(self, token: Token) -> list[int]:
        """Places and states that a phrase of place names: "Basra", "the Iraqi city", "parts of Yemen"."""
        n = self.at.get(token.i, self.sites.get(token.i))
        if n is not None:
            return [n] if self._is_inhabited(n) else []
        found = [n for n in self.premodifiers(token, places=True) if self._is_inhabited(n)]
        found = found or [n for c in token.rights if c.dep_ == "appos" for n in self.located(c)]
        return found or [n for prep, head in prepositions(token) if prep in ("of", "off") for n in self.located(head)]
