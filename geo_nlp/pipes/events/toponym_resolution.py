"""Toponym resolution: which place a name of the text means, by the words around it, the article, and prominence.

The evidence is that of the literature (Leidner 2007; DeLozier et al. 2015): what the phrase itself states ("Paris,
Texas", "the Iraqi city of Mosul"), the countries of the sentence and of the article, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from geo_nlp.gazetteer.toponyms import Toponym, divisions_alone, toponyms
from geo_nlp.lexicon import either, words
from geo_nlp.pipes.events.article_geography import Geography, greater_namesake
from geo_nlp.pipes.events.place_names import PLACE_TYPES, Toponyms
from geo_nlp.pipes.relations.scene_target import DIRECTIONS
from geo_nlp.pipes.syntax.dependents import prepositional_objects
from geo_nlp.pipes.syntax.labels import VERBAL
from geo_nlp.pipes.syntax.tree import Doc, Token
from geo_nlp.types import Article, Mention, Participant, Place

WORDS_AROUND_NAME = 8  # words of a phrase before and after a name that may state where it is
FRONTIER_NOUNS = frozenset({"border", "frontier", "boundary"})  # "the Turkish border" may be Syria's
GREAT_TOWN = 300_000  # inhabitants
OF_SEAT = frozenset({"district", "governorate", "province", "region", "township"})
STATE_LINK_WORDS = DIRECTIONS | {"a", "an", "in", "of", "the", "'s", "’s", "near", "on", "outside"}


@dataclass(frozen=True, slots=True)
class Found:
    """A place, and whether it is a good one to stop at: no whole state, nor a name that the phrase does not locate.

    `kind` is that of the gazetteer; "" where no table has the name.
    """

    place: Place
    fine: bool
    kind: str = ""


class Toponymy:
    """The toponyms of a text, with what the text states about where they are."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], article: Article) -> None:
        self.doc, self.text, self.article = doc, article.text, article
        self.names = Toponyms(doc, mentions)
        self.known: dict[str, set[str | None]] = {}
        counts = Counter(m.country for m in mentions if m.country and m.level == "name" and self._is_plain(m))
        self.geography = Geography(counts, article.dateline.country if article.dateline else None)

    def around(self, head: Token, ends: Sequence[Participant | None]) -> frozenset[str]:
        """The countries of an event's ends and sentence; of places only where their name is of one country alone.

        The state of an embassy is nowhere near it.
        """
        elsewhere = self._states_of_embassies(head)
        found = {end.country for end in ends if end is not None and end.country and self._is_of_itself(end)}
        first, end = self._part_of_sentence(head)
        for i in range(first, end):
            mention = self.names.covering.get(i) or self.names.bodies.get(i)
            if mention is not None and mention.country and self._is_plain(mention):
                found.add(mention.country)
        return frozenset(found - elsewhere)

    def _part_of_sentence(self, head: Token) -> tuple[int, int]:
        """The words of a sentence between semicolons, which part the items of a digest."""
        first, end, start = head.i, head.i + 1, head.sent.start
        if start and self.doc[start - 1].text == ":":  # "COSTA RICA: Police seized"
            start = self.doc[start - 1].sent.start
        while first > start and self.doc[first - 1].text != ";":
            first -= 1
        while end < head.sent.end and self.doc[end].text != ";":
            end += 1
        return first, end

    def _states_of_embassies(self, head: Token) -> set[str | None]:
        """The states whose embassies and consulates the sentence of an event names."""
        nouns = words("diplomatic_post_noun")
        posts = [t for t in head.sent if t.lemma_.lower() in nouns]
        owners = [t for post in posts for t in (*post.lefts, *prepositional_objects(post, "of"))]
        mentions = [self.names.covering.get(t.i) for t in owners]
        return {m.country for m in mentions if m is not None and m.type == "state"}

    def _is_plain(self, mention: Mention) -> bool:
        """Whether the country of a mention is certain: it is no place, or one whose name is of no other country."""
        return mention.type != "place" or self._countries_of(mention.text) == {mention.country}

    def _is_of_itself(self, end: Participant) -> bool:
        """Whether an end has its country by itself, not by where it is: "Mérida", "a unionist in Mérida", "two men"."""
        mention = self.names.starting.get(end.start)
        if mention is not None and mention.type == "place":
            return False
        if end.actor is not None or end.antecedent is not None:
            return True
        inside = self.names.beginning_between(end.start, end.end)
        return any(m.country == end.country and self._is_plain(m) for m in inside)

    def _countries_of(self, name: str) -> set[str | None]:
        if name not in self.known:
            self.known[name] = {place.country for place in toponyms().lookup(name)}
        return self.known[name]

    def resolved(self, span: tuple[int, int], word: Token, *ends: Participant | None) -> Place | None:
        """The place of a toponym, given the countries of a word's sentence and of some ends."""
        found = self.place(*span, self.around(word, ends))
        return found.place if found is not None else None

    def mention_of(self, end: Participant | None) -> Mention | None:
        """The mention of an end that names a place or a state; not "the Russians"."""
        mention = self.names.starting.get(end.start) if end is not None else None
        return mention if mention is not None and mention.type in PLACE_TYPES and not mention.demonym else None

    def place(self, first: int, last: int, near: Collection[str]) -> Found | None:
        """The place that the words from `first` to `last` name; None where that is none or too unlikely."""
        for of in range(first + 2, last):  # "the Gao Region of Mali"
            if self.doc[of].lower_ == "of" and self.doc[of - 1].lower_ in OF_SEAT:
                states = {p.country for p in toponyms().lookup(self.names.text(of + 1, last)) if p.kind == "state"}
                if states:
                    return self.place(first, of - 1, {*near, *filter(None, states)})
        name, division = self.names.text(first, last), self.names.noun_after(last, words("division_noun"))
        noun = division or self.names.noun_after(last, words("landform_noun"))  # "the Bolan pass"
        found = (toponyms().lookup(f"{name} {noun}") if noun else ()) or toponyms().lookup(name)
        if not found and last > first and self.doc[last].lower_ in words("site_noun") | OF_SEAT:  # "Nice airport"
            last -= 1
            found = toponyms().lookup(self.names.text(first, last))
        kind = division or self.names.noun_of(first)
        countries, divisions = self._stated(first, last, near)
        end = last + 1 if division else last
        if not division and (within := self._division_after_comma(last)):
            found = tuple(p for p in found if p.kind != "city" or p.admin1 is None or p.admin1 in within)
        if self._is_said_to_be_elsewhere(last, {p.country for p in found}):
            found = ()
        best = self._likeliest(found, first, last, kind, countries | divisions, near)
        if best is not None:
            place = self._written(first, end, best.name, best.country, best.admin1, (best.lat, best.lon))
            return Found(place, best.kind != "state" and (best.country is None or best.admin1 is not None), best.kind)
        after = self.doc[last + 1] if last + 1 < len(self.doc) else None
        modifier = not division and after is not None and after.pos_ == "NOUN"
        if modifier and after is not None and after.lemma_.lower() in words("named_ground_noun"):
            modifier = False  # "the Plaine Savo camp"
        clipped = after is not None and after.text in ("...", "…")  # "in Isr ..."
        if modifier or clipped or not (kind or self.names.is_geographic(first, last)):
            return None  # "Mpilo hospital" is in no Mpilo
        site = {self.doc[first].lower_, self.doc[last].lower_} & either("site_noun", "division_noun")
        if site and (town := self._town_after_comma(last, near)) is not None:  # "at Camp Aguinaldo, Quezon City"
            return town
        return self._unlisted(name, (first, last, end), countries, divisions, near)

    def is_site(self, last: int) -> bool:
        """Whether a name ends with a noun of a site: "Litoral Penitentiary"."""
        return self.doc[last].lower_ in words("site_noun")

    def _unlisted(
        self, name: str, span: tuple[int, int, int], countries: set[str], divisions: set[str], near: Collection[str]
    ) -> Found | None:
        """A place that no table has, where its country is known; `span` ends with a noun of division, if it has one."""
        first, last, end = span
        if not countries and any(p.exact and p.kind == "city" for p in toponyms().lookup(name)):
            return None  # a town that the tables have in another state
        country = self.geography.only_country(countries, near)
        if country is None:
            return None
        admin1 = next(iter(divisions)) if len(divisions) == 1 and countries else None
        # "On Rustaveli Avenue in Tbilisi", "across the Ruzizi plain".
        street = not words("surface_noun").isdisjoint(word.lower_ for word in self.doc[last : last + 2])
        return Found(self._written(first, end, name, country, admin1, (None, None)), bool(countries) and not street)

    def _likeliest(
        self, found: Sequence[Toponym], first: int, last: int, kind: str, stated: Collection[str], near: Collection[str]
    ) -> Toponym | None:
        """The reading of a name with the most weight, if it is likely at all."""
        if not found:
            return None
        definite = any(c.lower_ == "the" for c in self.doc[last].lefts)  # "the Pacific"
        best = max(found, key=lambda place: self.geography.weight(place, kind, stated, near, definite=definite))
        best = greater_namesake(best, found, stated, self.text)
        if kind not in words("settlement_noun"):
            best = self._division_of_same_name(first, best, found)
        alone = len({place.country for place in found if place.exact or not best.exact}) == 1
        return best if self.geography.is_likely(best, stated, near, alone=alone) else None

    def _division_after_comma(self, last: int) -> set[str]:
        """The division that the text puts a place in: "Southport, North Carolina" is no Southport of another state."""
        span = self.names.at(last + 2) if last + 2 < len(self.doc) and self.doc[last + 1].text == "," else None
        if span is None or span[0] != last + 2:
            return set()
        return divisions_alone(self.names.text(*span))

    def _is_said_to_be_elsewhere(self, last: int, known: Collection[str | None]) -> bool:
        """Whether a name is put in a state where no table has it: "Phoenix, a suburb of Durban"."""
        after = next((s for s, _ in self._names_after(last) if self.doc[s - 1].lower_ in ("in", "of")), -1)
        around = self.names.covering.get(after) if self.doc[last + 1 : last + 2].text == "," else None
        return around is not None and around.country not in {None, *known}

    def _town_after_comma(self, last: int, near: Collection[str]) -> Found | None:
        """The town that follows a name that no table has, after a comma."""
        span = self.names.at(last + 2) if last + 2 < len(self.doc) and self.doc[last + 1].text == "," else None
        if span is None or span[0] != last + 2 or self.names.is_state(span[0]):
            return None
        towns = [place for place in toponyms().lookup(self.names.text(*span)) if place.kind == "city" and place.exact]
        return self.place(*span, near) if towns else None

    def place_within(self, first: int, last: int, around: Place) -> Place | None:
        """The place of a name that a text puts in another: "Choman, in the mountains of Iraq"; known or not."""
        if around.country is None:
            return None
        name, start = self.names.text(first, last), self.doc[first].idx
        if (known := self.named(name, around.country, start)) is not None:
            return known
        return self._written(first, last, name, around.country, around.admin1, (None, None))

    def _division_of_same_name(self, first: int, best: Toponym, found: Collection[Toponym]) -> Toponym:
        """The division around a city of its name, where the linker took the name for it: "Gaza" is the Gaza Strip."""
        mention = self.names.covering.get(first)
        linked = mention.actor if mention is not None and best.kind == "city" else None
        around = (p for p in found if linked and p.id == linked and p.kind == "division" and p.country == best.country)
        return next((p for p in around if p.name == best.admin1), best)

    def _written(
        self, first: int, end: int, name: str, country: str | None, admin1: str | None,
        at: tuple[float | None, float | None],
    ) -> Place:  # fmt: skip
        start, stop = self.doc[first].idx, self.doc[end].idx + len(self.doc[end].text)
        return Place(start, stop, self.text[start:stop], name, country, admin1, *at)

    def named(self, name: str, country: str, start: int) -> Place | None:
        """The place of that name in a state, which the text names at an offset, in whatever capitals."""
        found = (place for place in toponyms().lookup(name) if place.country == country)
        best = max(found, key=lambda place: self.geography.weight(place, "", (country,), ()), default=None)
        if best is None:
            return None
        end, at = start + len(name), (best.lat, best.lon)
        return Place(start, end, self.text[start:end], best.name, best.country, best.admin1, *at)

    def meant_by(self, noun: Token, country: str) -> Place | None:
        """A state or its capital, which a text names by a noun alone: "across the country", "in the capital"."""
        seat = toponyms().capital(country) if noun.lower_ == "capital" else toponyms().state(country)
        if seat is None:
            return None
        return self._written(noun.left_edge.i, noun.i, seat.name, seat.country, seat.admin1, (seat.lat, seat.lon))

    def described(self, head: Token) -> Place | None:
        """The capital or the state that a phrase means without naming it: "the Syrian capital", "in Iraqi waters"."""
        if head.lemma_ in FRONTIER_NOUNS or head.lemma_ in words("diplomatic_post_noun"):
            return None
        for word in head.lefts:
            mention = self.names.covering.get(word.i)
            if mention is not None and mention.type == "state" and mention.country is not None:
                return self.meant_by(head, mention.country)
        return None

    def _stated(self, first: int, last: int, near: Collection[str]) -> tuple[set[str], set[str]]:
        """Countries and divisions that the same phrase states: "the Iraqi city of", ", North Kivu", "in Texas"."""
        countries: set[str] = set()
        divisions: set[str] = set()
        for word in self._words_before(first):
            mention = self.names.covering.get(word.i)
            if mention is not None and mention.country and mention.type in ("state", "place"):
                countries.add(mention.country)
        for start, end in self._names_after(last):
            mention = self.names.covering.get(start)
            linked = mention.country if mention is not None else None
            found = toponyms().lookup(self.names.text(start, end))
            if linked not in near:  # "near Bagua, in the Amazonas region", where Peruvians act
                linked = next((p.country for p in found if p.kind == "division" and p.country in near), linked)
            for place in found:
                if place.kind == "division" and linked in (None, place.country):
                    divisions.add(place.name)
                near_by = self.doc[start - 1].lower_ == "of" and place.exact and place.population >= GREAT_TOWN
                if place.country and linked is None and (near_by or place.kind in ("state", "division")):
                    countries.add(place.country)  # "Phoenix, a suburb of Durban"
            if linked is not None:
                countries.add(linked)
        return countries, divisions

    def _words_before(self, first: int) -> Iterator[Token]:
        for i in range(first - 1, max(self.doc[first].sent.start, first - WORDS_AROUND_NAME) - 1, -1):
            token = self.doc[i]
            if (token.dep_ == "prep" and token.lower_ != "of") or token.dep_ == "cc":
                return
            if token.pos_ in VERBAL or (token.is_punct and token.text not in "-–"):
                return
            yield token

    def _names_after(self, last: int) -> Iterator[tuple[int, int]]:
        i, end = last + 1, self.doc[last].sent.end
        while i < min(end, last + WORDS_AROUND_NAME):
            token = self.doc[i]
            span = self.names.at(i)
            if span is not None and span[0] >= i:
                if self.doc[i - 1].text == "," and token.dep_ == "compound" and self.names.is_state(i):
                    return  # "visiting Warsaw, US Vice President Pence"
                yield span
                i = span[1] + 1
                continue
            kind = token.lemma_.lower() in either("settlement_noun", "division_noun")
            if not (kind or token.text == "," or token.lower_ in STATE_LINK_WORDS or token.pos_ in ("ADJ", "ADV")):
                return
            i += 1
