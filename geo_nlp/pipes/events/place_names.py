"""Toponym recognition: the mentions of places in a text, and names that only the index of toponyms has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from geo_nlp.gazetteer.toponyms import Toponym, toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.syntax.labels import PLACE_OR_FAC, WHEN
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Mention

LONGEST_PLACE_NAME = 6  # words
TOPONYM_PARTICLES = words("toponym_particle")  # within names of towns
PLACE_TYPES = frozenset({"state", "place"})
PLACE_OR_BODY_TYPES = PLACE_TYPES | {"organisation"}
MISTAGGED = frozenset({"person", "organisation", "company"})  # what the model tags towns as
IN_OR_NEAR = frozenset({"in", "near"})


class Toponyms:
    """The named mentions of a text by the words that they cover."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.covering: dict[int, Mention] = {}
        self.starting = {mention.start: mention for mention in mentions if mention.level == "name"}
        self.starts = sorted(self.starting)
        # "The Lebanese army": a state's own bodies, by their first word.
        self.bodies = {m.first: m for m in mentions if m.level == "nominal" and (m.actor or "").startswith("gov:")}
        for mention in sorted(mentions, key=lambda m: m.first - m.last):
            if mention.level == "name":
                for i in range(mention.first, mention.last + 1):
                    self.covering[i] = mention

    def text(self, first: int, last: int) -> str:
        """The words from `first` to `last` as the text has them."""
        end = self.doc[last]
        return self.doc.text[self.doc[first].idx : end.idx + len(end.text)]

    def beginning_between(self, start: int, end: int) -> list[Mention]:
        """The names that begin between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.starting[at] for at in self.starts[first:last]]

    def at(self, i: int) -> tuple[int, int] | None:
        """The first and last word of the toponym that has word `i`; None where there is none."""
        mention = self.covering.get(i)
        alone = mention is None or mention.first == mention.last
        if alone and self.doc[i].lower_ in words("incomplete_toponym") and not self._is_told_further(i):
            return self.at(i - 1) if i and self.is_place(i - 1) else None  # "Marawi City", "King Farouk", "the South"
        if mention is None:
            return self._outside_mentions(i) if self.doc[i].pos_ == "PROPN" else None
        if mention.type in PLACE_TYPES and self._is_direction_of_place(mention.first, mention.last):
            return self.at(mention.last + 1)
        if mention.type == "place" and (town := self._within_name_of_site(mention)) is not None:
            return town
        if mention.type in PLACE_TYPES:
            return None if mention.demonym else (self._first_of_longest(mention), self._last_of_longest(mention))
        if mention.type in MISTAGGED and self.noun_of(mention.first) in words("settlement_noun"):
            return mention.first, mention.last  # "the town of Sidi Ali"
        return self._mistagged(mention)

    def _is_told_further(self, i: int) -> bool:
        """Whether a word that is no toponym alone has a noun or name after it: "Southwest region", "city of Hebron"."""
        after = self.doc[i + 1].lower_ if i + 1 < len(self.doc) else ""
        return (self.doc[i].text.islower() and after == "of") or bool(self.noun_after(i, words("division_noun")))

    def ending(self, i: int) -> tuple[int, int] | None:
        """The name that ends at a word, known as a toponym or not; not a person's, and none after "the"."""
        mention = self.covering.get(i)
        if self.doc[i].pos_ != "PROPN" or (mention is not None and mention.type not in PLACE_OR_BODY_TYPES):
            return None
        first = mention.first if mention is not None else i
        start = self.doc[i].sent.start
        while mention is None and first > start and self._joins(first - 1):
            first -= 1
        named = all(self.doc[j].ent_type_ not in ("PERSON", "NORP") for j in range(first, i + 1))
        plain = first > start and self.doc[first].text[0].isupper() and self.doc[first - 1].lower_ != "the"
        return (first, i) if named and plain and not (mention is not None and mention.type == "state") else None

    def is_name(self, word: Token) -> bool:
        """Whether a word is a name, by its tag or as a mention of a place."""
        mention = self.covering.get(word.i)
        return word.pos_ == "PROPN" or (mention is not None and mention.type in PLACE_TYPES)

    def is_place(self, i: int) -> bool:
        """Whether a word is of a place that the text mentions as one."""
        mention = self.covering.get(i)
        return mention is not None and mention.type in PLACE_TYPES

    def is_state(self, i: int) -> bool:
        """Whether a word names a state: "US troops" are where they are; not its capital: "the Abidjan refinery"."""
        mention = self.covering.get(i)
        if mention is None or mention.type != "state" or mention.demonym:
            return mention is not None and mention.type == "state"
        found = toponyms().lookup(mention.text)
        return not found or any(place.kind == "state" for place in found)

    def is_capital(self, i: int) -> bool:
        """Whether a word is of a state or a capital, which may own what is abroad: "hit Tehran's bases"."""
        mention = self.covering.get(i)
        return mention is None or mention.type != "place"

    def is_geographic(self, first: int, last: int) -> bool:
        """Whether a name that no table has is a toponym by its mention, by the model, or by the noun after it."""
        mention = self.covering.get(first)
        if mention is not None and (mention.type in PLACE_TYPES or self._is_unlisted(mention)):
            return True
        if self._is_division(last):
            return True
        labels = {self.doc[i].ent_type_ for i in range(first, last + 1)}
        return bool(labels) and labels <= PLACE_OR_FAC

    def noun_after(self, last: int, kind: frozenset[str]) -> str:
        """The noun of a kind after a name: "Kaduna State", "Sukma district"; "" where there is none."""
        after = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        return after if after in kind else ""

    def noun_of(self, first: int) -> str:
        """The noun that a name specifies: "the city of Mosul"; "" where there is none."""
        return self.doc[first - 2].lemma_.lower() if first > 1 and self.doc[first - 1].lower_ == "of" else ""

    def _first_of_longest(self, mention: Mention) -> int:
        """The first word of a name that begins with another place: the "Colorado" of "Colorado Springs"."""
        start = mention.first - 2
        if start >= 0 and self.doc[start + 1].text == "-" and toponyms().lookup(self.text(start, mention.last)):
            return start  # "Katsina-Ala"
        before = self.covering.get(mention.first - 1)
        if before is None or before.type != "place" or self.doc[before.last].dep_ != "compound":
            return mention.first
        found = toponyms().lookup(self.text(before.first, mention.last))
        return before.first if any(place.exact for place in found) else mention.first

    def _last_of_longest(self, mention: Mention) -> int:
        """The last word of the longest name that begins with a place: "Santander de Quilichao"."""
        doc, last = self.doc, mention.last
        if mention.type == "place" and last + 2 < len(doc) and doc[last + 1].lower_ in TOPONYM_PARTICLES:
            for end in range(min(last + LONGEST_PLACE_NAME, len(doc) - 1), last + 1, -1):
                found = toponyms().lookup(self.text(mention.first, end)) if doc[end].text[0].isupper() else ()
                if any(place.exact for place in found):
                    return end
        return last

    def _mistagged(self, mention: Mention) -> tuple[int, int] | None:
        """A town that the model tags as a person or body: "in Khan Younis"."""
        first, last = self.doc[mention.first], self.doc[mention.last]
        if mention.type not in MISTAGGED:
            return None
        found = toponyms().lookup(self.text(mention.first, mention.last))
        around = {first.nbor(-1).lower_, first.head.lower_, last.head.lower_, last.head.head.lower_}
        entered = last.dep_ == "dobj" and last.head.lemma_ in words("entering_verb")
        inside = entered or self._is_unknown(mention, found)
        entered |= self.noun_of(mention.first) in either(
            "road_noun", "town_part_noun", "local_person_noun"
        )  # "street of X"
        if not inside or (IN_OR_NEAR.isdisjoint(around) and not entered and not self._is_struck(mention)):
            return self._within_name_of_site(mention)
        if last.nbor().lower_ in words("division_noun"):
            return mention.first, mention.last
        close = mention.last > mention.first if found else self._is_unlisted(mention)
        return (mention.first, mention.last) if close or any(place.exact for place in found) else None

    def _is_unknown(self, mention: Mention, found: Sequence[Toponym]) -> bool:
        """Whether a person or body is none that is known, or has a division's name; not "President Bush's ranch"."""
        unlinked = mention.actor is None or (mention.country is None and mention.actor.startswith("org:"))
        if mention.type == "organisation":
            return unlinked or any(place.exact and place.kind == "division" for place in found)
        return unlinked or (mention.type == "person" and mention.sector in (None, "UNK"))

    def _is_unlisted(self, mention: Mention) -> bool:
        """Whether what the model takes for a person is a place that no table has: "were deployed to Puerto Ordaz"."""
        prep, last = self.doc[mention.first].nbor(-1) if mention.first else None, self.doc[mention.last]
        named = mention.type == "person" and mention.country is None and mention.sector in (None, "UNK")
        if not named or prep is None or last.dep_ != "pobj" or last.head is not prep:
            return False
        moved = prep.lower_ == "to" and prep.head.lemma_ in either("conveyance_verb", "going_verb")
        return moved or prep.lower_ in IN_OR_NEAR

    def _is_struck(self, mention: Mention) -> bool:
        """Whether what the model takes for a person or body is struck or gone to: "drones struck Pryluky"."""
        last = self.doc[mention.last]
        alone = mention.actor is None or mention.actor.count("-") == mention.last - mention.first
        if last.dep_ in ("dobj", "nsubjpass"):
            return alone and last.head.lemma_ in words("attack_on_place_word")
        after_verb = last.dep_ == "advmod" and last.head.i + 1 == mention.first  # "attacked Arbinda in the north"
        if after_verb and alone and last.head.lemma_ in words("attack_on_place_word"):
            return True
        moved = last.dep_ == "pobj" and last.head.lower_ in ("to", "into")
        return alone and moved and last.head.head.lemma_ in either("conveyance_verb", "going_verb")

    def _within_name_of_site(self, mention: Mention) -> tuple[int, int] | None:
        """The town with which the name of a site begins: "Port Moresby General Hospital"."""
        doc = self.doc
        if mention.first == mention.last or toponyms().lookup(self.text(mention.first, mention.last)):
            return None
        sites = words("site_noun") - words("freely_named_site_noun")
        if mention.type not in ("organisation", "place") or doc[mention.last].lower_ not in sites:
            return None
        for end in range(mention.last - 1, mention.first - 1, -1):
            found = toponyms().lookup(self.text(mention.first, end))
            towns = [place for place in found if place.exact and place.kind == "city"]
            if any(mention.country in (place.country, None) for place in towns):
                return mention.first, end
        return None

    def _outside_mentions(self, i: int) -> tuple[int, int] | None:
        """The longest name around a word that the index has, else all words that the model tags as a place."""
        if self.doc[i].ent_type_ in WHEN:  # "in March of 1919"
            return None
        if self.doc[i].ent_type_ == "EVENT":
            return self._town_of_occasion(i)
        before = self.covering.get(i - 1)
        if self.doc[i].lower_ in words("division_noun") and before is not None and before.type in PLACE_TYPES:
            return before.first, before.last  # "Zamfara State"
        if self._is_division(i):  # "Cameroon's Northwest region"
            return i, i
        sent, first, last = self.doc[i].sent, i, i
        while first > sent.start and i - first < LONGEST_PLACE_NAME and self._joins(first - 1):
            first -= 1
        while last + 1 < sent.end and last - i < LONGEST_PLACE_NAME and self._joins(last + 1):
            last += 1
        for start in range(first, i + 1):
            for end in range(last, i - 1, -1):
                if self.doc[start].text[0].isupper() and toponyms().lookup(self.text(start, end)):
                    return None if self._is_direction_of_place(start, end) else (start, end)
        return (first, last) if self.doc[i].ent_type_ in PLACE_OR_FAC else None

    def _town_of_occasion(self, i: int) -> tuple[int, int] | None:
        """The town with which the name of an occasion begins: "the Boston Marathon"."""
        first = i
        while first and self.doc[first - 1].ent_type_ == "EVENT" and self.doc[first - 1].pos_ == "PROPN":
            first -= 1
        for end in range(i - 1, first - 1, -1):
            if any(place.exact and place.kind == "city" for place in toponyms().lookup(self.text(first, end))):
                return first, end
        return None

    def _is_direction_of_place(self, first: int, last: int) -> bool:
        """Whether a word only gives a part of the place after it: "Northern Russia", "West Yorkshire"."""
        part = first == last and self.doc[first].lower_ in either("direction_adverb", "region_adjective")
        return part and self.is_place(last + 1)

    def _is_division(self, i: int) -> bool:
        """Whether a word is the name of a division, by the noun after it and the state before it."""
        if self.doc[i + 1 : i + 2].text.lower() not in words("division_noun"):
            return False
        owner = next((c for c in self.doc[i].head.lefts if c.dep_ == "poss" and c.i < i), None)
        return owner is not None and self.is_state(owner.i)

    def _joins(self, i: int) -> bool:
        token = self.doc[i]
        return i not in self.covering and (token.pos_ == "PROPN" or token.text in ("-", "–", "’", "'"))
